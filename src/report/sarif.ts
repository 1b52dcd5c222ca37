import type { FileReport } from '../lint/file-report.ts'
import { fingerprintOf } from '../lint/fingerprint.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { Suppressed } from '../lint/suppressed.ts'
import { totalsOf } from '../lint/totals.ts'
import type { RuleInfo, Violation } from '../lint/violation.ts'
import type { LineIndex, Position } from '../text/line-index.ts'
import { visible } from '../text/visible.ts'
import { jsonText } from './json.ts'
import { type Note, noteLines, noteOf, notesOf } from './notes.ts'
import { ruleDescriptor, Taxonomies } from './sarif-rules.ts'
import type { Style } from './style.ts'
import { lackOf } from './summary.ts'

/**
 * SARIF 2.1.0 (OASIS): rules with help and clauses, results with their places, fingerprints, fixes and exceptions, and
 * what kept a draft from being judged. Columns are UTF-16 units, and paths are relative to the working folder.
 */
export function sarif(report: RunReport, style: Style): string {
  const { lang } = style
  const rules = rulesOf(report)
  const taxonomies = new Taxonomies(rules.values(), lang)
  const ruleIndex = new Map([...rules.keys()].map((id, index) => [id, index]))
  const context: Context = {
    report,
    style,
    taxonomies,
    ruleIndex,
    fileIndex: new Map(report.files.map(({ path }, index) => [path, index])),
  }
  const run = {
    tool: {
      driver: {
        name: 'postlint',
        ...(style.version === undefined ? {} : { version: style.version, semanticVersion: style.version }),
        rules: [...rules.values()].map((rule) => ruleDescriptor(rule, taxonomies, lang)),
        supportedTaxonomies: taxonomies.references(),
      },
    },
    taxonomies: taxonomies.components(),
    language: lang === 'zh' ? 'zh-CN' : 'en',
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that postlint was run in' } } },
    artifacts: report.files.map(({ path }) => ({ location: artifact(path) })),
    invocations: [invocation(context)],
    results: report.files.flatMap((file) => resultsOf(file, context)),
  }
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  }
  return jsonText(log)
}

interface Context {
  readonly report: RunReport
  readonly style: Style
  readonly taxonomies: Taxonomies
  readonly ruleIndex: ReadonlyMap<string, number>
  readonly fileIndex: ReadonlyMap<string, number>
}

const ROOT = 'SRCROOT'

/** The rules that found something, each once, with all clauses that it was found to break, in order of their ids. */
function rulesOf({ files }: RunReport): ReadonlyMap<string, RuleInfo> {
  const rules = new Map<string, RuleInfo>()
  for (const { violations, suppressed } of files) {
    for (const { rule } of [...violations, ...suppressed.map(({ violation }) => violation)]) {
      const known = rules.get(rule.id)
      if (known === undefined || known.clauses.length < rule.clauses.length) rules.set(rule.id, rule)
    }
  }
  return new Map([...rules].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function resultsOf({ path, violations, suppressed, text }: FileReport, context: Context) {
  const { source, lines: index } = text ?? {}
  const open = violations.map((violation) => result(path, violation, [], source, index, context))
  const excused = suppressed.map((each) => result(path, each.violation, [suppression(each)], source, index, context))
  return [...open, ...excused]
}

function result(
  path: string,
  violation: Violation,
  suppressions: readonly object[],
  source: string | undefined,
  lines: LineIndex | undefined,
  { report, style, taxonomies, ruleIndex, fileIndex }: Context,
) {
  const { lang } = style
  const { rule, span, related, fix, also } = violation
  const note = noteOf(path, violation, report, lang)
  const marked = source?.slice(span.start, span.end)
  return {
    ruleId: rule.id,
    ruleIndex: ruleIndex.get(rule.id),
    level: note.level,
    message: { text: noteLines(note, lang).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...artifact(path), index: fileIndex.get(path) },
          region: {
            ...region(note.violation),
            ...(marked === undefined || marked === '' ? {} : { snippet: { text: marked } }),
          },
        },
      },
    ],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id: id + 1,
            message: { text: visible(each.words) },
            physicalLocation: { artifactLocation: artifact(each.path), region: region(each) },
          })),
        }),
    partialFingerprints: { 'postlint/v1': fingerprintOf(violation, source) },
    ...(rule.clauses.length === 0 ? {} : { taxa: rule.clauses.map((clause) => taxonomies.taxon(clause)) }),
    suppressions,
    ...(fix === undefined || lines === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: fix.safe ? 'safe' : 'unsafe' },
              artifactChanges: [
                {
                  artifactLocation: artifact(path),
                  replacements: [
                    {
                      deletedRegion: region({
                        start: lines.positionAt(fix.span.start),
                        end: lines.positionAt(fix.span.end),
                      }),
                      insertedContent: { text: fix.text },
                    },
                  ],
                },
              ],
            },
          ],
        }),
    properties: { grade: rule.grade, hint: rule.hint, assisted: rule.assisted, label: note.label, also },
  }
}

function suppression({ by, reason }: Suppressed) {
  return { kind: by === 'directive' ? 'inSource' : 'external', status: 'accepted', justification: visible(reason) }
}

/** What could not be judged is no result, and no silence either. */
function invocation({ report, style: { lang } }: Context) {
  const notices = notesOf(report, lang)
    .flatMap(({ notes }) => notes)
    .filter(({ violation }) => violation === undefined)
  const notJudged = totalsOf(report).notJudged.map((total) => {
    const { zh, en } = lackOf(total)
    const rules = total.rules.join(lang === 'zh' ? '、' : ', ')
    return {
      level: 'note',
      message: { text: lang === 'zh' ? `没有判断：${zh}（${rules}）` : `Not judged: ${en} (${rules})` },
    }
  })
  return {
    executionSuccessful: !notices.some(({ level }) => level === 'error'),
    toolExecutionNotifications: notices.map((note) => notification(note)),
    toolConfigurationNotifications: notJudged,
  }

  function notification(note: Note) {
    const { path, level, start, end } = note
    const place = start === undefined || end === undefined ? {} : { region: region({ start, end }) }
    return {
      level,
      message: { text: noteLines(note, lang).join('\n') },
      locations: [{ physicalLocation: { artifactLocation: artifact(path), ...place } }],
    }
  }
}

function artifact(path: string) {
  return { uri: uri(path), uriBaseId: ROOT }
}

/** As a relative reference; a lone surrogate, which no address can hold, becomes U+FFFD. */
function uri(path: string): string {
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd')
  return whole.split('/').map(encodeURIComponent).join('/')
}

function region({ start, end }: { readonly start: Position; readonly end: Position }) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
