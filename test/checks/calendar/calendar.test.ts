import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgePosts, type PostSource } from './judge-posts.ts'

const at = async (...args: Parameters<typeof judgePosts>) => (await judgePosts(...args)).at
const calendar = (more: Record<string, unknown> = {}) => ({ account: { calendar: { since: '2026-11-01', ...more } } })

describe('interval', () => {
  test.each<[string, string[], number[]]>([
    ['N minutes', ['2026-11-23T09:00', '2026-11-23T09:30'], []],
    ['N − 1 minutes', ['2026-11-23T09:00', '2026-11-23T09:29'], [1]],
    ['the same moment', ['2026-11-23T09:00', '2026-11-23T09:00'], [1]],
    ['across midnight', ['2026-11-23T23:50', '2026-11-24T00:10'], [1]],
    ['across a month', ['2026-11-30T23:59', '2026-12-01T00:00'], [1]],
    ['across a year', ['2026-12-31T23:50', '2027-01-01T00:05'], [1]],
    ['not in order', ['2026-11-23T09:20', '2026-11-23T09:00'], [0]],
    ['in two zones', ['2026-11-23T09:00+08:00', '2026-11-23T01:15Z'], [1]],
    ['a bare date has no time', ['2026-11-23', '2026-11-23'], []],
    ['one alone', ['2026-11-23T09:00'], []],
  ])('%s', async (_, posts, expected) => {
    expect(await at('interval', { min: 30 }, posts)).toEqual(expected)
  })

  test('a draft without a time of day is not judged, and left out', async () => {
    const { at: found, unjudged } = await judgePosts('interval', { min: 30 }, ['2026-11-23', '2026-11-23T09:00'])
    expect([found, unjudged]).toEqual([[], ['publish-time']])
  })

  test('where the clock is put forward, two o’clock and three are a minute apart', async () => {
    // 2026-03-29, 02:00 → 03:00 in Berlin.
    const berlin = { zone: 'Europe/Berlin' }
    expect(await at('interval', { min: 30 }, ['2026-03-29T01:59', '2026-03-29T03:01'], berlin)).toEqual([1])
    expect(await at('interval', { min: 30 }, ['2026-03-28T01:59', '2026-03-28T03:01'], berlin)).toEqual([])
  })

  test('where it is put back, the hour lies between', async () => {
    // 2026-10-25, 03:00 → 02:00: from 01:50 to 03:05 there are 2 h 15.
    const berlin = { zone: 'Europe/Berlin' }
    const { found } = await judgePosts('interval', { min: 180 }, ['2026-10-25T01:50', '2026-10-25T03:05'], berlin)
    expect(found[0]?.data.actual).toEqual({ zh: '2 小时 15 分钟', en: '2 hours 15 minutes' })
  })

  test('a silence is told where an account has a calendar, between posts and until now', async () => {
    const posts = ['2026-11-01T09:00', '2026-11-09T09:00', '2026-11-10T09:00']
    expect(await at('interval', { 'max-days': 7 }, posts, { ...calendar(), today: '2026-11-12' })).toEqual([1])
    expect(await at('interval', { 'max-days': 7 }, posts, { ...calendar(), today: '2026-11-18' })).toEqual([1, 2])
    expect(await at('interval', { 'max-days': 8 }, posts, { ...calendar(), today: '2026-11-12' })).toEqual([])
    expect(await judgePosts('interval', { 'max-days': 7 }, posts, { today: '2026-11-12' })).toMatchObject({
      at: [],
      unjudged: ['calendar', 'calendar', 'calendar'],
    })
  })

  test('what is planned for next month does not end the silence of today', async () => {
    const posts = ['2026-11-01T09:00', '2026-12-20T09:00']
    expect(await at('interval', { 'max-days': 7 }, posts, { ...calendar(), today: '2026-11-05' })).toEqual([])
    expect(await at('interval', { 'max-days': 7 }, posts, { ...calendar(), today: '2026-11-10' })).toEqual([1])
  })
})

