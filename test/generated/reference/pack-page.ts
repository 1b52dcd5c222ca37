import type { CoveredClause } from '../../../src/pack/coverage.ts'
import { examplesOf } from '../../../src/pack/examples-of.ts'
import { fixTrustOf } from '../../../src/pack/fix-trust.ts'
import type { Pack } from '../../../src/pack/pack.ts'
import { type Enforcement, type Example, enforcements } from '../../../src/pack/pack-shape.ts'
import type { ResolvedRule } from '../../../src/pack/resolve-rules.ts'
import { conditionText } from './condition-text.ts'
import { exampleText } from './example-text.ts'
import { cell, code, fenced, page, table } from './markdown.ts'
import { optionCells } from './option-cells.ts'
import type { Shipped } from './shipped.ts'

const enforcementNames: Readonly<Record<Enforcement, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '看草稿', en: 'the draft itself' },
  media: { zh: '看附件', en: 'attached files' },
  account: { zh: '看账号资料', en: 'the account profile' },
  calendar: { zh: '看发布日历', en: 'the publishing calendar' },
  record: { zh: '看审核记录', en: 'the review record' },
  attest: { zh: '由人判断并签署', en: 'a person who signs' },
  none: { zh: '不涉及发布内容', en: 'nothing: not about what is published' },
}

/** The list of shipped packs. */
export function packIndexPage(shipped: readonly Shipped[]): string {
  return page(
    '# 规则包 Rule packs',
    '每个规则包执行一份文件、一个平台的规定或一个主题。条文都是转述，不是原文。本页由程序生成。',
    'Each pack enforces one document, the facts of one platform, or one theme. Clauses are paraphrased. These pages are generated.',
    table(
      ['规则包 Pack', '名称', 'Title', '文件日期 Dated', '条款 Clauses', '规则 Rules'],
      shipped.map(({ pack: { name, definition, clauses }, rules }) => [
        `[${code(name)}](${name}.md)`,
        cell(definition.title.zh),
        cell(definition.title.en),
        definition.source?.date ?? '',
        String(clauses.size),
        String(rules.length),
      ]),
    ),
    '## 由谁执行 What a clause is enforced by',
    table(
      ['`by`', '含义', 'Meaning'],
      enforcements.map((by) => [code(by), enforcementNames[by].zh, enforcementNames[by].en]),
    ),
  )
}

/** One pack: where it comes from, its clauses with the rules that cover them, and every rule with its examples. */
export function packPage({ pack, rules, coverage }: Shipped): string {
  const { title, version, effective, extends: parents } = pack.definition
  return page(
    `# ${cell(title.zh)} ${title.en === title.zh ? '' : cell(title.en)}`.trimEnd(),
    [
      `代号 Name: ${code(pack.name)}，[rules/${pack.name}.yaml](../../../rules/${pack.name}.yaml)，版本 version ${version}`,
      sourceLine(pack),
      effective === undefined ? undefined : `生效 In force from: ${effective}`,
      parents.length === 0
        ? undefined
        : `继承 Extends: ${parents.map(({ value }) => `[${code(value)}](${value}.md)`).join('、')}`,
    ]
      .filter((line) => line !== undefined)
      .map((line) => `- ${line}`)
      .join('\n'),
    gradesTable(pack),
    coverage.clauses.length === 0 ? undefined : '## 条款 Clauses',
    coverage.clauses.length === 0 ? undefined : clausesTable(coverage.clauses),
    rules.length === 0 ? undefined : '## 规则 Rules',
    ...rules.map(ruleSection),
  )
}

function sourceLine({ definition: { source } }: Pack): string | undefined {
  if (source === undefined) return undefined
  const { document, date, issuer, url } = source
  const names = document.zh === document.en ? cell(document.zh) : `${cell(document.zh)} ${cell(document.en)}`
  const by = issuer === undefined ? '' : `；${cell(issuer.zh)} ${issuer.en === issuer.zh ? '' : cell(issuer.en)}`
  return `出处 Source: ${names}${date === undefined ? '' : `，${date}`}${by.trimEnd()}${url === undefined ? '' : `，<${url}>`}`
}

