import type { RunReport } from '../lint/run-report.ts'
import { type NotJudgedTotal, type SignatureTotal, type Totals, totalsOf } from '../lint/totals.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import { countOf } from './count-nouns.ts'
import { fixLine } from './fix-line.ts'
import { gradeName, gradePaint, grades, hintName } from './grade-label.ts'
import type { Style } from './style.ts'

/** What came of a run, in a few lines: files and time, totals by grade with what follows from them, and what was not judged. */
export function summary(report: RunReport, style: Style): string[] {
  const totals = totalsOf(report)
  const { lang, colour } = style
  const outcome = outcomeOf(report, totals, lang)
  const facts = [countOf(totals.rules, 'rule', lang), duration(report.milliseconds, lang)]
  const lines = [`${isClean(report, totals) ? colour.success(outcome) : colour.bold(outcome)} · ${facts.join(' · ')}`]
  const byGrade = gradeTotals(report, totals, style)
  if (byGrade.length > 0) lines.push(byGrade.join('  '))
  const fix = fixLine(report, lang)
  if (fix !== undefined) lines.push(visible(fix))
  const signed = signaturesLine(totals.signatures, lang)
  if (signed !== '') lines.push(colour.dim(signed))
  if (totals.notJudged.length > 0) lines.push(colour.dim(notJudgedLine(totals.notJudged, lang)))
  const excused = excusedLine(report, lang)
  if (excused !== '') lines.push(colour.dim(excused))
  for (const { path, stale, expired } of report.baselines ?? []) {
    const parts: string[] = []
    if (stale > 0) parts.push(lang === 'zh' ? `${stale} 条已经用不上` : `${stale} no longer needed`)
    if (expired > 0) parts.push(lang === 'zh' ? `${expired} 条已到期` : `${expired} expired`)
    const what = parts.join(lang === 'zh' ? '，' : ', ')
    lines.push(
      lang === 'zh'
        ? `基线 ${visible(path)}：${what}；运行 postlint baseline --prune 删去`
        : `Baseline ${visible(path)}: ${what}; postlint baseline --prune removes them`,
    )
  }
  return lines
}

/** `例外：指令 2 处，基线 3 处`: what is excused is counted, never forgotten. */
export function excusedLine({ files }: RunReport, lang: Language): string {
  const all = files.flatMap(({ suppressed }) => suppressed)
  if (all.length === 0) return ''
  const directives = all.filter(({ by }) => by === 'directive').length
  const baseline = all.length - directives
  const zh = lang === 'zh'
  const parts: string[] = []
  if (directives > 0) parts.push(zh ? `指令 ${directives} 处` : `${directives} by directives`)
  if (baseline > 0) parts.push(zh ? `基线 ${baseline} 处` : `${baseline} by the baseline`)
  return zh ? `例外不计：${parts.join('，')}` : `Excused: ${parts.join(', ')}`
}

function isClean({ missing, accountProblems }: RunReport, { files, clean }: Totals): boolean {
  return files > 0 && clean === files && !missing.some(({ fatal }) => fatal) && accountProblems.length === 0
}

/** `5 个文件，1 个通过，4 个有问题`. */
export function outcomeOf({ missing, accountProblems }: RunReport, totals: Totals, lang: Language): string {
  const { files, profiles, clean, withViolations, unreadable } = totals
  const zh = lang === 'zh'
  const parts = [countOf(files - profiles, 'file', lang)]
  if (profiles > 0) parts.push(countOf(profiles, 'profile', lang))
  if (files > 0 && clean === files) parts.push(zh ? '全部通过' : 'all clean')
  else if (files > 0) parts.push(zh ? `${clean} 个通过` : `${clean} clean`)
  if (withViolations > 0) parts.push(zh ? `${withViolations} 个有问题` : `${withViolations} with violations`)
  if (unreadable > 0) parts.push(zh ? `${unreadable} 个无法判断` : `${unreadable} that cannot be judged`)
  if (accountProblems.length > 0) {
    parts.push(`${countOf(accountProblems.length, 'profile', lang)}${zh ? '有误' : ' not usable'}`)
  }
  if (missing.length > 0) parts.push(`${countOf(missing.length, 'path', lang)}${zh ? '没有草稿' : ' without drafts'}`)
  return parts.join(zh ? '，' : ', ')
}

function duration(milliseconds: number, lang: Language): string {
  return `${(milliseconds / 1000).toFixed(2)} ${lang === 'zh' ? '秒' : 's'}`
}

