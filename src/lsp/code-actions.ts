import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { protectionOf } from '../lint/silence.ts'
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
  /** The draft after all safe corrections, where there are some. */
  readonly corrected: { readonly text: string; readonly places: number } | undefined
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
  const { corrected } = request
  if (corrected !== undefined && wants(request, FIX_ALL)) {
    const { text, places } = corrected
    const title =
      lang === 'zh' ? `改正所有可以放心改的地方（${places} 处）` : `Fix all that can safely be fixed (${places})`
    const edit = asEdit(request)({ ...changeBetween(judgement.draft.source, text), safe: true })
    actions.push({ title, kind: FIX_ALL, edit: editOf([edit], request) })
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
  const isProtected =
    protectionOf(
      rule,
      rules.find(({ id }) => id === rule.id),
    ) !== undefined
  const { line } = draft.lines.positionAt(span.start)
  const head = draft.frontMatter.span
  const inHead = span.start < head.end
  // What is missing as a whole is marked on the opening fence, above which nothing may stand.
  if (isProtected || rule.id.startsWith('postlint/') || (inHead && line === 1)) return []
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

/** The one change that makes a text of another: of what they have in common at both ends nothing is touched. */
function changeBetween(before: string, after: string): Pick<Fix, 'span' | 'text'> {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  // Not within a character, nor between CR and LF.
  if (start > 0 && /[\ud800-\udbff\r]/.test(before[start - 1] ?? '')) start--
  let kept = 0
  while (kept < most - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++
  if (kept > 0 && /[\udc00-\udfff\n]/.test(before.at(-kept) ?? '')) kept--
  return { span: { start, end: before.length - kept }, text: after.slice(start, after.length - kept) }
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
