import type { FileBytes } from './file-bytes.ts'

/** A box of an ISO base media file (ISO/IEC 14496-12), which QuickTime calls an atom. */
export interface MediaBox {
  readonly type: string
  /** Where its content starts. */
  readonly body: number
  /** May lie behind the end of the file. */
  readonly end: number
}

/** The boxes that lie one after another in `[start, end)`. Stops where something else than a box begins. */
export function* boxesIn(file: FileBytes, start: number, end: number): Generator<MediaBox> {
  for (let at = start; at + 8 <= end; ) {
    const type = file.latin1(at + 4, 4)
    const size32 = file.u32be(at)
    if (size32 === 1 && at + 16 > end) return
    const header = size32 === 1 ? 16 : 8
    const size = size32 === 1 ? file.u64be(at + 8) : size32 === 0 ? end - at : size32
    if (size < header) return
    yield { type, body: at + header, end: at + size }
    at += size
  }
}

export function boxIn(file: FileBytes, type: string, start: number, end: number): MediaBox | undefined {
  for (const box of boxesIn(file, start, end)) if (box.type === type) return box
  return undefined
}
