import type { Span } from '../text/span.ts'

/** A day as a text writes it. */
export interface DayInText extends Span {
  /** Undefined: not written; then `yearsAway` or what stands around it tells. */
  readonly year: number | undefined
  /** −1 for 去年. */
  readonly yearsAway: number | undefined
  readonly month: number
  readonly day: number
  /** 12.5, 12/5: a price, a version or a part as often as a day. */
  readonly isPointed: boolean
  /** How it hangs on the day before it; undefined for the first. */
  readonly join: Join | undefined
}

/** `range`: from one to the other, as in 5日至6日; `list`: one and the other, as in 5日、6日. */
export type Join = 'range' | 'list'

export interface WeekdayInText {
  /** Where its sign stands. */
  readonly at: number
  /** 一 to 六, 日, 天, 末 (the weekend) or 1 to 6. */
  readonly sign: string
  /** How it hangs on the weekday before it; undefined for the first. */
  readonly join: Join | undefined
}

/** Days, and the weekdays that stand beside them. */
export interface DayGroup {
  readonly days: readonly [DayInText, ...DayInText[]]
  readonly weekdays: readonly [WeekdayInText, ...WeekdayInText[]]
  /** The one weekday is that of all the days: 均为周六. */
  readonly isOfEach: boolean
  readonly end: number
}

/** Days that hang together: `12月5日（周六）、6日（周日）` is a run of two groups. */
export interface DayRun {
  readonly days: readonly [DayInText, ...DayInText[]]
  readonly groups: readonly DayGroup[]
}

/**
 * Finds days that are written in figures, with the weekdays beside them. A weekday is beside a day where it follows at
 * once, perhaps in brackets: what stands farther off is somebody else’s.
 */
export function* dayRuns(text: string): Iterable<DayRun> {
  const figures = /(?<!\d)\d{1,4}(?=\s?[年月./-])/g
  for (let found = figures.exec(text); found !== null; found = figures.exec(text)) {
    const run = runAt(text, found.index)
    if (run === undefined) continue
    yield run
    figures.lastIndex = run.end
  }
}

function runAt(text: string, start: number): (DayRun & { readonly end: number }) | undefined {
  const first = firstDayAt(text, start)
  if (first === undefined) return undefined
  const hasWeekday = WEEKDAY_BEFORE.test(text.slice(Math.max(0, start - 5), start))
  const days: [DayInText, ...DayInText[]] = [first]
  const groups: DayGroup[] = []
  let open: [DayInText, ...DayInText[]] | undefined = [first]
  let end = first.end
  for (let last = first; ; ) {
    const beside = open === undefined ? undefined : weekdaysAt(text, last, hasWeekday)
    if (open !== undefined && beside !== undefined) {
      groups.push({ days: open, ...beside })
      open = undefined
      end = beside.end
    }
    const next = joinedDayAt(text, end, last)
    if (next === undefined) return { days, groups, end }
    days.push(next)
    if (open === undefined) open = [next]
    else open.push(next)
    last = next
    end = next.end
  }
}

const WEEKDAY_BEFORE = /(?:周|星期|礼拜)[一二三四五六日天][^\S\n]?$/u

const FULL = /(?:(\d{4})\s?[年./-]|(\d{2})\s?年)\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)(?:\s?[日号])?/uy
const MONTH_DAY = /(\d{1,2})\s?月\s?(\d{1,2})(?!\d)(?:\s?[日号])?/uy
const POINTED = /(\d{1,2})([./])(\d{1,2})(?!\d|[./]\d)([日号]?)/uy
const LONE_DAY = /(\d{1,2})(?![\d:：./月年点时%])(?:\s?[日号])?/uy
const DAY_JOIN = /[^\S\n]?(?:(起?至|到|-{1,2}|[－–−~～〜]|—{1,2})|[、/&和与及])[^\S\n]?/uy

