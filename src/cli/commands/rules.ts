import { resolve } from 'node:path'
import { checks } from '../../checks/index.ts'
import type { SetRule } from '../../config/apply-settings.ts'
import { postingOf } from '../../draft/posting.ts'
import { isInForce, judgingDay } from '../../lint/bench.ts'
import { platformsOf } from '../../lint/lint-draft.ts'
import { ownRules } from '../../lint/own-rules.ts'
import { judgeWhen } from '../../pack/judge-when.ts'
import type { Project } from '../../run/project.ts'
import { readSource } from '../../run/read-source.ts'
import { displayWidth } from '../../text/display-width.ts'
import type { Action } from '../global-options.ts'
import { gradeWords } from '../grade-words.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { projectLanguage } from '../project-language.ts'
import { readDraft } from '../read-draft.ts'
import { styleFor } from '../style-for.ts'
import { setInConfig, writtenAt } from '../written-at.ts'

/** `postlint rules [draft]`: what is on, at which grade, and which line of which file says so. */
export const rules: Action = async (environment, [path], options) => {
  const { cwd, stdout } = environment
  if (options.checks === true) {
    const say = speaker(projectLanguage(environment))
    const width = Math.max(...[...checks.keys()].map(displayWidth))
    for (const [name, check] of checks) stdout.write(`${name.padEnd(width)}  ${say(check.summary)}\n`)
    return 0
  }
  const { projects } = openProjects(environment, options)
  const file = path === undefined ? undefined : resolve(cwd, path)
  const project = await projects.of(file === undefined ? cwd : resolve(file, '..'))
  const lang = languageOf(environment, project.config.lang)
  const say = speaker(lang)
  const { colour } = styleFor(environment, stdout, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  const set = project.rules.at(file ?? cwd)
  // Compiling finds what is wrong inside the options.
  await project.benchFor(file ?? cwd)
  const holds = file === undefined || path === undefined ? undefined : holdsFor(project, file, path)
  const rows: Row[] = [
    ...set.map((each) => ({
      id: each.rule.id,
      on: each.on,
      state: say(stateOf(each, holds)),
      grade: gradeCell(each, say),
      place: placeText(project, each),
    })),
    ...ownRows(project, file ?? cwd, holds !== undefined, say),
  ]
  const widest = (cell: (row: Row) => string) => Math.max(0, ...rows.map((row) => displayWidth(cell(row))))
  const [states, grades, ids] = [widest(({ state }) => state), widest(({ grade }) => grade), widest(({ id }) => id)]
  for (const { id, on, state, grade, place } of rows) {
    const line = `${pad(state, states)}  ${pad(grade, grades)}  ${pad(id, ids)}  ${place}`
    stdout.write(`${on ? line : colour.dim(line)}\n`)
  }
  const count = rows.filter(({ on }) => on).length
  stdout.write(say({ zh: `\n启用 ${count} 条，共 ${rows.length} 条\n`, en: `\n${count} on, of ${rows.length}\n` }))
  return 0
}

interface Row {
  readonly id: string
  readonly on: boolean
  readonly state: string
  readonly grade: string
  readonly place: string
}

/** Postlint’s own rules stand in no file; a config may set them all the same. They hold for every draft. */
function ownRows(project: Project, path: string, forDraft: boolean, say: ReturnType<typeof speaker>): Row[] {
  const settings = project.rules.ownAt(path)
  return ownRules.map(({ id, ...rule }) => {
    const set = settings.get(id)
    const on = set?.on !== false
    const state = on ? (forDraft ? HOLDS : { zh: '启用', en: 'on' }) : { zh: '关闭', en: 'off' }
    const { grade = rule.grade, hint = rule.hint } = set ?? {}
    const home = say({ zh: '内置', en: 'built in' })
    const place = set === undefined ? home : `${home} ← ${setInConfig(set.setAt, project)}`
    return { id, on, state: say(state), grade: say(gradeWords({ grade, hint })), place }
  })
}

const HOLDS = { zh: '适用', en: 'holds' }

type Holds = (rule: SetRule['rule']) => boolean | undefined | 'not-in-force'

/** Whether a rule holds for a draft; undefined where an account profile would be needed to tell. */
function holdsFor(project: Project, file: string, path: string): Holds {
  const draft = readDraft(readSource(file), path)
  const account = project.accountNamed(draft.meta.account)
  const postings = platformsOf(draft, account, { defaultPlatforms: project.config.platform }).map((platform) =>
    postingOf(draft, platform),
  )
  const day = judgingDay(draft, project.outside)
  return (rule) => {
    if (!isInForce(rule, day)) return 'not-in-force'
    const verdicts = postings.map((posting) => judgeWhen(rule.when, posting, account).holds)
    if (verdicts.includes(true)) return true
    return verdicts.includes('unknown') ? undefined : false
  }
}

function stateOf({ on, rule }: SetRule, holds: Holds | undefined) {
  if (!on) return { zh: '关闭', en: 'off' }
  if (holds === undefined) return { zh: '启用', en: 'on' }
  const answer = holds(rule)
  if (answer === undefined) return { zh: '缺账号资料', en: 'needs a profile' }
  if (answer === 'not-in-force') return { zh: '未生效', en: 'not in force' }
  return answer ? HOLDS : { zh: '不适用', en: 'does not hold' }
}

function gradeCell({ rule }: SetRule, say: ReturnType<typeof speaker>): string {
  const grade = say(gradeWords(rule))
  if (rule.hint) return grade
  const given = rule.gradeGiven ? grade : say({ zh: `${grade}（未定级）`, en: `${grade} (not given)` })
  return rule.assisted ? say({ zh: `${given} 需人工确认`, en: `${given}, to be confirmed` }) : given
}

/** `rules/house.yaml:7`, and the line of the config that changed the rule. */
function placeText(project: Project, { rule, setAt }: SetRule): string {
  const written = writtenAt(rule.place, rule.pack.source, rule.pack.path)
  return setAt === undefined ? written : `${written} ← ${setInConfig(setAt, project)}`
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
