import type { Language } from '../text/bilingual.ts'
import type { Environment } from './environment.ts'
import type { OutputChoice } from './outputs.ts'

/** What a command does: it gets its arguments and options and gives an exit code. */
export type Action = (environment: Environment, args: readonly string[], options: GlobalOptions) => Promise<number>

/** The options of the command line, as commander reads them. */
export interface GlobalOptions {
  readonly config?: string
  readonly lang?: Language
  readonly color?: boolean
  readonly format?: string
  /** `--format` of a lint, which may be several. */
  readonly formats?: readonly OutputChoice[]
  readonly output?: string
  readonly failOn?: string
  readonly pack?: readonly string[]
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
  readonly quiet?: boolean
  readonly max?: number
  readonly now?: string
  readonly timing?: boolean
  readonly threads?: number
  /** False under `--no-cache`. */
  readonly cache?: boolean
  readonly cacheLocation?: string
  readonly failOnNotJudged?: boolean
  readonly stdinFilename?: string
  readonly checks?: boolean
  readonly force?: boolean
  readonly platform?: string
  readonly shipped?: boolean
  readonly require?: boolean
  readonly drafts?: readonly string[]
  readonly watch?: boolean
  readonly trust?: string
  readonly role?: string
  readonly as?: string
  readonly clause?: readonly string[]
  readonly until?: string
  readonly key?: string
  readonly week?: string
  readonly by?: string
  readonly since?: string
  readonly bom?: boolean
  readonly staged?: boolean
  readonly changed?: string | true
  /** `--since` of a lint; that of a report is a day. */
  readonly sinceRevision?: string
  readonly onlyDrafts?: boolean
  readonly hook?: boolean
  readonly fix?: boolean
  readonly unsafe?: boolean
  readonly diff?: boolean
  readonly fixDryRun?: boolean
  readonly baseline?: string | boolean
  readonly reason?: string
  readonly author?: string
  readonly include?: readonly string[]
  readonly prune?: boolean
}
