import { resolve } from 'node:path'
import { type Account, parseAccount } from '../account/account.ts'
import type { Config } from '../config/config.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { FileProblems, Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { nodeAt } from '../shape/yaml-tree.ts'
import { diskTree, type FileTree } from './file-tree.ts'
import { shownPath } from './places.ts'
import { unreadableMessage } from './unreadable-message.ts'

export interface Accounts {
  /** By name; only those whose profile is sound. */
  readonly byName: ReadonlyMap<string, Account>
  readonly problems: readonly FileProblems[]
  /** The names that drafts may give. Undefined: the project has no account files, or one that hides its name. */
  readonly known: ReadonlySet<string> | undefined
}

/** Reads the account profiles of a project. A broken one is reported and left out. */
export async function loadAccounts(
  cwd: string,
  root: string,
  globs: readonly string[],
  tree: FileTree = diskTree,
): Promise<Accounts> {
  const byName = new Map<string, Account>()
  const problems: FileProblems[] = []
  const names = new Set<string>()
  let hidden = false
  const files = await tree.matching(root, globs)
  for (const file of files) {
    const path = shownPath(cwd, resolve(root, file))
    const read = tree.read(resolve(root, file))
    if (!read.ok) {
      const { message, help } = unreadableMessage(read.why, path)
      problems.push({
        path,
        source: '',
        problems: [{ span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }],
      })
      hidden = true
      continue
    }
    const result = parseAccount(read.text, path)
    if (!result.ok) {
      problems.push({ path, source: read.text, problems: result.problems })
      // Drafts that name a broken profile are not at fault for it.
      const name = nodeAt(readYaml(read.text).root, 'account')
      if (name?.kind === 'scalar' && name.text !== '') names.add(name.text)
      else hidden = true
      continue
    }
    const { account } = result
    const name = account.profile.account
    const twin = byName.get(name)
    names.add(name)
    if (twin === undefined) byName.set(name, account)
    else {
      problems.push({
        path,
        source: read.text,
        problems: [
          {
            span: nodeAt(account.root, 'account')?.span ?? account.root.span,
            message: {
              zh: `账号「${name}」在 ${twin.path} 里已经有了`,
              en: `The account “${name}” is already described in ${twin.path}`,
            },
          },
        ],
      })
    }
  }
  return { byName, problems, known: files.length === 0 || hidden ? undefined : names }
}

/** A config whose own account has no profile, though others have: a slip that would leave many rules unjudged. */
export function unknownAccountOf({ account }: Config, { known }: Accounts): Problem | undefined {
  if (account === undefined || known === undefined || known.has(account.value)) return undefined
  const { value, span } = account
  const guess = nearest(value, known)
  return {
    span,
    message: { zh: `没有账号「${value}」的资料`, en: `No profile of the account “${value}”` },
    help: didYouMean(guess, {
      zh: `已有的账号：${[...known].sort().join('、')}`,
      en: `Known accounts: ${[...known].sort().join(', ')}`,
    }),
  }
}