function gradesTable({ definition: { grades } }: Pack): string | undefined {
  if (grades === undefined) return undefined
  return table(
    ['等级 Grade', '名称', 'Name', '处分', 'Sanction'],
    [...grades]
      .sort(([a], [b]) => a - b)
      .map(([grade, { name, sanction }]) => [
        String(grade),
        cell(name.zh),
        cell(name.en),
        cell(sanction?.zh ?? ''),
        cell(sanction?.en ?? ''),
      ]),
  )
}

function clausesTable(clauses: readonly CoveredClause[]): string {
  return table(
    ['条款 Clause', '内容', 'What it says', '由谁 By', '规则 Rules'],
    clauses.map(({ clause, rules }) => [
      `${cell(clause.at)} ${code(clause.id)}${clause.strength === 'should' ? ' （建议 advice）' : ''}`,
      cell(clause.says.zh),
      cell(clause.says.en),
      code(clause.by),
      rules.length > 0
        ? rules.map(({ name }) => `[${code(name)}](#${name})`).join(' ')
        : clause.because === undefined
          ? ''
          : `${cell(clause.because.zh)} ${cell(clause.because.en)}`,
    ]),
  )
}

function ruleSection(rule: ResolvedRule): string {
  const both = (name: string, sentence: { readonly zh: string; readonly en: string } | undefined): string[][] =>
    sentence === undefined ? [] : [[name, cell(sentence.zh), cell(sentence.en)]]
  const checkCell = `[${code(rule.check.name)}](../checks.md#${rule.check.name})${rule.scopes.map((scope) => ` ${code(scope)}`).join('')}`
  const when = conditionText(rule.when)
  return page(
    `### \`${rule.name}\``,
    table(
      [gradeText(rule).zh, '中文', gradeText(rule).en],
      [
        ...both('报告 Reports', rule.message),
        ...both('为什么 Why', rule.why),
        ...both('改法 Instead', rule.try),
        ...both('事故 Incident', rule.incident),
        ...both('缘由 Reason', rule.reason),
        ...rule.clauses.map((clause) => [`依据 Clause ${cell(clause.at)}`, cell(clause.says.zh), cell(clause.says.en)]),
      ].map(([name = '', zh = '', en = '']) => [name, zh, en]),
    ),
    [
      `- 检查 Check: ${checkCell}`,
      ...(when === '' ? [] : [`- 适用 Holds when: ${when}`]),
      ...optionCells(rule.options, rule.check).map(([name, value]) => `- ${code(name)}: ${value}`),
      ...fixLines(rule),
      ...(rule.origin === rule.id ? [] : [`- 继承自 From: ${originLink(rule.origin, rule.pack)}`]),
      ...(rule.locked ? ['- 已锁定：不能放宽或关闭 Locked: it cannot be weakened or switched off'] : []),
    ].join('\n'),
    ...exampleLines('会报告 Reported', examplesOf(rule).invalid),
    ...exampleLines('不报告 Left alone', examplesOf(rule).valid),
  ).trimEnd()
}

function fixLines(rule: ResolvedRule): string[] {
  const trust = fixTrustOf(rule)
  if (trust === undefined) return []
  return [`- 自动改正 Corrected by: ${code(trust === 'safe' ? '--fix' : '--fix --unsafe')}`]
}

function gradeText({ grade, gradeGiven, hint, assisted }: ResolvedRule): { readonly zh: string; readonly en: string } {
  const notes = [
    ...(hint || gradeGiven ? [] : [{ zh: '未定级', en: 'assumed' }]),
    ...(assisted ? [{ zh: '由人签署后消除', en: 'cleared by a person who signs' }] : []),
  ]
  const zh = hint ? '建议' : `${['一', '二', '三'][grade - 1]}级`
  const en = hint ? 'Hint' : `Grade ${grade}`
  return {
    zh: notes.length === 0 ? zh : `${zh}（${notes.map((note) => note.zh).join('，')}）`,
    en: notes.length === 0 ? en : `${en} (${notes.map((note) => note.en).join(', ')})`,
  }
}

function originLink(origin: string, pack: Pack): string {
  const [home = '', name = ''] = origin.split('/')
  return `[${code(origin)}](${home === pack.name ? '' : `${home}.md`}#${name})`
}

function exampleLines(title: string, examples: readonly Example[]): string[] {
  return examples.length === 0 ? [] : [`${title}:`, fenced('markdown', examples.map(exampleText).join('\n────────\n'))]
}
