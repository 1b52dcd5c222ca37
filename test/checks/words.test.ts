import { describe, expect, test } from 'vitest'
import { judge, marked } from './judge.ts'

describe('phrase', () => {
  test.each([
    [{ words: ['可能'], except: ['可能性'] }, '«可能»下雨，不排除可能性'],
    [{ words: ['微信'], variants: { 微信: ['薇信', 'V信'] } }, '加«薇信»或«V信»或«微 信»'],
    [{ words: ['好'], tolerant: false }, '«好»，ｈａｏ'],
    [{ words: ['COVID-19', 'Black'], except: ['Black Tea'] }, '«COVID-19»，«Black» Friday，Black Tea'],
    [{ words: ['COVID-19', 'Black Friday'], tolerant: false }, '«COVID-19»，«Black Friday»，COVID19'],
  ])('%j: %s', async (options, draft) => {
    expect(await marked(draft, 'phrase', options)).toBe(draft)
  })

  test('names, addresses and code are passed over where the pack says so', async () => {
    const options = { words: ['布署', 'vx'], skip: ['address', 'mention', 'code'] }
    const draft = '«布署»@布署科技 ，见`布署`和 http://a.cn/vx 、vx@a.cn、«vx».'
    expect(await marked(draft, 'phrase', options)).toBe(draft)
    const everywhere = '«布署»@«布署»科技 `«布署»` http://a.cn/«vx» «vx»@a.cn'
    expect(await marked(everywhere, 'phrase', { words: ['布署', 'vx'] })).toBe(everywhere)
  })

  test('a variant is reported as its word, a replacement offered for what can be replaced between the marks', async () => {
    const { violations } = await judge('加薇信，布**署**，布署', 'phrase', {
      words: ['微信', '布署'],
      variants: { 微信: ['薇信'] },
      replace: { 布署: '部署' },
    })
    expect(violations.map(({ data, fix }) => [data.word, data.match, fix?.text])).toEqual([
      ['微信', '薇信', undefined],
      ['布署', '布署', '部'],
      ['布署', '布署', '部署'],
    ])
  })

  test('scopes: the title, fields, alternative texts', async () => {
    const draft = '---\ntitle: «无可奉告»\nsource: {name: 无可奉告}\n---\n# 无可奉告\n\n无可奉告 ![无可奉告](a.jpg)'
    expect(await marked(draft, 'phrase', { words: ['无可奉告'] }, { rule: { scope: 'title' } })).toBe(draft)
    const field = '---\nsource: {name: "«无可奉告»"}\n---\n无可奉告'
    expect(await marked(field, 'phrase', { words: ['无可奉告'] }, { rule: { scope: 'field.source.name' } })).toBe(field)
    const alt = '无可奉告 ![«无可奉告»](a.jpg)'
    expect(await marked(alt, 'phrase', { words: ['无可奉告'] }, { rule: { scope: 'alt' } })).toBe(alt)
  })
})

describe('pattern', () => {
  test.each([
    [{ regex: '[!！]{2,}' }, '好«!!»好«！！！»好！'],
    [{ regex: '第[一二三]', except: ['第一时间'] }, '«第一»，第一时间，«第二»时间'],
    [{ regex: 'vip', 'ignore-case': true }, '«VIP»«vip»'],
    [{ regex: '(?<!不)可能' }, '«可能»，不可能'],
    [{ regex: ',,', skip: ['address'] }, 'a«,,» https://a.cn/a,,b?c,,d«,,» www.a.cn/e,,f。`x«,,»y`'],
    [{ regex: ',,', skip: ['code'] }, 'http://a.cn/a«,,»b `x,,y`«,,»\n\n```\nz,,\n```\n\n    «,,»'],
    // Only what lies wholly within is innocent.
    [{ regex: '见.*', skip: ['address', 'code'] }, '«见 https://a.cn/见»'],
  ])('%j: %s', async (options, draft) => {
    expect(await marked(draft, 'pattern', options)).toBe(draft)
  })

  test.each(['(a+)+$', 'a*', '(', '(?<=a*)b'])('%s is refused or cannot hang', async (regex) => {
    const text = 'a'.repeat(20_000)
    await Promise.race([
      judge(`${text}!`, 'pattern', { regex }).catch((error: unknown) => expect(String(error)).toMatch(/\S/)),
    ])
  })
})

describe('occurrence', () => {
  test.each([
    [{ of: { element: 'topic' }, max: 1 }, '#甲#«#乙# #丙#»'],
    [{ of: { element: 'mention' }, max: 0 }, '«@甲 @乙»'],
    [{ of: { words: ['加油'] }, max: 2 }, '加油加油«加油»'],
    [{ of: { regex: '[0-9]' }, min: 2 }, '«只有1个»'],
    [{ of: { element: 'paragraph' }, max: 1 }, '一\n二\n\n«三»'],
    [{ of: { element: 'emoji' }, max: 1 }, '😀[doge]'.replace('[doge]', '«[doge]👨‍👩‍👧»')],
    // Counted only where the condition stands, and shown there.
    [{ if: { words: ['抽奖'] }, of: { words: ['转发'] }, min: 1 }, '今天«抽奖»'],
    [{ if: { words: ['抽奖'] }, of: { words: ['转发'] }, min: 1 }, '转发抽奖'],
    [{ if: { words: ['抽奖'] }, of: { words: ['转发'] }, min: 1 }, '今天'],
  ])('%j: %s', async (options, draft) => {
    expect(await marked(draft, 'occurrence', options)).toBe(draft)
  })

  test.each([
    ['🇨🇳🇺🇸', 2],
    ['1️⃣2️⃣', 2],
    ['1⃣', 1],
    ['👍🏻👍', 2],
    ['👨‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['❤️❤☀', 3],
    ['©️®️™️ℹ️', 4],
    ['⌚⏰', 2],
    ['[doge][微笑]', 2],
    // Letters, marks, arrows and shapes without an emoji selector, digits, one flag letter, a heart in text style.
    ['©®™ℹ‼〰', 0],
    ['北京↔上海 ▶时间 ▪地点', 0],
    ['1#*', 0],
    ['🇨', 0],
    ['❤︎', 0],
  ])('%s has %i emoji', async (text, actual) => {
    const { violations } = await judge(`见${text}`, 'occurrence', { of: { element: 'emoji' }, max: 0 })
    expect(violations.map(({ data }) => data.actual)).toEqual(actual === 0 ? [] : [actual])
  })

  test('mentions of a list of the account', async () => {
    const options = { of: { element: 'mention' }, from: 'competitors', max: 0 }
    expect(
      await marked('@清远发布 «@某某广场»', 'occurrence', options, { account: { competitors: ['某某广场'] } }),
    ).toBe('@清远发布 «@某某广场»')
    expect((await judge('@某某广场', 'occurrence', options)).unjudged).toMatchObject([{ lack: 'account' }])
  })
})
