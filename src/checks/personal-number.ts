import { isDay } from '../draft/moment.ts'
import type { Span } from '../text/span.ts'
import { type DigitRun, digitRunsIn, plainly } from './digit-run.ts'

export const kinds = ['id-card', 'mobile', 'bank-card'] as const
export type Kind = (typeof kinds)[number]

export interface PersonalNumber {
  readonly span: Span
  readonly kind: Kind
}

// A bank card with its four groups and a rest, or an ID card in four groups with its X apart.
const mostGroups = 5
const mostDigits = 19

/**
 * The personal numbers of a text. A run of digits may be one number, however it is grouped; else each of its groups, and
 * neighbours that are grouped as people do it, may be one: `9:00-18:00 138 1234 5678`.
 */
export function* personalNumbersIn(text: string): Iterable<PersonalNumber> {
  for (const run of digitRunsIn(text)) {
    let found = -1
    for (let first = 0; first < run.length; first++) {
      if (!isFreeBefore(text, run, first, found)) continue
      for (let last = furthest(run, first); last >= first; last--) {
        const kind = isFreeAfter(text, run, last) ? kindOf(text, run, first, last) : undefined
        if (kind === undefined) continue
        yield { span: wholly(text, spanOf(run, first, last)), kind }
        first = found = last
        break
      }
    }
  }
}

/** The last group that can belong to the same number. */
function furthest(run: DigitRun, first: number): number {
  // A number may be written digit by digit, if nothing else stands beside it.
  const most = first === 0 && run.length <= mostDigits ? run.length : mostGroups
  let digits = 0
  let last = first
  for (let at = first; at < Math.min(run.length, first + most); at++) {
    const { start, end } = run[at] as Span
    digits += end - start
    if (digits > mostDigits) break
    last = at
  }
  return last
}

/** Latin letters before a number make it an order number, unless they are a word for the telephone. */
const CONTACT = /(?<![A-Za-z])(?:tel|telephone|phone|mobile|mob|cell|call|vx|wx|wechat|weixin|whatsapp)[-－.．/]?$/iu
/** An order number, the path of an address, a price, or a # that closes no topic. */
const BOUND = /(?:[A-Za-z_$￥¥]|(?<!#[^#\n]{1,32})#)[-－.．/=]?$/u
const longestLead = 40

function isFreeBefore(text: string, run: DigitRun, first: number, found: number): boolean {
  const { start } = run[first] as Span
  if (first === 0) {
    const before = text.slice(Math.max(0, start - longestLead), start)
    return CONTACT.test(before) || !BOUND.test(before)
  }
  return first - 1 === found || isApart(gapAfter(text, run, first - 1))
}

function isFreeAfter(text: string, run: DigitRun, last: number): boolean {
  const { end } = run[last] as Span
  if (last === run.length - 1) return !/[A-Za-z_]/.test(text.slice(end, end + 1))
  return isApart(gapAfter(text, run, last)) || isExtension(text, run, last + 1)
}

/** `13812345678-8001`: one short group more and no other. */
function isExtension(text: string, run: DigitRun, at: number): boolean {
  const { start, end } = run[at] as Span
  const isLast = at === run.length - 1 || isApart(gapAfter(text, run, at))
  return plainly(gapAfter(text, run, at - 1)) === '-' && end - start <= 5 && isLast
}

function gapAfter(text: string, run: DigitRun, at: number): string {
  return text.slice(run[at]?.end, run[at + 1]?.start)
}

/** A hyphen or a decimal point binds; a blank or a closing bracket may part two numbers. */
function isApart(gap: string): boolean {
  return /[ \u3000)）]/u.test(gap)
}

function spanOf(run: DigitRun, first: number, last: number): Span {
  return { start: (run[first] as Span).start, end: (run[last] as Span).end }
}

/** With the plus of a country code and the bracket that is closed inside. */
function wholly(text: string, { start, end }: Span): Span {
  const plus = /[+＋]/.test(text.slice(start - 1, start)) ? 1 : 0
  const open = /[)）]/.test(text.slice(start, end)) && /[(（]/.test(text.slice(0, start - plus).slice(-1)) ? 1 : 0
  return { start: start - plus - open, end }
}

/** How people group such numbers: always with the same gap, so that amounts side by side are none. */
const GROUPED: Readonly<Record<Kind, RegExp>> = {
  mobile:
    /^(?:0{0,2}86[ )-]{0,3})?1[3-9]\d(?:\d{8}|[ )-]{1,3}\d{8}|(?<gap> ?[-·] ?|[ .])\d{4}\k<gap>\d{4}|\)[ -]?\d{4}[ -]?\d{4})$/,
  'id-card': /^(?:\d{17}|\d{6}([ -])\d{8}\1\d{3}|\d{6}([ -])\d{4}\2\d{4}\2\d{3})(?:\d|[ -]?X)$/,
  'bank-card':
    /^(?:\d{15,19}|\d{6}[ -]\d{9,13}|\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{5})$/,
}

function kindOf(text: string, run: DigitRun, first: number, last: number): Kind | undefined {
  const { start, end } = spanOf(run, first, last)
  const written = plainly(text.slice(start, end))
  const isWholeRun = first === 0 && last === run.length - 1 && /^\d(?:[ -]?[\dX])*$/.test(written)
  const digits = written.replace(/[^\dX]/g, '')
  return kinds.find((kind) => isOfKind[kind](digits) && (isWholeRun || GROUPED[kind].test(written)))
}

const isOfKind: Readonly<Record<Kind, (digits: string) => boolean>> = {
  mobile: (digits) => /^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits),
  'id-card': isIdCard,
  'bank-card': (digits) => /^(?:62|4\d|5[1-5]|35|37|60|9\d)\d{13,17}$/.test(digits) && luhn(digits),
}

/** GB 11643-1999: a region, a birthday that exists, and a check digit by ISO 7064 MOD 11-2. */
function isIdCard(number: string): boolean {
  if (
    !/^[1-9]\d{16}[\dX]$/.test(number) ||
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