describe('frequency', () => {
  const day = (count: number, date = '2026-11-23') =>
    Array.from({ length: count }, (_, index) => `${date}T${String(8 + index).padStart(2, '0')}:00 第${index}条`)

  test('N posts are allowed, the one after is pointed at', async () => {
    expect(await at('frequency', { max: 3 }, day(3))).toEqual([])
    expect(await at('frequency', { max: 3 }, day(5))).toEqual([3])
    expect(await at('frequency', { max: 0 }, day(1))).toEqual([0])
  })

  test('days are those of the project’s zone', async () => {
    const posts = ['2026-11-23T15:30Z', '2026-11-23T16:30Z']
    expect(await at('frequency', { max: 1 }, posts)).toEqual([])
    expect(await at('frequency', { max: 1 }, posts, { zone: 'UTC' })).toEqual([1])
  })

  test.each([
    ['weekday', '2026-11-20', [1]],
    ['weekday', '2026-11-21', []],
    ['weekend', '2026-11-21', [1]],
    ['weekend', '2026-11-22', [1]],
    ['weekend', '2026-11-23', []],
  ])('%s, %s', async (days, date, expected) => {
    expect(await at('frequency', { max: 1, days }, day(2, date))).toEqual(expected)
  })

  test('weeks begin on Monday', async () => {
    expect(await at('frequency', { per: 'week', max: 1 }, ['2026-11-22T09:00', '2026-11-23T09:00'])).toEqual([])
    expect(await at('frequency', { per: 'week', max: 1 }, ['2026-11-23T09:00', '2026-11-29T09:00'])).toEqual([1])
  })

  test('too few are told of days that are over, of accounts that have a calendar', async () => {
    const posts = [...day(2, '2026-11-21'), ...day(1, '2026-11-22'), ...day(1, '2026-11-23')]
    const week = { account: { calendar: { since: '2026-11-21' } } }
    expect(await at('frequency', { min: 2 }, posts, { ...week, today: '2026-11-23T23:59' })).toEqual([2])
    expect(await at('frequency', { min: 2 }, posts, { ...week, today: '2026-11-24' })).toEqual([2, 3])
    expect(await judgePosts('frequency', { min: 2 }, posts, { today: '2026-11-24' })).toMatchObject({ at: [] })
    expect((await judgePosts('frequency', { min: 2 }, posts, week)).unjudged).toContain('today')
  })

  // 2026-11-20 is a Friday, 2026-11-23 a Monday.
  test.each<[string, string, string, number[]]>([
    ['the week in which it begins to count is not whole', '2026-11-20', '2026-11-23', []],
    ['the next one is', '2026-11-20', '2026-11-30', [1]],
    ['one that begins on a Monday is', '2026-11-16', '2026-11-23', [1]],
  ])('too few a week: %s', async (_, since, today, expected) => {
    const account = { calendar: { since } }
    const posts = ['2026-11-20T09:00', '2026-11-21T09:00']
    expect(await at('frequency', { per: 'week', min: 3 }, posts, { account, today })).toEqual(expected)
  })

  test('of one kind: all other posts of the account show where none is', async () => {
    const repost = { front: { publish: '2026-11-23T10:00', kind: 'repost' }, body: '好车' }
    const original = '2026-11-23T11:00 新车到店'
    const week = { account: { calendar: { since: '2026-11-23', 'min-per-day': 9 } }, today: '2026-11-24' }
    expect(await at('frequency', { of: ['repost'], min: 1 }, [repost, original], week)).toEqual([])
    expect(await at('frequency', { of: ['repost'], min: 2 }, [repost, original], week)).toEqual([0])
    expect(await at('frequency', { of: ['repost'], min: 1 }, [original], week)).toEqual([0])
    expect(await at('frequency', { of: ['repost', 'original'], min: 2 }, [repost, original], week)).toEqual([])
    expect(await at('frequency', { of: ['repost'], max: 0 }, [repost, original], week)).toEqual([0])
    expect(
      await at(
        'frequency',
        { of: ['活动'], min: 1 },
        [{ front: { publish: '2026-11-23T10:00', category: ['活动'] } }],
        week,
      ),
    ).toEqual([])
  })

  test('days before the first post count from the day on that the account names', async () => {
    const { found } = await judgePosts('frequency', { min: 1 }, ['2026-11-20T09:00'], {
      ...calendar(),
      today: '2026-11-21',
    })
    expect(found.map(({ data }) => data.day)).toEqual([
      { zh: '11月1日（周日）至11月19日（周四）每天', en: 'each of 2026-11-01 (Sun) to 2026-11-19 (Thu)' },
    ])
    expect(
      await at('frequency', { min: 1 }, ['2026-11-20T09:00'], { account: { calendar: {} }, today: '2026-11-21' }),
    ).toEqual([])
  })

  test('a stretch without any post is one violation, at the post before it', async () => {
    const posts = [...day(2, '2026-11-01'), ...day(2, '2026-11-05')]
    const { found } = await judgePosts('frequency', { min: 2 }, posts, { ...calendar(), today: '2026-11-06' })
    expect(found.map(({ path, data }) => [path, data.actual, data.day])).toEqual([
      [
        'drafts/001.md',
        0,
        { zh: '11月2日（周一）至11月4日（周三）每天', en: 'each of 2026-11-02 (Mon) to 2026-11-04 (Wed)' },
      ],
    ])
  })

  test('what the account promises itself counts more', async () => {
    const posts = day(3, '2026-11-01')
    const week = (least: number) => ({ ...calendar({ 'min-per-day': least }), today: '2026-11-02' })
    expect(await at('frequency', { min: 6 }, posts, week(3))).toEqual([])
    expect(await at('frequency', { min: 1 }, posts, week(4))).toEqual([2])
  })
})

