import { fieldTexts, parseFrontMatter } from '../draft/front-matter.ts'
import type { Project } from '../run/project.ts'
import type { Span } from '../text/span.ts'
import { fileLevel } from './file-levels.ts'
import type { Level } from './levels.ts'
import { nothing } from './levels.ts'
import type { FileKind } from './space.ts'
import { type YamlCursor, yamlCursor } from './yaml-cursor.ts'

/** Where the YAML of a file stands: between the fences of a draft, the closing one perhaps not typed yet, or all of it. */
export function yamlBlock(kind: FileKind, text: string): Span | undefined {
  if (kind !== 'draft') return { start: 0, end: text.length }
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)
  if (open === null) return undefined
  const start = open[0].length
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start))
  return { start, end: close === null ? text.length : start + close.index }
}

export interface YamlPlace {
  readonly cursor: YamlCursor
  /** What may stand at the cursor. */
  readonly level: Level
}

export interface YamlFile {
  readonly kind: FileKind
  readonly text: string
  readonly project: Project | undefined
  readonly shippedPacks: readonly string[]
}

/** What a place in the YAML of a file is about. */
export function yamlPlace(file: YamlFile, offset: number): YamlPlace | undefined {
  const { kind, text, project, shippedPacks } = file
  const block = yamlBlock(kind, text)
  if (block === undefined || offset < block.start || offset > block.end) return undefined
  if (kind === 'draft' && offset === block.end && block.end < text.length) return undefined
  const cursor = yamlCursor(text, offset, block)
  if (cursor === undefined) return undefined
  const account = kind === 'draft' ? fieldTexts(parseFrontMatter(text), 'account')[0] : undefined
  const ownClauses = kind === 'pack' ? clausesIn(text) : []
  const beside = besideOf(cursor, text, offset, block)
  let level: Level | undefined = fileLevel(kind, { project, shippedPacks, account, beside, ownClauses })
  for (const key of cursor.path) level = level?.below(key)
  return { cursor, level: level ?? nothing }
}

/** For options in `with:`, the check is named one level above. */
function besideOf(cursor: YamlCursor, text: string, offset: number, block: Span): ReadonlyMap<string, string> {
  const at = cursor.path.indexOf('with')
  if (at === -1 || cursor.values.has('check')) return cursor.values
  const before = text.slice(block.start, offset)
  const line = [...before.matchAll(/^[ \t]*with[ \t]*:/gm)].at(-1)
  const start = line === undefined ? undefined : block.start + line.index + line[0].search(/\S/)
  return start === undefined ? cursor.values : (yamlCursor(text, start, block)?.values ?? cursor.values)
}

/** The ids of the clauses of a pack, read by its lines: the pack may not parse just now. */
function clausesIn(text: string): string[] {
  const section = /^clauses[ \t]*:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$)|[ \t]*\r?\n)*)/m.exec(text)?.[1] ?? ''
  const indent = /^[ \t]+/.exec(section)?.[0] ?? '  '
  return [...section.matchAll(/^([ \t]+)([a-z0-9][a-z0-9-]*)[ \t]*:/gm)].flatMap(([, lead, id]) =>
    lead === indent && id !== undefined ? [id] : [],
  )
}
