import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { momentText } from '../../draft/moment-text.ts'
import type { Step } from '../../review/chain.ts'
import type { Project } from '../../run/project.ts'
import { refuseUnsignable, type SignedFile, type SignRequest, signFile } from '../../run/sign-file.ts'
import { offsetIn } from '../../run/today.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import type { Bilingual } from '../../text/bilingual.ts'
import { visible } from '../../text/visible.ts'
import type { Environment } from '../environment.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, todayOf } from '../open-projects.ts'
import { rolesOf, unknownRole } from '../review-names.ts'

/** `postlint sign FILES… --role 初审 --as 李敏`: adds a sealed approval, or a signature for clauses, to each file. */
export const sign: Action = async (environment, paths, options) => {
  const { cwd, stdout, stderr } = environment
  refuseUseless(options)
  for (const path of paths) refuseFolder(path, resolve(cwd, path))
  const { projects } = openProjects(environment, options)
  const wanted = []
  for (const path of paths) {
    const file = resolve(cwd, path)
    const project = await projects.of(dirname(file))
    refuseUnsignable(path, file, project)
    wanted.push({ path, file, project, request: requestOf(environment, options, project) })
  }
  for (const [at, { path, file, project, request }] of wanted.entries()) {
    const say = speaker(languageOf(environment, project.config.lang))
    try {
      const signed = await signFile(path, file, project, request)
      stdout.write(`${visible(say(signedWords(signed, request, project)))}\n`)
    } catch (error) {
      const rest = paths.slice(at + 1)
      if (rest.length > 0 && error instanceof UserError)
        stderr.write(`postlint: ${visible(say(unsignedWords(rest)))}\n`)
      throw error
    }
  }
  return 0
}

function unsignedWords(rest: readonly string[]): Bilingual {
  return { zh: `也没有签：${rest.join('、')}`, en: `Not signed either: ${rest.join(', ')}` }
}

function refuseUseless({ as: by, role, clause }: GlobalOptions): void {
  const help: Bilingual = {
    zh: '例如 postlint sign drafts/a.md --role 初审 --as 李敏',
    en: 'As in: postlint sign drafts/a.md --role 初审 --as 李敏',
  }
  if (by === undefined || by.trim() === '')
    throw new UserError({ zh: '要用 --as 写明签的人', en: 'Say with --as who signs' }, { help })
  if (role === undefined && (clause === undefined || clause.length === 0)) {
    throw new UserError(
      {
        zh: '要用 --role 写明角色，或用 --clause 写明条款',
        en: 'Say with --role in which role, or with --clause for which clause',
      },
      { help },
    )
  }
}

/** Each draft is approved by name: a folder would approve what nobody has looked at. */
function refuseFolder(path: string, file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true) return
  throw new UserError(
    { zh: `${path} 是文件夹：要一份一份写明签的文件`, en: `${path} is a folder: name each file that is to be signed` },
    { help: { zh: '`postlint reviews` 列出等着签的草稿', en: '`postlint reviews` lists the drafts that wait' } },
  )
}

function requestOf(environment: Environment, options: GlobalOptions, project: Project): SignRequest {
  const { timezone } = project.config
  const now = todayOf(environment, options, timezone)
  return {
    role: options.role === undefined ? undefined : knownRole(options.role.trim(), project),
    clauses: (options.clause ?? []).map((clause) => knownClause(clause, project)),
    by: (options.as ?? '').trim(),
    at: momentText({ ...now, offsetMinutes: now.offsetMinutes ?? offsetIn(timezone, now) }),
    until: options.until,
    keyFile: options.key === undefined ? undefined : resolve(environment.cwd, options.key),
  }
}

/** A role of the people or of a chain; where the project names none, any. */
function knownRole(role: string, project: Project): string {
  const known = rolesOf(project)
  if (known.size === 0 || known.has(role)) return role
  throw unknownRole(role, known)
}

/** `pack/clause` of a pack in use; the pack may be left out where only one has such a clause. */
function knownClause(clause: string, project: Project): string {
  const all = project.allPacks.flatMap((pack) => [...pack.clauses.keys()].map((id) => `${pack.name}/${id}`))
  if (all.includes(clause)) return clause
  const bare = all.filter((each) => each.endsWith(`/${clause}`))
  const [only] = bare
  if (only !== undefined && bare.length === 1) return only
  throw new UserError(
    { zh: `启用的规则包里没有条款「${clause}」`, en: `No pack that is on has a clause “${clause}”` },
    {
      help: didYouMean(nearest(clause, all), {
        zh: '`postlint coverage` 列出全部条款',
        en: '`postlint coverage` lists all clauses',
      }),
    },
  )
}

function signedWords(
  { path, next, complete }: SignedFile,
  { role, clauses, by, keyFile }: SignRequest,
  project: Project,
): Bilingual {
  const what = { zh: [role, ...clauses].filter(Boolean).join('、'), en: [role, ...clauses].filter(Boolean).join(', ') }
  const unsigned =
    keyFile === undefined ? { zh: '（未签名）', en: ' (no signature)' } : { zh: '（已签名）', en: ' (signed)' }
  const then = next === undefined ? lastWords(complete) : nextWords(next, project)
  return {
    zh: `已签  ${path}  ${what.zh} ${by}${unsigned.zh}${then.zh}`,
    en: `signed  ${path}  ${what.en}: ${by}${unsigned.en}${then.en}`,
  }
}

function lastWords(complete: boolean): Bilingual {
  return complete ? { zh: '  已审完', en: '  complete' } : { zh: '', en: '' }
}

function nextWords({ role }: Step, project: Project): Bilingual {
  const holders = project.outside.people.get(role.role) ?? []
  const zh = holders.length === 0 ? '' : `（${holders.join('、')}）`
  const en = holders.length === 0 ? '' : ` (${holders.join(', ')})`
  return { zh: `  下一步：${role.role}${zh}`, en: `  next: ${role.role}${en}` }
}
