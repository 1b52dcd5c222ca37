import type { MediaFile, PresentMedia } from '../draft/media-file.ts'
import { claimedFormat, kindOfFormat, type MediaKind } from '../draft/media-format.ts'
import { referenceShown } from '../draft/media-reference.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import type { Finding, NotJudged } from './check.ts'
import { allOf, type MediaDemands, type MediaFault, mediaFaults } from './media-faults.ts'

/** A picture or a film that a draft or a profile names. */
export interface Attachment {
  readonly reference: string
  /** Where the reference is written, in the file. */
  readonly span: Span
  /** What it is attached as; counts where neither name nor content says what it is. */
  readonly as: MediaKind
  /** The alternative text, and where to point if it is empty; absent where there can be none. */
  readonly alt?: { readonly text: string; readonly span: Span }
}

/**
 * Holds media against a rule. All faults of a file are one finding, since one rule has one violation at a place. What is
 * not there, or elsewhere, is a fault only for a rule that asks for it.
 */
export function* mediaFindings(
  attachments: Iterable<Attachment>,
  fileOf: (reference: string) => MediaFile,
  demands: MediaDemands,
): Iterable<Finding | NotJudged> {
  if (demands.standard?.file.kind === 'remote') yield remote(demands.standard.reference)
  for (const attachment of attachments) {
    const { reference, span } = attachment
    const file = fileOf(reference)
    if (!isMeant(attachment, file, demands.only)) continue
    if (file.kind === 'remote') {
      yield remote(reference)
      continue
    }
    if (file.kind !== 'file') {
      const isAsked = file.kind === 'outside' ? demands.inside : demands.exists
      if (isAsked === true) yield finding(reference, span, [{ actual: absence(file), expected: THERE }])
      continue
    }
    const faults = mediaFaults(file, demands)
    if (faults.length > 0) yield finding(reference, span, faults)
  }
}

/** Pictures without alternative text. No file is looked at for it. */
export function* altFindings(attachments: Iterable<Attachment>, only: MediaKind | undefined): Iterable<Finding> {
  for (const attachment of attachments) {
    const { reference, alt } = attachment
    if (alt === undefined || alt.text.trim() !== '' || !isMeant(attachment, undefined, only)) continue
    yield finding(reference, alt.span, [NO_ALT])
  }
}

/** A name says what its author meant; where it says nothing the content does. */
function isMeant({ reference, as }: Attachment, file: MediaFile | undefined, only: MediaKind | undefined): boolean {
  if (only === undefined) return true
  const format = claimedFormat(reference) ?? (file?.kind === 'file' ? file.format : undefined)
  return (format === undefined ? as : kindOfFormat(format)) === only
}

function absence(file: Exclude<MediaFile, PresentMedia | { readonly kind: 'remote' }>): Bilingual {
  switch (file.kind) {
    case 'missing':
      return file.nearest === undefined
        ? { zh: '找不到', en: 'not there' }
        : { zh: `找不到（是不是「${file.nearest}」？）`, en: `not there (did you mean “${file.nearest}”?)` }
    case 'outside':
      return file.by === 'link'
        ? { zh: '经链接指到了项目之外', en: 'outside the project by a link' }
        : { zh: '在项目之外', en: 'outside the project' }
    case 'not-a-file':
      return { zh: '不是文件', en: 'not a file' }
    case 'empty':
      return { zh: '空文件', en: 'an empty file' }
    case 'unreadable':
      return unreadable(file.code)
  }
}

function unreadable(code: string): Bilingual {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有权限读取', en: 'not permitted to be read' }
    case 'ELOOP':
      return { zh: '链接绕成了圈', en: 'a link that leads in a circle' }
    default:
      return { zh: `读不出（${code}）`, en: `unreadable (${code})` }
  }
}

function finding(reference: string, span: Span, faults: readonly MediaFault[]): Finding {
  const actual = allOf(
    faults.map((fault) => fault.actual),
    ', ',
  )
  const expected = allOf(
    faults.map((fault) => fault.expected),
    ', ',
  )
  return { span, data: { file: referenceShown(reference), actual, expected } }
}

function remote(reference: string): NotJudged {
  const shown = referenceShown(reference)
  return { notJudged: 'remote-media', detail: { zh: shown, en: shown } }
}

const THERE = { zh: '项目里的文件', en: 'a file of the project' }
const NO_ALT: MediaFault = {
  actual: { zh: '没有替代文字', en: 'without alternative text' },
  expected: { zh: '说明图片内容的替代文字', en: 'an alternative text that says what it shows' },
}
