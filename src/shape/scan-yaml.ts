import { BLOCK_TEXT, blockText } from './block-text.ts'
import { MOST_LEVELS, scanFlow } from './scan-flow.ts'
import { beginsWithKey, scanKey } from './scan-key.ts'
import { IN_BLOCK, placeOf, scanPlainLines, scanScalar } from './scan-scalar.ts'
import type { YamlEntry, YamlMap, YamlNode } from './yaml-tree.ts'

/**
 * YAML as people write it by hand, without a YAML parser: maps and lists, one below the other or in brackets, of words,
 * numbers, times, quoted texts and texts of several lines. Anything else, and all that is wrong, is left to the parser,
 * which decides what is right; property tests hold what is accepted here against it.
 *
 * @param offset where `yaml` begins in its file
 * @param path the file, for spans that will be read together with those of other files
 */
export function scanYaml(yaml: string, offset = 0, path?: string): YamlMap | undefined {
  const lines = readLines(yaml, offset)
  return lines === undefined ? undefined : new BlockScanner(yaml, lines, offset, path).document()
}

interface Line {
  /** Blanks before the text. */
  readonly indent: number
  readonly text: string
  readonly start: number
}

/** The lines that say something or are a comment. */
function readLines(yaml: string, offset: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = 0; at < yaml.length; ) {
    const lf = yaml.indexOf('\n', at)
    const end = lf === -1 ? yaml.length : yaml[lf - 1] === '\r' && lf > at ? lf - 1 : lf
    let start = at
    while (start < end && yaml.charCodeAt(start) === BLANK) start++
    const text = yaml.slice(start, end)
    if (text !== '' && !LINE.test(text)) return undefined
    if (text !== '') lines.push({ indent: start - at, text, start: start + offset })
    at = lf === -1 ? yaml.length : lf + 1
  }
  return lines
}

