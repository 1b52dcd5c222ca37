import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Clause, Pack } from '../pack/pack.ts'
import type { PackDefinition } from '../pack/pack-shape.ts'
import { type PackedRule, packRule, unpackRule } from '../pack/packed-rules.ts'
import { readPack } from '../pack/parse-pack.ts'
import type { ResolvedRule } from '../pack/resolve-rules.ts'
import type { When } from '../pack/when.ts'
import { type PackedNode, packTree, unpackTree } from '../shape/packed-tree.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { onDemand } from '../text/on-demand.ts'
import type { PatternProofs } from '../text/pattern/patterns.ts'

/**
 * A shipped pack as the build leaves it beside the program: its rules as they were resolved, so that it need not be
 * parsed, checked and merged with what it extends; and what was found out about its patterns.
 */
export interface CompiledPack {
  readonly name: string
  /** Names and sizes of the files that it was made from: its own, and those of all packs that it extends. */
  readonly files: readonly (readonly [name: string, bytes: number])[]
  readonly extends: readonly string[]
  readonly grades: readonly (readonly [number, unknown])[] | undefined
  readonly effective: Pack['effective']
  readonly clauses: readonly Clause[]
  /** The conditions that rules have, by their number. */
  readonly whens: readonly When[]
  readonly rules: readonly PackedRule[]
  readonly proofs: PatternProofs
}

/** @param sizeOf the bytes of the file of a shipped pack, by the pack’s name */
export function compilePack(
  pack: Pack,
  rules: readonly ResolvedRule[],
  proofs: PatternProofs,
  packs: readonly Pack[],
  sizeOf: (name: string) => number,
): CompiledPack {
  const names = new Map(packs.map((each) => [each.path, each.name]))
  const nameOf = (path: string): string => {
    const name = names.get(path)
    if (name === undefined) throw new Error(`${pack.path} has a place in ${path}, which it does not extend`)
    return name
  }
  const whens: When[] = []
  const packed = rules.map((rule) => packRule(rule, whens, nameOf))
  return {
    name: pack.name,
    files: packs.map(({ name }) => [name, sizeOf(name)]),
    extends: pack.parents.map(({ name }) => name),
    grades: pack.grades === undefined ? undefined : [...pack.grades],
    effective: pack.effective,
    clauses: [...pack.clauses.values()],
    whens,
    rules: packed,
    proofs,
  }
}

/** Its rules, and its tree, which few commands look at. */
export interface CompiledTexts {
  readonly rules: string
  readonly tree: string
}

export function compiledTexts(compiled: CompiledPack, root: YamlNode): CompiledTexts {
  return { rules: JSON.stringify(compiled), tree: JSON.stringify(packTree(root)) }
}

/** Where the build puts compiled packs, beside the folder of the packs. */
export function compiledPaths(packFile: string): CompiledTexts {
  const path = join(dirname(packFile), '..', 'dist', 'packs', basename(packFile, '.yaml'))
  return { rules: `${path}.json`, tree: `${path}.tree.json` }
}

/**
 * The compiled form of a shipped pack, if there is one that is no older than the files it was made from, and those are as
 * long as they were. The pack itself need not be read then.
 */
export function readCompiled(packFile: string): CompiledPack | undefined {
  const path = compiledPaths(packFile).rules
  const made = stat(path)
  if (made === undefined) return undefined
  const compiled = JSON.parse(readFileSync(path, 'utf8')) as CompiledPack
  const isFresh = compiled.files.every(([name, bytes]) => {
    const found = stat(shippedFile(packFile, name))
    return found?.size === bytes && found.mtimeMs <= made.mtimeMs
  })
  return isFresh ? compiled : undefined
}

/** The file of another pack beside this one. */
export function shippedFile(packFile: string, name: string): string {
  return join(dirname(packFile), `${name}.yaml`)
}

/** What a pack asks of who loads it. */
export interface PackPlaces {
  readonly file: string
  /** How the file of a pack beside it is shown. */
  readonly pathOf: (name: string) => string
  readonly source: () => string
  readonly parents: () => readonly Pack[]
}

/** The pack. What only some commands need of it is made when it is asked for. */
export function unpackPack(compiled: CompiledPack, { file, pathOf, source, parents }: PackPlaces): Pack {
  const { name, effective } = compiled
  const path = pathOf(name)
  const definition = onDemand(() => readDefinition(file, path))
  const allParents = onDemand(parents)
  const rules = onDemand(() => compiled.rules.map((rule) => unpackRule(rule, pack, compiled.whens, pathOf)))
  const pack: Pack = {
    name,
    path,
    get source() {
      return source()
    },
    get definition() {
      return definition()
    },
    grades: compiled.grades === undefined ? undefined : (new Map(compiled.grades) as Pack['grades']),
    effective,
    clauses: new Map(compiled.clauses.map((clause) => [clause.id, clause])),
    get parents() {
      return allParents()
    },
    get resolved() {
      return rules()
    },
  }
  return pack
}

function readDefinition(file: string, path: string): PackDefinition {
  const tree = JSON.parse(readFileSync(compiledPaths(file).tree, 'utf8')) as PackedNode
  const { definition, problems } = readPack(unpackTree(tree, path))
  if (definition === undefined || problems.length > 0) throw new Error(`${path} was compiled although it is not sound`)
  return definition
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
