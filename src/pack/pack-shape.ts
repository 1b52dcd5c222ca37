import { subjects } from '../checks/check.ts'
import { checks } from '../checks/index.ts'
import { day } from '../draft/day-shape.ts'
import { formatByEnding, type MediaFormat, mediaFormats } from '../draft/media-format.ts'
import { parseMoment } from '../draft/moment.ts'
import { bilingual } from '../shape/bilingual-shape.ts'
import { byteSize } from '../shape/byte-size.ts'
import { defaulted, type ObjectOf, object, optional, required } from '../shape/object-shape.ts'
import {
  anyNode,
  either,
  flag,
  listOf,
  mapOf,
  oneOf,
  oneOfNumbers,
  placed,
  refine,
  text,
  wholeNumber,
} from '../shape/shape.ts'
import { entryOf, type YamlNode } from '../shape/yaml-tree.ts'
import type { Place } from '../text/span.ts'

const name = {
  pattern: /^[a-z0-9][a-z0-9-]*$/,
  expects: { zh: '小写字母、数字和连字符', en: 'lower-case letters, digits and hyphens' },
}

export const grades = [1, 2, 3] as const
/** Incident grade: 1 is the worst, 3 the mildest. */
export type Grade = (typeof grades)[number]

/** How a clause can be enforced: from a draft alone, from attached files, the account profile, the calendar, the review record, by a named person, or not at all. */
export const enforcements = ['draft', 'media', 'account', 'calendar', 'record', 'attest', 'none'] as const
export type Enforcement = (typeof enforcements)[number]

const gradeEntry = object({
  name: required(bilingual(), { zh: '等级的名称', en: 'What the grade is called' }),
  sanction: optional(bilingual(), { zh: '处分', en: 'The sanction' }),
})

/** Grades by number. */
export const gradesShape = refine(
  mapOf(gradeEntry, { pattern: /^[123]$/, expects: { zh: '1、2 或 3', en: '1, 2 or 3' } }),
  (entries) => new Map(entries.map(({ name: number, value }) => [Number(number) as Grade, value])),
)
export type GradeNames = NonNullable<ReturnType<typeof gradesShape.read>>

const clauseFields = {
  at: required(text(), { zh: '在文件里的位置，例如 四-3', en: 'Where it stands in the document' }),
  says: required(bilingual(), { zh: '条款的意思（转述）', en: 'What it says, paraphrased' }),
  by: required(oneOf(enforcements), { zh: '由什么来执行', en: 'What it can be enforced by' }),
  because: optional(bilingual(), {
    zh: '为什么由人判断或不在范围内',
    en: 'Why a person must judge it or why it is out of scope',
  }),
  strength: defaulted(oneOf(['must', 'should']), 'must', {
    zh: '必须（must）或建议（should）',
    en: 'A duty (must) or advice (should)',
  }),
  grade: optional(oneOfNumbers(grades), { zh: '文件给出的事故等级', en: 'The incident grade that the document gives' }),
  'grade-basis': optional(oneOf(['document', 'inferred']), {
    zh: '等级出自文件还是由规则包作者推定',
    en: 'Whether the document gives the grade or the author of the pack inferred it',
  }),
  open: defaulted(flag(), false, { zh: '文件的列举以「等」或「其他」结尾', en: 'The document’s list is open-ended' }),
} as const

/** A draft that shows what a rule does. */
export interface Example {
  /** A whole draft, front matter included. */
  readonly draft?: string
  readonly body?: string
  readonly front?: YamlNode
  readonly account?: YamlNode
  /** The posts of an account, for rules of the calendar. */
  readonly posts?: readonly ExamplePost[]
  /** The profile as it was before. */
  readonly before?: YamlNode
  /** The files that it refers to. */
  readonly files?: ReadonlyMap<string, ExampleFile>
  /** Who may act in which role. */
  readonly people?: ReadonlyMap<string, readonly string[]>
  /** The day of the run. */
  readonly today?: string
  /** The words that must be marked. */
  readonly at?: string
  readonly span: Place
}

