import { sameName } from '../account/account-name.ts'
import { profileTexts } from '../account/profile-path.ts'
import { scalarText } from '../draft/scalar-text.ts'
import { nearest } from '../shape/nearest.ts'
import { defaulted, optional, required } from '../shape/object-shape.ts'
import { flag, listOf, oneOf, placed, text, wholeNumber } from '../shape/shape.ts'
import { isAbsent, type YamlNode, type YamlScalar } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { cover } from '../text/span.ts'
import {
  type Data,
  defineFieldsCheck,
  type FieldsContext,
  type Finding,
  type NotJudged,
  type Subject,
} from './check.ts'
import { excluded, notIncluded, sameText } from './field-texts.ts'
import { type Expectation, valueTypes, wrongWith } from './field-value.ts'
import { guessOption, remedyBy } from './fix-option.ts'
import { pathInProfile, pathName, readPath } from './key-path.ts'
import { keyPlaces } from './key-places.ts'
import { profileList } from './profile-list.ts'

export const field = defineFieldsCheck({
  name: 'field',
  summary: { zh: '检查文件头或账号资料里的一个键', en: 'Checks a key of the front matter or of an account profile' },
  options: {
    field: required(placed(text()), {
      zh: '键名，例如 source.name、avatar.file；列表里的每一项都看，例如 changes.document',
      en: 'The key, such as source.name or avatar.file; in a list of maps it is looked at in each, as in changes.document',
    }),
    present: optional(flag(), {
      zh: '必须写（true）或不得写（false）',
      en: 'It must be there (true) or must not (false)',
    }),
    type: optional(oneOf(valueTypes), { zh: '值的类型', en: 'The type of the value' }),
    'one-of': defaulted(listOf(text()), [], { zh: '只能是其中之一', en: 'It must be one of these' }),
    'not-in': defaulted(listOf(text()), [], { zh: '不能是其中任何一个', en: 'It must be none of these' }),
    matches: optional(placed(text()), { zh: '必须符合的正则表达式', en: 'A regular expression that it must match' }),
    fix: guessOption,
    from: optional(profileList, {
      zh: '账号资料里的键，例如 sources、tags.allowed；值必须是其中之一',
      en: 'A key of the account profile, such as sources or tags.allowed, that must hold it',
    }),
    'not-from': optional(profileList, {
      zh: '账号资料里的键，例如 competitors；值不得在其中',
      en: 'A key of the account profile, such as competitors, that must not hold it',
    }),
    includes: defaulted(listOf(placed(text())), [], {
      zh: '同一份文件里的其他键，例如 slogan、phone：它们的文字必须都在这个值里出现（键下是列表的，出现一项即可）；空格、连字符、全角、繁体不论。草稿的规则可以写 account.slogan',
      en: 'Other keys of the same file, such as slogan and phone: the text of each must stand in this one (of a list, one text); blanks, hyphens, full width and traditional characters make no difference. A rule for drafts may name account.slogan',
    }),
    excludes: defaulted(listOf(placed(text())), [], {
      zh: '同一份文件里的其他键，例如 organisation：它们的文字一个也不得在这个值里出现；写法同 includes',
      en: 'Other keys of the same file, such as organisation: none of their texts may stand in this one; written like includes',
    }),
    holds: defaulted(listOf(text()), [], {
      zh: '列表里必须有的每一项；没有写这个键也算缺少',
      en: 'Items that the list must have, every one; a key that is not given has none of them',
    }),
    'min-items': optional(wholeNumber({ min: 1 }), {
      zh: '列表至少几项；没有写这个键算 0 项',
      en: 'How many items the list must have at least; a key that is not given has 0',
    }),
    'max-items': optional(wholeNumber({ min: 0 }), {
      zh: '列表最多几项',
      en: 'How many items the list may have at most',
    }),
    min: optional(wholeNumber(), { zh: '数值的下限（含）', en: 'The least number that it may be' }),
    max: optional(wholeNumber(), { zh: '数值的上限（含）', en: 'The greatest number that it may be' }),
  },
  data: ['field', 'actual', 'expected', 'missing', 'min', 'max'],
  async prepare(options, workshop) {
    const matches = options.matches === undefined ? undefined : await workshop.pattern(options.matches)
    const path = readPath(options.field, workshop)
    const others = [...options.includes, ...options.excludes].map((key) => readPath(key, workshop))
    if (path === undefined || others.includes(undefined)) return undefined
    const paths = others.filter((other) => other !== undefined)
    const { subject } = workshop
    const trust: 'unsafe' | 'none' = options.fix?.value ?? 'unsafe'
    return {
      ...options,
      trust,
      matches,
      subject,
      path,
      name: pathName(path, subject),
      includes: paths.slice(0, options.includes.length),
      excludes: paths.slice(options.includes.length),
    }
  },
  *run(context, options): Iterable<Finding | NotJudged> {
    const places = keyPlaces(context, options.path)
    if (places.some(({ node }) => node !== undefined)) yield* lacks(context, options)
    for (const { node, span } of places) {
      if (node === undefined) {
        if (options.present === true) yield finding(span, options, {})
        else yield* wrongCount([], span, options)
      } else if (options.present === false) {
        yield finding(node.span, options, { actual: node.kind === 'scalar' ? node.text : '' })
      } else yield* judge(node, context, options)
    }
  },
})

