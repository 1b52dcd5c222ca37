import type { StepFault } from '../review/chain.ts'
import type { JudgedEntry } from '../review/review-record.ts'
import { sealPartNames } from '../review/seal.ts'
import type { Change } from '../review/what-changed.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'

/** What is wrong with approvals or signatures, as part of a sentence that names their roles or their clause. */
export function stepWords(fault: StepFault, judged: readonly JudgedEntry[], changes: readonly Change[]): Bilingual {
  const by = judged[0]?.entry.by ?? ''
  const when = judged[0]?.entry.atText ?? ''
  switch (fault.kind) {
    case 'missing':
      return { zh: '还没有签', en: 'not signed yet' }
    case 'incomplete':
      return { zh: `这一条没有写对：${fault.keys.join('、')}`, en: `the entry lacks ${fault.keys.join(', ')}` }
    case 'stale': {
      const what = changeWords(changes)
      const who = judged.map(({ entry }) => `${entry.by} ${entry.atText}`)
      return {
        zh: `${who.join('、')} 签过以后，内容改了${what.zh === '' ? '' : `：${what.zh}`}`,
        en: `changed since it was signed (${who.join(', ')})${what.en === '' ? '' : `: ${what.en}`}`,
      }
    }
    case 'expired':
      return { zh: `${by} 签的有效期到 ${fault.until} 为止`, en: `what ${by} signed was valid until ${fault.until}` }
    case 'future':
      return { zh: `${by} 签的时间 ${fault.at} 还没有到`, en: `${by} signed at ${fault.at}, which has not come yet` }
    case 'forged':
      return { zh: `以 ${by} 的名义写的签名不成立：${fault.why.zh}`, en: `not ${by}’s signature: ${fault.why.en}` }
    case 'not-holder':
      return { zh: `${by} 不担任这个角色`, en: `${by} does not hold this role` }
    case 'self':
      return { zh: `${by} 是作者，不能审自己的稿`, en: `${by} is the author and cannot approve it` }
    case 'same-person':
      return {
        zh: `${by} 已经签了「${fault.role}」，一人不能签两道`,
        en: `${by} has signed as “${fault.role}” already; nobody signs twice`,
      }
    case 'order':
      return {
        zh: `${by} 签得比「${fault.role}」早，次序不对`,
        en: `${by} signed before “${fault.role}”, out of order`,
      }
    case 'after-publishing':
      return { zh: `${by} ${when} 才签，已经发布了`, en: `${by} signed on ${when}, after it was published` }
    case 'unsigned':
      return { zh: `${by} 的审核没有签名`, en: `what ${by} approved carries no signature` }
  }
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
