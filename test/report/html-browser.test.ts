import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileReport } from '../../src/lint/file-report.ts'
import type { RunReport } from '../../src/lint/run-report.ts'
import { page as render } from '../../src/report/html/page.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { hostileWords, pageRun, runSaying } from './page-run.ts'
import { clauseOf, en, judged, ruleOf, runOf, same, zh } from './reports.ts'

/** A Chromium of this machine; none is downloaded. */
const executablePath = process.env.POSTLINT_BROWSER ?? '/usr/bin/chromium'
const isInstalled = existsSync(executablePath)
if (!isInstalled) {
  console.warn(
    `Pages are not tried in a browser: there is no ${executablePath}. Install chromium, or set POSTLINT_BROWSER.`,
  )
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

describe.skipIf(!isInstalled)('in a browser', () => {
  let browser: Browser
  let folder: string
  let written = 0

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args })
    folder = tempFolder()
  }, 60_000)

  afterAll(() => browser?.close())

  function write(report: RunReport, style = zh): string {
    const path = join(folder, `${++written}.html`)
    writeFileSync(path, render(report, style))
    return path
  }

  /** Opens a page and minds everything that it does besides being there. */
  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
    const page = await context.newPage()
    const address = pathToFileURL(path).href
    const strange: string[] = []
    page.on('dialog', (dialog) => {
      strange.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => strange.push(`console ${message.text()}`))
    page.on('pageerror', (error) => strange.push(`error ${error.message}`))
    page.on('popup', () => strange.push('popup'))
    page.on('request', (request) => {
      if (request.url() !== address) strange.push(`request ${request.url()}`)
    })
    page.on('framenavigated', (frame) => {
      if (frame.url().split('#')[0] !== address) strange.push(`went to ${frame.url()}`)
    })
    await page.goto(address)
    return { page, strange, close: () => context.close() }
  }

  const visible = (page: Page, selector: string) =>
    // Code of the page is text here: the types of a browser are none of the program’s.
    page.evaluate<number>(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((each) => each.checkVisibility()).length`,
    )

  test('words that are code do nothing', async () => {
    for (const words of hostileWords) {
      const { page, strange, close } = await open(write(runSaying(words)))
      await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
      await page.mouse.move(600, 400)
      await page.locator('#filters').waitFor({ state: 'visible' })
      expect(strange, words).toEqual([])
      expect(await page.title()).toMatch(/^发布检查报告/)
      expect(await page.evaluate('[document.scripts.length, document.styleSheets.length]')).toEqual([1, 1])
      await close()
    }
  }, 120_000)

  test('a parser of HTML finds no element and no attribute but those of the template', async () => {
    const { page, close } = await open(write(runSaying('x')))
    const shapeOf = (text: string) =>
      page.evaluate<readonly string[]>(`{
        const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'text/html');
        [...parsed.querySelectorAll('*')].map((element) =>
          [element.parentElement?.localName, element.localName, ...element.getAttributeNames()].join(' '))
      }`)
    const plainShape = await shapeOf(render(runSaying('x'), zh))
    for (const words of hostileWords) expect(await shapeOf(render(runSaying(words), zh)), words).toEqual(plainShape)
    const texts = fc
      .string({
        unit: fc.oneof(fc.constantFrom(...'<>"\'`&;#/!-=? a'), fc.string({ unit: 'binary', maxLength: 1 })),
        minLength: 1,
      })
      .filter((text) => !/[\n\r«»]/.test(text) && text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(texts, async (words) => {
        expect(await shapeOf(render(runSaying(words), zh))).toEqual(plainShape)
      }),
      { numRuns: 100 },
    )
    await close()
  }, 120_000)

  test('the policy lets the two blocks be and nothing else', async () => {
    const path = write(pageRun)
    const { page, strange, close } = await open(path)
    const refused: string[] = []
    page.on('requestfailed', (request) => refused.push(request.failure()?.errorText ?? ''))
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
      const picture = document.createElement('img');
      picture.src = 'https://example.com/a.png';
      document.body.append(picture);
      document.body.setAttribute('style', 'opacity: 0');
    }`)
    await expect.poll(() => refused).toEqual(['csp'])
    expect(await page.title()).not.toBe('taken')
    expect(strange.filter((each) => /Content Security Policy/.test(each)).length).toBe(3)
    await close()
  })

  test.each([zh, en])('filters hide and show, in $lang', async (style) => {
    const { page, strange, close } = await open(write(pageRun, style))
    const found = () => visible(page, '.violation[data-rule]')
    const all = pageRun.files.flatMap(({ violations }) => violations)
    const grave = all.filter(({ rule }) => !rule.hint).length
    expect(await found()).toBe(grave)
    await page.locator('#hints').click()
    expect(await found()).toBe(all.length)
    await page.selectOption('[name=grade]', '1')
    expect(await found()).toBe(all.filter(({ rule }) => !rule.hint && rule.grade === 1).length)
    expect(await page.locator('output').textContent()).toMatch(new RegExp(`(?:共 |of )${all.length}`))
    await page.selectOption('[name=author]', 'name 陈晓')
    expect(await found()).toBe(0)
    expect(await visible(page, '.none')).toBe(1)
    await page.locator('#clear').click()
    expect(await found()).toBe(all.length)
    await page.selectOption('[name=author]', '-')
    expect(await visible(page, 'section.file')).toBe(1)
    await page.locator('#clear').click()
    await page.selectOption('[name=account]', 'name jinxiu')
    expect(await found()).toBe(all.length)
    await page.selectOption('[name=rule]', 'weibo-handbook/post-too-long')
    expect(await found()).toBe(1)
    await page.locator('#clear').click()
    await page.fill('[name=text]', '无可')
    await expect.poll(found).toBeLessThan(all.length)
    expect(await found()).toBeGreaterThan(0)
    await page.fill('[name=text]', '1123-1000')
    await expect.poll(() => visible(page, 'section.file')).toBe(1)
    // Enter sends no form anywhere.
    await page.press('[name=text]', 'Enter')
    // A total leads to what it counts.
    await page.locator('[data-pick=grade][data-value="2"]').click()
    expect(await page.inputValue('[name=grade]')).toBe('2')
    expect(strange).toEqual([])
    await close()
  })

  test('posts of the calendar lead to their file, hidden and folded ones too', async () => {
    const { page, strange, close } = await open(write(pageRun))
    await page.selectOption('[name=grade]', '2')
    await page.locator('a.post[href="#f3"]').click()
    expect(new URL(page.url()).hash).toBe('#f3')
    expect(await page.locator('#f3').isVisible()).toBe(true)
    await page.evaluate('document.querySelector("#clean details").open = false')
    await page.locator('a.post[href="#f1"]').click()
    expect(await page.locator('#f1').isVisible()).toBe(true)
    expect(strange).toEqual([])
    await close()
  })

  test('without scripts everything is there to be read, and no filters', async () => {
    const { page, strange, close } = await open(write(pageRun), { javaScriptEnabled: false })
    const all = pageRun.files.flatMap(({ violations }) => violations)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('.violation[data-rule]').count()).toBe(all.length)
    expect(await page.locator('.violation.g1').first().isVisible()).toBe(true)
    await page.locator('details.hints summary').first().click()
    expect(await page.locator('.violation.gh[data-rule]').first().isVisible()).toBe(true)
    expect(strange).toEqual([])
    await close()
  })

  test('by keyboard: the first stop skips to the content, and everything that acts can be reached', async () => {
    const { page, close } = await open(write(pageRun))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    const reached = new Set<string>()
    for (let step = 0; step < 120; step++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate<string>(`{
          const element = document.activeElement;
          element.getAttribute('name') ?? element.getAttribute('class')?.split(' ')[0] ?? element.localName
        }`),
      )
    }
    for (const each of ['post', 'scroll', 'grade', 'account', 'author', 'rule', 'text', 'button', 'summary']) {
      expect([...reached]).toContain(each)
    }
    await close()
  })

  test('has one title, headings without gaps, and named regions', async () => {
    const { page, close } = await open(write(pageRun))
    const each = <T>(selector: string, value: string) =>
      page.evaluate<readonly T[]>(`[...document.querySelectorAll('${selector}')].map((element) => ${value})`)
    const levels = await each<number>('h1,h2,h3,h4', 'Number(element.localName.slice(1))')
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    const ids = await each<string>('[id]', 'element.id')
    expect(new Set(ids).size).toBe(ids.length)
    const names = await each<string>('[aria-labelledby]', 'element.getAttribute("aria-labelledby")')
    expect(names.filter((name) => !ids.includes(name))).toEqual([])
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
    await close()
  })

  test('light, dark and on paper', async () => {
    const grounds: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await open(write(pageRun), { colorScheme })
      grounds.push(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor'))
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
      expect(await page.locator('#filters').isVisible()).toBe(false)
      // Folded hints are printed.
      const paper = await page.pdf({ format: 'A4' })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
      await close()
    }
    expect(new Set(grounds).size).toBe(2)
  })

  test('on a phone nothing sticks out', async () => {
    for (const run of [pageRun, runSaying('长'.repeat(300)), runSaying('w'.repeat(300))]) {
      const { page, close } = await open(write(run), { viewport: { width: 360, height: 740 } })
      const width = (name: string) => page.evaluate<number>(`document.documentElement.${name}`)
      const [wide, room] = [await width('scrollWidth'), await width('clientWidth')]
      expect(wide).toBeLessThanOrEqual(room)
      await close()
    }
  })

  test('5,000 violations', async () => {
    const path = write(largeRun())
    const bytes = statSync(path).size
    const started = performance.now()
    const { page, strange, close } = await open(path)
    await page.locator('#filters').waitFor({ state: 'visible' })
    const opened = performance.now() - started
    const timed = (act: (value: string) => Promise<unknown>) => async (value: string) => {
      const before = performance.now()
      await act(value)
      // Until it is drawn.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
      return performance.now() - before
    }
    const grade = await timed((value) => page.selectOption('[name=grade]', value))('1')
    const back = await timed((value) => page.selectOption('[name=grade]', value))('')
    const text = await timed(async (value) => {
      await page.fill('[name=text]', value)
      await expect.poll(() => page.locator('output').textContent(), { interval: 10 }).not.toContain('显示 5000')
    })('第 4999 条')
    console.info(
      `5,000 violations: ${(bytes / 1e6).toFixed(1)} MB, opened in ${opened.toFixed(0)} ms, filtered in ${grade.toFixed(0)} ms, shown again in ${back.toFixed(0)} ms, searched in ${text.toFixed(0)} ms`,
    )
    expect(bytes).toBeLessThan(8_000_000)
    for (const milliseconds of [opened, grade, back, text]) expect(milliseconds).toBeLessThan(10_000)
    expect(strange).toEqual([])
    await close()
  }, 120_000)
})

function largeRun(): RunReport {
  const document = same('微博管理手册')
  const rules = Array.from({ length: 40 }, (_, number) =>
    ruleOf({
      id: `weibo-handbook/rule-number-${number}`,
      grade: ((number % 3) + 1) as 1 | 2 | 3,
      hint: number % 7 === 0,
      message: same('危机回复中用了拒绝用语「{match}」'),
      why: same('手册禁止用拒绝用语回应投诉和危机，它让人觉得在推脱'),
      try: same('说明正在核实什么、由谁在什么时候答复，例如「正在调取监控，今天18:00前由客服李敏答复您」'),
      clauses: [clauseOf('weibo-handbook', document, `四-${number}`, same('危机处理禁用拒绝用语'))],
    }),
  )
  const files = Array.from({ length: 1000 }, (_, number): FileReport => {
    const text = `---\npublish: 2026-11-23\n---\n您好，停车场刮蹭一事«正在处理»，${'具体情况请等通知，'.repeat(8)}«无可奉告»。\n第 ${number * 5} 条«一»«二»«三»\n`
    const found = Array.from({ length: 5 }, (_, at) => ({
      rule: rules[(number + at) % rules.length] ?? ruleOf(),
      data: { match: '无可奉告' },
    }))
    return {
      ...judged(
        `drafts/${String(number).padStart(4, '0')}.md`,
        text.replace(`第 ${number * 5} 条`, `第 ${number * 5 + 4} 条`),
        found,
      ),
      about: {
        account: `account-${number % 5}`,
        author: `作者${number % 20}`,
        kind: 'original',
        status: 'draft',
        publish: { day: 20_780 + (number % 60), minutes: (number * 37) % 1440 },
      },
    }
  })
  return runOf(files)
}
