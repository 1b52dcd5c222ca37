import { createLinter, lintOneText } from './library/create-linter.ts'
import type { LinterOptions, TextOptions } from './library/linter.ts'
import type { Report } from './report/json-report.ts'

export { createLinter } from './library/create-linter.ts'
export { type FormatOptions, formatReport, formats } from './library/format-report.ts'
export type { Linter, LinterOptions, TextOptions } from './library/linter.ts'
export { loadPack } from './library/load-pack.ts'
export type { PackClause, PackRule, PackSummary } from './library/pack-summary.ts'
export { type FileProblem, PostlintError } from './library/postlint-error.ts'
export type * from './report/json-report.ts'

/**
 * Judges the text of one draft, front matter included. Reads the config, the packs and the account profiles anew each
 * time; `createLinter` reads them once.
 *
 * @throws PostlintError for a config, a pack or an option that is not right
 */
export async function lintText(text: string, options: LinterOptions & TextOptions = {}): Promise<Report> {
  return lintOneText(text, options)
}

/**
 * Finds, reads and judges drafts, and compares them with each other where rules do. Never throws for a draft: one that
 * can’t be read is in `files` as `unreadable`, a path that gives none is in `missing`.
 *
 * @param paths files, folders or globs, relative to `cwd`; none: the config’s drafts
 * @throws PostlintError for a config, a pack or an option that is not right
 */
export async function lintFiles(paths: readonly string[] = [], options: LinterOptions = {}): Promise<Report> {
  return createLinter(options).lintFiles(paths)
}
