import type { FileReport } from '../lint/file-report.ts'
import { severity } from '../lint/merge-violations.ts'
import type { MissingWords, RunReport } from '../lint/run-report.ts'
import type { Violation } from '../lint/violation.ts'
import type { Problem } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { displayWidth } from '../text/display-width.ts'
import { LineIndex } from '../text/line-index.ts'
import { visible } from '../text/visible.ts'
import { frame } from './frame.ts'
import { gradeLabel, gradeName, gradePaint, unjudgedName } from './grade-label.ts'
import { clauseLines, shownSentence } from './sentence.ts'
import { linked, type Paint, type Style } from './style.ts'
import { summary } from './summary.ts'
import { timingTable } from './timing-table.ts'

/** The report for a person at a terminal: by file, the worst first, each place framed, with what to do. */
export function pretty(report: RunReport, style: Style): string {
  const all = sectionsOf(report, style)
  const sections: string[] = []
  let shown = 0
  for (const { path, blocks, isFile } of all) {
    const [first, ...rest] = blocks.slice(0, style.maxViolations - shown).map((render) => indent(render()).join('\n'))
    if (first === undefined) continue
    const head = linked(style.colour.path(visible(path)), isFile ? style.addressOf?.(path) : undefined)
    sections.push([`${head}\n${first}`, ...rest].join('\n\n'))
    shown += 1 + rest.length
  }
  const hidden = all.reduce((count, { blocks }) => count + blocks.length, 0) - shown
  if (hidden > 0) sections.push(style.colour.bold(moreLine(hidden, style)))
  if (report.timings !== undefined) sections.push(timingTable(report, style).join('\n'))
  sections.push(summary(report, style).join('\n'))
  return `${sections.join('\n\n')}\n`
}

/** What is said of one path. Blocks are rendered when it is known that they are shown. */
interface Section {
  readonly path: string
  /** There is a file at this path. */
  readonly isFile: boolean
  readonly blocks: readonly (() => string[])[]
}

/** Drafts in their order; what concerns the whole run stands last, next to the summary. */
function sectionsOf(report: RunReport, style: Style): Section[] {
  const { files, accountProblems, missing } = report
  return [
    ...files.map((file) => ({ path: file.path, isFile: true, blocks: fileBlocks(file, report, style) })),
    ...accountProblems.map(({ path, source, problems }) => {
      const lines = source === '' ? undefined : new LineIndex(source)
      return {
        path,
        isFile: true,
        blocks: problems.map((problem) => () => problemBlock(profileName, problem, lines, style)),
      }
    }),
    ...missing.map((words) => ({ path: words.path, isFile: false, blocks: [() => missingBlock(words, style)] })),
  ]
}

const profileName: Bilingual = { zh: '账号资料有误', en: 'Account profile not usable' }

/** The text of a draft is asked for when one of its blocks is rendered: it may have to be read for that. */
function fileBlocks(file: FileReport, report: RunReport, style: Style) {
  const linesOf = () => file.text?.lines
  return [
    ...file.problems.map((problem) => () => problemBlock(unjudgedName, problem, linesOf(), style)),
    // They come in order of place, and sorting keeps it among equals.
    ...file.violations
      .toSorted((a, b) => severity(a) - severity(b))
      .map((violation) => () => violationBlock(violation, report, linesOf(), style)),
  ]
}

function violationBlock(
  { rule, span, start, data, also, related = [] }: Violation,
  report: RunReport,
  lines: LineIndex | undefined,
  style: Style,
): string[] {
  const { lang, colour } = style
  const label = gradeLabel(rule, gradeName(report, rule.grade).name, lang)
  const say = (template: Bilingual) => shownSentence(template, data, lang)
  const clauses = clauseLines(rule, lang)
  return [
    headLine([label, visible(rule.id)], `${start.line}:${start.codePointColumn}`, gradePaint(rule, colour), style),
    colour.bold(say(rule.message)),
    ...(lines === undefined ? [] : indent(frame(lines, span, narrower(style)))),
    ...labelled('clause', clauses, style),
    ...labelled('why', clauses.length > 0 || rule.why === undefined ? [] : [say(rule.why)], style),
    ...labelled('try', rule.try === undefined ? [] : [say(rule.try)], style),
    ...labelled('with', relatedLines(related, lang), style),
    ...labelled('also', also.length === 0 ? [] : [visible(also.join(lang === 'zh' ? '、' : ', '))], style),
  ]
}