const example = refine(
  either<Omit<Example, 'span'>, Omit<Example, 'span'>>(
    (node: YamlNode) => node.kind === 'map',
    object({
      draft: optional(text(), { zh: '完整的草稿（含文件头）', en: 'A whole draft, front matter included' }),
      body: optional(text(), { zh: '正文', en: 'A body' }),
      front: optional(anyNode({ zh: '文件头', en: 'front matter' }, { type: 'object' }), {
        zh: '文件头的键，与正文合用',
        en: 'Front matter to go with the body',
      }),
      account: optional(anyNode({ zh: '账号资料', en: 'an account profile' }, { type: 'object' }), {
        zh: '这条示例用的账号资料；账号规则检查的就是它',
        en: 'The account profile of this example; rules for accounts judge it',
      }),
      today: optional(day(), {
        zh: '把哪一天当作今天，例如 2026-11-23；不写就不知道今天是哪一天',
        en: 'The day that counts as today, as in 2026-11-23; without it nobody knows what day it is',
      }),
      posts: optional(listOf(examplePost()), {
        zh: '日历规则的示例：一个账号的几条微博，写作「2026-11-23T09:00 正文」或文件头加 body',
        en: 'For rules of the calendar: posts of an account, as “2026-11-23T09:00 text” or front matter with a body',
      }),
      before: optional(anyNode({ zh: '账号资料', en: 'an account profile' }, { type: 'object' }), {
        zh: '账号资料原来的样子',
        en: 'The profile as it was before',
      }),
      files: optional(exampleFiles(), { zh: '提到的文件', en: 'The files that it refers to' }),
      people: optional(people(), { zh: '谁可以担任哪个角色', en: 'Who may act in which role' }),
      at: optional(text(), { zh: '应当标出的文字', en: 'The words that must be marked' }),
    }),
    refine(anyText(), (body) => ({ body })),
  ),
  (value, node): Example => ({ ...value, span: node.span }),
)

/** A draft among others: its front matter, and its text. */
export interface ExamplePost {
  readonly front: YamlNode | undefined
  /** Instead of front matter: the time of publishing. */
  readonly publish: string | undefined
  readonly body: string
}

function examplePost() {
  return refine(
    anyNode({ zh: '「2026-11-23T09:00 正文」', en: '“2026-11-23T09:00 text”' }, { type: ['string', 'object'] }),
    (node, _, report): ExamplePost | undefined => {
      if (node.kind === 'map') {
        const body = entryOf(node, 'body')?.value
        const entries = node.entries.filter(({ key }) => key !== 'body')
        return { front: { ...node, entries }, publish: undefined, body: body?.kind === 'scalar' ? body.text : '' }
      }
      const match = node.kind === 'scalar' ? /^(\S+)(?:\s+([\s\S]*))?$/.exec(node.text) : null
      if (match?.[1] !== undefined && parseMoment(match[1]) !== undefined)
        return { front: undefined, publish: match[1], body: match[2] ?? '' }
      report({
        span: node.span,
        message: { zh: '这里应写「2026-11-23T09:00 正文」', en: 'Write “2026-11-23T09:00 text” here' },
      })
      return undefined
    },
  )
}

/** A file that an example makes up: what it is by its content. */
export interface ExampleFile {
  readonly format: MediaFormat
  readonly bytes: number
  readonly width?: number
  readonly height?: number
  /** Files with the same content here are the same byte by byte. */
  readonly content?: string
  readonly truncated: boolean
}

function exampleFiles() {
  const file = object({
    format: required(oneOf(mediaFormats, formatByEnding), { zh: '内容的格式', en: 'The format of its content' }),
    bytes: defaulted(byteSize(), 100_000, { zh: '大小', en: 'Its size' }),
    width: optional(wholeNumber({ min: 1 }), { zh: '宽，单位像素', en: 'Its width in pixels' }),
    height: optional(wholeNumber({ min: 1 }), { zh: '高，单位像素', en: 'Its height in pixels' }),
    content: optional(text(), {
      zh: '内容的代号：代号相同的文件完全相同',
      en: 'Stands for its content: files with the same are the same byte by byte',
    }),
    truncated: defaulted(flag(), false, { zh: '内容不完整', en: 'Its content is cut short' }),
  })
  return refine(
    mapOf(file, { pattern: /\S/u, expects: { zh: '文件名', en: 'a file name' } }),
    (entries): ReadonlyMap<string, ExampleFile> => new Map(entries.map(({ name: path, value }) => [path, value])),
  )
}

function people() {
  return refine(
    mapOf(listOf(text()), { pattern: /\S/u, expects: { zh: '角色', en: 'a role' } }),
    (entries): ReadonlyMap<string, readonly string[]> => new Map(entries.map(({ name: role, value }) => [role, value])),
  )
}

/** Text that may be empty: an empty post is a fair example. */
function anyText() {
  return refine(anyNode({ zh: '文字', en: 'text' }, { type: 'string' }), (node, _, report) => {
    if (node.kind === 'scalar') return node.text
    report({ span: node.span, message: { zh: '示例应是一段文字', en: 'An example must be text' } })
    return undefined
  })
}

