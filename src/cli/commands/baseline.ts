import { dayNumber, type Moment, parseMoment } from '../../draft/moment.ts'
import { type Protection, protections } from '../../lint/protections.ts'
import { lintFiles } from '../../run/lint-files.ts'
import { type WrittenBaseline, writeBaselines } from '../../run/write-baseline.ts'
import { UserError } from '../../shape/problem.ts'
import type { Bilingual } from '../../text/bilingual.ts'
import { visible } from '../../text/visible.ts'
import type { Action } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, todayOf } from '../open-projects.ts'
import { exitCode } from './lint.ts'

/** `postlint baseline [paths…] --reason TEXT`: writes down what is wrong today, so that only new violations are reported. */
export const baseline: Action = async (environment, paths, options) => {
  const { reason, author, until, include = [], prune = false } = options
  if (reason?.trim() === '' || (reason === undefined && !prune)) throw withoutReason()
  const { cwd, stdout, stderr } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const { report, project } = await lintFiles({ cwd, paths, projects, stopwatch, useBaselines: false })
  const say = speaker(languageOf(environment, project.config.lang))
  for (const { message, help } of report.missing) {
    stderr.write(`postlint: ${visible(say(message))}\n`)
    if (help !== undefined) stderr.write(`  ${visible(say(help))}\n`)
  }
  const last = until === undefined ? undefined : parseMoment(until)
  if (last !== undefined) refusePast(last, until ?? '', todayOf(environment, options, project.config.timezone))
  const written = await writeBaselines(cwd, report.files, projects, {
    reason: reason?.trim(),
    author,
    until: last === undefined ? undefined : dayNumber(last),
    include: protections.filter((each) => include.includes(each)),
    prune,
    wholeCorpus: paths.length === 0,
  })
  for (const one of written)
    stdout.write(
      linesOf(one, reason !== undefined)
        .map((line) => `${visible(say(line))}\n`)
        .join(''),
    )
  if (written.length === 0)
    stdout.write(say({ zh: '没有基线，也没有要写的\n', en: 'There is no baseline and nothing to write\n' }))
  const unreadable = report.files.filter(({ problems }) => problems.length > 0).length
  if (unreadable > 0) {
    stderr.write(
      say({
        zh: `postlint: ${unreadable} 个文件无法判断，没有记入；运行 postlint 看是哪里\n`,
        en: `postlint: ${unreadable} ${unreadable === 1 ? 'file' : 'files'} could not be judged and left out; run postlint to see why\n`,
      }),
    )
  }
  return exitCode(report, 'never', false)
}

function linesOf(
  { path, entries, added, removed, moved, leftOut, prunable }: WrittenBaseline,
  adds: boolean,
): Bilingual[] {
  const zh: string[] = []
  const en: string[] = []
  if (adds || added > 0) {
    zh.push(`新增 ${added} 条`)
    en.push(`${added} added`)
  }
  if (removed > 0) {
    zh.push(`删去 ${removed} 条`)
    en.push(`${removed} removed`)
  }
  if (moved > 0) {
    zh.push(`${moved} 条跟着文件改了路径`)
    en.push(`${moved} moved with a file`)
  }
  const lines = [
    {
      zh: `${path}：${[...zh, `共 ${entries} 条`].join('，')}`,
      en: `${path}: ${[...en, `${entries} ${entries === 1 ? 'entry' : 'entries'}`].join(', ')}`,
    },
  ]
  for (const [what, count] of leftOut) {
    lines.push({
      zh: `没有收进${protectionWords[what].zh} ${count} 处；确实要收，加 --include ${what}`,
      en: `Left out: ${count} ${protectionWords[what].en}; to take them in, add --include ${what}`,
    })
  }
  if (prunable > 0) {
    lines.push({
      zh: `另有 ${prunable} 条用不上或已到期；运行 postlint baseline --prune 删去`,
      en: `${prunable} no longer needed or expired; postlint baseline --prune removes them`,
    })
  }
  return lines
}

const protectionWords: Readonly<Record<Protection, Bilingual>> = {
  'grade-1': { zh: '一级事故', en: 'of grade 1' },
  locked: { zh: '锁定规则的问题', en: 'of locked rules' },
  assisted: { zh: '待人确认的提示', en: 'for a person to confirm' },
}

/** An entry holds through its last day. */
function refusePast(last: Moment, until: string, today: Moment): void {
  if (dayNumber(last) >= dayNumber(today)) return
  throw new UserError(
    {
      zh: `--until ${until} 已经过去，记下的例外一条也不会生效`,
      en: `--until ${until} is past: nothing would be excused`,
    },
    { help: { zh: '写今天或以后的日期', en: 'Give today or a later day' } },
  )
}

function withoutReason(): UserError {
  return new UserError(
    { zh: '记入基线要写理由', en: 'A baseline needs a reason' },
    {
      help: {
        zh: '例如 postlint baseline --reason "启用前的旧稿"；只删去用不上的，用 --prune',
        en: 'As in: postlint baseline --reason "written before the policy"; --prune alone only removes',
      },
    },
  )
}