describe('window', () => {
  test.each([
    ['2026-11-23T08:59', false],
    ['2026-11-23T09:00', true],
    ['2026-11-23T10:00', true],
    ['2026-11-23T10:01', false],
    ['2026-11-23T22:59', false],
    ['2026-11-23T23:00', true],
    ['2026-11-24T00:00', true],
    ['2026-11-24T00:30', true],
    ['2026-11-24T00:31', false],
    // Nine o’clock in China.
    ['2026-11-23T01:00Z', true],
  ])('%s', async (time, isRight) => {
    const windows = ['09:00-10:00', '23:00-00:30']
    expect(await at('window', { windows }, [time])).toEqual(isRight ? [] : [0])
  })

  test('with some minutes before and after, and on some days only', async () => {
    const options = { windows: ['09:00-10:00'], tolerance: 5, days: ['周一'] }
    expect(await at('window', options, ['2026-11-23T08:55', '2026-11-23T10:05'])).toEqual([])
    expect(await at('window', options, ['2026-11-23T08:54', '2026-11-23T10:06'])).toEqual([0, 1])
    expect(await at('window', options, ['2026-11-24T03:00'])).toEqual([])
  })

  test('from midnight to midnight is all day', async () => {
    expect(await at('window', { windows: ['00:00-24:00'] }, ['2026-11-23T00:00', '2026-11-23T23:59'])).toEqual([])
  })

  test.each(['9-10', '09:00', '25:00-26:00', '09:60-10:00'])('%s is no window', async (text) => {
    await expect(judgePosts('window', { windows: [text] }, [])).rejects.toThrow('is no window')
  })
})

