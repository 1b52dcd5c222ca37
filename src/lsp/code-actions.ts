import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Fix, Violation } from '../lint/violation.ts'
import type { Language } from '../text/bilingual.ts'
import type { DraftJudgement } from './judgement.ts'
import type { Places } from './places.ts'
import type { Standing } from './space.ts'

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.postlint`

export interface ActionRequest {
  readonly document: TextDocument
  readonly places: Places
  readonly judgement: DraftJudgement
  readonly standing: Standing
  /** What the client asks about. */
  readonly range: { readonly start: number; readonly end: number }
  readonly diagnostics: readonly Diagnostic[]
  readonly only: readonly string[] | undefined
  /** The client wants to know for which version an edit is made. */
  readonly versioned: boolean
  readonly lang: Language
}

/** What can be done about the violations at a place, and about all of them at once. */
export function codeActions(request: ActionRequest): CodeAction[] {
  const { judgement, range, lang } = request
  const actions: CodeAction[] = []
  const touched = judgement.report.violations.filter(({ span }) => span.start <= range.end && span.end >= range.start)
  if (wants(request, CodeActionKind.QuickFix)) {
    for (const violation of touched) actions.push(...fixOf(violation, request))
    for (const violation of touched) actions.push(...excuseOf(violation, request))
  }
  const safe = apart(judgement.report.violations.flatMap(({ fix }) => (fix?.safe === true ? [fix] : [])))
  if (safe.length > 0 && wants(request, FIX_ALL)) {
    const title =
      lang === 'zh'
        ? `改正所有可以放心改的地方（${safe.length} 处）`
        : `Fix all that can safely be fixed (${safe.length})`
    actions.push({ title, kind: FIX_ALL, edit: editOf(safe.map(asEdit(request)), request) })
  }
  return actions
}

/** `only: ['source']` asks for `source.fixAll.postlint` too. */
function wants({ only }: ActionRequest, kind: string): boolean {
  return only === undefined || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`))
}

function fixOf(violation: Violation, request: ActionRequest): CodeAction[] {
  const { fix } = violation
  if (fix === undefined) return []
  const { lang, judgement } = request
  const old = judgement.draft.source.slice(fix.span.start, fix.span.end)
  const title =
    lang === 'zh'
      ? fix.text === ''
        ? `删去「${short(old)}」`
        : `改成「${short(fix.text)}」`
      : fix.text === ''
        ? `Remove “${short(old)}”`
        : `Change to “${short(fix.text)}”`
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(violation, request),
      ...(fix.safe ? { isPreferred: true } : {}),
      edit: editOf([asEdit(request)(fix)], request),
    },
  ]
}

/**
 * A directive above the line. Its reason is left to the writer: until it is written the directive has no effect, so that
 * nobody excuses anything with words that are not theirs. What may not be silenced is not offered.
 */
function excuseOf(violation: Violation, request: ActionRequest): CodeAction[] {
  const { rule, span, also } = violation
  const { draft } = request.judgement
  const { rules } = request.standing.bench
  const isLocked = rules.find(({ id }) => id === rule.id)?.locked === true
  const { line } = draft.lines.positionAt(span.start)
  const head = draft.frontMatter.span
  const inHead = span.start < head.end
  // What is missing as a whole is marked on the opening fence, above which nothing may stand.
  if (isLocked || rule.grade === 1 || rule.id.startsWith('postlint/') || (inHead && line === 1)) return []
  const { start, text: words } = draft.lines.lineAt(line)
  const directive = `postlint-disable-next-line ${[rule.id, ...also].join(', ')} --`
  const indent = /^[ \t]*/.exec(words)?.[0] ?? ''
  const comment = inHead ? `${indent}# ${directive} ` : `<!-- ${directive}  -->`
  const lineEnd = /\r\n|\n|\r/.exec(draft.source)?.[0] ?? '\n'
  const title =
    request.lang === 'zh'
      ? `下一行不按 ${rule.id} 检查（在 -- 后面写理由）`
      : `Disable ${rule.id} for the next line (write the reason after --)`
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(violation, request),
      edit: editOf([{ range: request.places.rangeOf({ start, end: start }), newText: comment + lineEnd }], request),
    },
  ]
}

function diagnosticsOf({ rule, span }: Violation, { diagnostics, places }: ActionRequest): Diagnostic[] {
  const { start } = places.rangeOf(span)
  return diagnostics.filter(
    ({ code, range }) =>
      code === rule.id && range.start.line === start.line && range.start.character === start.character,
  )
}

/** Of fixes that overlap, the first. */
function apart(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = []
  for (const fix of fixes.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = kept.at(-1)
    const isClear =
      last === undefined ||
      fix.span.start > last.span.end ||
      (fix.span.start === last.span.end && fix.span.end > fix.span.start)
    if (isClear) kept.push(fix)
  }
  return kept
}

function asEdit({ places }: ActionRequest): (fix: Fix) => TextEdit {
  return ({ span, text }) => ({ range: places.rangeOf(span), newText: text })
}

function editOf(edits: TextEdit[], { document, versioned }: ActionRequest): WorkspaceEdit {
  const { uri, version } = document
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } }
}

const MOST_CHARS = 20

function short(text: string): string {
  const chars = Array.from(text.replace(/\s+/g, ' '))
  return chars.length <= MOST_CHARS ? chars.join('') : `${chars.slice(0, MOST_CHARS).join('')}…`
}
