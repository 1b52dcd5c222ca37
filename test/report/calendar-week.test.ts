import { describe, expect, test } from 'vitest'
import type { Kind } from '../../src/draft/keys.ts'
import type { Violation } from '../../src/lint/violation.ts'
import type { Week, WeekLimit, WeekPost, WeekWindow } from '../../src/lint/week.ts'
import { moreAccounts, weekText } from '../../src/report/calendar-week.ts'
import type { Style } from '../../src/report/style.ts'
import { weeksJson } from '../../src/report/week-json.ts'
import { displayWidth } from '../../src/text/display-width.ts'
import { judged, ruleOf, zh } from './reports.ts'

/** Monday, 2026-11-23, in days since 1970-01-01. */
const monday = 20_780

const kinds: Readonly<Record<string, Kind>> = { O: 'original', R: 'repost', A: 'reply', P: 'reprint' }
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon 09:20 *R<`: the day and time, the worst grade if any (`!` `*` `^`, `~` a hint), the kind, `<` for too soon. */
function post(line: string, number: number): WeekPost {
  const match = /^(\w{3}) (\d\d):(\d\d) ([!*^~]?)([ORAP])(<?)$/.exec(line)
  if (match === null) throw new Error(`No post: ${line}`)
  const [, weekday = '', hour, minute, mark = '', kind = '', soon] = match
  const day = monday + weekdays.indexOf(weekday)
  const minutes = Number(hour) * 60 + Number(minute)
  const path = `drafts/${String(number + 1).padStart(3, '0')}.md`
  const rule = ruleOf({
    hint: mark === '~',
    grade: mark === '!' ? 1 : mark === '*' ? 2 : 3,
    message: { zh: '离前一条太近', en: 'too soon' },
  })
  const report = judged(path, mark === '' ? '正文' : '«正文»', mark === '' ? [] : [{ rule }])
  const violations = report.violations.map((each): Violation => (soon === '<' ? { ...each, related: [] } : each))
  return {
    path,
    at: { instant: day * 1440 + minutes - 480, day, minutes },
    kind: kinds[kind] ?? 'original',
    status: 'draft',
    words: `第 ${number + 1} 条微博`,
    report: { ...report, violations },
    isTooSoon: soon === '<',
  }
}

function week(lines: readonly string[], parts: Partial<Week> = {}): Week {
  return {
    account: 'jinxiu',
    nickname: '锦绣清城',
    firstDay: monday,
    today: monday + 3,
    posts: lines.map(post),
    windows: [],
    limits: [],
    shares: [],
    unplaced: [],
    before: undefined,
    after: undefined,
    ...parts,
  }
}

const windows: readonly WeekWindow[] = [
  { text: '9:00–10:00', start: 540, end: 600, hours: [9], weekdays: [] },
  { text: '18:00–20:00', start: 1080, end: 1200, hours: [18, 19], weekdays: [1, 2, 3, 4, 5] },
]

const counts = (line: string): WeekLimit['counts'] =>
  line.split(' ').map((each) => ({
    posts: each.startsWith('-') ? undefined : Number.parseInt(each, 10),
    fault: each.endsWith('>') ? 'over' : each.endsWith('<') ? 'under' : undefined,
  }))

const weeks: Readonly<Record<string, Week>> = {
  usual: week(
    ['Mon 09:00 O', 'Mon 09:20 *R<', 'Mon 12:30 !O', 'Tue 18:05 ^A', 'Wed 18:30 ~O', 'Thu 09:15 P', 'Sat 12:40 O'],
    {
      windows,
      limits: [
        { per: 'day', of: [], between: undefined, max: 2, min: 1, counts: counts('3> 1 1 1 0 1 0') },
        { per: 'day', of: [], between: '7:30–8:30', max: 1, min: undefined, counts: counts('0 0 0 0 0 - -') },
        { per: 'week', of: [], between: undefined, max: undefined, min: 20, counts: counts('7') },
      ],
      shares: [
        { name: 'original', count: 4, actual: 57, target: 60, isLeast: false, isOff: false },
        { name: 'repost', count: 1, actual: 14, target: 40, isLeast: false, isOff: true },
        { name: '社会责任', count: 0, actual: 0, target: 10, isLeast: true, isOff: true },
      ],
      unplaced: [
        { path: 'drafts/090.md', day: monday + 2 },
        { path: 'drafts/091.md', day: undefined },
      ],
    },
  ),
  edges: week(['Mon 00:00 O', 'Wed 23:58 R', 'Wed 23:59 *O<', 'Thu 00:00 *O<', 'Sun 23:59 O'], { today: monday - 1 }),
  crowded: week(
    [
      ...Array.from({ length: 10 }, (_, at) => `Tue 10:0${at} ${at === 0 ? 'O' : '^O<'}`),
      'Tue 10:30 !R',
      'Thu 10:00 O',
      'Thu 10:45 R',
    ],
    { limits: [{ per: 'day', of: [], between: undefined, max: 6, min: undefined, counts: counts('0 11> 0 2 0 0 0') }] },
  ),
  empty: week([], { windows, before: monday - 7, after: monday + 21 }),
  nothing: week([], { account: undefined, nickname: undefined }),
}

const styles: readonly (readonly [string, Style])[] = (['zh', 'en'] as const).flatMap((lang) =>
  [80, 120].map((width) => [`${lang}-${width}`, { ...zh, lang, width }] as const),
)

describe.each(Object.entries(weeks))('the week “%s”', (name, shown) => {
  test.each(styles)('%s', async (style, as) => {
    const text = weekText(shown, as)
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(as.width - 1)
    await expect(text).toMatchFileSnapshot(`../../fixtures/calendar/${name}-${style}.txt`)
  })
})

test.each([40, 58, 70, 80, 100, 120, 200, 400])('at %i columns the days stand below each other', (width) => {
  const columns = Math.min(24, Math.max(7, Math.floor((width - 3) / 7) - 1)) + 1
  for (const lang of ['zh', 'en'] as const) {
    const grid = weekText(weeks.crowded as Week, { ...zh, lang, width })
      .split('\n')
      .filter((line) => /^(\d\d| {2})\|/.test(line))
    expect(grid.length).toBeGreaterThan(4)
    for (const line of grid) {
      for (const day of [0, 1, 2, 3, 4, 5, 6]) {
        const border = atColumn(line, 2 + day * columns)
        if (border !== undefined) expect(border, line).toMatch(/[|>]/)
      }
    }
  }
})

/** The character that begins at a column, by the width of what is before it. */
function atColumn(line: string, column: number): string | undefined {
  let at = 0
  for (const char of line) {
    if (at === column) return char
    if (at > column) return `inside of ${char}`
    at += displayWidth(char)
  }
  return undefined
}

test('a post says the same without colour: nothing of the text hangs on it', () => {
  const painted: Style = {
    ...zh,
    colour: {
      grade1: (text) => `<1>${text}</>`,
      grade2: (text) => `<2>${text}</>`,
      grade3: (text) => `<3>${text}</>`,
      hint: (text) => `<h>${text}</>`,
      failure: (text) => `<f>${text}</>`,
      success: (text) => `<s>${text}</>`,
      path: (text) => `<p>${text}</>`,
      caret: (text) => `<c>${text}</>`,
      bold: (text) => `<b>${text}</>`,
      dim: (text) => `<d>${text}</>`,
    },
  }
  for (const shown of Object.values(weeks)) {
    const bare = weekText(shown, painted).replaceAll(/<[123hfspcbd]>|<\/>/g, '')
    const trimmed = (text: string) =>
      text
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
    expect(trimmed(bare)).toBe(trimmed(weekText(shown, zh)))
  }
})

test('more posts than fit in an hour are counted, with the worst of their marks', () => {
  expect(weekText(weeks.crowded as Week, { ...zh, width: 80 })).toContain('!+6')
})

test('a week of two hundred posts lists those with something wrong', () => {
  const lines = Array.from({ length: 200 }, (_, at) => {
    const inDay = Math.floor(at / 7)
    const time = `${String(Math.floor(inDay / 2) + 7).padStart(2, '0')}:${inDay % 2 === 0 ? '00' : '30'}`
    return `${weekdays[at % 7]} ${time} ${at % 50 === 0 ? '!' : ''}O`
  })
  const text = weekText(week([...lines].sort(byDay)), { ...zh, width: 80 })
  expect(text.match(/drafts\//g)).toHaveLength(4)
  expect(text).toContain('没有问题的 196 条没有列出')
  expect(text).toContain('200 条')
})

function byDay(a: string, b: string): number {
  return weekdays.indexOf(a.slice(0, 3)) - weekdays.indexOf(b.slice(0, 3)) || (a.slice(4, 9) < b.slice(4, 9) ? -1 : 1)
}

test('names of accounts and paths bring no control characters along', () => {
  const shown = week(['Mon 09:00 O'], { nickname: 'a\u001b[2Jb', unplaced: [{ path: 'a\u001bb.md', day: undefined }] })
  expect(weekText(shown, zh)).not.toContain('\u001b')
  expect(moreAccounts(['x\u001b', undefined], zh)).not.toContain('\u001b')
})

test('as data: marks of the grid and what is not placed', () => {
  const { weeks: shown, more } = JSON.parse(weeksJson([weeks.usual as Week], ['other', undefined]))
  expect(more).toEqual(['other', null])
  expect(shown[0].posts[1]).toMatchObject({ time: '09:20', kind: 'repost', grade: 2, tooSoon: true })
  expect(shown[0].limits[0]).toMatchObject({ per: 'day', max: 2, min: 1 })
  expect(shown[0].limits[0].counts[0]).toEqual({ posts: 3, fault: 'over' })
  expect(shown[0].unplaced).toEqual([
    { path: 'drafts/090.md', day: '2026-11-25' },
    { path: 'drafts/091.md', day: null },
  ])
})

test('legend and columns stay whole where a name is long', () => {
  const shares = [
    { name: '特别长的栏目名称要截断才放得下', count: 1, actual: 100, target: 5, isLeast: true, isOff: false },
  ]
  const text = weekText(week(['Mon 09:00 O'], { shares }), { ...zh, width: 80 })
  for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThan(80)
})
