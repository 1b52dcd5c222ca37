import type { Data } from '../checks/check.ts'
import { spellingsOf } from '../draft/canonical.ts'
import type { Draft } from '../draft/draft.ts'
import { fieldNode } from '../draft/front-matter.ts'
import { draftKeys } from '../draft/keys.ts'
import { nearest } from '../shape/nearest.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import { directiveRules } from './directive-rules.ts'
import { own } from './own-rule.ts'
import type { RuleInfo } from './violation.ts'

/** What postlint itself has to say of a draft, whatever packs are on. */
export interface OwnFinding {
  readonly rule: RuleInfo
  readonly span: Span
  readonly data: Data
}

export const unknownAccount = own(
  'unknown-account',
  false,
  { zh: '没有账号「{account}」的资料{guess}', en: 'No profile of the account “{account}”{guess}' },
  {
    zh: '账号写错了，按账号资料判断的规则就都用不上',
    en: 'With a mistyped account, no rule that needs its profile can judge',
  },
  { zh: '改成已有的账号：{known}', en: 'Use a known account: {known}' },
)

export const unknownKey = own(
  'unknown-key',
  true,
  { zh: '文件头的键「{key}」没有意义{guess}', en: 'The front-matter key “{key}” means nothing{guess}' },
  { zh: '写错的键会使规则不起作用', en: 'A mistyped key keeps rules from working' },
  { zh: '改正键名，或在配置的 extra-keys 里列出', en: 'Correct the key, or list it under extra-keys in the config' },
)

export const literalMarkup = own(
  'literal-markup',
  true,
  {
    zh: '「{mark}」没有被当作强调，会原样发出去',
    en: '“{mark}” is not taken as emphasis and will be published as it is',
  },
  {
    zh: '标点紧挨着星号时，Markdown 不认它是强调',
    en: 'Beside punctuation, Markdown does not take the stars as emphasis',
  },
  { zh: '把标点移到星号外面，或删去星号', en: 'Move the punctuation out of the stars, or remove them' },
)

export const emptyPost = own(
  'empty-post',
  false,
  { zh: '草稿没有正文', en: 'The draft has no text' },
  {
    zh: '空的草稿发不出去，多半是没有写完或保存错了文件',
    en: 'An empty draft cannot go out; most likely it is unfinished',
  },
  { zh: '写上正文，或删去这个文件', en: 'Write the text, or delete the file' },
)

/** The rules that postlint brings itself, for `explain` and the docs. */
export const ownRules: readonly RuleInfo[] = [unknownAccount, unknownKey, literalMarkup, emptyPost, ...directiveRules]

export interface Surroundings {
  /** The accounts of the project; undefined where it has no account files. */
  readonly accounts: ReadonlySet<string> | undefined
  readonly extraKeys: ReadonlySet<string>
  /** The ids that a directive may name, besides those of the rules that judge. */
  readonly knownRules?: readonly string[]
}

export function ownFindings(draft: Draft, { accounts, extraKeys }: Surroundings): OwnFinding[] {
  const found: OwnFinding[] = []
  const { account } = draft.meta
  if (account !== undefined && accounts !== undefined && !accounts.has(account)) {
    const node = fieldNode(draft.frontMatter, 'account')
    const known = [...accounts].sort().join('、')
    found.push({
      rule: unknownAccount,
      span: node?.span ?? { start: 0, end: 0 },
      data: { account, known, guess: guessOf(account, accounts) },
    })
  }
  const spellings = spellingsOf(draftKeys)
  for (const { key, keySpan } of draft.unknownKeys) {
    if (!extraKeys.has(key))
      found.push({ rule: unknownKey, span: keySpan, data: { key, guess: guessOf(key, spellings.keys()) } })
  }
  const { body, meta, frontMatter } = draft
  // A repost without a word is another rule’s concern.
  if (body.text.text === '' && body.images.length === 0 && meta.kind !== 'repost') {
    found.push({ rule: emptyPost, span: { start: frontMatter.span.end, end: frontMatter.span.end }, data: {} })
  }
  for (const span of markedWords(draft.source, body.literalMarks)) {
    found.push({ rule: literalMarkup, span, data: { mark: draft.source.slice(span.start, span.end) } })
  }
  return found
}

/** Two marks alike belong together and are one slip, with the words between them. */
function markedWords(source: string, marks: readonly Span[]): Span[] {
  const words: Span[] = []
  for (let at = 0; at < marks.length; at++) {
    const open = marks[at] as Span
    const close = marks[at + 1]
    if (close !== undefined && source.slice(open.start, open.end) === source.slice(close.start, close.end)) {
      words.push({ start: open.start, end: close.end })
      at++
    } else words.push(open)
  }
  return words
}

function guessOf(word: string, known: Iterable<string>): Bilingual {
  const guess = nearest(word, known)
  return guess === undefined ? { zh: '', en: '' } : { zh: `，是不是「${guess}」？`, en: `; did you mean “${guess}”?` }
}
