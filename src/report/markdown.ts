import { severity } from '../lint/merge-violations.ts'
import type { RunReport } from '../lint/run-report.ts'
import { totalsOf } from '../lint/totals.ts'
import type { Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import { type Note, notesOf } from './notes.ts'
import type { Style } from './style.ts'
import { plain } from './style.ts'
import { outcomeOf, summary } from './summary.ts'

/** GitHub refuses a comment of more than 65,536 characters. */
const MOST_UNITS = 60_000

/** A comment for a merge request: totals, then a table of what is wrong; hints are folded. */
export function markdown(report: RunReport, style: Style): string {
  const { lang } = style
  const zh = lang === 'zh'
  const notes = notesOf(report, lang).flatMap((file) => file.notes)
  // They come in order of path, and sorting keeps it among equals.
  const grave = notes
    .filter(({ violation }) => violation?.rule.hint !== true)
    .toSorted((a, b) => gravityOf(a) - gravityOf(b))
  const hints = notes.filter(({ violation }) => violation?.rule.hint === true)
  const [, ...totals] = summary(report, { ...style, colour: plain })
  const head = [`### postlint${zh ? '：' : ': '}${words(outcomeOf(report, totalsOf(report), lang))}`, '']
  const facts = totals.flatMap((line) => [words(line), ''])
  const budget = MOST_UNITS - [...head, ...facts].join('\n').length
  const shown = table(grave, lang, budget)
  const advice = table(hints, lang, budget - shown.text.length)
  const left = shown.left + advice.left
  const parts = [
    ...head,
    ...facts,
    ...(shown.text === '' ? [] : [shown.text]),
    ...(advice.text === ''
      ? []
      : [
          `<details><summary>${zh ? `建议 ${hints.length} 处` : `Hints: ${hints.length}`}</summary>\n\n${advice.text}\n</details>\n`,
        ]),
    ...(left === 0
      ? []
      : [zh ? `还有 ${left} 处没有列出，见完整的报告。\n` : `${left} more are not listed; see the whole report.\n`]),
  ]
  return `${parts.join('\n').trimEnd()}\n`
}

/** As many rows as there is room for. */
function table(
  notes: readonly Note[],
  lang: Language,
  budget: number,
): { readonly text: string; readonly left: number } {
  if (notes.length === 0) return { text: '', left: 0 }
  const zh = lang === 'zh'
  const head = zh ? '| 等级 | 位置 | 问题 | 依据 |' : '| Grade | Place | What is wrong | Basis |'
  let text = `${head}\n| --- | --- | --- | --- |\n`
  for (const [at, note] of notes.entries()) {
    const line = `${row(note)}\n`
    if (text.length + line.length > budget) return { text: at === 0 ? '' : text, left: notes.length - at }
    text += line
  }
  return { text, left: 0 }
}

/** Worse the lower it is. Worse than every grade is what could not be judged; a path that is left out on purpose is last. */
function gravityOf({ level, violation }: Note): number {
  if (violation !== undefined) return severity(violation)
  return level === 'error' ? 0 : 5
}

function row({ path, label, rule, message, basis, advice, start }: Note): string {
  const place = code(`${path}${start === undefined ? '' : `:${start.line}:${start.codePointColumn}`}`)
  const what = advice === undefined ? words(message) : `${words(message)}<br>→ ${words(advice)}`
  return `| ${words(label)} | ${place} | ${what}<br>${code(rule)} | ${basis.map(words).join('<br>')} |`
}

/**
 * Words of a draft as words: no markup, no cell border, and nobody is notified. A comment between `@` and a name, or `#`
 * and a number, is nothing to see and keeps them apart.
 */
function words(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>&|~$]|[@#](?=\S)|https?(?=:)/gi, (found) => {
    return /^[@#h]/i.test(found) ? `${found}<!-- -->` : `&#${found.charCodeAt(0)};`
  })
}

function code(text: string): string {
  return `<code>${words(text)}</code>`
}
