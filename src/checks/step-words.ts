import { momentText } from '../draft/moment-text.ts'
import type { StepFault } from '../review/chain.ts'
import type { JudgedEntry } from '../review/review-record.ts'
import { sealPartNames } from '../review/seal.ts'
import type { Change } from '../review/what-changed.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'

/** An approval, or the lack of one, and the role or clause that it is for. */
export interface FaultyStep {
  /** What is signed for: a role, or a clause. */
  readonly name: string
  readonly fault: StepFault
  readonly judged: JudgedEntry | undefined
}

/**
 * What is wrong with steps that have one fault in common, as a sentence.
 *
 * @param changes what has changed since they were signed
 */
export function stepWords(steps: readonly [FaultyStep, ...FaultyStep[]], changes: readonly Change[]): Bilingual {
  const [{ fault, judged }] = steps
  const names = { zh: steps.map(({ name }) => name).join('、'), en: steps.map(({ name }) => name).join(', ') }
  const by = judged?.entry.by ?? ''
  switch (fault.kind) {
    case 'missing':
      return { zh: `「${names.zh}」还没有签`, en: `“${names.en}” not signed yet` }
    case 'incomplete':
      return {
        zh: `「${names.zh}」这一条没有写对：${fault.keys.join('、')}`,
        en: `the entry of “${names.en}” is not right: ${fault.keys.join(', ')}`,
      }
    case 'stale': {
      const what = changeWords(changes)
      const who = steps.map(({ name, judged: each }) => `${name} ${each?.entry.by} ${timeShown(each)}`)
      return {
        zh: `审过以后内容改了${what.zh === '' ? '' : `：${what.zh}`}（审的是 ${who.join('、')}）`,
        en: `changed since it was signed${what.en === '' ? '' : `: ${what.en}`} (by ${who.join(', ')})`,
      }
    }
    case 'expired':
      return {
        zh: `「${names.zh}」${by} 签的有效期到 ${fault.until} 为止`,
        en: `“${names.en}”: what ${by} signed was valid until ${fault.until}`,
      }
    case 'future':
      return {
        zh: `「${names.zh}」${by} 签的时间 ${timeShown(judged)} 还没有到`,
        en: `“${names.en}”: ${by} signed at ${timeShown(judged)}, which has not come yet`,
      }
    case 'forged':
      return {
        zh: `「${names.zh}」以 ${by} 的名义写的签名不成立：${fault.why.zh}`,
        en: `“${names.en}” carries a signature that is not ${by}’s: ${fault.why.en}`,
      }
    case 'not-holder':
      return { zh: `${by} 不能签「${names.zh}」`, en: `${by} may not sign as “${names.en}”` }
    case 'self':
      return {
        zh: `「${names.zh}」不能由作者 ${by} 自己签`,
        en: `“${names.en}” cannot be signed by ${by}, who is the author`,
      }
    case 'same-person':
      return {
        zh: `${by} 已经签了「${fault.role}」，不能再签「${names.zh}」`,
        en: `${by} has signed as “${fault.role}” and cannot sign as “${names.en}” too`,
      }
    case 'order':
      return {
        zh: `「${names.zh}」${by} 签得比「${fault.role}」早，次序不对`,
        en: `“${names.en}”: ${by} signed before “${fault.role}”, out of order`,
      }
    case 'after-publishing':
      return {
        zh: `「${names.zh}」${by} ${timeShown(judged)} 才签，已经发布了`,
        en: `“${names.en}”: ${by} signed at ${timeShown(judged)}, after it was published`,
      }
    case 'unsigned':
      return {
        zh: `「${names.zh}」${by} 没有用密钥签名`,
        en: `“${names.en}”: what ${by} approved carries no signature`,
      }
  }
}

/** `11-27 04:16`, as a person says it; the record has the whole of it. */
function timeShown(judged: JudgedEntry | undefined): string {
  const { at, atText = '' } = judged?.entry ?? {}
  return at === undefined ? atText : momentText({ ...at, offsetMinutes: undefined }).replace('T', ' ')
}

/** `正文「周六」→「周日」、图片或视频`. */
function changeWords(changes: readonly Change[]): Bilingual {
  const words = changes.map(({ part, before, after }): Bilingual => {
    const name = sealPartNames[part]
    if (before === undefined || after === undefined) return name
    const [old, now] = [shortened(before), shortened(after)]
    if (before === '') return { zh: `${name.zh}多了「${now}」`, en: `${name.en}, now with “${now}”` }
    if (after === '') return { zh: `${name.zh}少了「${old}」`, en: `${name.en}, now without “${old}”` }
    return { zh: `${name.zh}「${old}」→「${now}」`, en: `${name.en}, “${old}” → “${now}”` }
  })
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join('; ') }
}

function shortened(text: string): string {
  const chars = Array.from(text.replace(/\s+/g, ' '))
  return chars.length <= MOST_CHARS ? chars.join('') : `${chars.slice(0, MOST_CHARS).join('')}…`
}

const MOST_CHARS = 24

/** Where the fault stands: the part of the entry that is wrong. */
export function stepSpan(fault: StepFault, { entry }: JudgedEntry): Span {
  const { spans, span } = entry
  switch (fault.kind) {
    case 'missing':
    case 'incomplete':
    case 'unsigned':
      return span
    case 'stale':
      return spans.seal ?? span
    case 'expired':
      return spans.until ?? span
    case 'future':
    case 'order':
    case 'after-publishing':
      return spans.at ?? span
    case 'forged':
      return spans.signature ?? span
    case 'not-holder':
    case 'self':
    case 'same-person':
      return spans.by ?? span
  }
}
