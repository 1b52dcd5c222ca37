import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedParts, isSeal, type SealPart, sameSeal, sealOf, sealParts } from '../../src/review/seal.ts'
import { seal, sealed, sha256 } from './sealed.ts'

const front = `account: jinxiu
platform: weibo
kind: original
status: draft
title: 周末读书会
digest: 一起读书
category: [活动]
crisis: false
major: false
commercial: false
ai: false
publish: 2026-12-01T09:30+08:00
author: 陈晓
source: {name: 新华社, url: https://example.com/a}
repost: {author: "@人民日报", text: 原文}
event: {date: 2026-12-05, place: 一楼中庭}
cooperation: {partner: 某某书店}
工单: 12
`
const body = `#锦绣周末# 12月5日一楼中庭读书会，[报名](https://example.com/b)

<!-- postlint-disable-next-line weibo-handbook/topic-missing -- 已商定 -->
![海报](img/a.jpg) 欢迎来坐坐！
`
const draft = (changed: (text: string) => string = (text) => text) => changed(`---\n${front}---\n${body}`)
const swapped = (from: string, to: string) => draft((text) => text.replace(from, to))
const media = ['sha256 1']

describe('what decides', () => {
  test.each<[string, string, SealPart]>([
    ['account: jinxiu', 'account: other', 'account'],
    ['platform: weibo', 'platform: [weibo, wechat]', 'platform'],
    ['kind: original', 'kind: reprint', 'kind'],
    ['title: 周末读书会', 'title: 周末读书会！', 'title'],
    ['digest: 一起读书', 'digest: 一起看书', 'digest'],
    ['category: [活动]', 'category: [活动, 新闻]', 'category'],
    ['crisis: false', 'crisis: true', 'switches'],
    ['major: false', 'major: true', 'switches'],
    ['commercial: false', 'commercial: true', 'switches'],
    ['ai: false', 'ai: true', 'switches'],
    ['T09:30', 'T09:31', 'publish'],
    ['author: 陈晓', 'author: 李敏', 'author'],
    ['新华社', '路边社', 'source'],
    ['example.com/a', 'example.com/c', 'source'],
    ['"@人民日报"', '"@清远发布"', 'repost'],
    ['text: 原文', 'text: 原文。', 'repost'],
    ['date: 2026-12-05', 'date: 2026-12-06', 'event'],
    ['place: 一楼中庭', 'place: 二楼中庭', 'event'],
    ['某某书店', '另一书店', 'cooperation'],
    ['读书会，', '读书会。', 'text'],
    ['[报名]', '[我要报名]', 'text'],
    ['example.com/b', 'example.com/d', 'text'],
    ['topic-missing --', 'post-too-long --', 'directives'],
  ])('%s → %s', (from, to, part) => {
    const [before, after] = [seal(draft(), media), seal(swapped(from, to), media)]
    expect(sameSeal(before, after)).toBe(false)
    expect(changedParts(before, after)).toEqual([part])
  })

  test('one character of the text, wherever it stands', () => {
    const text = '明天上午九点服务台照常开放，欢迎来电咨询😀'
    const before = seal(text)
    fc.assert(
      fc.property(fc.nat({ max: Array.from(text).length - 1 }), fc.constantFrom('', '改', '😀'), (at, char) => {
        const chars = Array.from(text)
        if (chars[at] === char) return
        chars[at] = char
        expect(sameSeal(before, seal(chars.join('')))).toBe(false)
      }),
    )
  })

  test('the bytes of a picture, how many there are, and their order', () => {
    const before = seal(draft(), ['sha256 1', 'sha256 2'])
    for (const other of [
      ['sha256 1', 'sha256 3'],
      ['sha256 2', 'sha256 1'],
      ['sha256 1'],
      ['sha256 1', 'missing b.jpg'],
    ]) {
      const after = seal(draft(), other)
      expect(sameSeal(before, after)).toBe(false)
      expect(changedParts(before, after)).toEqual(['media'])
    }
  })
})

