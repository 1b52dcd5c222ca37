import { resolve } from 'node:path'
import { type Account, parseAccount } from '../account/account.ts'
import type { FileProblems } from '../shape/problem.ts'
import { filesMatching } from './files-matching.ts'
import { shownPath } from './places.ts'
import { readSource } from './read-source.ts'
import { unreadableMessage } from './unreadable-message.ts'

export interface Accounts {
  /** By name. */
  readonly byName: ReadonlyMap<string, Account>
  readonly problems: readonly FileProblems[]
  /** Whether the project has account files at all, sound or not. */
  readonly declared: boolean
}

/** Reads the account profiles of a project. A broken one is reported and left out. */
export async function loadAccounts(cwd: string, root: string, globs: readonly string[]): Promise<Accounts> {
  const byName = new Map<string, Account>()
  const problems: FileProblems[] = []
  const files = await filesMatching(root, globs)
  for (const file of files) {
    const path = shownPath(cwd, resolve(root, file))
    const read = readSource(resolve(root, file))
    if (!read.ok) {
      const { message, help } = unreadableMessage(read.why, path)
      problems.push({
        path,
        source: '',
        problems: [{ span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }],
      })
      continue
    }
    const result = parseAccount(read.text, path)
    if (!result.ok) {
      problems.push({ path, source: read.text, problems: result.problems })
      continue
    }
    const { account } = result
    const name = account.profile.account
    const twin = byName.get(name)
    if (twin === undefined) byName.set(name, account)
    else {
      problems.push({
        path,
        source: read.text,
        problems: [
          {
            span: account.root.span,
            message: {
              zh: `账号「${name}」在 ${twin.path} 里已经有了`,
              en: `The account “${name}” is already described in ${twin.path}`,
            },
          },
        ],
      })
    }
  }
  return { byName, problems, declared: files.length > 0 }
}
