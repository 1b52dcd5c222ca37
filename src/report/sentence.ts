import type { Data } from '../checks/check.ts'
import type { RuleInfo } from '../lint/violation.ts'
import type { Clause } from '../pack/pack.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { truncateToWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'

/**
 * The sentence that a template makes of a violation's data, in one language and on one line. Braces that name nothing
 * in the data stay as they are. Not safe for a terminal: see {@link shownSentence}.
 */
export function sentence(template: Bilingual, data: Data, lang: Language): string {
  return fill(template, data, lang, (value) => value)
}

/** The same for a terminal: what came out of a draft is made visible, and cut where it would bury the sentence. */
export function shownSentence(template: Bilingual, data: Data, lang: Language): string {
  return visible(fill(template, data, lang, (value) => truncateToWidth(visible(value), MAX_VALUE_COLUMNS)))
}

const MAX_VALUE_COLUMNS = 160

function fill(template: Bilingual, data: Data, lang: Language, show: (value: string) => string): string {
  // One pass: braces that a draft smuggles in with a value are not filled.
  return onOneLine(template[lang]).replace(/\{([^{}]*)\}/g, (braces, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined
    if (value === undefined) return braces
    if (typeof value === 'number') return String(value)
    return show(typeof value === 'string' ? value : value[lang])
  })
}

/** Pack authors fold long sentences with `|` and `>`. */
function onOneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

/**
 * What a rule rests on, one line for each document: `微博管理手册 四-3（转发微博无观点）`. In parentheses stands the
 * incident where the rule's own document names one, else what the clause says. Safe for a terminal.
 */
export function clauseLines({ id, clauses, incident }: RuleInfo, lang: Language): string[] {
  const pack = id.slice(0, id.indexOf('/'))
  // The incident is a word of the rule's own document; clauses of others, which found the same, speak for themselves.
  const named = incident === undefined ? [] : clauses.filter((clause) => clause.pack === pack)
  const [first] = named
  const lines = first === undefined || incident === undefined ? [] : [citation(first, named, incident, lang)]
  for (const clause of clauses) {
    if (!named.includes(clause)) lines.push(citation(clause, [clause], clause.says, lang))
  }
  return lines.map(visible)
}

function citation({ document }: Clause, clauses: readonly Clause[], meaning: Bilingual, lang: Language): string {
  const says = onOneLine(meaning[lang])
  // Several clauses may stand in one place, such as the rows of a table.
  const at = [...new Set(clauses.map((clause) => clause.at))].join(lang === 'zh' ? '、' : ', ')
  return lang === 'zh' ? `${document.zh} ${at}（${says}）` : `${document.en} ${at} (${says})`
}
