import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'

/** Something wrong in a file that a person wrote: where, what, and what to write instead. Offsets are UTF-16 units of that file. */
export interface Problem {
  readonly span: Place
  readonly message: Bilingual
  readonly help?: Bilingual
}

/** The problems of one file in order of place. The parser and who reads what it made of a line may say the same of it. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const told = new Set<string>()
  return [...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span, message }) => {
      const key = `${span.start} ${message.en}`
      if (told.has(key)) return false
      told.add(key)
      return true
    })
}

/** The problems of one file, with its text so that they can be shown framed. */
export interface FileProblems {
  readonly path: string
  readonly source: string
  readonly problems: readonly Problem[]
}

/** What the user can cause and mend: shown without a stack, exit code 2. Anything else that is thrown is a bug. */
export class UserError extends Error {
  readonly say: Bilingual
  readonly help: Bilingual | undefined
  readonly files: readonly FileProblems[]

  constructor(
    say: Bilingual,
    options: { help?: Bilingual | undefined; files?: readonly FileProblems[]; cause?: unknown } = {},
  ) {
    super(say.en, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'UserError'
    this.say = say
    this.help = options.help
    this.files = options.files ?? []
  }
}
