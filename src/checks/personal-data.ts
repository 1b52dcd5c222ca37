import { defaulted } from '../shape/object-shape.ts'
import { listOf, oneOf } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import { defineScopeCheck } from './check.ts'
import { plainly } from './digit-run.ts'
import { fixOption, remedyBy } from './fix-option.ts'
import { type Kind, kinds, type PersonalNumber, personalNumbersIn } from './personal-number.ts'

export const personalData = defineScopeCheck({
  name: 'personal-data',
  summary: {
    zh: '找出没有遮盖的身份证号、手机号和银行卡号（按校验码核对）',
    en: 'Finds unmasked ID card, mobile and bank card numbers, proven by their check digits',
  },
  options: {
    of: defaulted(listOf(oneOf(kinds)), kinds, { zh: '找哪些', en: 'Which to find' }),
    fix: fixOption,
  },
  data: ['kind', 'match', 'masked'],
  prepare: ({ of, fix }) => ({ of: new Set<Kind>(of), trust: fix?.value ?? ('unsafe' as const) }),
  *run({ text, account }, { of, trust }) {
    const own = digitsOf(account?.profile.phone ?? '')
    for (const { span, kind } of outside(text.elements.urls, personalNumbersIn(text.text))) {
      const match = text.text.slice(span.start, span.end)
      // The account’s own number is there to be called; a measure word makes eleven digits a count.
      if (digitsOf(match) === own || (kind === 'mobile' && COUNTED.test(text.text.slice(span.end, span.end + 1))))
        continue
      if (!of.has(kind)) continue
      const masked = mask(match, kind)
      yield {
        span,
        data: { kind: names[kind], match, masked },
        ...remedyBy(trust, { text: masked }),
      }
    }
  },
})

const names: Readonly<Record<Kind, Bilingual>> = {
  'id-card': { zh: '身份证号', en: 'ID card number' },
  mobile: { zh: '手机号', en: 'mobile number' },
  'bank-card': { zh: '银行卡号', en: 'bank card number' },
}

const COUNTED = /[次元人个件万亿份篇票]/

function* outside(urls: readonly Span[], numbers: Iterable<PersonalNumber>): Iterable<PersonalNumber> {
  let url = 0
  for (const number of numbers) {
    while (url < urls.length && (urls[url] as Span).end <= number.span.start) url++
    if ((urls[url]?.start ?? Number.POSITIVE_INFINITY) >= number.span.end) yield number
  }
}

function digitsOf(written: string): string {
  return plainly(written).replace(/[^\dX]/g, '')
}

/** How many digits stay readable at the start and at the end, as public notices mask them. */
const shownDigits: Readonly<Record<Kind, readonly [number, number]>> = {
  'id-card': [3, 4],
  mobile: [3, 4],
  'bank-card': [4, 4],
}

/** The number as it is written, its middle digits replaced by `*`. */
function mask(written: string, kind: Kind): string {
  const total = written.replace(/[^0-9０-９XxＸｘ]/g, '').length
  const [head, tail] = shownDigits[kind]
  // A country code before a mobile number is not part of what must be hidden.
  const prefix = kind === 'mobile' ? total - 11 : 0
  let seen = 0
  return Array.from(written, (char) => {
    if (!/[0-9０-９XxＸｘ]/.test(char)) return char
    seen++
    return seen <= prefix + head || seen > total - tail ? char : '*'
  }).join('')
}
