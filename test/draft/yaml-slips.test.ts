import { describe, expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import { mark, unmark } from '../marked.ts'

function toldOf(marked: string) {
  const { text } = unmark(`---\n${marked}\n---\n正文\n`)
  const { problems } = parseDraft(text, 'a.md')
  return {
    places: mark(
      text,
      problems.map(({ span }) => span),
    ).slice(4, -8),
    said: problems.map(({ message, help }) => [message.zh, message.en, help?.zh]),
  }
}

describe('a slip is told where it stands, in words for people who do not program', () => {
  test.each([
    [
      '标题: «"»读书会',
      '引号「"」没有成对：这里开始，后面没有结束',
      'The quote (") that opens here is not closed',
      '在这个值的末尾补上「"」',
    ],
    [
      '标题: «"»读书会\n栏目: 新闻',
      '引号「"」没有成对：这里开始，后面没有结束',
      'The quote (") that opens here is not closed',
      '在这个值的末尾补上「"」',
    ],
    [
      '标题: «"»读书会\n作者: "李敏"',
      '引号「"」没有成对：这里开始，后面没有结束',
      'The quote (") that opens here is not closed',
      '在这个值的末尾补上「"」',
    ],
    [
      "标题: «'»读''书会\n作者: 李敏",
      "引号「'」没有成对：这里开始，后面没有结束",
      "The quote (') that opens here is not closed",
      "在这个值的末尾补上「'」",
    ],
    [
      '账号: a\n«类型:»原创\n栏目: 新闻',
      '「类型」的冒号后面缺少空格',
      'No blank follows the colon of “类型”',
      '在冒号后面空一格：「类型: 」',
    ],
    [
      '«类型:»原创\n栏目: 新闻',
      '「类型」的冒号后面缺少空格',
      'No blank follows the colon of “类型”',
      '在冒号后面空一格：「类型: 」',
    ],
    [
      '栏目: 新闻\n«类型:»原创',
      '「类型」的冒号后面缺少空格',
      'No blank follows the colon of “类型”',
      '在冒号后面空一格：「类型: 」',
    ],
    [
      '«类型:»原创\n栏目:新闻',
      '「类型」的冒号后面缺少空格',
      'No blank follows the colon of “类型”',
      '在冒号后面空一格：「类型: 」',
    ],
    [
      '账号: a\n«来源：»新华社\n栏目: 新闻',
      '「来源」后面是全角冒号「：」',
      '“来源” is followed by a full-width colon',
      '改成半角冒号加空格：「来源: 」',
    ],
    [
      '活动: {日期: 2026-12-05«，» 地点: 中庭}',
      '括号里用了全角逗号「，」',
      'A full-width comma “，” stands in the brackets',
      '改成半角逗号加空格：「, 」',
    ],
    [
      '活动: {«日期：»2026-12-05，地点：中庭}',
      '「日期」后面是全角冒号「：」',
      '“日期” is followed by a full-width colon',
      '改成半角冒号加空格：「日期: 」',
    ],
    [
      '活动:\n  «日期：»2026-12-05\n  地点：中庭',
      '「日期」后面是全角冒号「：」',
      '“日期” is followed by a full-width colon',
      '改成半角冒号加空格：「日期: 」',
    ],
    [
      '审核:\n  - «角色：»部门负责人',
      '「角色」后面是全角冒号「：」',
      '“角色” is followed by a full-width colon',
      '改成半角冒号加空格：「角色: 」',
    ],
    [
      '审核:\n  - 角色: 自审\n    «人：»李敏',
      '「人」后面是全角冒号「：」',
      '“人” is followed by a full-width colon',
      '改成半角冒号加空格：「人: 」',
    ],
    [
      '栏目:\n«-促销»\n-新闻',
      '「-」后面缺少空格：「-促销」',
      'No blank follows the hyphen of “-促销”',
      '写成「- 促销」',
    ],
    [
      '栏目:\n  - 促销\n  «-新闻»\n作者: 李敏',
      '「-」后面缺少空格：「-新闻」',
      'No blank follows the hyphen of “-新闻”',
      '写成「- 新闻」',
    ],
    [
      '栏目:\n  «-»促销',
      '「-」后面缺少空格：「-促销」',
      'No blank follows the hyphen of “-促销”',
      '每项一行，写成「- 促销」',
    ],
    [
      '栏目:\n  «-»促销\n  -新闻',
      '「-」后面缺少空格：「-促销 -新闻」',
      'No blank follows the hyphen of “-促销 -新闻”',
      '每项一行，写成「- 促销」',
    ],
    [
      '来源: {名称: «%»b}',
      '这里的文字有特殊符号，没有整个加上引号',
      'This text holds special signs and is not quoted as a whole',
      '给整个值加上引号',
    ],
    ['危机: «是的»', '「危机」只能是 true（是）或 false（否）', '“危机” must be true or false', undefined],
    [
      '账号: a\n«account»: b',
      '「account」与前面的「账号」是同一个键，写了两次',
      '“account” is the key “账号”, which is given already',
      '删去其中一个',
    ],
  ])('%s', (marked, zh, en, help) => {
    expect(toldOf(marked)).toEqual({ places: marked, said: [[zh, en, help]] })
  })

  test.each(['[促销]本周新菜', '{限时}本周', '"限时"本周', '%好吃', '|好吃', ',好'])(
    'a value is quoted as a whole: %s',
    (value) => {
      const sign = value[0]
      expect(toldOf(`标题: ${value}\n作者: 李敏`)).toEqual({
        places: `标题: «${value}»\n作者: 李敏`,
        said: [
          [
            `以「${sign}」开头的值要整个加上引号`,
            `A value that begins with “${sign}” must be quoted as a whole`,
            `写成 '${value}'`,
          ],
        ],
      })
    },
  )

  test('the keys below are spelt as the one above', () => {
    expect(toldOf('转发: 读书会').said.map(([zh]) => zh)).toEqual(['「转发」下面应是「键: 值」（作者, 链接, 原文）'])
    expect(toldOf('repost: x').said.map(([, en]) => en)).toEqual(['“repost” must be a map (author, url, text)'])
  })

  test('in order of place', () => {
    const marked = '危机: «是的»\n类型: «转法»\n账号: «[a]»\n发布时间: «明天»'
    expect(toldOf(marked).places).toBe(marked)
  })

  test.each([
    '标题: 提示：带伞',
    '标题: 提示\n  带伞：好',
    '标题: "[促销]"',
    '标题: 9:30开门',
    '来源: https://example.com',
    '栏目: "-促销"',
  ])('nothing is said of %j', (text) => expect(toldOf(text).said).toEqual([]))
})