function firstDayAt(text: string, at: number): DayInText | undefined {
  const before = text.slice(Math.max(0, at - 12), at)
  return LUNAR.test(before) ? undefined : dateAt(text, at, undefined)
}

const LUNAR = /(?:农历|阴历|夏历|正月|腊月|冬月)[^，。\n]{0,6}$/u

/** A date with its month. */
function dateAt(text: string, at: number, join: Join | undefined): DayInText | undefined {
  const full = readAt(FULL, text, at)
  if (full !== undefined) {
    const [, year, shortYear, month, day] = full
    return dayOf(full, { month, day, join, year: Number(year ?? `20${shortYear}`) })
  }
  const before = text.slice(Math.max(0, at - 3), at)
  const named = readAt(MONTH_DAY, text, at)
  if (named !== undefined) {
    const yearsAway = YEARS_AWAY.get(before.trimEnd().slice(-2))
    // A year in words, or the anniversary of something.
    if (yearsAway === undefined && /(?<!新)年\s?$/u.test(before)) return undefined
    return dayOf(named, { month: named[1], day: named[2], join, yearsAway })
  }
  const pointed = readAt(POINTED, text, at)
  if (pointed === undefined || (join === undefined && NO_DATE_BEFORE.test(before))) return undefined
  const [, month, point, day, sign] = pointed
  // “1.5日” at the head of a line: the first item, and the fifth of the month.
  if (point === '.' && sign !== '' && /(?:^|\n)\s*$/u.test(before)) return undefined
  return dayOf(pointed, { month, day, join, isPointed: sign === '' })
}

const YEARS_AWAY: ReadonlyMap<string, number> = new Map([
  ['前年', -2],
  ['去年', -1],
  ['今年', 0],
  ['本年', 0],
  ['明年', 1],
  ['后年', 2],
])

/** Figures after these are part of something else. */
const NO_DATE_BEFORE = /[\w.\-/月第每¥￥$€£×]$/u

/** A day that hangs on one before it, of whose month it is where it names none. */
function joinedDayAt(text: string, at: number, last: DayInText): DayInText | undefined {
  const joint = readAt(DAY_JOIN, text, at)
  if (joint === undefined) return undefined
  const from = joint.index + joint[0].length
  const join = joint[1] === undefined ? 'list' : 'range'
  const date = dateAt(text, from, join)
  if (date !== undefined) return date
  const lone = readAt(LONE_DAY, text, from)
  if (lone === undefined) return undefined
  const { year, yearsAway, month } = last
  return dayOf(lone, { year, yearsAway, month, day: lone[1], join })
}

type Figures = Pick<DayInText, 'join'> &
  Partial<Pick<DayInText, 'year' | 'yearsAway' | 'isPointed'>> & {
    readonly month: number | string | undefined
    readonly day: string | undefined
  }

function dayOf({ index, 0: whole }: RegExpExecArray, figures: Figures): DayInText | undefined {
  const { join, year, yearsAway, isPointed = false } = figures
  const [month, day] = [Number(figures.month), Number(figures.day)]
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return { start: index, end: index + whole.length, year, yearsAway, month, day, isPointed, join }
}

