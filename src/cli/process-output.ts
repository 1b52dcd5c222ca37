import { fstatSync, statSync, writeSync } from 'node:fs'
import { errorCode } from '../run/error-code.ts'
import type { Output } from './environment.ts'

/**
 * Standard output or standard error. `| head` closes its pipe: what nobody reads need not be written, and is no failure.
 * Files, pipes and `/dev/null` are written to as they are, because opening a stream for them takes milliseconds.
 */
export class ProcessOutput implements Output {
  readonly #descriptor: number
  readonly #open: () => NodeJS.WriteStream
  #stream: NodeJS.WriteStream | undefined
  #closed = false
  #failure: string | undefined

  /** @param open the stream of the process for the same descriptor */
  constructor(descriptor: 1 | 2, open: () => NodeJS.WriteStream) {
    this.#descriptor = descriptor
    this.#open = open
    if (!isPlain(descriptor)) this.#opened()
  }

  get isTerminal(): boolean {
    return this.#stream?.isTTY === true
  }

  get columns(): number | undefined {
    return this.#stream?.columns
  }

  write(text: string): void {
    const rest = this.#stream === undefined && !this.#closed ? this.#writeNow(text) : text
    if (rest.length > 0 && !this.#closed) this.#opened().write(rest)
  }

  /** Waits until all is written. Gives the code of what went wrong. */
  async end(): Promise<string | undefined> {
    const stream = this.#stream
    // The callback comes after those of all earlier writes, and also where they failed.
    if (stream !== undefined && !this.#closed) await new Promise<void>((resolve) => stream.write('', () => resolve()))
    return this.#failure
  }

  /** Gives what is left for the stream: all that a pipe that must not be waited for has no room for. */
  #writeNow(text: string): Uint8Array {
    let rest: Uint8Array = Buffer.from(text)
    while (rest.length > 0) {
      try {
        rest = rest.subarray(writeSync(this.#descriptor, rest))
      } catch (error) {
        if (errorCode(error) === 'EAGAIN') return rest
        this.#fail(error)
        return NOTHING
      }
    }
    return rest
  }

  #opened(): NodeJS.WriteStream {
    if (this.#stream === undefined) {
      this.#stream = this.#open()
      this.#stream.on('error', (error) => this.#fail(error))
    }
    return this.#stream
  }

  #fail(error: unknown): void {
    this.#closed = true
    const code = errorCode(error)
    if (code !== 'EPIPE') this.#failure = code ?? String(error)
  }
}

const NOTHING = new Uint8Array()

/** Whether it is surely no terminal. */
function isPlain(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor)
    if (found.isCharacterDevice()) return found.rdev === statSync('/dev/null').rdev
    return found.isFile() || found.isFIFO() || found.isSocket()
  } catch {
    // Whatever it is, the stream will say.
    return false
  }
}
