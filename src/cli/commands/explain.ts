import type { Check } from '../../checks/check.ts'
import { checks } from '../../checks/index.ts'
import type { SetRule } from '../../config/apply-settings.ts'
import { ownRules } from '../../lint/own-rules.ts'
import type { RuleInfo } from '../../lint/violation.ts'
import { examplesOf } from '../../pack/examples-of.ts'
import { fixTrustOf } from '../../pack/fix-trust.ts'
import type { Clause, Pack } from '../../pack/pack.ts'
import type { Example } from '../../pack/pack-shape.ts'
import { type ResolvedRule, resolveRules } from '../../pack/resolve-rules.ts'
import { exampleCase } from '../../run/example-case.ts'
import { PackLoader } from '../../run/load-packs.ts'
import type { Project } from '../../run/project.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import type { Field } from '../../shape/object-shape.ts'
import { UserError } from '../../shape/problem.ts'
import type { Bilingual } from '../../text/bilingual.ts'
import type { Place } from '../../text/span.ts'
import { visible } from '../../text/visible.ts'
import type { Environment } from '../environment.ts'
import type { Action } from '../global-options.ts'
import { gradeWords } from '../grade-words.ts'
import { speaker } from '../language.ts'
import { openProjects, shippedFolder } from '../open-projects.ts'
import { projectLanguage } from '../project-language.ts'
import { topicNamed, topics } from '../topics.ts'
import { setInConfig } from '../written-at.ts'

type Say = (sentence: Bilingual) => string

/** `postlint explain NAME`: what a rule, a check, a pack or a topic is about, and how the project sets it. */
export const explain: Action = async (environment, [name = ''], options) => {
  const say = speaker(projectLanguage(environment))
  const write = (lines: readonly string[]): void => environment.stdout.write(`${lines.map(visibleLines).join('\n')}\n`)

  if (name === '') {
    write(topicList(say))
    return 0
  }
  const topic = topicNamed(name)
  if (topic !== undefined) {
    write([`${topic.name}  ${say(topic.title)}`, '', ...topic.lines.map(say)])
    return 0
  }
  // Checks are asked about by those whose pack does not load yet.
  const check = checks.get(name)
  if (check !== undefined) {
    write(checkLines(check, say))
    return 0
  }
  const { projects } = openProjects(environment, options)
  const project = await projects.of(environment.cwd)
  const own = ownRules.find((rule) => rule.id === name || rule.id === `postlint/${name}`)
  if (own !== undefined) {
    write(ownLines(own, project, environment.cwd, say))
    return 0
  }
  const packs = packsOf(project, environment)
  const [packName = '', ruleName] = name.split('/')
  const pack = packs.get(packName) ?? (ruleName === undefined ? undefined : packs.get(name))
  if (pack !== undefined && ruleName === undefined) {
    write(packLines(pack, say))
    return 0
  }
  const rules = [...packs.values()].flatMap((each) => resolveRules(each, () => undefined))
  // A bare rule name is enough; where several packs in use have it, all are shown.
  const used = new Set(project.allPacks)
  const found = rules.filter(
    (rule) => rule.id === name || (ruleName === undefined && rule.name === name && used.has(rule.pack)),
  )
  if (found.length > 0) {
    const set = new Map(project.rules.at(environment.cwd).map((each) => [each.rule.id, each]))
    write(found.flatMap((rule, at) => [...(at > 0 ? [''] : []), ...ruleLines(rule, set.get(rule.id), project, say)]))
    return 0
  }
  const off = ruleName === undefined ? rules.filter((rule) => rule.name === name).map(({ id }) => id) : []
  if (off.length > 0) throw ofPacksNotOn(name, off)
  const bare = new Map(rules.map((rule) => [rule.name, rule.id]))
  for (const rule of rules) if (used.has(rule.pack)) bare.set(rule.name, rule.name)
  const guess = nearest(name, [
    ...rules.map(({ id }) => id),
    ...bare.keys(),
    ...checks.keys(),
    ...packs.keys(),
    ...topics.flatMap((each) => [each.name, ...each.also]),
    ...ownRules.map(({ id }) => id),
  ])
  throw new UserError(
    { zh: `没有「${name}」这条规则、检查、规则包或主题`, en: `No rule, check, pack or topic “${name}”` },
    {
      help: didYouMean(guess === undefined ? undefined : (bare.get(guess) ?? guess), {
        zh: '`postlint rules` 列出全部规则，`postlint explain` 列出主题',
        en: '`postlint rules` lists all rules, `postlint explain` the topics',
      }),
    },
  )
}

