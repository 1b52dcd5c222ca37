import { sameName } from '../account/account-name.ts'
import { fieldNode } from '../draft/front-matter.ts'
import { parseMoment } from '../draft/moment.ts'
import { defaulted, optional, required } from '../shape/object-shape.ts'
import { flag, listOf, oneOf, placed, text } from '../shape/shape.ts'
import { isAbsent, type YamlScalar } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type DraftContext, defineDraftCheck, type Finding, type NotJudged } from './check.ts'
import { placeOf } from './place.ts'

const types = ['text', 'number', 'date', 'url', 'mention'] as const
type FieldType = (typeof types)[number]

/** The lists of an account profile that a value can be held against. */
const accountLists = ['categories', 'news-categories', 'sources', 'competitors'] as const
type AccountList = (typeof accountLists)[number]

export const field = defineDraftCheck({
  name: 'field',
  summary: { zh: '检查文件头里的一个键', en: 'Checks a key of the front matter' },
  options: {
    field: required(text(), { zh: '键名，例如 source.name', en: 'The key, such as source.name' }),
    present: optional(flag(), {
      zh: '必须写（true）或不得写（false）',
      en: 'It must be there (true) or must not (false)',
    }),
    type: optional(oneOf(types), { zh: '值的类型', en: 'The type of the value' }),
    'one-of': defaulted(listOf(text()), [], { zh: '只能是其中之一', en: 'It must be one of these' }),
    'not-in': defaulted(listOf(text()), [], { zh: '不能是其中任何一个', en: 'It must be none of these' }),
    matches: optional(placed(text()), { zh: '必须符合的正则表达式', en: 'A regular expression that it must match' }),
    from: optional(oneOf(accountLists), {
      zh: '账号资料里的名单，值必须在其中',
      en: 'The list of the account profile that must hold it',
    }),
    'not-from': optional(oneOf(accountLists), {
      zh: '账号资料里的名单，值不得在其中',
      en: 'The list of the account profile that must not hold it',
    }),
  },
  data: ['field', 'actual', 'expected'],
  async prepare(options, workshop) {
    const matches = options.matches === undefined ? undefined : await workshop.pattern(options.matches)
    return { ...options, matches }
  },
  *run(context, options): Iterable<Finding | NotJudged> {
    const node = fieldNode(context.posting.draft.frontMatter, options.field)
    if (node === undefined || isAbsent(node)) {
      if (options.present === true)
        yield { span: placeOf(context), data: { field: options.field, actual: '', expected: '' } }
      return
    }
    if (options.present === false) {
      yield {
        span: node.span,
        data: { field: options.field, actual: node.kind === 'scalar' ? node.text : '', expected: '' },
      }
      return
    }
    const lack = missingList(context, options.from ?? options['not-from'])
    if (lack !== undefined) {
      yield lack
      return
    }
    const items = node.kind === 'list' ? node.items : [node]
    for (const item of items) {
      if (item.kind !== 'scalar') continue
      const expected = wrongWith(item, options, context)
      if (expected !== undefined) yield { span: item.span, data: { field: options.field, actual: item.text, expected } }
    }
  },
})

interface Expectation {
  readonly type?: FieldType
  readonly 'one-of': readonly string[]
  readonly 'not-in': readonly string[]
  readonly matches: { readonly source: string; test(text: string): boolean } | undefined
  readonly from?: AccountList
  readonly 'not-from'?: AccountList
}

/** What was expected instead of a value, or nothing if the value is right. */
function wrongWith(item: YamlScalar, options: Expectation, context: DraftContext): Bilingual | undefined {
  const value = item.text.trim()
  if (options.type !== undefined && !isOfType(item, options.type)) return typeNames[options.type]
  if (options['one-of'].length > 0 && !options['one-of'].includes(value)) return anyOf(options['one-of'])
  if (options['not-in'].includes(value)) return { zh: `不是「${value}」`, en: `anything but “${value}”` }
  if (options.matches !== undefined && !options.matches.test(value))
    return { zh: options.matches.source, en: options.matches.source }
  if (options.from !== undefined) {
    const list = listOfAccount(context, options.from)
    if (!list.some((name) => sameName(name, value))) return anyOf(list)
  }
  if (
    options['not-from'] !== undefined &&
    listOfAccount(context, options['not-from']).some((name) => sameName(name, value))
  ) {
    return { zh: `不是「${value}」`, en: `anything but “${value}”` }
  }
  return undefined
}

/** A rule that holds a value against a list needs a profile that has the list. */
function missingList(context: DraftContext, list: AccountList | undefined): NotJudged | undefined {
  if (list === undefined) return undefined
  if (context.account === undefined) return { notJudged: 'account' }
  return listOfAccount(context, list).length === 0
    ? { notJudged: 'account-field', detail: { zh: list, en: list } }
    : undefined
}

function listOfAccount({ account }: DraftContext, list: AccountList): readonly string[] {
  return account?.profile[list] ?? []
}

const typeNames: Readonly<Record<FieldType, Bilingual>> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  date: { zh: '日期，例如 2026-11-23', en: 'a date, as in 2026-11-23' },
  url: { zh: '以 http:// 或 https:// 开头的网址', en: 'a URL that begins with http:// or https://' },
  mention: { zh: '以 @ 开头的账号名', en: 'an account name that begins with @' },
}

function isOfType(item: YamlScalar, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof item.value === 'string'
    case 'number':
      return typeof item.value === 'number'
    case 'date':
      return parseMoment(item.text) !== undefined
    case 'url':
      return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(item.text.trim())
    case 'mention':
      return /^@\S+$/.test(item.text.trim())
  }
}

function anyOf(values: readonly string[]): Bilingual {
  return { zh: `${values.join('、')} 之一`, en: `one of ${values.join(', ')}` }
}
