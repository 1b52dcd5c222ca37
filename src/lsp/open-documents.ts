import { fileURLToPath, pathToFileURL } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Buffers } from '../run/overlay.ts'
import { truePlace } from '../run/true-place.ts'
import { textOf } from './places.ts'

/** The documents that a client has open, by the files that they stand for. */
export class OpenDocuments implements Buffers {
  readonly #byFile = new Map<string, TextDocument>()
  readonly #versions = new Map<string, number>()
  readonly #names = new Map<string, readonly string[]>()

  /** Takes in a document that was opened, or whose text has changed. */
  add(document: TextDocument): void {
    let names = this.#names.get(document.uri)
    if (names === undefined) {
      const file = fileOf(document.uri)
      names = file === undefined ? [] : [...new Set([file, truePlace(file)])]
      this.#names.set(document.uri, names)
    }
    for (const name of names) this.#byFile.set(name, document)
    this.#versions.set(document.uri, document.version)
  }

  /** Whether it is known as it stands. The library changes documents in place or makes new ones, as it likes. */
  has(document: TextDocument): boolean {
    return this.#versions.get(document.uri) === document.version
  }

  remove(uri: string): void {
    for (const name of this.#names.get(uri) ?? []) this.#byFile.delete(name)
    this.#names.delete(uri)
    this.#versions.delete(uri)
  }

  get(file: string) {
    const document = this.#byFile.get(file)
    return document === undefined ? undefined : { text: textOf(document), version: document.version }
  }

  files(): Iterable<string> {
    return this.#byFile.keys()
  }

  documentOf(file: string): TextDocument | undefined {
    return this.#byFile.get(file)
  }

  /** As the client writes it, where it has the file open. */
  uriOf(file: string): string {
    return this.#byFile.get(file)?.uri ?? pathToFileURL(file).href
  }
}

/** The file of an address; undefined for what is no file, such as a buffer without a name. */
export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
