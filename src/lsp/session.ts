import type { Connection, Diagnostic } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { CalendarReport } from '../lint/calendar-verdicts.ts'
import type { RelatedPlace } from '../lint/violation.ts'
import { PackLoader } from '../run/load-packs.ts'
import { overlaySource } from '../run/overlay.ts'
import { shownPath } from '../run/places.ts'
import { pathBelow, resolveSlashed, slashed } from '../run/slash-path.ts'
import type { FileProblems } from '../shape/problem.ts'
import type { Language } from '../text/bilingual.ts'
import type { Client } from './client.ts'
import { noRulesDiagnostic, problemDiagnostic, type Teller, violationDiagnostic } from './diagnostics.ts'
import { addCalendar, carried, type DraftJudgement, judgePack, judgeProfile, judgeText } from './judgement.ts'
import { fileOf, OpenDocuments } from './open-documents.ts'
import { Places, textOf } from './places.ts'
import { type FileKind, Space, type Standing, type Verdict } from './space.ts'

export interface SessionOptions {
  readonly cwd: string
  readonly shippedFolder: string
  readonly config: string | undefined
  readonly packs: readonly string[] | undefined
  readonly now: () => Date
  /** The language of what is said, given what a config and the client say. */
  readonly language: (configured: Language | undefined, locale: string | undefined) => Language
}

/** A document with all that is needed to speak of it. */
export interface Known {
  readonly document: TextDocument
  readonly file: string
  readonly text: string
  readonly kind: FileKind
  readonly space: Space
  readonly places: Places
  readonly lang: Language
  readonly verdict: Verdict
}

export interface KnownDraft extends Known {
  readonly standing: Standing
  readonly judgement: DraftJudgement
}

/** What one client works on: its folders, its open documents, and what was last said of each file. */
export class Session {
  readonly documents = new OpenDocuments()
  readonly client: Client
  readonly #connection: Connection
  readonly #options: SessionOptions
  #spaces: Space[] = []
  readonly #stray: Space
  readonly #calendar = new Map<string, CalendarReport | undefined>()
  /** What is said of a document itself, and of files that the rules of a project come from. */
  readonly #own = new Map<string, readonly Diagnostic[]>()
  readonly #policy = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>()
  readonly #policyOf = new Map<string, string>()
  /** How long the calendar took last. */
  #calendarMilliseconds = 0
  #shippedPacks: readonly string[] | undefined

  constructor(client: Client, connection: Connection, options: SessionOptions) {
    this.client = client
    this.#connection = connection
    this.#options = options
    this.#stray = this.#spaceAt(options.cwd)
  }

