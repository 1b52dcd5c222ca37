import { type Draft, parseDraft } from '../draft/draft.ts'
import type { Decoded } from '../run/decode-source.ts'
import { unreadableMessage } from '../run/unreadable-message.ts'
import { UserError } from '../shape/problem.ts'

/** The draft of a command that is about one. Throws a UserError where there is none to be had. */
export function readDraft(read: Decoded, path: string): Draft {
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    throw new UserError({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }, { help })
  }
  const draft = parseDraft(read.text, path)
  if (draft.problems.length === 0) return draft
  throw new UserError(
    { zh: `${path} 无法判断`, en: `${path} cannot be judged` },
    { files: [{ path, source: read.text, problems: draft.problems }] },
  )
}
