import type { InitializeParams } from 'vscode-languageserver'
import { type Language, languages } from '../text/bilingual.ts'
import { type Encoding, encodings } from './places.ts'

/** What a client can do and wants, as it says when it begins. */
export interface Client {
  readonly encoding: Encoding
  readonly related: boolean
  readonly versionedEdits: boolean
  readonly markdown: boolean
  readonly inlayHints: boolean
  readonly refreshesHints: boolean
  readonly watches: boolean
  readonly folders: boolean
  readonly lang: Language | undefined
  readonly locale: string | undefined
  /** The config that it wants to be used. */
  readonly config: string | undefined
}

export function clientOf({ capabilities, initializationOptions, locale }: InitializeParams): Client {
  const { general, textDocument, workspace } = capabilities
  const options = asRecord(initializationOptions)
  const lang = languages.find((each) => each === options.lang)
  return {
    // In the order that the client likes.
    encoding:
      (general?.positionEncodings ?? []).flatMap((each) => encodings.find((own) => own === each) ?? [])[0] ?? 'utf-16',
    related: textDocument?.publishDiagnostics?.relatedInformation === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    inlayHints: textDocument?.inlayHint !== undefined,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    lang,
    locale,
    config: typeof options.config === 'string' ? options.config : undefined,
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
