import type { Grade } from '../pack/pack-shape.ts'
import type { Language } from '../text/bilingual.ts'

/** Dresses a part of the output; what it is given is already safe for a terminal. */
export type Paint = (text: string) => string

export interface Colour {
  readonly grade1: Paint
  readonly grade2: Paint
  readonly grade3: Paint
  readonly hint: Paint
  /** What could not be judged, and other reasons for exit code 2. */
  readonly failure: Paint
  /** A run without violations. */
  readonly success: Paint
  readonly path: Paint
  readonly caret: Paint
  readonly bold: Paint
  readonly dim: Paint
}

const asItIs: Paint = (text) => text

/** No colours: for files, pipes and tests. */
export const plain: Colour = {
  grade1: asItIs,
  grade2: asItIs,
  grade3: asItIs,
  hint: asItIs,
  failure: asItIs,
  success: asItIs,
  path: asItIs,
  caret: asItIs,
  bold: asItIs,
  dim: asItIs,
}

export interface Style {
  readonly lang: Language
  readonly colour: Colour
  /** How many violations and problems are shown before the rest is only counted. Infinity shows all. */
  readonly maxViolations: number
  /** Columns of the terminal. Only code frames are cut to it: sentences and commands are left whole for copying. */
  readonly width: number
  /** The mildest grade that fails the run; it is only mentioned here, the exit code is decided elsewhere. */
  readonly failOn: Grade | 'never'
  /** The address that a path is linked to; absent where the terminal has no links. */
  readonly addressOf?: (path: string) => string
  /** Of postlint, for formats that name their maker. */
  readonly version?: string
}

/** A text that leads to an address (OSC 8). The text is dressed already, and the address percent-encoded. */
export function linked(text: string, address: string | undefined): string {
  if (address === undefined || /[^\x21-\x7e]/.test(address)) return text
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`
}

/** Where the terminal does not say how wide it is. */
export const DEFAULT_WIDTH = 100
