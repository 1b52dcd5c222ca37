import { isDay } from '../draft/moment.ts'
import { defaulted } from '../shape/object-shape.ts'
import { listOf, oneOf } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import { defineScopeCheck } from './check.ts'
import { fixOption, remedyBy } from './fix-option.ts'

const kinds = ['id-card', 'mobile', 'bank-card'] as const
type Kind = (typeof kinds)[number]

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
    const own = plainDigits(account?.profile.phone ?? '')
    for (const { span, kind, masked } of numbersIn(text.text, text.elements.urls, of, own)) {
      yield {
        span,
        data: { kind: names[kind], match: text.text.slice(span.start, span.end), masked },
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

interface PersonalNumber {
  readonly span: Span
  readonly kind: Kind
  readonly masked: string
}

/**
 * A run of digits as people write one number: blanks or hyphens between groups, full-width digits too. A run that
 * touches letters, digits, a decimal point or a currency sign is part of something else: an order number, a price.
 */
const RUN =
  /(?<![0-9０-９A-Za-z_.．$￥¥#-])\+?(?:[0-9０-９][ \u3000-]?){10,22}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z_]|[.．][0-9０-９])/gu

function* numbersIn(text: string, urls: readonly Span[], of: ReadonlySet<Kind>, own: string): Iterable<PersonalNumber> {
  let url = 0
  for (const match of text.matchAll(RUN)) {
    const span = { start: match.index, end: match.index + match[0].length }
    while (url < urls.length && (urls[url] as Span).end <= span.start) url++
    if ((urls[url]?.start ?? Number.POSITIVE_INFINITY) < span.end) continue
    const digits = plainDigits(match[0])
    const kind = kindOf(digits)
    // The account’s own number is there to be called; a measure word makes eleven digits a count.
    if (digits === own || (kind === 'mobile' && COUNTED.test(text.slice(span.end, span.end + 1)))) continue
    if (kind !== undefined && of.has(kind)) yield { span, kind, masked: mask(match[0], kind) }
  }
}

const COUNTED = /[次元人个件万亿份篇票]/

function kindOf(written: string): Kind | undefined {
  const local = written.replace(/^(?:\+?0{0,2}86)(?=1[3-9]\d{9}$)/, '')
  if (/^1[3-9]\d{9}$/.test(local)) return 'mobile'
  if (/^\d{17}[\dX]$/.test(written) && isIdCard(written)) return 'id-card'
  if (/^(?:62|4\d|5[1-5]|35|37|60|9[0-9])\d{12,17}$/.test(written) && written.length >= 15 && luhn(written))
    return 'bank-card'
  return undefined
}

/** Digits only, half width, `x` as `X`. */
function plainDigits(written: string): string {
  return written
    .replace(/[０-９Ｘｘ]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[ \u3000-]/g, '')
    .toUpperCase()
}

/** GB 11643-1999: a region, a birthday that exists, and a check digit by ISO 7064 MOD 11-2. */
function isIdCard(number: string): boolean {
  if (
    !/^[1-9]/.test(number) ||
    !isDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
  )
    return false
  const year = Number(number.slice(6, 10))
  if (year < 1900 || year > 2099) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11] === number[17]
}

/** ISO/IEC 7812-1, the check digit of payment cards. */
function luhn(number: string): boolean {
  let sum = 0
  for (let at = 0; at < number.length; at++) {
    const digit = Number(number[number.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
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