function ofPacksNotOn(name: string, ids: readonly string[]): UserError {
  return new UserError(
    { zh: `启用的规则包里没有规则「${name}」`, en: `No pack that is on has a rule “${name}”` },
    {
      help: {
        zh: `没有启用的包里有：${ids.map((id) => `postlint explain ${id}`).join('、')}`,
        en: `Packs that are not on have it: ${ids.map((id) => `postlint explain ${id}`).join(', ')}`,
      },
    },
  )
}

function topicList(say: Say): string[] {
  const columns = Math.max(...topics.map(({ name }) => name.length))
  return [
    say({ zh: '可以说明的主题', en: 'Topics' }),
    ...topics.map(({ name, title }) => `  ${name.padEnd(columns)}  ${say(title)}`),
    '',
    say({
      zh: '也可以写规则（`postlint rules` 列出）、检查（`postlint rules --checks` 列出）或规则包',
      en: 'Or name a rule (`postlint rules` lists them), a check (`postlint rules --checks`) or a pack',
    }),
  ]
}

/** The packs that can be asked about, by name: those of the project, and those that come with postlint. */
function packsOf(project: Project, environment: Environment): ReadonlyMap<string, Pack> {
  const packs = new Map(project.allPacks.map((pack) => [pack.name, pack]))
  const loader = new PackLoader(environment.cwd, shippedFolder(environment))
  for (const name of loader.shipped) {
    const pack = packs.has(name) ? undefined : loader.load(name, { folder: environment.cwd })
    if (pack !== undefined) packs.set(name, pack)
  }
  return packs
}

function ruleLines(shipped: ResolvedRule, set: SetRule | undefined, project: Project, say: Say): string[] {
  const rule = set?.rule ?? shipped
  const lines = infoLines(rule, say)
  if (rule.reason !== undefined) lines.push('', `${say({ zh: '缘由', en: 'Reason' })}  ${say(rule.reason)}`)
  lines.push('', `${say({ zh: '检查', en: 'Check' })}  ${checkWords(rule)}  ${say(rule.check.summary)}`)
  const options = optionWords(rule.options, say)
  if (options.length > 0)
    lines.push(`${say({ zh: '选项', en: 'Options' })}  ${options.join(say({ zh: '；', en: '; ' }))}`)
  const trust = fixTrustOf(rule)
  if (trust !== undefined) lines.push(`${say({ zh: '自动改正', en: 'Corrected' })}  ${say(FIXES[trust])}`)
  if (rule.origin !== rule.id) lines.push(`${say({ zh: '继承自', en: 'From' })}  ${rule.origin}`)
  if (rule.locked)
    lines.push(say({ zh: '已锁定：不能放宽或关闭', en: 'Locked: it cannot be weakened or switched off' }))
  lines.push(`${say({ zh: '本项目', en: 'Here' })}  ${say(stateOf(rule, set, project))}`)
  for (const [side, title] of [
    ['invalid', { zh: '会报告', en: 'Reported' }],
    ['valid', { zh: '不报告', en: 'Left alone' }],
  ] as const) {
    const examples = examplesOf(rule)[side]
    examples.forEach((example, at) => {
      lines.push('', ...(at === 0 ? [say(title)] : []), exampleLines(example, rule, say))
    })
  }
  return lines
}