  setFolders(folders: readonly string[]): void {
    const known = new Map(this.#spaces.map((space) => [space.folder, space]))
    this.#spaces = folders.map((folder) => known.get(folder) ?? this.#spaceAt(folder))
  }

  /** Rules, profiles and configs may have changed. */
  reload(): void {
    for (const space of [...this.#spaces, this.#stray]) space.reload()
  }

  async reloadIfOld(): Promise<void> {
    for (const space of [...this.#spaces, this.#stray]) await space.reloadIfOld(!this.client.watches)
  }

  get shippedPacks(): readonly string[] {
    this.#shippedPacks ??= new PackLoader(this.#options.cwd, this.#options.shippedFolder).shipped
    return this.#shippedPacks
  }

  /** Undefined: no file that postlint has to do with. */
  async know(document: TextDocument): Promise<Known | undefined> {
    const file = fileOf(document.uri)
    if (file === undefined) return undefined
    const space = this.#spaceOf(file)
    const verdict = await space.rulesFor(file)
    const text = textOf(document)
    const kind = space.kindOf(file, text, verdict.standing?.project)
    if (kind === undefined) return undefined
    const configured = verdict.standing?.project.config.lang
    const lang = this.client.lang ?? this.#options.language(configured, this.client.locale)
    const places = new Places(document, this.client.encoding)
    return { document, file, text, kind, space, places, lang, verdict }
  }

  /** Judges a draft as it stands, with what the calendar last said of it. */
  judge(known: Known): KnownDraft | undefined {
    const { standing } = known.verdict
    if (known.kind !== 'draft' || standing === undefined) return undefined
    const at = this.#draftFile(known)
    const alone = judgeText(at, standing, this.documents)
    const calendar = carried(this.#calendar.get(known.document.uri), alone)
    return { ...known, standing, judgement: addCalendar(alone, calendar, at, standing, this.documents) }
  }

  /** What is said of the profile of an account as it stands. */
  profileReport(known: Known) {
    if (known.kind !== 'account') return undefined
    return judgeProfile(this.#draftFile(known), known.text, known.verdict.standing).report
  }

  /**
   * Asks the calendar about a draft among the others of its project. While it is typed, only where that is quick: the
   * corpus of years takes seconds.
   *
   * @param isFresh the draft was opened or saved, and the others are looked at again
   */
  async askCalendar(document: TextDocument, isFresh: boolean): Promise<void> {
    if (!isFresh && this.#calendarMilliseconds > MOST_MILLISECONDS_WHILE_TYPING) return
    const known = await this.know(document)
    if (known === undefined || known.kind !== 'draft' || known.verdict.standing === undefined) return
    const { standing } = known.verdict
    const { collected } = judgeText(this.#draftFile(known), standing, this.documents)
    if (collected === undefined) {
      this.#calendar.delete(document.uri)
      return
    }
    const facts = known.space.factsOf(standing.project)
    if (isFresh) await facts.refresh(standing.project, known.space.projects)
    const started = this.#options.now().getTime()
    this.#calendar.set(document.uri, facts.judge(collected, standing))
    this.#calendarMilliseconds = this.#options.now().getTime() - started
  }

  /** Says of a document what is to be said of it as it stands. */
  async tell(document: TextDocument): Promise<void> {
    const known = await this.know(document)
    const diagnostics = known === undefined ? [] : await this.#diagnosticsOf(known)
    // Overtaken: what has been typed since will be judged by itself.
    const file = fileOf(document.uri)
    if (file === undefined || this.documents.documentOf(file)?.version !== document.version) return
    this.#own.set(document.uri, diagnostics)
    if (known !== undefined) this.#tellPolicy(known)
    this.#send(document.uri, document.version)
  }

  forget(document: TextDocument): void {
    this.documents.remove(document.uri)
    this.#own.delete(document.uri)
    this.#calendar.delete(document.uri)
    const policy = this.#policyOf.get(document.uri)
    this.#policyOf.delete(document.uri)
    // Nobody looks at that project any more.
    if (policy !== undefined && ![...this.#policyOf.values()].includes(policy)) this.#setPolicy(policy, new Map())
    this.#send(document.uri)
  }

  async #diagnosticsOf(known: Known): Promise<Diagnostic[]> {
    const { kind, space, text, places, lang, verdict } = known
    const { standing, error } = verdict
    const at = this.#draftFile(known)
    switch (kind) {
      case 'draft': {
        const stale = error === undefined ? [] : [noRulesDiagnostic(error, standing !== undefined, lang)]
        const judged = this.judge(known)
        return judged === undefined ? stale : [...stale, ...this.#tellings(judged, judged.judgement, judged.standing)]
      }
      case 'account':
        return this.#tellings(known, judgeProfile(at, text, standing), standing)
      case 'pack':
        return this.#tellings(known, await judgePack(at, space), standing)
      case 'config': {
        const own = error?.files.find(({ path }) => path === at.path)
        return (own?.problems ?? []).map((problem) => problemDiagnostic(problem, places, lang))
      }
      default:
        return kind satisfies never
    }
  }

  #tellings(
    { places, lang, space }: Known,
    { report, problems }: Pick<DraftJudgement, 'problems'> & { readonly report: DraftJudgement['report'] | undefined },
    standing: Standing | undefined,
  ): Diagnostic[] {
    const broken = problems.map((problem) => problemDiagnostic(problem, places, lang))
    if (report === undefined || standing === undefined) return broken
    const teller: Teller = { lang, locate: this.client.related ? (place) => this.#locate(place, space) : undefined }
    return [...broken, ...report.violations.map((each) => violationDiagnostic(each, places, standing.project, teller))]
  }

  #locate({ path, span }: RelatedPlace, space: Space) {
    const file = resolveSlashed(space.folder, path)
    const places = this.#placesIn(file)
    return places === undefined ? undefined : { uri: this.documents.uriOf(file), range: places.rangeOf(span) }
  }

  #placesIn(file: string): Places | undefined {
    const read = overlaySource(this.documents).read(file)
    const text = this.documents.documentOf(file) ?? (read.ok ? textDocument(file, read.text) : undefined)
    return text === undefined ? undefined : new Places(text, this.client.encoding)
  }

  /** What is wrong with the files that the rules of a project come from is said at those files, open or not. */
  #tellPolicy({ verdict, space, lang, document }: Known): void {
    const { standing, error } = verdict
    const files = [...(error?.files ?? []), ...(standing?.project.accountProblems ?? [])]
    const told = new Map<string, readonly Diagnostic[]>()
    for (const each of files) {
      if (each.path === '') continue
      const at = resolveSlashed(space.folder, each.path)
      told.set(this.documents.uriOf(at), this.#problemsOf(each, at, lang))
    }
    const key = `${space.folder}\0${verdict.config}`
    this.#policyOf.set(document.uri, key)
    this.#setPolicy(key, told)
  }

  #setPolicy(key: string, told: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const before = this.#policy.get(key) ?? new Map<string, readonly Diagnostic[]>()
    this.#policy.set(key, told)
    for (const uri of new Set([...before.keys(), ...told.keys()])) {
      if (JSON.stringify(before.get(uri)) !== JSON.stringify(told.get(uri))) this.#send(uri)
    }
  }

  #problemsOf({ problems, source }: FileProblems, file: string, lang: Language): Diagnostic[] {
    const document = this.documents.documentOf(file) ?? textDocument(file, source)
    const places = new Places(document, this.client.encoding)
    return problems.map((problem) => problemDiagnostic(problem, places, lang))
  }

  #send(uri: string, version?: number): void {
    const all = [this.#own.get(uri) ?? [], ...[...this.#policy.values()].map((told) => told.get(uri) ?? [])].flat()
    const diagnostics = [...new Map(all.map((each) => [JSON.stringify([each.range, each.message]), each])).values()]
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) })
  }

  #draftFile({ file, space }: Known) {
    return { file, path: shownPath(space.folder, file) }
  }

  /** The innermost folder of the client that a file lies in. */
  #spaceOf(file: string): Space {
    const within = this.#spaces.filter(({ folder }) => pathBelow(slashed(folder), slashed(file)) !== undefined)
    return within.sort((a, b) => b.folder.length - a.folder.length)[0] ?? this.#stray
  }

  #spaceAt(folder: string): Space {
    const { shippedFolder, packs, now } = this.#options
    const config = this.client.config ?? this.#options.config
    return new Space({ folder, shippedFolder, config, packs, buffers: this.documents, now })
  }
}

const MOST_MILLISECONDS_WHILE_TYPING = 100

function textDocument(file: string, text: string): TextDocument {
  return TextDocument.create(file, '', 0, text)
}
