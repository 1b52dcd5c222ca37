import type { Check } from '../../checks/check.ts'
import { checks } from '../../checks/index.ts'
import { ownRules } from '../../lint/own-rules.ts'
import type { RuleInfo } from '../../lint/violation.ts'
import type { Clause, Pack } from '../../pack/pack.ts'
import type { Example } from '../../pack/pack-shape.ts'
import { type ResolvedRule, resolveRules } from '../../pack/resolve-rules.ts'
import { exampleDraft } from '../../run/example-draft.ts'
import { PackLoader } from '../../run/load-packs.ts'
import { nearest } from '../../shape/nearest.ts'
import { type Problem, UserError } from '../../shape/problem.ts'
import type { Field } from '../../shape/shape.ts'
import type { Bilingual } from '../../text/bilingual.ts'
import { visible } from '../../text/visible.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, shippedFolder } from '../open-projects.ts'
import type { Action } from '../program.ts'

type Say = (sentence: Bilingual) => string

/** `postlint explain NAME`: what a rule, a check or a pack is about. */
export const explain: Action = async (environment, [name = ''], options) => {
  const { projects } = openProjects(environment, options)
  const project = await projects.of(environment.cwd)
  const say = speaker(languageOf(environment, project.config.lang))
  const write = (lines: readonly string[]): void => environment.stdout.write(`${lines.map(visibleLines).join('\n')}\n`)

  const check = checks.get(name)
  if (check !== undefined) {
    write(checkLines(check, say))
    return 0
  }
  const own = ownRules.find((rule) => rule.id === name)
  if (own !== undefined) {
    write(infoLines(own, say))
    return 0
  }
  const packs = new Map(project.packs.map((pack) => [pack.name, pack]))
  const loader = new PackLoader(environment.cwd, shippedFolder(environment))
  const [packName = '', ruleName] = name.split('/')
  const pack =
    packs.get(packName) ??
    (loader.shipped.includes(packName) ? loader.load(packName, { folder: environment.cwd }) : undefined)
  if (pack !== undefined && ruleName === undefined) {
    write(packLines(pack, say))
    return 0
  }
  const problems: Problem[] = []
  const candidates = pack === undefined ? [...packs.values()] : [pack]
  const rules = candidates.flatMap((each) => resolveRules(each, (problem) => problems.push(problem)))
  // A bare rule name is enough where only one pack has it.
  const found = rules.filter((rule) => rule.id === name || (ruleName === undefined && rule.name === name))
  const [rule] = found
  if (rule !== undefined) {
    write(ruleLines(rule, say))
    return 0
  }
  const guess = nearest(name, [
    ...rules.map(({ id }) => id),
    ...rules.map((each) => each.name),
    ...checks.keys(),
    ...packs.keys(),
    ...loader.shipped,
    ...ownRules.map(({ id }) => id),
  ])
  throw new UserError(
    { zh: `没有「${name}」这条规则、检查或规则包`, en: `No rule, check or pack “${name}”` },
    {
      help:
        guess === undefined
          ? { zh: '`postlint rules` 列出全部规则', en: '`postlint rules` lists all rules' }
          : { zh: `是不是「${guess}」？`, en: `Did you mean “${guess}”?` },
    },
  )
}

function ruleLines(rule: ResolvedRule, say: Say): string[] {
  const lines = infoLines(rule, say)
  if (rule.reason !== undefined) lines.push('', `${say({ zh: '缘由', en: 'Reason' })}  ${say(rule.reason)}`)
  lines.push(
    '',
    `${say({ zh: '检查', en: 'Check' })}  ${rule.check.name}${rule.scopes.length > 0 ? ` (${rule.scopes.join(', ')})` : ''}  ${say(rule.check.summary)}`,
  )
  if (rule.origin !== rule.id) lines.push(`${say({ zh: '继承自', en: 'From' })}  ${rule.origin}`)
  if (rule.locked)
    lines.push(say({ zh: '已锁定：不能放宽或关闭', en: 'Locked: it cannot be weakened or switched off' }))
  for (const [side, title] of [
    ['invalid', { zh: '会报告', en: 'Reported' }],
    ['valid', { zh: '不报告', en: 'Left alone' }],
  ] as const) {
    const examples = rule.examples[side]
    if (examples.length > 0) lines.push('', say(title), ...examples.map((example) => exampleLines(example, rule)))
  }
  return lines
}

function infoLines(rule: RuleInfo, say: Say): string[] {
  const grade = rule.hint
    ? say({ zh: '建议', en: 'hint' })
    : say({ zh: `${['一', '二', '三'][rule.grade - 1]}级`, en: `grade ${rule.grade}` })
  const lines = [`${rule.id}  ${grade}`, say(rule.message)]
  if (rule.incident !== undefined) lines.push('', `${say({ zh: '事故', en: 'Incident' })}  ${say(rule.incident)}`)
  for (const clause of rule.clauses) lines.push('', `${say({ zh: '依据', en: 'Clause' })}  ${clauseText(clause, say)}`)
  if (rule.why !== undefined) lines.push('', `${say({ zh: '为什么', en: 'Why' })}  ${say(rule.why)}`)
  if (rule.try !== undefined) lines.push('', `${say({ zh: '改法', en: 'Instead' })}  ${say(rule.try)}`)
  return lines
}

function clauseText(clause: Clause, say: Say): string {
  return `${say(clause.document)} ${clause.at}  ${say(clause.says)}`
}

function exampleLines(example: Example, rule: ResolvedRule): string {
  return exampleDraft(example, rule.when)
    .source.trimEnd()
    .split('\n')
    .map((line) => `  │ ${line}`)
    .join('\n')
}

function packLines(pack: Pack, say: Say): string[] {
  const { title, source, rules } = pack.definition
  const lines = [`${pack.name}  ${say(title)}`, pack.path]
  if (source !== undefined)
    lines.push(
      [say(source.document), source.date, source.issuer === undefined ? undefined : say(source.issuer)]
        .filter((part) => part !== undefined)
        .join('  '),
    )
  lines.push(
    '',
    say({
      zh: `规则 ${rules.length} 条，条款 ${pack.clauses.size} 条`,
      en: `${rules.length} rules, ${pack.clauses.size} clauses`,
    }),
  )
  for (const rule of rules) lines.push(`  ${pack.name}/${rule.name}`)
  return lines
}

function checkLines(check: Check, say: Say): string[] {
  const lines = [check.name, say(check.summary), '', say({ zh: '选项', en: 'Options' })]
  for (const [name, field] of Object.entries(check.options) as [string, Field<unknown>][]) {
    const presence = field.presence === 'required' ? say({ zh: '必填', en: 'required' }) : ''
    lines.push(
      `  ${name}  ${say(field.doc)}${say({ zh: `（${field.shape.expects.zh}）`, en: ` (${field.shape.expects.en})` })} ${presence}`.trimEnd(),
    )
  }
  lines.push(
    '',
    `${say({ zh: 'message 里可用', en: 'For messages' })}  ${check.data.map((each) => `{${each}}`).join(' ')}`,
  )
  return lines
}

function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}
