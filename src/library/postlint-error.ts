import type { ReportProblem } from '../report/json-report.ts'

/** One thing that is wrong in a file that a person wrote. Lines and columns count from 1, see `ReportPosition`. */
export interface FileProblem extends ReportProblem {
  /** Relative to the working folder, with slashes; an absolute path outside of it. */
  readonly path: string
}

/**
 * What whoever calls the library, or whoever wrote a pack or a config, can mend: a rule that is unknown, a pack that makes
 * no sense, a format that does not exist. Anything else that is thrown is a bug of postlint, or a `TypeError` for an
 * argument of the wrong type. Drafts never throw: what is wrong with them stands in the report.
 */
export class PostlintError extends Error {
  override readonly name = 'PostlintError'
  /** The sentence of `message`, and its Chinese. */
  readonly say: { readonly zh: string; readonly en: string }
  /** The next step, if there is one to name. */
  readonly help: { readonly zh: string; readonly en: string } | undefined
  /** What is wrong in packs, configs and word files, in order of path and place; empty if it is not about a file. */
  readonly problems: readonly FileProblem[]

  constructor(
    say: { readonly zh: string; readonly en: string },
    options: {
      readonly help?: { readonly zh: string; readonly en: string } | undefined
      readonly problems?: readonly FileProblem[]
      readonly cause?: unknown
    } = {},
  ) {
    super(say.en, options.cause === undefined ? undefined : { cause: options.cause })
    this.say = say
    this.help = options.help
    this.problems = options.problems ?? []
  }
}