const BLANK = 0x20
/** No controls, and no characters that YAML or an editor might take for a line end or a blank. */
const LINE = /^[^\u0000-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+$/
const ITEM = /^- +(?=\S)/
/** What may stand behind a value. “早安 #清远#” would lose its tag: the parser warns of it. */
const REST_OF_LINE = /^ *$|^ +#(?: .*)?$/
/** Instead of a value. */
const NOTHING = /^(?:#(?: .*)?)?$/

class BlockScanner {
  readonly #yaml: string
  readonly #lines: Line[]
  readonly #offset: number
  readonly #path: string | undefined
  #at = 0
  /** Where the last value ends with the comment behind it: so do the maps and lists that it is the last of. */
  #end = 0

  constructor(yaml: string, lines: Line[], offset: number, path: string | undefined) {
    this.#yaml = yaml
    this.#lines = lines
    this.#offset = offset
    this.#path = path
    this.#goTo(0)
  }

  document(): YamlMap | undefined {
    const root = this.#line?.indent === 0 ? this.#map(0, 0) : undefined
    // A line that belongs to no level was left over.
    return this.#at === this.#lines.length ? root : undefined
  }

  get #line(): Line | undefined {
    return this.#lines[this.#at]
  }

  /**
   * Skips comments that stand like the next line. One that stands deeper may belong to the map above it: it stays, and
   * nothing here accepts it.
   */
  #goTo(at: number): void {
    this.#at = at
    for (let line = this.#line; isComment(line); line = this.#line) {
      if (line.indent > 0 && line.indent !== this.#lines[this.#at + 1]?.indent) return
      this.#at++
    }
  }

  /** The keys that begin in a column. */
  #map(indent: number, level: number): YamlMap | undefined {
    const entries: YamlEntry[] = []
    for (let line = this.#line; line?.indent === indent && !ITEM.test(line.text); line = this.#line) {
      const entry = this.#entry(line, level)
      if (entry === undefined || entries.some(({ key }) => key === entry.key)) return undefined
      entries.push(entry)
    }
    const first = entries[0]
    if (first === undefined) return undefined
    return { kind: 'map', entries, span: placeOf(first.keySpan.start, this.#end, this.#path) }
  }

  #entry(line: Line, level: number): YamlEntry | undefined {
    const { indent, text, start } = line
    const scanned = scanKey(text, start, this.#path)
    if (scanned === undefined) return undefined
    const { key, keySpan, width } = scanned
    const written = text.slice(width)
    const value = NOTHING.test(written)
      ? this.#below(line, width, level + 1)
      : this.#onLine(written, start + width, indent)
    return value === undefined ? undefined : { key, keySpan, value }
  }

  /** What begins on a line: deeper lines below go on with it. */
  #onLine(written: string, start: number, indent: number): YamlNode | undefined {
    const next = this.#lines[this.#at + 1]
    const goesOn = next !== undefined && next.indent > indent
    if (goesOn && BLOCK_TEXT.test(written)) return this.#blockText(written, start, next.indent)
    const below = goesOn ? this.#lineAfter(indent + 1) : this.#at + 1
    const text = goesOn ? this.#yaml.slice(start - this.#offset, this.#endOf(below - 1)) : written
    const node = nodeOf(text, start, goesOn, this.#path)
    if (node === undefined || !REST_OF_LINE.test(text.slice(node.span.end - start))) return undefined
    this.#end = start + text.trimEnd().length
    this.#goTo(below)
    return node
  }

  #blockText(indicator: string, start: number, indent: number): YamlNode | undefined {
    const below = this.#lineAfter(indent)
    const next = this.#lines[below]
    const end = next === undefined ? this.#yaml.length : next.start - next.indent - this.#offset
    const source = this.#yaml.slice(start - this.#offset + indicator.length, end)
    const text = blockText(indicator, source, indent)
    if (text === undefined) return undefined
    this.#end = start + indicator.length + source.trimEnd().length
    this.#goTo(below)
    return { kind: 'scalar', value: text, text, span: placeOf(start, this.#end, this.#path) }
  }

  /** The next line that does not begin so far to the right. */
  #lineAfter(indent: number): number {
    let at = this.#at + 1
    while ((this.#lines[at]?.indent ?? -1) >= indent) at++
    return at
  }

  /** In `yaml`. */
  #endOf(at: number): number {
    const line = this.#lines[at]
    return line === undefined ? 0 : line.start + line.text.length - this.#offset
  }

  /** What stands below a key without a value of its own. */
  #below({ indent, text, start }: Line, width: number, level: number): YamlNode | undefined {
    this.#goTo(this.#at + 1)
    const next = this.#line
    if (level > MOST_LEVELS) return undefined
    // The hyphens of a list may stand below the first letter of its key.
    if (next !== undefined && next.indent >= indent && ITEM.test(next.text)) return this.#list(next.indent, level)
    if (next !== undefined && next.indent > indent) return this.#map(next.indent, level)
    // A comment on a line of its own would belong to the null.
    if (isComment(this.#lines[this.#at - 1])) return undefined
    this.#end = start + text.trimEnd().length
    const span = placeOf(start + width, start + width, this.#path)
    return { kind: 'scalar', value: null, text: '', span }
  }

  #list(indent: number, level: number): YamlNode | undefined {
    const items: YamlNode[] = []
    const start = this.#line?.start ?? 0
    for (let line = this.#line; line?.indent === indent; line = this.#line) {
      const width = ITEM.exec(line.text)?.[0].length
      if (width === undefined) break
      const item = this.#item(line, width, level)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items.length === 0 ? undefined : { kind: 'list', items, span: placeOf(start, this.#end, this.#path) }
  }

  #item({ indent, text, start }: Line, width: number, level: number): YamlNode | undefined {
    const written = text.slice(width)
    if (beginsWithKey(written)) {
      // The keys of an item stand in the column of the first one.
      this.#lines[this.#at] = { indent: indent + width, text: written, start: start + width }
      return level < MOST_LEVELS ? this.#map(indent + width, level + 1) : undefined
    }
    return this.#onLine(written, start + width, indent)
  }
}

function nodeOf(text: string, start: number, goesOn: boolean, path: string | undefined): YamlNode | undefined {
  if (text[0] === '[' || text[0] === '{') return scanFlow(text, start, path)
  return goesOn ? scanPlainLines(text, start, path) : scanScalar(text, start, IN_BLOCK, path)
}

function isComment(line: Line | undefined): line is Line {
  return line?.text[0] === '#'
}
