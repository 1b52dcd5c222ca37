import type { Thread } from '../run/thread.ts'
import type { GlobalOptions } from './global-options.ts'

/** The machine as the command line sees it. Tests give one of their own. */
export interface Environment {
  readonly cwd: string
  /** Without the program and script names. */
  readonly argv: readonly string[]
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** All of standard input. */
  readInput(): Promise<Uint8Array>
  readonly now: Date
  /** The folder of the package: `rules/` stands in it. */
  readonly packageFolder: string
  readonly version: string
  /** The version of Node. */
  readonly nodeVersion?: string
  /** Standard input and output as a conversation, and a clock that goes on. Absent: there is nobody to talk to. */
  readonly streams?: {
    readonly input: NodeJS.ReadableStream
    readonly output: NodeJS.WritableStream
    readonly now: () => Date
  }
  /** Starts a thread that does `serve` with this. Absent: there is only this one. */
  startThread?(data: ThreadData): Promise<Thread>
}

/** What another thread needs to judge drafts as this one does. */
export interface ThreadData {
  readonly cwd: string
  readonly packageFolder: string
  readonly now: Date
  readonly options: GlobalOptions
}

export interface Output {
  readonly isTerminal: boolean
  /** Columns of the terminal, if it is one. */
  readonly columns: number | undefined
  write(text: string): void
}
