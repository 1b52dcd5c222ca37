import {
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type CompletionItem,
  type CompletionParams,
  type Hover,
  type HoverParams,
  type InlayHint,
  MarkupKind,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { fixText } from '../run/fix-files.ts'
import { shownPath } from '../run/places.ts'
import { UserError } from '../shape/problem.ts'
import type { Span } from '../text/span.ts'
import { codeActions } from './code-actions.ts'
import { completions } from './completion.ts'
import { keyText, plain, violationText } from './hover.ts'
import { lengthsOf, lengthWords } from './lengths.ts'
import type { Known, KnownDraft, Session } from './session.ts'
import type { YamlFile } from './yaml-block.ts'

/** What is answered when a client asks about a document. */
export class Answers {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  async hover(document: TextDocument, { position }: HoverParams): Promise<Hover | null> {
    const known = await this.#session.know(document)
    if (known === undefined) return null
    const { places, lang, file, verdict } = known
    const offset = places.offsetOf(position)
    const judged = this.#session.judge(known)
    const parts: { readonly span: Span; readonly text: string }[] = []
    const project = verdict.standing?.project
    const report = judged?.judgement.report ?? this.#session.profileReport(known)
    // What is said of the whole text comes last.
    const narrowest = (report?.violations ?? []).toSorted((a, b) => widthOf(a.span) - widthOf(b.span))
    for (const violation of narrowest) {
      const { span } = violation
      if (span.start > offset || span.end < offset || project === undefined) continue
      parts.push({ span, text: violationText(violation, project, file, lang) })
    }
    const key = keyText(this.#yamlFile(known), offset, lang)
    if (key !== undefined) parts.push(key)
    const isAboutLength = position.line === 0 || (key?.path.length === 1 && LENGTH_KEYS.includes(key.path[0] ?? ''))
    const count = judged !== undefined && isAboutLength ? this.#count(judged) : undefined
    if (count !== undefined) parts.unshift({ span: key?.span ?? { start: 0, end: 0 }, text: count })
    const [first] = parts
    if (first === undefined) return null
    const value = parts.map(({ text }) => text).join('\n\n---\n\n')
    return {
      contents: this.#session.client.markdown
        ? { kind: MarkupKind.Markdown, value }
        : { kind: MarkupKind.PlainText, value: plain(value) },
      ...(first.span.end > first.span.start ? { range: places.rangeOf(first.span) } : {}),
    }
  }

  async completion(document: TextDocument, { position }: CompletionParams): Promise<CompletionItem[]> {
    const known = await this.#session.know(document)
    if (known === undefined) return []
    return completions(this.#yamlFile(known), known.places.offsetOf(position), known.places, known.lang)
  }

  async codeActions(document: TextDocument, { range, context }: CodeActionParams): Promise<CodeAction[]> {
    const known = await this.#session.know(document)
    const judged = known === undefined ? undefined : this.#session.judge(known)
    if (judged === undefined) return []
    const { places, judgement, standing, lang } = judged
    const canBeFixed = judgement.report.violations.some(({ fix }) => fix?.safe === true)
    return codeActions({
      corrected: canBeFixed ? await corrected(judged) : undefined,
      document,
      places,
      judgement,
      standing,
      range: { start: places.offsetOf(range.start), end: places.offsetOf(range.end) },
      diagnostics: context.diagnostics,
      only: context.only,
      versioned: this.#session.client.versionedEdits,
      lang,
    })
  }

  /** 「微博 128/140」 at the head of the post: behind the closing fence, else behind the first line. */
  async lengths(document: TextDocument): Promise<InlayHint[]> {
    const known = await this.#session.know(document)
    const judged = known === undefined ? undefined : this.#session.judge(known)
    const label = judged === undefined ? undefined : this.#count(judged)
    if (judged === undefined || label === undefined) return []
    const { draft } = judged.judgement
    const head = draft.frontMatter.span
    const { line } = draft.lines.positionAt(head.end > 0 ? head.end - 1 : 0)
    const { start, text } = draft.lines.lineAt(line)
    return [{ position: judged.places.positionOf(start + text.length), label, paddingLeft: true }]
  }

  /** The same for clients that show no hints within a text. */
  async lenses(document: TextDocument): Promise<CodeLens[]> {
    const hints = await this.lengths(document)
    return hints.map(({ position, label }) => ({
      range: { start: { line: position.line, character: 0 }, end: position },
      command: { title: String(label), command: '' },
    }))
  }

  #count({ judgement, standing, lang }: KnownDraft): string | undefined {
    if (judgement.problems.length > 0) return undefined
    return lengthWords(lengthsOf(judgement.draft, standing, lang), lang)
  }

  #yamlFile({ kind, text, verdict }: Known): YamlFile {
    return { kind, text, project: verdict.standing?.project, shippedPacks: this.#session.shippedPacks }
  }
}

/** As `--fix` would leave the draft. */
async function corrected({ text, space, file }: KnownDraft) {
  const { folder: cwd } = space
  const options = { cwd, projects: space.projects, unsafe: false, ready: async () => undefined }
  try {
    const fixed = await fixText(new TextEncoder().encode(text), shownPath(cwd, file), options)
    return fixed === undefined || 'message' in fixed ? undefined : { text: fixed.after, places: fixed.places }
  } catch (error) {
    // The rules make no sense just now, which is said elsewhere.
    if (error instanceof UserError) return undefined
    throw error
  }
}

function widthOf({ start, end }: Span): number {
  return end - start
}

const LENGTH_KEYS = ['account', 'platform']
