import type { Span } from '../text/span.ts'

/** Where a cursor stands in YAML that may be half typed: so it is read by its lines, not by a parser. */
export interface YamlCursor {
  /** The keys that lead there, lists passed over; for a value its own key is the last. */
  readonly path: readonly string[]
  /** An item of a list may be a word, or the first key of a map. */
  readonly role: 'key' | 'value' | 'item'
  /** The word at the cursor, up to the cursor. */
  readonly word: Span
  /** The other keys of the map that the cursor is in. */
  readonly siblings: readonly string[]
  /** The single values of those keys that have one on their line. */
  readonly values: ReadonlyMap<string, string>
}

interface Line {
  readonly start: number
  /** The column of the first dash; undefined: no item of a list begins here. */
  readonly dash: number | undefined
  /** The column of what stands after blanks and dashes. */
  readonly column: number
  readonly content: string
  readonly key: string | undefined
  readonly value: string
}

/** @param block where the YAML stands in the text */
export function yamlCursor(text: string, offset: number, block: Span): YamlCursor | undefined {
  const lines = linesOf(text, block)
  const at = lines.findLastIndex(({ start }) => start <= offset)
  const line = lines[at]
  if (line === undefined) return undefined
  const typed = text.slice(line.start, offset)
  // Within a comment, or between CR and LF.
  if (/^\s*#|\s#|[\r\n]/.test(typed)) return undefined
  const here = lineOf(typed, line.start)
  const parents = parentsOf(lines, at, here)
  if (parents === undefined) return undefined
  const { siblings, values } = neighbours(lines, at, here)
  const outer: Frame = { kind: 'map', key: undefined, keys: siblings, values }
  const found = scanLine(here.content, here.start + here.column, offset, parents, outer)
  const isItem =
    here.dash !== undefined &&
    !/^[{[]/.test(here.content) &&
    found.role === 'key' &&
    found.path.length === parents.length
  return isItem ? { ...found, role: 'item' } : found
}

function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = []
  for (let at = start; at <= end; ) {
    const rest = /[^\r\n]*(?:\r\n|\n|\r)?/y
    rest.lastIndex = at
    const found = rest.exec(text)?.[0] ?? ''
    lines.push(lineOf(found.replace(/[\r\n]+$/, '').slice(0, end - at), at))
    if (!/[\r\n]$/.test(found)) break
    at += found.length
  }
  return lines
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#{}[\],:][^{}[\]#:]*?))[ \t]*:(?=[ \t]|$)[ \t]*/

function lineOf(text: string, start: number): Line {
  const lead = /^[ \t]*((?:-[ \t]+)*)(?:-$)?/.exec(text)
  const column = lead?.[0].length ?? 0
  const blanks = /^[ \t]*/.exec(text)?.[0].length ?? 0
  const content = text.slice(column)
  const key = KEY.exec(content)
  return {
    start,
    dash: text[blanks] === '-' && column > blanks ? blanks : undefined,
    column,
    content,
    key: key === null ? undefined : (key[1] ?? key[2] ?? key[3]),
    value: key === null ? '' : content.slice(key[0].length).trim(),
  }
}

/** The keys above a line, from the outermost; undefined within a text of several lines. */
function parentsOf(lines: readonly Line[], at: number, here: Line): string[] | undefined {
  const parents: string[] = []
  let column = here.dash ?? here.column
  let isItem = here.dash !== undefined
  for (let above = at - 1; above >= 0 && (column > 0 || isItem); above--) {
    const line = lines[above] as Line
    if (line.content.trim() === '' && line.dash === undefined) continue
    if (line.content.startsWith('#')) continue
    const first = line.dash ?? line.column
    if (
      line.key !== undefined &&
      (line.column < column || (isItem && line.dash === undefined && line.column <= column))
    ) {
      if (/^[|>][-+0-9]*$/.test(line.value)) return undefined
      parents.unshift(line.key)
      column = first
      isItem = line.dash !== undefined
    } else if (line.dash !== undefined && first < column) {
      // The item that the line belongs to: what holds the list is above.
      column = first
      isItem = true
    }
  }
  return parents
}

/** The keys beside that of a line, in the same map. */
function neighbours(lines: readonly Line[], at: number, here: Line) {
  const siblings: string[] = []
  const values = new Map<string, string>()
  const take = ({ key, value }: Line): void => {
    if (key === undefined) return
    siblings.push(key)
    if (value !== '') values.set(key, value.replace(/^(["'])(.*)\1$/, '$2'))
  }
  const isBlank = (line: Line) => line.content.trim() === '' && line.dash === undefined
  if (here.dash === undefined) {
    for (let above = at - 1; above >= 0; above--) {
      const line = lines[above] as Line
      if (isBlank(line) || line.content.startsWith('#')) continue
      if (line.column === here.column) take(line)
      if ((line.dash ?? line.column) < here.column) break
    }
  }
  for (let below = at + 1; below < lines.length; below++) {
    const line = lines[below] as Line
    if (isBlank(line) || line.content.startsWith('#')) continue
    if ((line.dash ?? line.column) < here.column) break
    if (line.column === here.column) take(line)
  }

  return { siblings, values }
}

interface Frame {
  readonly kind: 'map' | 'list'
  key: string | undefined
  readonly keys: string[]
  readonly values: Map<string, string>
}

/** Reads what stands before the cursor in its line: a key and its value, which may be maps and lists on one line. */
function scanLine(
  content: string,
  start: number,
  offset: number,
  parents: readonly string[],
  outer: Frame,
): YamlCursor {
  const frames: Frame[] = [outer]
  let at = 0
  let wordStart = 0
  const top = (): Frame => frames.at(-1) as Frame
  const endWord = (): void => {
    const frame = top()
    const word = content.slice(wordStart, at).trim()
    if (frame.key !== undefined && word !== '') frame.values.set(frame.key, word)
  }
  while (at < content.length) {
    const char = content[at] as string
    const frame = top()
    if (frame.kind === 'map' && frame.key === undefined) {
      const key = KEY.exec(content.slice(at))
      if (key !== null) {
        frame.key = key[1] ?? key[2] ?? key[3] ?? ''
        at += key[0].length
        wordStart = at
        continue
      }
    }
    const isOpening = content.slice(wordStart, at).trim() === ''
    if ((char === '"' || char === "'") && isOpening) {
      const close = content.indexOf(char, at + 1)
      // Within quotes the word begins after them.
      if (close === -1) {
        wordStart = at + 1
        break
      }
      at = close + 1
      continue
    }
    if ((char === '{' || char === '[') && isOpening) {
      frames.push({ kind: char === '{' ? 'map' : 'list', key: undefined, keys: [], values: new Map() })
      wordStart = at + 1
    } else if ((char === '}' || char === ']') && frames.length > 1) {
      frames.pop()
      wordStart = at + 1
    } else if (char === ',' && frames.length > 1) {
      endWord()
      if (frame.key !== undefined) frame.keys.push(frame.key)
      frame.key = undefined
      wordStart = at + 1
    }
    at++
  }
  while (wordStart < content.length && /[ \t]/.test(content[wordStart] as string)) wordStart++
  const frame = top()
  const inside = frames.flatMap(({ key }) => key ?? [])
  const isKey = frame.kind === 'map' && frame.key === undefined
  return {
    path: [...parents, ...inside],
    role: isKey ? 'key' : 'value',
    word: { start: Math.min(start + wordStart, offset), end: offset },
    siblings: frame.keys,
    values: frame.values,
  }
}