type Options = Expectation & {
  readonly subject: Subject
  readonly path: string
  readonly name: Bilingual
  readonly present?: boolean
  readonly trust: 'unsafe' | 'none'
  readonly from?: string
  readonly 'not-from'?: string
  readonly includes: readonly string[]
  readonly excludes: readonly string[]
  readonly holds: readonly string[]
  readonly 'min-items'?: number
  readonly 'max-items'?: number
}

function* judge(node: YamlNode, context: FieldsContext, options: Options): Iterable<Finding> {
  const items = node.kind === 'list' ? node.items.filter((item) => !isAbsent(item)) : [node]
  yield* wrongCount(items, node.span, options)
  const scalars = items.filter((item) => item.kind === 'scalar')
  for (const item of scalars) {
    const expected = wrongWith(item, options) ?? wrongList(item, context, options)
    if (expected === undefined) continue
    const nearby = nearestOf(item, context, options)
    yield { ...finding(item.span, options, { actual: item.text, expected }), ...remedyBy(options.trust, nearby) }
  }
  if (options.includes.length > 0) {
    const missing = notIncluded(scalars, options.includes, options.subject, context)
    const expected = { zh: `含有${missing?.zh}`, en: `something with ${missing?.en}` }
    if (missing !== undefined) yield finding(node.span, options, { actual: textOf(scalars), expected, missing })
  }
  for (const item of scalars) {
    for (const { span, word } of excluded(item, options.excludes, options.subject, context)) {
      const expected = { zh: `不含「${word}」`, en: `something without “${word}”` }
      yield finding(span, options, { actual: item.text, expected })
    }
  }
}

/** Too few items, too many, or not those that must be there. */
function* wrongCount(items: readonly YamlNode[], span: Finding['span'], options: Options): Iterable<Finding> {
  const { 'min-items': min, 'max-items': max } = options
  const actual = items.length
  if (max !== undefined && actual > max) {
    const expected = { zh: `不超过 ${max} 项`, en: `at most ${max} ${max === 1 ? 'item' : 'items'}` }
    yield finding(cover(items.slice(max).map((item) => item.span)), options, { actual, expected, max })
  }
  if (min !== undefined && actual < min) {
    yield finding(span, options, {
      actual,
      expected: { zh: `至少 ${min} 项`, en: `at least ${min} ${min === 1 ? 'item' : 'items'}` },
      min,
    })
  }
  const scalars = items.filter((item) => item.kind === 'scalar')
  const missing = options.holds.filter((wanted) => !scalars.some((item) => sameText(item.text, wanted)))
  if (missing.length > 0) {
    const names = {
      zh: missing.map((each) => `「${each}」`).join('、'),
      en: missing.map((each) => `“${each}”`).join(', '),
    }
    const expected = { zh: `含有${names.zh}`, en: `something with ${names.en}` }
    yield finding(span, options, { actual: textOf(scalars), expected, missing: names })
  }
}

/** The value that was probably meant, of those that it may be. A profile is not corrected. */
function nearestOf(item: YamlScalar, { posting, account }: FieldsContext, options: Options) {
  if (posting === undefined) return undefined
  const listed = options.from === undefined || account === undefined ? [] : profileTexts(account.profile, options.from)
  const guess = nearest(item.text.trim(), options['one-of'].length > 0 ? options['one-of'] : listed)
  if (guess === undefined || guess === item.text.trim()) return undefined
  const within = scalarText(item, posting.draft.source)
  return { within, span: within.all, text: guess }
}

function wrongList(item: YamlScalar, { account }: FieldsContext, options: Options): Bilingual | undefined {
  if (account === undefined) return undefined
  const value = item.text.trim()
  const listed = (path: string) => profileTexts(account.profile, path)
  const isIn = (list: readonly string[]): boolean => list.some((name) => sameName(name, value))
  if (options.from !== undefined) {
    const list = listed(options.from)
    if (list.length > 0 && !isIn(list))
      return list.length === 1
        ? { zh: `「${list[0]}」`, en: `“${list[0]}”` }
        : { zh: `${list.join('、')} 之一`, en: `one of ${list.join(', ')}` }
  }
  if (options['not-from'] !== undefined && isIn(listed(options['not-from'])))
    return { zh: `不是「${value}」`, en: `anything but “${value}”` }
  return undefined
}

/** Keys of the profile that the rule needs and that nobody has filled in: of these nothing can be said. */
function* lacks(context: FieldsContext, options: Options): Iterable<NotJudged> {
  const inProfile = [...options.includes, ...options.excludes].flatMap(
    (path) => pathInProfile(path, options.subject) ?? [],
  )
  const needed = [options.from, options['not-from'], ...inProfile].filter((path) => path !== undefined)
  if (needed.length === 0) return
  const { account } = context
  if (account === undefined) {
    yield { notJudged: 'account' }
    return
  }
  for (const path of needed)
    if (profileTexts(account.profile, path).length === 0)
      yield { notJudged: 'account-field', detail: pathName(path, 'account') }
}

function textOf(scalars: readonly YamlScalar[]): string {
  return scalars.map(({ text }) => text).join('、')
}

/** Every name that a message may use has something to show. */
function finding(span: Finding['span'], options: Options, data: Data): Finding {
  const { min = options['min-items'] ?? '', max = options['max-items'] ?? '', name: field } = options
  return { span, data: { field, actual: '', expected: '', missing: '', min, max, ...data } }
}
