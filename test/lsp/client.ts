import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
  InlayHint,
  Position,
  PublishDiagnosticsParams,
} from 'vscode-languageserver'
import { packageFolder } from '../cli/command.ts'

export interface ClientOptions {
  readonly cwd: string
  readonly folders?: readonly string[]
  /** Instead of the built program. */
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly capabilities?: ClientCapabilities
  readonly initializationOptions?: unknown
  readonly locale?: string
  readonly processId?: number
}

/** An editor as far as the protocol goes: speaks with the built program over its standard input and output. */
export class EditorClient {
  readonly process: ChildProcessWithoutNullStreams
  readonly connection: MessageConnection
  readonly messages: string[] = []
  readonly watched: unknown[] = []
  initialized: InitializeResult | undefined
  readonly #told = new Map<string, PublishDiagnosticsParams>()
  readonly #waiting = new Set<() => void>()
  readonly #versions = new Map<string, number>()

  private constructor(process: ChildProcessWithoutNullStreams) {
    this.process = process
    this.connection = createMessageConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    )
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#told.set(params.uri, params)
      for (const look of this.#waiting) look()
    })
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.messages.push(message)
    })
    this.connection.onRequest('client/registerCapability', (params: unknown) => {
      this.watched.push(params)
      return null
    })
    this.connection.onRequest('workspace/inlayHint/refresh', () => null)
    this.connection.listen()
  }

  static async start(options: ClientOptions): Promise<EditorClient> {
    const {
      cwd,
      folders = [cwd],
      command = [process.execPath, `${packageFolder}bin/postlint.js`, 'lsp'],
      args = [],
      capabilities = {},
      initializationOptions,
      locale,
      processId = null,
    } = options
    const child = spawn(command[0] ?? '', [...command.slice(1), ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '' },
    })
    const client = new EditorClient(child)
    client.initialized = await client.connection.sendRequest('initialize', {
      processId,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(locale === undefined ? {} : { locale }),
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    })
    await client.connection.sendNotification('initialized', {})
    return client
  }

  async open(file: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#versions.set(file, 1)
    await this.#notify('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId, version: 1, text } })
  }

  /** The whole text anew, or one range of it. */
  async change(
    file: string,
    ...changes: readonly (string | { range: { start: Position; end: Position }; text: string })[]
  ) {
    const version = (this.#versions.get(file) ?? 0) + 1
    this.#versions.set(file, version)
    const contentChanges = changes.map((each) => (typeof each === 'string' ? { text: each } : each))
    await this.#notify('textDocument/didChange', { textDocument: { uri: uriOf(file), version }, contentChanges })
  }

  save(file: string): Promise<void> {
    return this.#notify('textDocument/didSave', { textDocument: { uri: uriOf(file) } })
  }

  close(file: string): Promise<void> {
    return this.#notify('textDocument/didClose', { textDocument: { uri: uriOf(file) } })
  }

  filesChanged(...files: readonly string[]): Promise<void> {
    return this.#notify('workspace/didChangeWatchedFiles', {
      changes: files.map((file) => ({ uri: uriOf(file), type: 2 })),
    })
  }

  /** Waits until what is said of a file is as wanted. */
  async told(file: string, isWanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    const uri = uriOf(file)
    let last: readonly Diagnostic[] | undefined
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look)
        reject(
          new Error(
            `${file}: ${JSON.stringify(last ?? 'nothing was said', undefined, 1)}\n${this.messages.join('\n')}`,
          ),
        )
      }, 10_000)
      const look = (): void => {
        last = this.#told.get(uri)?.diagnostics
        if (last === undefined || !isWanted(last)) return
        clearTimeout(timer)
        this.#waiting.delete(look)
        resolve(last)
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** What is said of the version that was sent last. */
  async toldOf(file: string): Promise<readonly Diagnostic[]> {
    const version = this.#versions.get(file)
    return this.told(file, () => this.#told.get(uriOf(file))?.version === version)
  }

  hover(file: string, position: Position): Promise<Hover | null> {
    return this.#ask('textDocument/hover', file, { position })
  }

  completion(file: string, position: Position): Promise<readonly CompletionItem[]> {
    return this.#ask('textDocument/completion', file, { position })
  }

  actions(
    file: string,
    range: { start: Position; end: Position },
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const diagnostics = this.#told.get(uriOf(file))?.diagnostics ?? []
    return this.#ask('textDocument/codeAction', file, {
      range,
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    })
  }

  hints(file: string): Promise<readonly InlayHint[]> {
    return this.#ask('textDocument/inlayHint', file, {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    })
  }

  async stop(): Promise<number | null> {
    const ended = this.ended()
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    return ended
  }

  ended(): Promise<number | null> {
    if (this.process.exitCode !== null) return Promise.resolve(this.process.exitCode)
    return new Promise((resolve) => this.process.on('exit', resolve))
  }

  #ask<R>(method: string, file: string, params: object): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri: uriOf(file) }, ...params })
  }

  #notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params)
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href
}
