import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar } from '../../src/report/html/calendar.ts'
import { html, Markup } from '../../src/report/html/markup.ts'
import { page } from '../../src/report/html/page.ts'
import { styleSheet } from '../../src/report/html/style-sheet.ts'
import { viewOf } from '../../src/report/html/view.ts'
import { weeksOf } from '../../src/report/html/weeks.ts'
import { hostileWords, pageRun, runSaying } from './page-run.ts'
import { en, judged, ruleOf, runOf, same, zh } from './reports.ts'

test.each([zh, en])('a whole page in $lang', async (style) => {
  const shown = page(pageRun, style)
    .replace(/<style>[\s\S]*<\/style>/, '<style></style>')
    .replace(/<script>[\s\S]*<\/script>/, '<script></script>')
    .replaceAll(/sha256-[^']*/g, 'sha256-…')
  await expect(shown).toMatchFileSnapshot(`../../fixtures/report/handbook/page.${style.lang}.html`)
})

describe('html', () => {
  test.each([
    ['<b>', '&lt;b&gt;'],
    ['&lt;', '&amp;lt;'],
    [`"'\``, '&quot;&#39;&#96;'],
    ['\u202eabc', '⟨U+202E⟩abc'],
    ['a\tb\u0000\u001b', 'a b␀␛'],
    ['a\nb', 'a␊b'],
    ['\ud800', '⟨U+D800⟩'],
    ['👨‍👩‍👧 ❤️', '👨‍👩‍👧 ❤️'],
    [0, '0'],
    [undefined, ''],
  ])('%j becomes %s', (value, expected) => {
    expect(String(html`<p>${value}</p>`)).toBe(`<p>${expected}</p>`)
    expect(String(html`<p title="${value}"></p>`)).toBe(`<p title="${expected}"></p>`)
  })

  test('what it made stays as it is, in lists too', () => {
    expect(String(html`<ul>${['<', '>'].map((each) => html`<li>${each}</li>`)}</ul>`)).toBe(
      '<ul><li>&lt;</li><li>&gt;</li></ul>',
    )
  })

  test('nothing else passes for its work', () => {
    const forged = Object.assign(Object.create(Markup.prototype) as Markup, { text: '<b>' })
    expect(() => String(html`<p>${forged}</p>`)).toThrow(TypeError)
    const posing = { toString: () => '<b>' } as unknown as string
    expect(String(html`<p>${[posing].map(String)}</p>`)).toBe('<p>&lt;b&gt;</p>')
  })

  test('values stand in quotes or between tags, and nowhere in a script or a style sheet', () => {
    const folder = new URL('../../src/report/html/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const code = readFileSync(new URL(name, folder), 'utf8')
      expect(code.match(/=\$\{/g) ?? [], `${name}: an attribute without quotes`).toEqual([])
      for (const [, address] of code.matchAll(/(?:href|src|action|xlink:href)="([^"]*)"/g)) {
        expect(address, `${name}: an address that is not a place of the page`).toMatch(/^#/)
      }
      if (name !== 'page.ts') expect(code, name).not.toMatch(/<(?:script|style)\b/)
      expect(code, `${name}: an inline handler or style`).not.toMatch(/<[^>]*\s(?:on[a-z]+|style)="/)
    }
  })
})

/** The tags of a page with the names of their attributes, and without what they hold. */
function skeleton(text: string): readonly string[] {
  const tags = text.match(/<(?:"[^"]*"|[^"<>])*>/g) ?? []
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""'))
}

describe('no word of a report becomes a part of the page', () => {
  const plainPage = skeleton(page(runSaying('x'), zh))

  test.each(hostileWords)('%j', (words) => {
    const text = page(runSaying(words), zh)
    expect(skeleton(text)).toEqual(plainPage)
    // Every < is the beginning of a tag of ours, every & that of an entity of ours.
    const content = text.replace(/<script>[\s\S]*<\/script>|<style>[\s\S]*<\/style>/g, '')
    expect(content.match(/</g)).toHaveLength(skeleton(content).length)
    expect(content.match(/&(?!(?:amp|lt|gt|quot|#39|#96);)/g)).toBeNull()
    expect(content).not.toMatch(
      /[\p{Surrogate}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069]/u,
    )
  })

  test('whatever it is', () => {
    const words = fc
      .oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: fc.constantFrom(...'<>"\'`&;#/!-=ax \u202e{}$'), minLength: 1, maxLength: 30 }),
      )
      // A line end makes a line more; marks are what places in tests are made from.
      .filter((text) => !/[\n\r«»]/.test(text) && text.trim() !== '')
    fc.assert(
      fc.property(words, (text) => {
        expect(skeleton(page(runSaying(text), zh))).toEqual(plainPage)
      }),
      { numRuns: 300 },
    )
  })

  test('links lead to places of the page', () => {
    for (const words of hostileWords) {
      const text = page(runSaying(words), en)
      const ids = new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
      const targets = [...text.matchAll(/ href="([^"]*)"/g)].map(([, target]) => target)
      expect(targets.filter((target) => !/^#[a-z][a-z0-9-]*$/.test(target ?? ''))).toEqual([])
      expect(targets.filter((target) => !ids.has(target?.slice(1)))).toEqual([])
      expect(text.match(/ (?:src|srcset|action|formaction|background|poster|data)="/)).toBeNull()
    }
  })
})

test('exactly what is meant is marked, within its line', () => {
  const marks = (marked: string) => {
    const text = page(runOf([judged('a.md', marked, [{ rule: ruleOf() }])]), zh)
    return [...text.matchAll(/<span>([^<]*)<mark[^>]*>([^<]*)<\/mark>([^<]*)<\/span>/g)].map((each) => each.slice(1))
  }
  expect(marks('前«无可奉告»后')).toEqual([['前', '无可奉告', '后']])
  expect(marks('«<b>»&')).toEqual([['', '&lt;b&gt;', '&amp;']])
  expect(marks('a«»b')).toEqual([['a', '', 'b']])
  expect(marks('😀«👨‍👩‍👧»😀')).toEqual([['😀', '👨‍👩‍👧', '😀']])
  expect(marks('一«二\n三\n四»五')).toEqual([
    ['一', '二', ''],
    ['', '四', '五'],
  ])
  const [cut] = marks(`${'长'.repeat(1000)}«无可奉告»${'长'.repeat(1000)}`)
  expect(cut).toEqual([expect.stringMatching(/^…长+$/), '无可奉告', expect.stringMatching(/^长+…$/)])
  expect(cut?.join('').length).toBeLessThan(170)
})

test('nothing is left out, whatever --max says', () => {
  const files = Array.from({ length: 250 }, (_, number) => judged(`${number}.md`, '«a»', [{ rule: ruleOf() }]))
  const text = page(runOf(files), { ...zh, maxViolations: 1 })
  expect(text.match(/<article class="violation g3"/g)).toHaveLength(250)
})

test('the same verdicts give the same bytes', () => {
  expect(page({ ...pageRun, milliseconds: 1 }, zh)).toBe(page({ ...pageRun, milliseconds: 99_999 }, zh))
})

test('a run without findings is a page too', () => {
  for (const style of [zh, en]) {
    for (const run of [runOf([]), runOf([judged('a.md', 'a', [])])]) {
      const text = page(run, style)
      expect(text).toContain('<main')
      expect(text).not.toContain('id="filters"')
    }
  }
})

describe('the calendar', () => {
  const on = (day: number, found: Parameters<typeof judged>[2] = [], minutes?: number) => ({
    ...judged(`${day}-${minutes ?? ''}.md`, found.length > 0 ? '«a»' : 'a', found),
    about: {
      kind: 'original',
      status: 'draft',
      publish: { day, ...(minutes === undefined ? {} : { minutes }) },
    } as const,
  })
  const bad = [{ rule: ruleOf() }]

  test('has weeks from Monday to Sunday, and only those with posts', () => {
    const { shown } = weeksOf([on(20_780, [], 60), on(20_786), on(20_787), on(20_815)], 12)
    expect(shown.map(({ monday, days }) => [monday, days.map((posts) => posts.length)])).toEqual([
      [20_780, [1, 0, 0, 0, 0, 0, 1]],
      [20_787, [1, 0, 0, 0, 0, 0, 0]],
      [20_815, [1, 0, 0, 0, 0, 0, 0]],
    ])
  })

  test('of too many weeks shows the last ones with violations first, and says so', () => {
    const days = Array.from({ length: 30 }, (_, week) => on(20_780 + 7 * week, week < 5 ? bad : []))
    const { all, shown } = weeksOf(days, 12)
    expect(all).toBe(30)
    expect(shown.map(({ monday }) => (monday - 20_780) / 7)).toEqual([0, 1, 2, 3, 4, 23, 24, 25, 26, 27, 28, 29])
    expect(String(calendar(viewOf(runOf(days), zh)))).toContain('有内容的一共 30 周，这里画出 12 周')
  })

  test('is bounded, however many posts a day has, and says what is not drawn', () => {
    const posts = Array.from({ length: 500 }, (_, number) => ({ ...on(20_780, [], 600), path: `${number}.md` }))
    const text = String(calendar(viewOf(runOf(posts), zh)))
    expect(text.match(/<a class="post/g)).toHaveLength(6)
    expect(text).toContain('500 篇')
    expect(text).toContain('494 篇没有画出')
  })

  test('tells the closest posts of one account', () => {
    const of = (account: string, minutes: number) => {
      const file = on(20_780, [], minutes)
      return { ...file, path: `${account}${minutes}.md`, about: { ...file.about, account } }
    }
    const text = String(calendar(viewOf(runOf([of('a', 600), of('b', 601), of('a', 612), of('b', 700)]), en)))
    expect(text).toContain('closest 12 min')
  })

  test('a year far off is a year', () => {
    expect(() => page(runOf([on(2_932_896), on(-354_285, bad)]), zh)).not.toThrow()
  })
})

test('colours keep their contrast on every ground, in light, dark and print', () => {
  const palettes = [...styleSheet.matchAll(/:root\{([^}]*)\}/g)].map(([, declared = '']) =>
    Object.fromEntries([...declared.matchAll(/--([a-z0-9]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name, value])),
  )
  expect(palettes).toHaveLength(3)
  for (const colours of palettes) {
    const ratio = (a: string, b: string) => contrast(colours[a] ?? '', colours[b] ?? '')
    for (const ground of ['paper', 'soft']) {
      for (const name of ['ink', 'quiet', 'link', 'g1', 'g2', 'g3', 'gh', 'ok', 'gx']) {
        expect(ratio(name, ground), `${name} on ${ground} ${colours[ground]}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    expect(ratio('ink', 'mark')).toBeGreaterThanOrEqual(4.5)
    for (const name of ['g1', 'g2', 'g3', 'gx']) expect(ratio('on', name), `on ${name}`).toBeGreaterThanOrEqual(4.5)
  }
})

/** WCAG 2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('names that render alike stay apart from having no name', () => {
  const file = (account: string | undefined) => ({
    ...judged(`${account}.md`, '«a»', [{ rule: ruleOf({ message: same('x') }) }]),
    about: { ...(account === undefined ? {} : { account }), kind: 'original', status: 'draft' } as const,
  })
  const text = page(runOf([file('-'), file(''), file(undefined)]), zh)
  for (const key of ['name -', 'name ', '-']) expect(text).toContain(`data-account="${key}"`)
})
