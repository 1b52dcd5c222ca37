import { checklists } from '../account/checklists.ts'
import { platformAliases, platforms } from '../draft/keys.ts'
import { gradesShape } from '../pack/pack-shape.ts'
import { defaulted, type ObjectOf, object, optional, required } from '../shape/object-shape.ts'
import { anyNode, listOf, mapOf, oneOf, placed, refine, text, wholeNumber } from '../shape/shape.ts'
import { listOfWords } from '../shape/word-list.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { type FailOn, parseFailOn } from './fail-on.ts'

/** `pack/rule`, or only a pack’s name with `/*` for all its rules. */
const ruleKey = {
  pattern: /^[a-z0-9][a-z0-9-]*\/(?:[a-z0-9][a-z0-9-]*|\*)$/,
  expects: { zh: '规则包/规则', en: 'pack/rule' },
}

/** `off`, a grade, `hint`, or a map of grade, hint and the options of the check. */
export const ruleSetting = anyNode(
  { zh: 'off、hint、等级 1–3，或「选项: 值」的表', en: 'off, hint, a grade 1–3, or a map of options' },
  { anyOf: [{ enum: ['on', 'off', 'hint', 1, 2, 3, false, true] }, { type: 'object' }] },
)

const overrideFields = {
  files: required(listOf(text()), { zh: '对哪些文件（通配路径）', en: 'The files it holds for, as globs' }),
  packs: defaulted(listOf(placed(text())), [], { zh: '另加的规则包', en: 'Packs on top of the others' }),
  rules: defaulted(mapOf(ruleSetting, ruleKey), [], { zh: '规则的设置', en: 'Settings of rules' }),
} as const

/** The keys of `postlint.yaml`: what is read, what an editor completes, what the docs list. */
export const configFields = {
  packs: defaulted(listOf(placed(text())), [], {
    zh: '启用的规则包：随附包的名称、路径或 npm 包',
    en: 'The packs that hold: a shipped name, a path, or an npm package',
  }),
  drafts: defaulted(listOf(text()), [], { zh: '草稿在哪里（通配路径）', en: 'Where the drafts are, as globs' }),
  ignore: defaulted(listOf(text()), [], { zh: '不看哪些文件', en: 'Files to leave out, as globs' }),
  accounts: defaulted(listOf(text()), ['accounts/*.yaml', 'accounts/*.yml'], {
    zh: '账号资料在哪里',
    en: 'Where the account profiles are',
  }),
  account: optional(placed(text()), { zh: '草稿没有写账号时用哪个', en: 'The account of drafts that name none' }),
  platform: defaulted(listOfWords(oneOf(platforms, platformAliases)), ['weibo'], {
    zh: '草稿和账号都没有写平台时用哪个',
    en: 'The platform where neither draft nor account names one',
  }),
  timezone: defaulted(timezone(), 'Asia/Shanghai', { zh: '时区', en: 'Time zone' }),
  lang: optional(oneOf(['zh', 'en']), { zh: '输出语言', en: 'The language of the output' }),
  'fail-on': defaulted(failOn(), 3, {
    zh: '出现哪一级事故就算不通过：1、2、3 或 never',
    en: 'The grade from which a run fails: 1, 2, 3 or never',
  }),
  'max-bytes': optional(wholeNumber({ min: 1 }), {
    zh: '草稿文件的大小上限（字节）',
    en: 'The greatest size of a draft, in bytes',
  }),
  'extra-keys': defaulted(listOfWords(), [], {
    zh: '文件头里允许的其他键',
    en: 'Other keys that drafts may have in their front matter',
  }),
  grades: optional(gradesShape, { zh: '事故等级的名称和处分', en: 'Names and sanctions of the grades' }),
  rules: defaulted(mapOf(ruleSetting, ruleKey), [], { zh: '规则的设置', en: 'Settings of rules' }),
  overrides: defaulted(listOf(object(overrideFields)), [], {
    zh: '某些文件的特别规定',
    en: 'What differs for some files',
  }),
  people: optional(mapOf(listOfWords(), { pattern: /\S/u, expects: { zh: '角色', en: 'a role' } }), {
    zh: '谁可以担任哪个角色',
    en: 'Who may act in which role',
  }),
  checklists: defaulted(checklists, new Map(), {
    zh: '哪个角色签署哪些条款；账号资料里写了的按账号资料',
    en: 'The clauses that each role signs for by approving; an account may have its own',
  }),
  baseline: optional(text(), {
    zh: '基线文件；不写时用旁边的 postlint-baseline.yaml',
    en: 'The baseline; postlint-baseline.yaml beside the config if not given',
  }),
  signers: optional(placed(text()), {
    zh: '各人公钥的文件（OpenSSH 的 allowed_signers 格式）；不写时用旁边的 allowed_signers',
    en: 'The file of everybody’s public keys, as OpenSSH’s allowed_signers; allowed_signers beside the config if not given',
  }),
} as const

export const overrideTable = overrideFields
export const configShape = object(configFields, { zh: '一份 postlint 配置', en: 'a postlint config' })
export type ConfigDefinition = ObjectOf<typeof configFields>
export type RuleSettings = ConfigDefinition['rules']

function failOn() {
  return refine(
    anyNode({ zh: '1、2、3 或 never', en: '1, 2, 3 or never' }, { enum: [1, 2, 3, 'never'] }),
    (node, _, report): FailOn | undefined => {
      const value = node.kind === 'scalar' ? parseFailOn(node.text) : undefined
      if (value === undefined)
        report({ span: node.span, message: { zh: '应为 1、2、3 或 never', en: 'Expected 1, 2, 3 or never' } })
      return value
    },
  )
}

function timezone() {
  return refine(
    text({ zh: '时区，例如 Asia/Shanghai', en: 'a time zone, as in Asia/Shanghai' }),
    (value, node: YamlNode, report) => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: value })
        return value
      } catch {
        report({
          span: node.span,
          message: { zh: `没有时区「${value}」`, en: `Unknown time zone “${value}”` },
          help: { zh: '例如 Asia/Shanghai', en: 'As in Asia/Shanghai' },
        })
        return undefined
      }
    },
  )
}
