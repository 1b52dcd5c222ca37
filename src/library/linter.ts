import type { Report } from '../report/json-report.ts'

/** What to judge by. All of it can be left out: then it is as on the command line without options. */
export interface LinterOptions {
  /** The folder that paths are relative to: that of the process if not given. */
  readonly cwd?: string | undefined
  /** Path of a config. If not given, the nearest `postlint.yaml` above each draft. */
  readonly config?: string | undefined
  /** Packs in the place of the config’s: names of shipped packs, npm packages, or paths (`./rules/house.yaml`). */
  readonly packs?: readonly string[] | undefined
  /** Only these rules: `pack/rule`, or all of a `pack`. */
  readonly select?: readonly string[] | undefined
  /** None of these rules. */
  readonly ignore?: readonly string[] | undefined
  /**
   * What is taken for now, by which it is decided which rules are in force and what is over: a `Date`, or a time as
   * `--now` takes it (`2026-11-23`, `2026-11-23T09:30+08:00`). The clock’s if not given.
   */
  readonly now?: Date | string | undefined
}

/** Their names, to tell a slip by. */
export const linterOptionNames = [
  'cwd',
  'config',
  'packs',
  'select',
  'ignore',
  'now',
] as const satisfies readonly (keyof LinterOptions)[]

export interface TextOptions {
  /** The path that the text stands for: settings and attached files are looked for from there. `draft.md` if not given. */
  readonly path?: string | undefined
}

/** Judges drafts by one config, one set of packs and the account profiles beside it, each read once, at the first draft. */
export interface Linter {
  /**
   * Judges the text of one draft, front matter included.
   *
   * @throws PostlintError for a config, a pack or an option that is not right
   */
  lintText(text: string, options?: TextOptions): Promise<Report>
  /**
   * Finds, reads and judges drafts, and compares them with each other where rules do. Never throws for a draft: one that
   * can’t be read is in `files` as `unreadable`, a path that gives none is in `missing`.
   *
   * @param paths files, folders or globs; none: the config’s drafts
   * @throws PostlintError for a config, a pack or an option that is not right
   */
  lintFiles(paths?: readonly string[]): Promise<Report>
}
