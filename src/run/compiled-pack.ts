import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type PackedNode, packTree, unpackTree } from '../shape/packed-tree.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'

/**
 * A shipped pack as the build leaves it beside the program: its tree, so that it need not be parsed, and its patterns
 * that were proven harmless, so that they need not be proven again.
 */
export interface CompiledPack {
  readonly root: YamlNode
  readonly provenPatterns: readonly string[]
}

interface CompiledFile {
  /** The size of the file it was made from: an edited pack is parsed anew. */
  readonly bytes: number
  readonly tree: PackedNode
  readonly provenPatterns: readonly string[]
}

/** @param bytes of the pack’s file */
export function compiledText(bytes: number, root: YamlNode, provenPatterns: readonly string[]): string {
  const file: CompiledFile = { bytes, tree: packTree(root), provenPatterns }
  return JSON.stringify(file)
}

/** Where the build puts compiled packs, beside the folder of the packs. */
export function compiledPath(packFile: string): string {
  return join(dirname(packFile), '..', 'dist', 'packs', `${basename(packFile, '.yaml')}.json`)
}

/**
 * The compiled form of a shipped pack, if there is one that is no older than the pack and of one as long. The pack itself
 * need not be read then.
 */
export function readCompiled(packFile: string, shownPath: string): CompiledPack | undefined {
  const path = compiledPath(packFile)
  const [pack, compiled] = [stat(packFile), stat(path)]
  if (pack === undefined || compiled === undefined || compiled.mtimeMs < pack.mtimeMs) return undefined
  const { bytes, tree, provenPatterns } = JSON.parse(readFileSync(path, 'utf8')) as CompiledFile
  return bytes === pack.size ? { root: unpackTree(tree, shownPath), provenPatterns } : undefined
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
