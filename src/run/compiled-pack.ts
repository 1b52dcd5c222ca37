import { basename, dirname, join } from 'node:path'
import { type PackedNode, packTree, unpackTree } from '../shape/packed-tree.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { readSource } from './read-source.ts'

/**
 * A shipped pack as the build leaves it beside the program: its tree, so that it need not be parsed, and its patterns
 * that were proven harmless, so that they need not be proven again.
 */
export interface CompiledPack {
  readonly root: YamlNode
  readonly provenPatterns: readonly string[]
}

interface CompiledFile {
  /** Of the text it was made from: an edited pack is parsed anew. */
  readonly fingerprint: string
  readonly tree: PackedNode
  readonly provenPatterns: readonly string[]
}

export function compiledText(source: string, root: YamlNode, provenPatterns: readonly string[]): string {
  const file: CompiledFile = { fingerprint: fingerprint(source), tree: packTree(root), provenPatterns }
  return JSON.stringify(file)
}

/** Where the build puts compiled packs, beside the folder of the packs. */
export function compiledPath(packFile: string): string {
  return join(dirname(packFile), '..', 'dist', 'packs', `${basename(packFile, '.yaml')}.json`)
}

/** The compiled form of a shipped pack, if there is one of just this text. */
export function readCompiled(packFile: string, source: string, shownPath: string): CompiledPack | undefined {
  const read = readSource(compiledPath(packFile))
  if (!read.ok) return undefined
  const file = JSON.parse(read.text) as CompiledFile
  if (file.fingerprint !== fingerprint(source)) return undefined
  return { root: unpackTree(file.tree, shownPath), provenPatterns: file.provenPatterns }
}

/** FNV-1a with the length: tells an edited text from the one that was compiled, and guards against nothing else. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${text.length}-${(hash >>> 0).toString(16)}`
}
