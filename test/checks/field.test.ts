import { describe, expect, test } from 'vitest'
import { judge, marked } from './judge.ts'

const fenced = (front: string) => `---\n${front}\n---\n正文`

test.each([
  [{ field: 'category', 'one-of': ['新闻', '活动'] }, 'category: [新闻, «美食»]'],
  [{ field: 'category', 'one-of': ['新闻'] }, '栏目: «"美食"»'],
  [{ field: 'category', 'not-in': ['美食'] }, 'category: [新闻, «美食»]'],
  [{ field: 'source.url', type: 'url' }, 'source: {url: «example.com»}'],
  [{ field: 'source.url', type: 'url' }, 'source: {url: https://example.com/a}'],
  [{ field: 'event.date', type: 'date' }, 'event: {date: 2026-11-23}'],
  [{ field: 'repost.author', type: 'mention' }, 'repost: {author: «人民日报»}'],
  [{ field: 'author', matches: '^[\\p{sc=Han}]{2,4}$' }, 'author: «Chen»'],
  [{ field: 'author', matches: '^[\\p{sc=Han}]{2,4}$' }, 'author: 陈晓'],
  [{ field: 'author', present: false }, 'author: «陈晓»'],
  [{ field: 'author', present: true }, 'author: 陈晓'],
  // What is not there is no other option’s concern.
  [{ field: 'author', 'one-of': ['陈晓'] }, 'kind: original'],
])('%j: %s', async (options, front) => {
  expect(await marked(fenced(front), 'field', options)).toBe(fenced(front))
})

test('what must be there and is not', async () => {
  expect((await judge(fenced('kind: original'), 'field', { field: 'author', present: true })).violations).toHaveLength(
    1,
  )
  expect((await judge(fenced('author: ""'), 'field', { field: 'author', present: true })).violations).toHaveLength(1)
})

describe('lists of the account profile', () => {
  const account = { sources: ['新华社', '@人民日报'], competitors: ['@某某广场'] }
  test.each([
    [{ field: 'source.name', from: 'sources' }, 'source: {name: «路边社»}'],
    [{ field: 'source.name', from: 'sources' }, 'source: {name: 人民日报}'],
    [{ field: 'repost.author', 'not-from': 'competitors' }, 'repost: {author: «"@某某广场"»}'],
    [{ field: 'repost.author', 'not-from': 'competitors' }, 'repost: {author: "@清远发布"}'],
  ])('%j: %s', async (options, front) => {
    expect(await marked(fenced(front), 'field', options, { account })).toBe(fenced(front))
  })

  test('without a profile, or without the list, nobody can tell', async () => {
    const options = { field: 'source.name', from: 'sources' }
    expect((await judge(fenced('source: 路边社'), 'field', options)).unjudged).toEqual([
      { rule: 'test/rule', lack: 'account' },
    ])
    expect((await judge(fenced('source: 路边社'), 'field', options, { account: {} })).unjudged).toMatchObject([
      { lack: 'account-field' },
    ])
  })
})
