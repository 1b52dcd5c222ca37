import type { MediaFile } from '../draft/media-file.ts'

/** An address that a verdict asked the media of the project for, and what the answer was. */
export interface MediaAnswer {
  readonly reference: string
  readonly from: string
  readonly answer: string
  /** The content was asked for too. */
  readonly digest?: string
}

/** What a verdict reads of the world around its draft, beside the settings of the project. */
export class ReadLog {
  /** Which day it is. */
  day = false
  /** What time it is, or what git knows: such a verdict may be another one a minute later. */
  fleeting = false
  readonly #media = new Map<
    string,
    { readonly reference: string; readonly from: string; file: MediaFile; digested: boolean }
  >()

  /** The file, which from now on tells the log when its content is asked for. */
  opened(reference: string, from: string, file: MediaFile): MediaFile {
    const key = JSON.stringify([reference, from])
    const note = this.#media.get(key) ?? { reference, from, file, digested: false }
    this.#media.set(key, note)
    if (file.kind !== 'file') return file
    const sha256 = () => {
      note.digested = true
      return file.sha256()
    }
    return { ...file, sha256 }
  }

  get media(): readonly MediaAnswer[] {
    return [...this.#media.values()].map(({ reference, from, file, digested }) => ({
      reference,
      from,
      answer: answerOf(file),
      ...(digested ? { digest: digestOf(file) } : {}),
    }))
  }
}

/** All that is known of a file but its content. */
export function answerOf(file: MediaFile): string {
  return JSON.stringify(file)
}

export function digestOf(file: MediaFile): string {
  return (file.kind === 'file' ? file.sha256() : undefined) ?? ''
}