/** `二级事故 1（口头警告）` for each grade that occurs, and the hints. */
function gradeTotals(report: RunReport, { byGrade, hints }: Totals, style: Style): string[] {
  const { lang, colour } = style
  const zh = lang === 'zh'
  const parts = grades
    .filter((grade) => byGrade[grade] > 0)
    .map((grade) => {
      const { name, sanction } = gradeName(report, grade)
      const notes = [visible(sanction?.[lang] ?? (zh ? '处分由贵单位规定' : 'sanction: yours to set'))]
      if (!fails(grade, style.failOn)) notes.push(zh ? '不算失败' : 'does not fail the run')
      const count = zh ? `${visible(name.zh)} ${byGrade[grade]}` : `${visible(name.en)}: ${byGrade[grade]}`
      const painted = gradePaint({ hint: false, grade }, colour)(count)
      return zh ? `${painted}（${notes.join('；')}）` : `${painted} (${notes.join('; ')})`
    })
  if (hints > 0) parts.push(colour.hint(zh ? `${hintName.zh} ${hints}` : `${hintName.en}s: ${hints}`))
  return parts
}

export function fails(grade: Grade, failOn: Style['failOn']): boolean {
  return failOn !== 'never' && grade <= failOn
}

/** `由人签署：审核 6 道、条款 2 条（李敏 5，王芳 3；未签名 8），消除提示 1 处`: not what the program judged. */
function signaturesLine({ roles, clauses, unsigned, cleared, people }: SignatureTotal, lang: Language): string {
  if (roles + clauses === 0) return ''
  const zh = lang === 'zh'
  const what: string[] = []
  if (roles > 0) what.push(zh ? `审核 ${roles} 道` : `${roles} ${roles === 1 ? 'approval' : 'approvals'}`)
  if (clauses > 0) what.push(zh ? `条款 ${clauses} 条` : `${clauses} ${clauses === 1 ? 'clause' : 'clauses'}`)
  const who = people.slice(0, MOST_PEOPLE).map(({ by, count }) => `${visible(by)} ${count}`)
  if (people.length > MOST_PEOPLE) who.push('…')
  const label = unsigned === 0 ? '' : zh ? `；未签名 ${unsigned}` : `; ${unsigned} without a signature`
  const flags =
    cleared === 0 ? '' : zh ? `，消除提示 ${cleared} 处` : `, ${cleared} ${cleared === 1 ? 'flag' : 'flags'} cleared`
  return zh
    ? `由人签署：${what.join('、')}（${who.join('，')}${label}）${flags}`
    : `Signed by people: ${what.join(', ')} (${who.join(', ')}${label})${flags}`
}

const MOST_PEOPLE = 5

/** `没有判断：没有账号资料（2 条规则，4 篇草稿）；…`: no silent pass. */
function notJudgedLine(notJudged: readonly NotJudgedTotal[], lang: Language): string {
  const zh = lang === 'zh'
  const parts = notJudged.map((total) => {
    const rules = countOf(total.rules.length, 'rule', lang)
    const drafts = countOf(total.drafts, 'draft', lang)
    return zh ? `${lackOf(total).zh}（${rules}，${drafts}）` : `${lackOf(total).en} (${rules}, ${drafts})`
  })
  return zh ? `没有判断：${parts.join('；')}` : `Not judged: ${parts.join('; ')}`
}

/** What was lacking, in words that are safe to show. */
export function lackOf({ lack, details }: NotJudgedTotal) {
  switch (lack) {
    case 'account':
      return { zh: '没有账号资料', en: 'no account profile' }
    case 'account-field':
      return {
        zh: `账号资料缺少 ${visible(details.join('、'))}`,
        en: `account profile lacks ${visible(details.join(', '))}`,
      }
    case 'publish-time':
      return { zh: '没有写发布时间', en: 'no publish time given' }
    case 'review-chain':
      return { zh: '账号没有审核链', en: 'the account has no review chain' }
    case 'checklist':
      return { zh: '没有指定由谁签署', en: 'nobody is named to sign' }
    case 'history':
      return { zh: '没有 git 历史可比', en: 'no git history to compare with' }
    case 'media':
      return { zh: '看不到附件', en: 'attached files out of sight' }
    case 'remote-media':
      // Which ones stands in the JSON: a corpus may name thousands.
      return { zh: '附件在网上，不去下载', en: 'attached files on the web are not fetched' }
    case 'calendar':
      return { zh: '账号没有写 calendar（发布频次）', en: 'the account has no calendar' }
    case 'today':
      return { zh: '不知道今天是哪一天', en: 'the day of the run is not known' }
  }
}