const OPENING =
  /[^\S\n]{0,2}(?:[上中下]午|晚上?|早上|凌晨|傍晚)?[,，]?[^\S\n]?[(（【[][^\S\n]?(?:[农阴夏]历[^()（）【】[\]，,、\s]{1,8}[，,、\s][^\S\n]?)?(均[为是]|都是|皆为|全是)?(?:分别)?[为是即]?(?:[本这上]个?|下{1,2}个?)?/uy
const BARE = /[^\S\n]{0,2}(?:([,，])[^\S\n]?|[为是即])?/uy
const WEEKDAY = /(?:周|星期|礼拜)([一二三四五日末]|六(?!福)|天(?!气)|[1-6](?!\d))(?![年次])/uy
/** One that follows another may say of which week it is. */
const NEXT_WEEKDAY = new RegExp(`(?:[本这上]个?|下{1,2}个?)?${WEEKDAY.source}`, 'uy')
const WEEKDAY_JOIN = /[^\S\n]?(?:(至|到|-{1,2}|[－–−~～〜]|—{1,2})|[、/&和与及])?[^\S\n]?/uy
const COMMA = /[^\S\n]?[,，][^\S\n]?/uy
// 周一至五, 周六日: only where the list goes on or ends, as it does in no 周六到一楼, 周六日场.
const LAST_SIGN = /([一二三四五六日天1-6])(?=[\s)）】\]，,。；;、/~～—–至到两-]|$)/uy
const SUNDAY_OF_WEEKEND = /(?<=六)([日天])(?=[\s)）】\]，,。；;两]|$)/uy
const CLOSING = /[^\S\n]?[)）】\]]/uy
/** Behind weekdays in brackets: something holds on them, or they are more than are understood. */
const NOT_OF_THE_DAY =
  /[^)）】\]\n]{0,20}(?:除外|[不休闭停及或节、周]|星期|礼拜)|[)）】\]]、?[(（【[](?:周|星期|礼拜)/uy
/** A weekday behind a comma that begins no sentence of its own. */
const APPOSED = /(?=[\s，,。；;！!)）】\]]|$)|(?:[上中下]午|早上?|晚上?)?\d/uy

type Beside = Pick<DayGroup, 'weekdays' | 'isOfEach' | 'end'>

/** @param hasWeekday one stands before the day: a bare one behind it is that of the next */
function weekdaysAt(text: string, { end, isPointed }: DayInText, hasWeekday: boolean): Beside | undefined {
  const opening = readAt(OPENING, text, end)
  if (opening !== undefined) {
    const listed = listAt(text, opening.index + opening[0].length, true)
    if (listed === undefined || readAt(NOT_OF_THE_DAY, text, listed.end) !== undefined) return undefined
    const closing = readAt(CLOSING, text, listed.end)
    return { ...listed, isOfEach: opening[1] !== undefined, end: listed.end + (closing?.[0].length ?? 0) }
  }
  const bare = readAt(BARE, text, end)
  if (bare === undefined || hasWeekday) return undefined
  const listed = listAt(text, bare.index + bare[0].length, false)
  // 9.9周末特惠
  if (listed === undefined || (isPointed && listed.weekdays[0].sign === '末')) return undefined
  if (bare[1] !== undefined && readAt(APPOSED, text, listed.end) === undefined) return undefined
  return { ...listed, isOfEach: false }
}

function listAt(text: string, at: number, isInBrackets: boolean): Omit<Beside, 'isOfEach'> | undefined {
  const first = readAt(WEEKDAY, text, at)
  if (first === undefined) return undefined
  const weekdays: [WeekdayInText, ...WeekdayInText[]] = [weekdayOf(first, undefined)]
  for (let end = first.index + first[0].length; ; ) {
    const joint = (isInBrackets ? readAt(COMMA, text, end) : undefined) ?? readAt(WEEKDAY_JOIN, text, end)
    const from = end + (joint?.[0].length ?? 0)
    const isJoined = (joint?.[0].trim() ?? '') !== ''
    const next = readAt(NEXT_WEEKDAY, text, from) ?? readAt(isJoined ? LAST_SIGN : SUNDAY_OF_WEEKEND, text, from)
    if (next === undefined) return { weekdays, end }
    weekdays.push(weekdayOf(next, joint?.[1] === undefined ? 'list' : 'range'))
    end = next.index + next[0].length
  }
}

function weekdayOf(found: RegExpExecArray, join: Join | undefined): WeekdayInText {
  const [whole, sign = ''] = found
  return { at: found.index + whole.length - 1, sign, join }
}

/** What a sticky pattern finds at a place. */
function readAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