describe('repeat', () => {
  const text = '锦绣清城周年庆，满三百减五十，全场餐饮一律八折，欢迎前来选购。'

  test.each<[string, string, boolean]>([
    ['the same', text, true],
    ['other punctuation, blanks, emoji and a link', `【${text.replaceAll('，', ' ')}】😀 https://example.com/x`, true],
    ['a word put in', text.replace('欢迎', '真诚欢迎'), true],
    ['half of it another', '锦绣清城周年庆，满三百减五十，周末一楼中庭还有亲子读书会免费参加。', false],
    ['something else', '周末一楼中庭有亲子读书会，免费参加，名额三十个，先到先得。', false],
  ])('%s', async (_, other, isRepeated) => {
    const posts = [`2026-11-23T09:00 ${text}`, `2026-11-24T09:00 ${other}`]
    expect(await at('repeat', {}, posts)).toEqual(isRepeated ? [1] : [])
  })

  test('short greetings are alike by nature', async () => {
    expect(await at('repeat', {}, ['2026-11-23T08:00 早安！', '2026-11-24T08:00 早安！'])).toEqual([])
  })

  test('only within the time that is given', async () => {
    const posts = [`2026-11-23T09:00 ${text}`, `2026-11-24T09:00 ${text}`]
    expect(await at('repeat', { within: 1440 }, posts)).toEqual([1])
    expect(await at('repeat', { within: 1439 }, posts)).toEqual([])
  })

  test('one source, whatever follows its address', async () => {
    const post = (time: string, url: string): PostSource => ({ front: { publish: time, source: { url } } })
    const posts = [
      post('2026-11-23T09:00', 'https://a.cn/1'),
      post('2026-11-23T09:10', 'https://a.cn/1?from=weibo'),
      post('2026-11-23T09:20', 'https://a.cn/1#2'),
      post('2026-11-23T09:30', 'https://a.cn/2'),
    ]
    expect(await at('repeat', { same: 'source', count: 3 }, posts)).toEqual([2])
  })

  test('a post that names one source twice repeats nothing', async () => {
    const post = (time: string): PostSource => ({
      front: { publish: time, source: { url: ['https://a.cn/1', 'https://a.cn/1#2'] } },
    })
    expect(await at('repeat', { same: 'source' }, [post('2026-11-23T09:00')])).toEqual([])
    expect(await at('repeat', { same: 'source' }, [post('2026-11-23T09:00'), post('2026-11-23T09:10')])).toEqual([1])
  })

  test('of many posts with one text only the last hundred are told', async () => {
    const posts = Array.from({ length: 130 }, (_, index): PostSource => {
      const minute = String(index % 60).padStart(2, '0')
      return { front: { publish: `2026-11-23T${10 + Math.floor(index / 60)}:${minute}` }, body: text }
    })
    const { found } = await judgePosts('repeat', {}, posts)
    expect(found.map(({ data }) => data.actual)).toEqual(posts.slice(1).map((_, index) => Math.min(index + 1, 100) + 1))
  })

  test.each([
    [['【停车办法第一条】', '【停车办法第二条】', '【停车办法第三条】'], [2]],
    [['【停车管理办法（一）】', '【停车管理办法（二）】', '【停车管理办法（三）】'], [2]],
    [['【读书月活动回顾1/3】', '【读书月活动回顾2/3】', '【读书月活动回顾3/3】'], [2]],
    [['【今日天气】', '【今日天气】', '【今日天气】'], []],
    [['【2026】', '【2027】', '【2028】'], []],
  ])('%j', async (titles, expected) => {
    const posts = titles.map((title, index) => `2026-11-23T0${index}:00 ${title}正文`)
    expect(await at('repeat', { same: 'title', count: 3 }, posts)).toEqual(expected)
  })
})

describe('mix', () => {
  const posts = (kinds: string[]): PostSource[] =>
    kinds.map((kind, index) => ({
      front: {
        publish: `2026-11-${String(2 + Math.floor(index / 2)).padStart(2, '0')}T${index % 2 === 0 ? '09' : '16'}:00`,
        kind: kind === 'original' ? 'original' : 'repost',
      },
      body: kind === 'commented' ? '说得好！//@清远发布:通知' : kind === 'original' ? '自己写的' : '转发微博',
    }))
  const shares = { original: 60, commented: 30, direct: 10 }
  const week = { ...calendar(), today: '2026-11-30' }

  test('shares at the border of the tolerance are right, one point more is told once', async () => {
    const options = { shares, tolerance: 10, days: 5, sample: 10 }
    const right = [
      'original',
      'original',
      'original',
      'original',
      'original',
      'commented',
      'commented',
      'commented',
      'commented',
      'direct',
    ]
    expect(await at('mix', options, posts(right), week)).toEqual([])
    const wrong = right.map((kind, index) => (index === 0 ? 'commented' : kind))
    const { found } = await judgePosts('mix', options, posts(wrong), week)
    expect(found.map(({ data }) => [data.name, data.actual, data.expected])).toEqual([
      ['original', 40, 60],
      ['commented', 50, 30],
    ])
  })

  test('a small sample, a period that has just begun, and days to come say nothing', async () => {
    const reposts = posts(Array.from({ length: 10 }, () => 'direct'))
    const options = { shares, days: 5, sample: 10 }
    expect(await at('mix', options, reposts.slice(0, 8), week)).toEqual([])
    expect(await at('mix', { ...options, days: 30 }, reposts, week)).toEqual([])
    expect(await at('mix', options, reposts, { ...calendar(), today: '2026-11-06' })).toEqual([])
  })

  test('at least so much of one kind', async () => {
    const options = { 'at-least': { original: 50 }, days: 5, sample: 10 }
    expect(await at('mix', options, posts(Array.from({ length: 10 }, () => 'original')), week)).toEqual([])
    expect(await at('mix', options, posts(Array.from({ length: 10 }, () => 'direct')), week)).toEqual([9])
  })
})

