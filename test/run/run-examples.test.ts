import { expect, test } from 'vitest'
import { runExamples } from '../../src/run/run-examples.ts'
import { newLoader } from '../generated/reference/shipped.ts'
import { tempFolder } from './temp-folder.ts'

/** What the examples of a rule for accounts fail with; nothing if they do what they should. */
async function failuresOf(invalid: unknown, options: unknown, check = 'field'): Promise<string[]> {
  const rule = {
    subject: 'account',
    when: { 'account.class': '企业' },
    check,
    with: options,
    message: 'x',
    examples: {
      invalid: [invalid],
      valid: [{ account: { bio: '你好', archive: { reviewed: '2026-11-02' } }, today: '2026-12-01' }],
    },
  }
  const folder = tempFolder({ 'house.yaml': JSON.stringify({ pack: 'house', title: 'x', rules: { rule } }) })
  const loader = newLoader()
  const pack = loader.load('./house.yaml', { folder })
  if (pack === undefined) throw new Error('no pack')
  const { failures } = await runExamples(pack, loader)
  return failures.map(({ message }) => message.en)
}

const bio = { field: 'bio', 'one-of': ['你好'] }
const november = { field: 'archive.reviewed', month: 11 }

test.each([
  ['a profile: its when is satisfied', { account: { bio: '再见' } }, bio, []],
  ['in Chinese', { account: { 简介: '再见' } }, bio, []],
  ['the words that must be marked', { account: { bio: '再见' }, at: '再见' }, bio, []],
  ['other words', { account: { bio: '再见' }, at: '你好' }, bio, ['It should mark “你好” but marks “"再见"”']],
  ['one that is right', { account: { bio: '你好' } }, bio, ['The rule “rule” should fire but does not']],
  [
    'another class of account',
    { account: { class: '个人', bio: '再见' } },
    bio,
    ['The rule “rule” does not hold for this example, which therefore shows nothing'],
  ],
  ['a body', '再见', bio, ['An example of a rule for accounts is written {account: {…}}']],
  [
    'a key that no profile has',
    { account: { boi: '再见' } },
    bio,
    ['The account profile of the example is not right: Unknown key “boi”'],
  ],
])('%s', async (_, invalid, options, failures) => {
  expect(await failuresOf(invalid, options)).toEqual(failures)
})

test.each([
  ['on its day', { account: { archive: { reviewed: '2025-11-02' } }, today: '2026-12-01' }, []],
  [
    'a day too early',
    { account: { archive: { reviewed: '2025-11-02' } }, today: '2026-11-30' },
    ['The rule “rule” should fire but does not'],
  ],
  [
    'without a day',
    { account: { archive: { reviewed: '2025-11-02' } } },
    ['The rule “rule” should fire but does not (not judged: the example lacks what the rule needs)'],
  ],
])('what is due is judged %s', async (_, invalid, failures) => {
  expect(await failuresOf(invalid, november, 'yearly')).toEqual(failures)
})