const MOST_RELATED = 5

/** `drafts/2.md:2:10  早安` for each of the other drafts that a violation is about. */
function relatedLines(related: NonNullable<Violation['related']>, lang: Style['lang']): string[] {
  const lines = related.slice(0, MOST_RELATED).map(({ path, start, words }) => {
    return visible(`${path}:${start.line}:${start.codePointColumn}  ${words}`)
  })
  const more = related.length - lines.length
  return more === 0 ? lines : [...lines, lang === 'zh' ? `等 ${related.length} 篇` : `and ${more} more`]
}

/** What keeps a file from being judged. Without `lines` there is nothing to point at. */
function problemBlock(
  label: Bilingual,
  { message, help, span }: Problem,
  lines: LineIndex | undefined,
  style: Style,
): string[] {
  const { lang, colour } = style
  const at = lines?.positionAt(span.start)
  const place = at === undefined ? '' : `${at.line}:${at.codePointColumn}`
  return [
    headLine([label[lang]], place, colour.failure, style),
    colour.bold(visible(message[lang])),
    ...(lines === undefined ? [] : indent(frame(lines, span, narrower(style)))),
    ...labelled('try', help === undefined ? [] : [visible(help[lang])], style),
  ]
}

function missingBlock({ message, help, fatal }: MissingWords, style: Style): string[] {
  const { lang, colour } = style
  return [
    (fatal ? colour.failure : colour.hint)(visible(message[lang])),
    ...labelled('try', help === undefined ? [] : [visible(help[lang])], style),
  ]
}

/** The label, the rule, and the place at the right, where the eye finds the places of a file one under the other. */
function headLine(words: readonly string[], place: string, paint: Paint, { width, colour }: Style): string {
  const blanks = Math.min(width, MAX_HEAD_COLUMNS) - displayWidth(INDENT + words.join(GAP) + place)
  const [label = '', ...rest] = words
  const left = [paint(label), ...rest].join(GAP)
  return place === '' ? left : `${left}${' '.repeat(Math.max(GAP.length, blanks))}${colour.dim(place)}`
}

const GAP = '  '
const MAX_HEAD_COLUMNS = 76

const labels = {
  clause: { zh: '依据', en: 'clause' },
  why: { zh: '原因', en: 'why' },
  try: { zh: '改法', en: 'try' },
  with: { zh: '另见', en: 'with' },
  also: { zh: '相关', en: 'also' },
} as const satisfies Record<string, Bilingual>

const LABEL_COLUMNS = { zh: 4, en: 6 }

/** Lines behind a label, one under the other. */
function labelled(name: keyof typeof labels, lines: readonly string[], { lang, colour }: Style): string[] {
  const label = labels[name][lang]
  const blanks = ' '.repeat(LABEL_COLUMNS[lang] - displayWidth(label))
  const hanging = ' '.repeat(LABEL_COLUMNS[lang])
  return indent(lines.map((line, number) => `${number === 0 ? colour.dim(label) + blanks : hanging}  ${line}`))
}

const INDENT = '  '

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => INDENT + line)
}

/** Frames stand two steps in. */
function narrower(style: Style): Style {
  return { ...style, width: style.width - 2 * INDENT.length }
}

function moreLine(hidden: number, { lang, maxViolations }: Style): string {
  return lang === 'zh'
    ? `还有 ${hidden} 处没有显示（--max ${maxViolations}）`
    : `${hidden} more not shown (--max ${maxViolations})`
}