describe('what does not decide', () => {
  test.each<[string, string]>([
    ['status: draft', 'status: published'],
    ['工单: 12', '工单: 13'],
    ['工单: 12\n', '工单: 12\nreviews: [{role: 初审, by: 李敏, at: 2026-11-22, seal: x}]\n'],
    ['工单: 12\n', '工单: 12\nattest: [{clause: a/b, by: 李敏, at: 2026-11-22, seal: x}]\n'],
    ['![海报]', '![活动的海报]'],
    ['(img/a.jpg)', '(img/b.jpg)'],
    ['欢迎来坐坐！', '欢迎来坐坐！  '],
    ['title: 周末读书会', 'title: "周末读书会"'],
    ['title: 周末读书会\n', 'title: 周末读书会 # 标题\n'],
    ['title: 周末读书会', '标题: 周末读书会'],
    ['kind: original', '类型: 原创'],
    ['crisis: false\n', ''],
    ['source: {name: 新华社, url: https://example.com/a}', 'source: {url: https://example.com/a, name: 新华社}'],
    ['source: {name: 新华社, url: https://example.com/a}', 'source:\n  name: 新华社\n  url: https://example.com/a'],
    ['publish: 2026-12-01T09:30+08:00', 'publish: "2026-12-01 09:30+08:00"'],
    ['account: jinxiu\n', ''],
  ])('%j → %j', (from, to) => {
    const [before, after] = [seal(draft(), media), seal(swapped(from, to), media)]
    expect(draft()).toContain(from)
    expect(sameSeal(before, after)).toBe(true)
    expect(changedParts(before, after)).toEqual([])
  })

  test('line ends, a blank at their end, and how accents are put together', () => {
    const before = seal('第一行\n第二行 café\n')
    expect(sameSeal(before, seal('第一行\r\n第二行 café\r\n'))).toBe(true)
    expect(sameSeal(before, seal('第一行\r第二行 café'))).toBe(true)
    expect(sameSeal(before, seal('第一行 \n第二行 cafe\u0301\n\n\n'))).toBe(true)
  })

  test('that the account is not written where it is the project’s own', () => {
    expect(sameSeal(seal('正文', [], 'jinxiu'), seal('---\naccount: jinxiu\n---\n正文', [], 'other'))).toBe(true)
  })
})

describe('the seal', () => {
  test('names every part', () => {
    const all = Object.fromEntries(sealParts.map((part) => [part, part]))
    const before = sealOf(all, sha256)
    for (const part of sealParts) {
      const after = sealOf({ ...all, [part]: `${part} changed` }, sha256)
      expect(changedParts(before, after)).toEqual([part])
    }
  })

  test('no part can pass for another', () => {
    expect(sameSeal(sealOf({ text: 'a', title: '' }, sha256), sealOf({ text: '', title: 'a' }, sha256))).toBe(false)
  })

  test('its root alone decides; without the parts nothing is said of them', () => {
    const whole = seal('正文')
    const root = whole.replace(/\..*$/, '')
    expect([isSeal(whole), isSeal(root)]).toEqual([true, true])
    expect(sameSeal(whole, root)).toBe(true)
    expect(changedParts(root, seal('别的'))).toEqual([])
    // Parts made up by hand do not make a seal right.
    expect(sameSeal(`${root}.${seal('别的').split('.')[1]}`, seal('别的'))).toBe(false)
  })

  test.each(['', 'sha256-', 'sha256-abc', 'md5-xyz', `sha256-${'A'.repeat(42)}`, `SHA256-${'A'.repeat(43)}`])(
    '%j is none',
    (text) => {
      expect(isSeal(text)).toBe(false)
      expect(sameSeal(text, text)).toBe(false)
      expect(changedParts(text, seal('正文'))).toEqual([])
    },
  )

  test('an older seal with fewer parts is read', () => {
    const [root, parts = ''] = seal('正文').split('.')
    // Three bytes are four characters: a whole part and a half.
    expect(changedParts(`${root}.${parts.slice(0, 8)}`, seal('别的'))).toEqual(['text'])
  })

  test('this one stays: records that people have signed are sealed with it', () => {
    expect(sealed('正文')).toMatchObject({ text: '正文', kind: 'original', account: 'jinxiu', platform: 'weibo' })
    expect(seal('正文')).toMatchInlineSnapshot(
      `"sha256-9cMUThVVdBxSsGxGkeBw2YCTJ1y4NoDADPtVK2E5oHE.hlQexw_EUzwt6PTS05nI5R8puLsaRtgHVyH90-6WtTY"`,
    )
  })
})
