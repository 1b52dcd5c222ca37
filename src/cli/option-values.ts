import { type FailOn, parseFailOn } from '../config/fail-on.ts'
import { parseMoment } from '../draft/moment.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { OutputChoice } from './outputs.ts'

/**
 * Readers of option values. What they refuse is a UserError of theirs, which the option parser lets through: the
 * parser’s own errors know one language and no nearest word.
 */
export interface ValueReader<T> {
  (value: string, before: unknown): T
  /** All that the value can be, for completion in shells; absent where that can't be listed. */
  readonly words?: readonly string[]
}

/** Values of a repeatable option, or several in one, with commas. */
export const gather: ValueReader<readonly string[]> = (value, before) => {
  const list = Array.isArray(before) ? (before as string[]) : []
  const parts = value.split(',').map((each) => each.trim())
  return [...list, ...parts.filter((each) => each !== '')]
}

/** One of a few words. */
export function oneOf<const W extends string>(option: string, words: readonly W[]): ValueReader<W> {
  const read = (value: string): W => {
    const found = words.find((word) => word === value)
    if (found !== undefined) return found
    throw refused(
      option,
      value,
      { zh: `可以是：${words.join('、')}`, en: `it is one of ${words.join(', ')}` },
      nearest(value, words),
    )
  }
  return Object.assign(read, { words })
}

/** Some of a few words, as `gather` takes them. */
export function someOf<const W extends string>(option: string, words: readonly W[]): ValueReader<readonly W[]> {
  const one = oneOf(option, words)
  const read = (value: string, before: unknown) => gather(value, before).map((each) => one(each, undefined))
  return Object.assign(read, { words })
}

/** `NAME`, or `NAME=FILE`; repeatable. */
export function outputChoice(names: readonly string[]): ValueReader<readonly OutputChoice[]> {
  const nameOf = oneOf('--format', names)
  const read = (value: string, before: unknown): readonly OutputChoice[] => {
    const chosen = Array.isArray(before) ? (before as OutputChoice[]) : []
    const [, name = value, file] = /^([^=]*)=(.*)$/s.exec(value) ?? []
    const format = nameOf(name, undefined)
    if (file !== '') return [...chosen, { format, file }]
    throw refused('--format', value, {
      zh: `= 后面要写文件，例如 ${name}=report`,
      en: `a file follows the =, as in ${name}=report`,
    })
  }
  return Object.assign(read, { words: names })
}

export const failOn: ValueReader<`${FailOn}`> = Object.assign(
  (value: string): `${FailOn}` => {
    if (parseFailOn(value) !== undefined) return value as `${FailOn}`
    throw refused('--fail-on', value, { zh: '可以是：1、2、3、never', en: 'it is one of 1, 2, 3, never' })
  },
  { words: ['1', '2', '3', 'never'] },
)

/** A whole number, zero included. */
export function count(option: string): ValueReader<number> {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value)
    throw refused(option, value, { zh: '应为整数，例如 20', en: 'it is a whole number, as in 20' })
  }
}

/** A date, with or without a time of day; kept as written. */
export function moment(option: string): ValueReader<string> {
  return (value) => {
    if (parseMoment(value) !== undefined) return value
    throw refused(option, value, {
      zh: '应为日期或时间，例如 2026-11-23 或 2026-11-23T09:30+08:00',
      en: 'it is a date or a time, as in 2026-11-23 or 2026-11-23T09:30+08:00',
    })
  }
}

function refused(option: string, value: string, expects: Bilingual, guess?: string): UserError {
  return new UserError(
    { zh: `选项「${option}」不能是「${value}」，${expects.zh}`, en: `${option} cannot be “${value}”: ${expects.en}` },
    { help: didYouMean(guess) },
  )
}