const FIXES: Readonly<Record<'safe' | 'unsafe', Bilingual>> = {
  safe: { zh: '--fix 就改', en: 'by --fix' },
  unsafe: { zh: '要加 --unsafe 才改：意思可能会变', en: 'by --fix --unsafe only: the meaning may change' },
}

function checkWords({ check, scopes }: ResolvedRule): string {
  return scopes.length > 0 ? `${check.name} (${scopes.join(', ')})` : check.name
}

const MOST_WORDS = 12

/** Limits, units and words; what a check was given by itself is its own affair. */
function optionWords(options: ResolvedRule['options'], say: Say): string[] {
  return Object.entries(options).flatMap(([key, value]) => {
    const words = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap(plainWord)
    if (words.length === 0) return []
    const more = say({ zh: ` 等 ${words.length} 个`, en: ` … (${words.length})` })
    const shown = words.slice(0, MOST_WORDS).join(say({ zh: '、', en: ', ' }))
    return [`${key} ${shown}${words.length > MOST_WORDS ? more : ''}`]
  })
}

function plainWord(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (value === true) return ['true']
  if (typeof value === 'object' && value !== null && 'part' in value && 'text' in value)
    return [`${visible(String(value.part))}→${visible(String(value.text))}`]
  const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined
  return inner === undefined ? [] : plainWord(inner)
}

function stateOf({ pack }: ResolvedRule, set: SetRule | undefined, project: Project): Bilingual {
  if (set === undefined) {
    return project.allPacks.includes(pack)
      ? { zh: '只对 overrides 里的部分文件启用', en: 'on for some files only, by overrides' }
      : { zh: '没有启用它的规则包', en: 'its pack is not on' }
  }
  return onOrOff(set.on, set.setAt, project)
}

function onOrOff(on: boolean, setAt: Place | undefined, project: Project): Bilingual {
  const at = setAt === undefined ? undefined : setInConfig(setAt, project)
  const state = on ? { zh: '启用', en: 'on' } : { zh: '关闭', en: 'off' }
  return at === undefined ? state : { zh: `${state.zh}（${at}）`, en: `${state.en} (${at})` }
}

function ownLines(rule: RuleInfo, project: Project, folder: string, say: Say): string[] {
  const set = project.rules.ownAt(folder).get(rule.id)
  const { grade = rule.grade, hint = rule.hint } = set ?? {}
  const lines = infoLines({ ...rule, grade, hint }, say)
  return [...lines, '', `${say({ zh: '本项目', en: 'Here' })}  ${say(onOrOff(set?.on !== false, set?.setAt, project))}`]
}

function infoLines(rule: RuleInfo, say: Say): string[] {
  const lines = [`${rule.id}  ${say(gradeWords(rule))}`, say(rule.message)]
  if (rule.incident !== undefined) lines.push('', `${say({ zh: '事故', en: 'Incident' })}  ${say(rule.incident)}`)
  for (const clause of rule.clauses) lines.push('', `${say({ zh: '依据', en: 'Clause' })}  ${clauseText(clause, say)}`)
  if (rule.why !== undefined) lines.push('', `${say({ zh: '为什么', en: 'Why' })}  ${say(rule.why)}`)
  if (rule.try !== undefined) lines.push('', `${say({ zh: '改法', en: 'Instead' })}  ${say(rule.try)}`)
  return lines
}

function clauseText(clause: Clause, say: Say): string {
  return `${say(clause.document)} ${clause.at}  ${say(clause.says)}`
}

function exampleLines(example: Example, rule: ResolvedRule, say: Say): string {
  const day = example.today === undefined ? [] : [say({ zh: `今天 ${example.today}`, en: `today ${example.today}` })]
  const { source } = exampleCase(example, rule)
  return [...day, ...source.trimEnd().split('\n')].map((line) => `  │ ${line}`).join('\n')
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
