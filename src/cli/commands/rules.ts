import { resolve } from 'node:path'
import { checks } from '../../checks/index.ts'
import type { SetRule } from '../../config/apply-settings.ts'
import { parseDraft } from '../../draft/draft.ts'
import { postingOf } from '../../draft/posting.ts'
import { platformsOf } from '../../lint/lint-draft.ts'
import { judgeWhen } from '../../pack/when.ts'
import type { Project } from '../../run/project.ts'
import { readSource } from '../../run/read-source.ts'
import { unreadableMessage } from '../../run/unreadable-message.ts'
import { UserError } from '../../shape/problem.ts'
import { displayWidth } from '../../text/display-width.ts'
import { LineIndex } from '../../text/line-index.ts'
import type { Place } from '../../text/span.ts'
import { visible } from '../../text/visible.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import type { Action } from '../program.ts'
import { styleFor } from '../style-for.ts'

/** `postlint rules [draft]`: what is on, at which grade, and which line of which file says so. */
export const rules: Action = async (environment, [path], options) => {
  if (options.checks === true) {
    const say = speaker(languageOf(environment))
    const width = Math.max(...[...checks.keys()].map(displayWidth))
    for (const [name, check] of checks) environment.stdout.write(`${name.padEnd(width)}  ${say(check.summary)}\n`)
    return 0
  }
  const { projects } = openProjects(environment, options)
  const { cwd } = environment
  const file = path === undefined ? undefined : resolve(cwd, path)
  const project = await projects.of(file === undefined ? cwd : resolve(file, '..'))
  const lang = languageOf(environment, project.config.lang)
  const say = speaker(lang)
  const { colour } = styleFor(environment, environment.stdout, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  const set = project.rulesFor(file ?? cwd)
  // Compiling finds what is wrong inside the options.
  await project.benchFor(file ?? cwd)
  const holds = file === undefined || path === undefined ? undefined : holdsFor(project, file, path)
  const rows = set.map((each) => {
    const state = stateOf(each, holds)
    return { ...each, state: say(state), shown: gradeCell(each, say), place: placeText(project, each) }
  })
  const idWidth = Math.max(0, ...rows.map(({ rule }) => rule.id.length))
  const stateWidth = Math.max(0, ...rows.map(({ state }) => displayWidth(state)))
  const gradeWidth = Math.max(0, ...rows.map(({ shown }) => displayWidth(shown)))
  for (const { rule, on, state, shown, place } of rows) {
    const line = `${pad(state, stateWidth)}  ${pad(shown, gradeWidth)}  ${rule.id.padEnd(idWidth)}  ${place}`
    environment.stdout.write(`${on ? line : colour.dim(line)}\n`)
  }
  const count = rows.filter(({ on }) => on).length
  environment.stdout.write(
    say({ zh: `\n启用 ${count} 条，共 ${rows.length} 条\n`, en: `\n${count} on, of ${rows.length}\n` }),
  )
  return 0
}

type Holds = (rule: SetRule['rule']) => boolean | undefined

/** Whether a rule holds for a draft; undefined where an account profile would be needed to tell. */
function holdsFor(project: Project, file: string, path: string): Holds {
  const read = readSource(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    throw new UserError({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }, { help })
  }
  const draft = parseDraft(read.text, path)
  if (draft.problems.length > 0) {
    throw new UserError(
      { zh: `${path} 的文件头有误`, en: `The front matter of ${path} is not right` },
      { files: [{ path, source: read.text, problems: draft.problems }] },
    )
  }
  const account = project.accountNamed(draft.meta.account)
  const postings = platformsOf(draft, account, { defaultPlatforms: project.config.platform }).map((platform) =>
    postingOf(draft, platform),
  )
  return (rule) => {
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
  return answer ? { zh: '适用', en: 'holds' } : { zh: '不适用', en: 'does not hold' }
}

function gradeCell({ rule }: SetRule, say: ReturnType<typeof speaker>): string {
  if (rule.hint) return say({ zh: '建议', en: 'hint' })
  const grade = say({ zh: `${['一', '二', '三'][rule.grade - 1]}级`, en: `grade ${rule.grade}` })
  const given = rule.gradeGiven ? grade : say({ zh: `${grade}（未定级）`, en: `${grade} (not given)` })
  return rule.assisted ? say({ zh: `${given} 需人工确认`, en: `${given}, to be confirmed` }) : given
}

/** `rules/house.yaml:7`, and the line of the config that changed the rule. */
function placeText(project: Project, { rule, setAt }: SetRule): string {
  const written = at(rule.place, rule.pack.source, rule.pack.path)
  if (setAt === undefined) return written
  return `${written} ← ${at(setAt, project.configSource ?? '', project.config.path ?? '')}`
}

function at(place: Place, source: string, path: string): string {
  return visible(`${path}:${new LineIndex(source).positionAt(Math.min(place.start, source.length)).line}`)
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
