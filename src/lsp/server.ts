import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Answers } from './answers.ts'
import { type Client, clientOf } from './client.ts'
import { FIX_ALL } from './code-actions.ts'
import { fileOf } from './open-documents.ts'
import { withChanges } from './places.ts'
import { Schedule } from './schedule.ts'
import { Session, type SessionOptions } from './session.ts'

// A draft is judged in about a millisecond, so that it can be judged as it is typed. Rules that are typed are read anew
// once the writer pauses, and the calendar of a large corpus is asked then too.
const DRAFT_PAUSE = 20
const RULES_PAUSE = 150
const CALENDAR_PAUSE = 400
/** Several files change at once when a branch is checked out. */
const WATCH_PAUSE = 100

const WATCHED = ['**/*.{yaml,yml}', '**/*.{md,markdown}', '**/*.txt', '**/allowed_signers', '**/.{git,postlint}ignore']

export interface ServerOptions extends SessionOptions {
  readonly version: string
}

/** Speaks with an editor over a connection until that ends. */
export function serveEditor(connection: Connection, options: ServerOptions): void {
  let session: Session | undefined
  let answers: Answers | undefined
  const { console: log } = connection
  const schedule = new Schedule()
  const client = (): Client | undefined => session?.client
  const documents = new TextDocuments<TextDocument>({
    create: (uri, language, version, text) => TextDocument.create(uri, language, version, text),
    update: (document, changes, version) => withChanges(document, changes, version, client()?.encoding ?? 'utf-16'),
  })

  /** What goes wrong is told to the client and ends nothing. */
  const guard = (act: () => Promise<void>): void => {
    act().catch((error: unknown) => {
      log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
  }
  const tell = (document: TextDocument): void =>
    guard(async () => {
      await session?.tell(document)
    })
  const tellAll = (): void => {
    for (const document of documents.all()) tell(document)
    if (client()?.refreshesHints === true) connection.languages.inlayHint.refresh().catch(() => undefined)
  }
  const askCalendar = (document: TextDocument, isFresh: boolean): void =>
    guard(async () => {
      await session?.askCalendar(document, isFresh)
      const now = documents.get(document.uri)
      if (now !== undefined) await session?.tell(now)
    })
  const isDraft = ({ uri }: { readonly uri: string }): boolean => /\.(?:md|markdown)$/i.test(decodeURIComponent(uri))
  const askAllCalendars = (): void => {
    for (const document of documents.all()) if (isDraft(document)) askCalendar(document, true)
  }
  const reload = (): void => {
    session?.reload()
    tellAll()
    askAllCalendars()
  }

  connection.onInitialize((params): InitializeResult => {
    session = new Session(clientOf(params), connection, options)
    answers = new Answers(session)
    session.setFolders(foldersOf(params))
    return { serverInfo: { name: 'postlint', version: options.version }, capabilities: capabilitiesFor(session.client) }
  })
  connection.onInitialized(() => {
    if (client()?.watches === true) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }))
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined)
    }
    if (client()?.folders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(() =>
        guard(async () => {
          const folders = (await connection.workspace.getWorkspaceFolders()) ?? []
          session?.setFolders(folders.flatMap(({ uri }) => fileOf(uri) ?? []))
          tellAll()
        }),
      )
    }
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // What the client has open is as the client has it.
    if (changes.every(({ uri }) => documents.get(uri) !== undefined)) return
    const areDrafts = changes.every(({ uri }) => isDraft({ uri }))
    schedule.after(WATCH_PAUSE, areDrafts ? 'watch drafts' : 'watch', areDrafts ? askAllCalendars : reload)
  })

  /** A document is looked at with what it is judged by: that may have changed while nobody looked. */
  const look = (document: TextDocument): void => {
    if (!isDraft(document)) {
      schedule.cancel('rules')
      reload()
      return
    }
    guard(async () => {
      await session?.reloadIfOld()
      await session?.tell(documents.get(document.uri) ?? document)
      askCalendar(document, true)
    })
  }
  documents.onDidOpen(({ document }) => {
    session?.documents.add(document)
    look(document)
  })
  documents.onDidSave(({ document }) => look(document))
  documents.onDidChangeContent(({ document }) => {
    // The library tells of a change when a document is opened too.
    if (session?.documents.has(document) !== false) return
    session.documents.add(document)
    if (!isDraft(document)) {
      schedule.after(RULES_PAUSE, 'rules', reload)
      return
    }
    schedule.after(DRAFT_PAUSE, document.uri, () => tell(document))
    schedule.after(CALENDAR_PAUSE, `calendar ${document.uri}`, () => askCalendar(document, false))
  })
  documents.onDidClose(({ document }) => {
    schedule.cancel(document.uri)
    schedule.cancel(`calendar ${document.uri}`)
    session?.forget(document)
    // What was not saved is gone.
    if (!isDraft(document)) reload()
  })

  /** Answers for a document that is open, unless the client no longer wants to know. */
  const answer =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(
      none: R,
      ask: (answers: Answers, document: TextDocument, params: P) => Promise<R>,
    ) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      // Lets a cancellation that waits in line arrive first.
      await new Promise((resolve) => setImmediate(resolve))
      const document = documents.get(params.textDocument.uri)
      if (answers === undefined || document === undefined || token.isCancellationRequested) return none
      return ask(answers, document, params)
    }
  connection.onHover(answer(null, (from, document, params) => from.hover(document, params)))
  connection.onCompletion(answer([], (from, document, params) => from.completion(document, params)))
  connection.onCodeAction(answer([], (from, document, params) => from.codeActions(document, params)))
  connection.onCodeLens(answer([], (from, document) => from.lenses(document)))
  connection.languages.inlayHint.on(answer([], (from, document) => from.lengths(document)))

  documents.listen(connection)
  connection.listen()
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : [])
  return uris.flatMap((uri) => fileOf(uri) ?? [])
}

function capabilitiesFor(client: Client): InitializeResult['capabilities'] {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', '[', '{', ',', '/'] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    ...(client.inlayHints ? { inlayHintProvider: true } : { codeLensProvider: {} }),
    ...(client.folders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
  }
}
