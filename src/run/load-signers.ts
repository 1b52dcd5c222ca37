import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { type AllowedSigner, parseAllowedSigners } from '../review/allowed-signers.ts'
import type { FileTree } from './file-tree.ts'
import type { PackLoader } from './load-packs.ts'
import { shownPath } from './places.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** The name that git’s own documentation uses. */
const USUAL_NAME = 'allowed_signers'

/** The file that holds the keys, whether it is there or not. */
export function signersFile(root: string, { signers }: Config): string {
  return resolve(root, signers?.value ?? USUAL_NAME)
}

/**
 * Whose keys a project knows: the file that its config names, else `allowed_signers` beside it. Undefined: nobody’s.
 * What is wrong with the file is reported.
 */
export function loadSigners(
  cwd: string,
  root: string,
  config: Config,
  tree: FileTree,
  loader: PackLoader,
): readonly AllowedSigner[] | undefined {
  const { signers } = config
  const file = signersFile(root, config)
  if (signers === undefined && !tree.exists(file)) return undefined
  const path = shownPath(cwd, file)
  const read = tree.read(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    const span = signers?.span ?? { start: 0, end: 0, path }
    loader.report({ span, message, ...(help === undefined ? {} : { help }) })
    return undefined
  }
  loader.addSource(path, read.text)
  const parsed = parseAllowedSigners(read.text)
  for (const problem of parsed.problems) loader.report({ ...problem, span: { ...problem.span, path } })
  return parsed.signers
}
