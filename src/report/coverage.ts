import type { Coverage, CoveredClause, PackCoverage } from '../pack/coverage.ts'
import type { Enforcement } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import type { Style } from './style.ts'

const names: Readonly<Record<Coverage, Bilingual>> = {
  enforced: { zh: '由规则执行', en: 'enforced' },
  assisted: { zh: '规则提示，人签署', en: 'assisted' },
  attested: { zh: '由人签署', en: 'attested' },
  'not-enforced': { zh: '尚未执行', en: 'not enforced' },
  'out-of-scope': { zh: '不在范围内', en: 'out of scope' },
}

const means: Readonly<Record<Enforcement, Bilingual>> = {
  draft: { zh: '草稿', en: 'the draft' },
  media: { zh: '附件', en: 'attached files' },
  account: { zh: '账号资料', en: 'the account profile' },
  calendar: { zh: '发布日历', en: 'the calendar' },
  record: { zh: '审核记录', en: 'the review record' },
  attest: { zh: '人的判断', en: 'a person' },
  none: { zh: '无', en: 'nothing' },
}

/** Clause by clause, for a terminal. */
export function coverageText(packs: readonly PackCoverage[], { lang, colour }: Style): string {
  const lines: string[] = []
  for (const { pack, clauses, totals } of packs) {
    lines.push(`${colour.bold(visible(pack.definition.title[lang]))}  ${visible(pack.path)}`)
    const label = Math.max(0, ...clauses.map(({ coverage }) => displayWidth(names[coverage][lang])))
    const place = Math.max(0, ...clauses.map(({ clause }) => displayWidth(visible(clause.at))))
    for (const covered of clauses) {
      const { clause, coverage, gap } = covered
      const cell = pad(names[coverage][lang], label)
      const shown = gap ? colour.failure(cell) : coverage === 'enforced' ? colour.success(cell) : colour.dim(cell)
      lines.push(`  ${shown}  ${pad(visible(clause.at), place)}  ${visible(clause.says[lang])}`)
      const detail = detailOf(covered, lang)
      if (detail !== '') lines.push(`  ${' '.repeat(label + place + 4)}${colour.dim(visible(detail))}`)
    }
    lines.push(`  ${totalLine(totals, lang)}`, '')
  }
  if (packs.length > 1) lines.push(totalLine(sum(packs), lang))
  return `${lines.join('\n').trimEnd()}\n`
}

/** The same as a document: a table for each pack. */
export function coverageMarkdown(packs: readonly PackCoverage[], lang: Language): string {
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en)
  const lines = [`# ${say('条款覆盖表', 'Coverage of clauses')}`, '', totalLine(sum(packs), lang), '']
  lines.push(
    `| ${say('规则包', 'Pack')} | ${Object.values(names)
      .map((name) => name[lang])
      .join(' | ')} |`,
    `| --- |${' ---: |'.repeat(Object.keys(names).length)}`,
  )
  for (const { pack, totals } of packs)
    lines.push(
      `| [${cell(pack.definition.title[lang])}](#${pack.name}) | ${Object.keys(names)
        .map((key) => totals[key as Coverage])
        .join(' | ')} |`,
    )
  for (const { pack, clauses } of packs) {
    lines.push('', `<a id="${pack.name}"></a>`, '', `## ${pack.definition.title[lang]}`, '', `\`${pack.name}\``, '')
    lines.push(
      `| ${say('条款', 'Clause')} | ${say('内容', 'What it says')} | ${say('执行', 'Coverage')} | ${say('规则或原因', 'Rules, or why not')} |`,
      '| --- | --- | --- | --- |',
    )
    for (const covered of clauses) {
      const { clause, coverage } = covered
      lines.push(
        `| ${cell(clause.at)} \`${clause.id}\` | ${cell(clause.says[lang])} | ${names[coverage][lang]} | ${cell(detailOf(covered, lang))} |`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** The same as data. */
export function coverageJson(packs: readonly PackCoverage[]): string {
  const data = {
    version: 1,
    totals: sum(packs),
    packs: packs.map(({ pack, clauses, totals }) => ({
      pack: pack.name,
      title: pack.definition.title,
      path: pack.path,
      totals,
      clauses: clauses.map(({ clause, coverage, rules, gap }) => ({
        id: clause.id,
        at: clause.at,
        says: clause.says,
        by: clause.by,
        strength: clause.strength,
        because: clause.because ?? null,
        coverage,
        gap,
        rules: rules.map(({ id, grade, hint, assisted }) => ({ id, grade, hint, assisted })),
      })),
    })),
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

function detailOf({ clause, rules, coverage }: CoveredClause, lang: Language): string {
  if (rules.length > 0)
    return rules
      .map(({ name, hint }) => (hint ? `${name}${lang === 'zh' ? '（建议）' : ' (hint)'}` : name))
      .join(lang === 'zh' ? '、' : ', ')
  const because = clause.because?.[lang]
  if (because !== undefined) return because
  if (coverage !== 'not-enforced') return ''
  return lang === 'zh' ? `要看${means[clause.by].zh}` : `needs ${means[clause.by].en}`
}

function sum(packs: readonly PackCoverage[]): Record<Coverage, number> {
  const all: Record<Coverage, number> = { enforced: 0, assisted: 0, attested: 0, 'not-enforced': 0, 'out-of-scope': 0 }
  for (const { totals } of packs) for (const key of Object.keys(all) as Coverage[]) all[key] += totals[key]
  return all
}

function totalLine(totals: Readonly<Record<Coverage, number>>, lang: Language): string {
  const all = Object.values(totals).reduce((sum, each) => sum + each, 0)
  const parts = (Object.keys(names) as Coverage[]).map((key) => `${names[key][lang]} ${totals[key]}`)
  return lang === 'zh' ? `条款 ${all} 条：${parts.join('，')}` : `${all} clauses: ${parts.join(', ')}`
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Text inside a Markdown table. */
function cell(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, '\\$&').replaceAll('\n', ' ')
}