const examples = object({
  invalid: defaulted(listOf(example), [], { zh: '应当报告的草稿', en: 'Drafts that the rule must report' }),
  valid: defaulted(listOf(example), [], { zh: '不应报告的草稿', en: 'Drafts that it must not report' }),
})

const ruleFields = {
  from: optional(placed(text()), {
    zh: '继承哪条规则，例如 weibo/post-too-long',
    en: 'The rule that this one takes over, as in weibo/post-too-long',
  }),
  clause: optional(listOf(placed(text())), {
    zh: '执行哪一条款',
    en: 'The clause, or clauses, that the rule enforces',
  }),
  incident: optional(bilingual(), { zh: '事故名称', en: 'What the document calls the incident' }),
  reason: optional(bilingual(), {
    zh: '没有事故名称时，为什么要有这条规则',
    en: 'Why the rule exists where the document names no incident',
  }),
  grade: optional(oneOfNumbers(grades), { zh: '事故等级：1 最重，3 最轻', en: 'Incident grade: 1 worst, 3 mildest' }),
  when: optional(anyNode({ zh: '「键: 值」的条件', en: 'a map of conditions' }, { type: ['object', 'array'] }), {
    zh: '在什么草稿上生效',
    en: 'The drafts that the rule holds for',
  }),
  check: optional(placed(oneOf([...checks.keys()])), { zh: '检查的种类', en: 'The kind of check' }),
  subject: optional(placed(oneOf(subjects)), {
    zh: '检查草稿（draft）还是账号资料（account）',
    en: 'Whether drafts are judged or account profiles',
  }),
  scope: optional(listOf(placed(text())), { zh: '看草稿的哪一部分', en: 'The part of the draft that is looked at' }),
  with: optional(anyNode({ zh: '检查的选项', en: 'the options of the check' }, { type: 'object' }), {
    zh: '检查的选项',
    en: 'The options of the check',
  }),
  hint: optional(flag(), { zh: '只提建议，不算违规', en: 'Advice: shown, never fails a run' }),
  assisted: optional(flag(), {
    zh: '只作提示，由人签署后消除',
    en: 'A flag that a person clears by signing for the clause',
  }),
  message: optional(placed(bilingual()), { zh: '说明哪里错了', en: 'What is wrong' }),
  why: optional(bilingual(), { zh: '为什么', en: 'Why' }),
  try: optional(placed(bilingual()), { zh: '怎么改', en: 'What to write instead' }),
  locked: optional(flag(), { zh: '不允许放宽或关闭', en: 'It cannot be weakened or switched off' }),
  silenceable: optional(flag(), {
    zh: '虽是一级事故或已锁定，草稿里的指令仍可停用它',
    en: 'A directive in a draft may excuse it although it is of grade 1 or locked',
  }),
  examples: optional(examples, { zh: '示例', en: 'Examples' }),
} as const

export const ruleShape = object(ruleFields)

const packFields = {
  pack: required(placed(text()), { zh: '规则包的代号', en: 'The name of the pack' }),
  title: required(bilingual(), { zh: '规则包的名称', en: 'The title of the pack' }),
  source: optional(
    object({
      document: required(bilingual(), { zh: '文件名', en: 'The document' }),
      date: optional(day(), { zh: '日期', en: 'Its date' }),
      issuer: optional(bilingual(), { zh: '发文单位', en: 'Who issued it' }),
      url: optional(text(), { zh: '网址', en: 'Where it can be read' }),
    }),
    { zh: '规则出自哪份文件', en: 'The document that the rules come from' },
  ),
  version: defaulted(wholeNumber({ min: 1 }), 1, { zh: '版本', en: 'Version' }),
  effective: optional(day(), { zh: '生效日期', en: 'The day from which it holds' }),
  extends: defaulted(listOf(placed(text())), [], {
    zh: '继承哪些规则包：随附包的名称、路径或 npm 包',
    en: 'Packs to take rules from: a shipped name, a path, or an npm package',
  }),
  grades: optional(gradesShape, { zh: '事故等级的名称和处分', en: 'Names and sanctions of the grades' }),
  clauses: defaulted(mapOf(object(clauseFields), name), [], { zh: '文件的条款', en: 'The clauses of the document' }),
  rules: defaulted(mapOf(ruleShape, name), [], { zh: '规则', en: 'The rules' }),
} as const

export const packShape = object(packFields, { zh: '一个规则包', en: 'a rule pack' })

export type PackDefinition = ObjectOf<typeof packFields>
export type RuleDefinition = ObjectOf<typeof ruleFields>
export type ClauseDefinition = ObjectOf<typeof clauseFields>

/** The keys of a pack and of a rule, for the JSON Schema and the docs. */
export const packTables = { pack: packFields, rule: ruleFields, clause: clauseFields }
