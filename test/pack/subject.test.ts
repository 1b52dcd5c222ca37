import { describe, expect, test } from 'vitest'
import { makePack } from '../../src/pack/pack.ts'
import { parsePack } from '../../src/pack/parse-pack.ts'
import { resolveRules } from '../../src/pack/resolve-rules.ts'
import type { Problem } from '../../src/shape/problem.ts'
import { judge } from '../checks/judge.ts'

const options = { field: 'nickname', present: true }
const has = async (profile: string, when: unknown) =>
  (await judge(profile, 'field', options, { rule: { subject: 'account', when } })).violations.length

/** Problems of a pack with one rule, as `message | help`, with the words that they point at. */
function problemsOf(rule: Record<string, unknown>): string[] {
  const source = JSON.stringify({ pack: 'test', title: 'test', rules: { rule: { message: 'x', ...rule } } })
  const problems: Problem[] = []
  const { definition, problems: parsed } = parsePack(source, 'test.yaml')
  problems.push(...parsed)
  if (definition !== undefined) {
    resolveRules(
      makePack(definition, 'test.yaml', () => source),
      (problem) => void problems.push(problem),
    )
  }
  return problems.map(({ message, help, span }) =>
    [source.slice(span.start, span.end), message.en, help?.en].filter((part) => part !== undefined).join(' | '),
  )
}

describe('subject', () => {
  test.each([
    [{ check: 'field', with: { field: 'nickname' }, subject: 'account' }],
    [{ check: 'required', with: { all: ['field.bio'] }, subject: 'account' }],
    [{ check: 'yearly', with: { field: 'archive.reviewed', month: 11 } }],
    [{ check: 'within-days', with: { from: 'event.date', to: 'publish', days: 5 }, subject: 'draft' }],
  ])('%j', (rule) => {
    expect(problemsOf(rule)).toEqual([])
  })

  test.each([
    [
      { check: 'length', with: { max: 1, unit: 'weibo' }, subject: 'account' },
      '"account" | The check “length” only judges draft',
    ],
    [
      { check: 'yearly', with: { field: 'archive.reviewed', month: 11 }, subject: 'draft' },
      '"draft" | The check “yearly” only judges account',
    ],
    [
      { check: 'field', with: { field: 'bio' }, subject: 'acount' },
      '"acount" | Found “acount”, expected one of draft, account | Did you mean “account”?',
    ],
    [
      { check: 'field', with: { field: 'bio' }, subject: 'account', scope: 'post' },
      '"post" | The check “field” looks at the whole draft and takes no scope',
    ],
  ])('%j', (rule, problem) => {
    expect(problemsOf(rule)).toEqual([problem])
  })

  test('a rule for drafts leaves profiles alone, and the other way round', async () => {
    expect(await has('account: a', undefined)).toBe(1)
    const draft = await judge('---\nkind: reply\n---\n正文', 'field', { field: 'author', present: true })
    expect(draft.violations).toHaveLength(1)
    expect(draft.subject).toBe('draft')
    expect((await judge('account: a', 'field', options, { rule: { subject: 'account' } })).subject).toBe('account')
  })
})

describe('when, in a rule for accounts', () => {
  const rule = (when: unknown) => ({ check: 'field', with: options, subject: 'account', when })

  test.each([
    [
      { kind: 'reply' },
      '"kind" | A rule for account profiles cannot look at “kind” of a draft | Its keys begin with account.',
    ],
    [
      { platform: 'weibo' },
      '"platform" | A rule for account profiles cannot look at “platform” of a draft | Did you mean “account.platform”?',
    ],
    [
      [{ 'account.class': '企业' }, { category: '新闻' }],
      '"category" | A rule for account profiles cannot look at “category” of a draft | Its keys begin with account.',
    ],
    [{ 'account.clas': '企业' }, '"account.clas" | Unknown “account.clas” | Did you mean “account.class”?'],
  ])('%j is a problem', (when, problem) => {
    expect(problemsOf(rule(when))).toEqual([problem])
  })

  test.each([
    [{ 'account.class': '企业' }, 'account: a\n类别: 企业', 1],
    [{ 'account.class': '企业' }, 'account: a\n类别: 个人', 0],
    [{ 'account.class': '企业' }, 'account: a', 0],
    [{ 'account.class': { not: '企业' } }, 'account: a', 1],
    [{ 'account.platform': 'weibo' }, 'account: a\n平台: [微信, 微博]', 1],
    [{ 'account.archive': 'present' }, 'account: a\n备案: {用途: 发布}', 1],
    [{ 'account.archive.filed': 'absent' }, 'account: a\n备案: {用途: 发布}', 1],
    [[{ 'account.class': '企业' }, { 'account.class': '个人' }], 'account: a\nclass: 个人', 1],
  ])('%j: %s', async (when, profile, count) => {
    expect(await has(profile, when)).toBe(count)
  })
})