describe('follow-up', () => {
  const activity = { front: { publish: '2026-11-01T09:00', event: { deadline: '2026-11-10' } } }
  test.each<[string, PostSource[], string, number[]]>([
    ['nothing followed', [activity], '2026-11-18', [0]],
    ['its time is not over', [activity], '2026-11-17', []],
    [
      'a post names it',
      [activity, { front: { publish: '2026-11-12T09:00', 'result-of': 'drafts/000.md' } }],
      '2026-11-18',
      [],
    ],
    [
      'it names the post',
      [{ front: { ...activity.front, event: { deadline: '2026-11-10', result: 'drafts/001.md' } } }],
      '2026-11-18',
      [],
    ],
    [
      'an activity without a deadline',
      [{ front: { publish: '2026-11-01T09:00', event: { place: '一楼' } } }],
      '2026-12-18',
      [],
    ],
  ])('%s', async (_, posts, today, expected) => {
    expect(await at('follow-up', { days: 7 }, posts, { ...calendar(), today })).toEqual(expected)
  })

  test.each([
    ['000.md', []],
    ['./000.md', []],
    ['../drafts/000.md', []],
    ['drafts/000.md', []],
    ['./drafts/000.md', []],
    ['/drafts/000.md', []],
    ['drafts\\000.md', []],
    ['/project/drafts/000.md', [0]],
    ['../000.md', [0]],
    ['archive/000.md', [0]],
    ['002.md', [0]],
  ])('named as %s, from the folder of the draft or of the project', async (path, expected) => {
    const posts = [activity, { front: { publish: '2026-11-12T09:00', 'result-of': path } }]
    expect(await at('follow-up', { days: 7 }, posts, { ...calendar(), today: '2026-11-18' })).toEqual(expected)
  })
})

test('a collision with a draft that is not selected points at the one that is', async () => {
  const posts = ['2026-11-23T09:00 甲', '2026-11-23T09:10 乙']
  const { found } = await judgePosts('interval', { min: 30 }, posts, { selected: [0] })
  expect(found).toMatchObject([{ path: 'drafts/000.md', data: { before: '乙' }, related: [{ path: 'drafts/001.md' }] }])
})

test('days from an approval to its post, and from a deadline, are those of the project’s zone', async () => {
  const approved = (time: string): PostSource => ({
    front: { publish: '2026-12-01T09:30', reviews: [{ role: '终审', by: '李敏', at: time }] },
  })
  const posts = ['2026-11-30T20:00Z', '2026-11-30T15:59Z', '2026-12-01T04:00'].map(approved)
  expect(await at('promptness', {}, posts)).toEqual([1])
  const event = { deadline: '2026-11-10T20:00Z' }
  const activity: PostSource = { front: { publish: '2026-11-01T09:00', event } }
  const followUp = (today: string) => at('follow-up', { days: 7 }, [activity], { ...calendar(), today })
  expect([await followUp('2026-11-18'), await followUp('2026-11-19')]).toEqual([[], [0]])
})

test('accounts are judged apart', async () => {
  const post = (account: string, time: string): PostSource => ({ front: { account, publish: time } })
  const posts = [post('a', '2026-11-23T09:00'), post('b', '2026-11-23T09:10'), post('a', '2026-11-23T09:20')]
  expect(await at('interval', { min: 30 }, posts)).toEqual([2])
})

test('gaps are those of an independent count, whatever the order', async () => {
  const times = fc.array(fc.integer({ min: 0, max: 3 * 1440 - 1 }), { minLength: 2, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(times, async (minutes) => {
      const posts = minutes.map((minute) => {
        const date = new Date(Date.UTC(2026, 10, 29, 0, minute))
        return date.toISOString().slice(0, 16)
      })
      const sorted = [...minutes].sort((a, b) => a - b)
      const close = sorted.filter((minute, index) => index > 0 && minute - (sorted[index - 1] ?? 0) < 30).length
      expect((await at('interval', { min: 30 }, posts)).length).toBe(close)
    }),
    { numRuns: 60 },
  )
})
