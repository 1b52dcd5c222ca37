import type { Place } from '../text/span.ts'
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts'

/**
 * YAML as people write it by hand, without a YAML parser: maps and lists, one below the other or in brackets on one line, of
 * words, numbers, times and quoted texts. Anything else is left to the parser, which decides what is right; a property
 * test holds what is accepted here against it.
 *
 * @param offset where `yaml` begins in its file
 * @param path the file, for spans that will be read together with those of other files
 */
export function scanYaml(yaml: string, offset = 0, path?: string): YamlMap | undefined {
  const lines = readLines(yaml, offset)
  return lines === undefined ? undefined : new BlockScanner(lines, path).document()
}

interface Line {
  /** Blanks before the text. */
  readonly indent: number
  readonly text: string
  readonly start: number
}

/** The lines that say something. An indented comment may belong to the map above it: the parser knows. */
function readLines(yaml: string, offset: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = 0; at < yaml.length; ) {
    const lf = yaml.indexOf('\n', at)
    const end = lf === -1 ? yaml.length : yaml[lf - 1] === '\r' && lf > at ? lf - 1 : lf
    let start = at
    while (start < end && yaml.charCodeAt(start) === BLANK) start++
    const text = yaml.slice(start, end)
    if (text !== '' && (!LINE.test(text) || (text[0] === '#' && start > at))) return undefined
    if (text !== '' && text[0] !== '#') lines.push({ indent: start - at, text, start: start + offset })
    at = lf === -1 ? yaml.length : lf + 1
  }
  return lines
}

const BLANK = 0x20
/** No controls, and no characters that YAML or an editor might take for a line end or a blank. */
const LINE = /^[^\u0000-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+$/
// Letters by \p{L} would be right too, and take a millisecond to compile.
const KEY = /^([A-Za-z\u3400-\u9fff][\w\u3400-\u9fff./*-]{0,200}|\d{1,20}):(?: +(?=\S)|$)/
const ITEM = /^- +(?=\S)/
/** A list of lists of lists is for the parser. */
const MOST_LEVELS = 12

class BlockScanner {
  readonly #lines: Line[]
  readonly #path: string | undefined
  #at = 0

  constructor(lines: Line[], path: string | undefined) {
    this.#lines = lines
    this.#path = path
  }

  document(): YamlMap | undefined {
    const root = this.#lines[0]?.indent === 0 ? this.#map(0, 0) : undefined
    // A line that belongs to no level was left over.
    return this.#at === this.#lines.length ? root : undefined
  }

  get #line(): Line | undefined {
    return this.#lines[this.#at]
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
    const last = entries.at(-1)
    if (first === undefined || last === undefined) return undefined
    return { kind: 'map', entries, span: placeOf(first.keySpan.start, last.value.span.end, this.#path) }
  }

  #entry({ indent, text, start }: Line, level: number): YamlEntry | undefined {
    const match = KEY.exec(text)
    const key = match?.[1]
    if (match === null || key === undefined) return undefined
    this.#at++
    const width = match[0].length
    const value =
      width < text.length ? this.#onLine(text.slice(width), start + width, indent) : this.#below(indent, level + 1)
    return value === undefined ? undefined : { key, keySpan: placeOf(start, start + key.length, this.#path), value }
  }

  /** What stands on a line, with nothing below that would go on with it. */
  #onLine(written: string, start: number, indent: number): YamlNode | undefined {
    const next = this.#line
    if (next !== undefined && next.indent > indent) return undefined
    const first = written[0]
    if (first !== '[' && first !== '{') return scanScalar(written, start, BLOCK_PLAIN, this.#path)
    return new FlowScanner(written, start, this.#path).whole()
  }

  /** What stands below a key without a value of its own. */
  #below(indent: number, level: number): YamlNode | undefined {
    const next = this.#line
    if (next === undefined || level > MOST_LEVELS) return undefined
    // The hyphens of a list may stand below the first letter of its key.
    if (ITEM.test(next.text)) return next.indent >= indent ? this.#list(next.indent, level) : undefined
    return next.indent > indent ? this.#map(next.indent, level) : undefined
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
    const last = items.at(-1)
    return last === undefined ? undefined : { kind: 'list', items, span: placeOf(start, last.span.end, this.#path) }
  }

  #item({ indent, text, start }: Line, width: number, level: number): YamlNode | undefined {
    const written = text.slice(width)
    if (KEY.test(written)) {
      // The keys of an item stand in the column of the first one.
      this.#lines[this.#at] = { indent: indent + width, text: written, start: start + width }
      return level < MOST_LEVELS ? this.#map(indent + width, level + 1) : undefined
    }
    this.#at++
    return this.#onLine(written, start + width, indent)
  }
}

/** Lists and maps in brackets. */
class FlowScanner {
  readonly #text: string
  readonly #offset: number
  readonly #path: string | undefined
  #at = 0

  constructor(text: string, offset: number, path: string | undefined) {
    this.#text = text
    this.#offset = offset
    this.#path = path
  }

  whole(): YamlNode | undefined {
    const node = this.#value(0)
    return this.#at === this.#text.length ? node : undefined
  }

  #value(level: number): YamlNode | undefined {
    const first = this.#text[this.#at]
    if (first === '[' || first === '{') return level < MOST_LEVELS ? this.#collection(first, level) : undefined
    const written = this.#take(first === '"' ? DOUBLE_QUOTED : first === "'" ? SINGLE_QUOTED : PLAIN_IN_FLOW)
    const scalar = written.trimEnd()
    return scanScalar(scalar, this.#offset + this.#at - written.length, FLOW_PLAIN, this.#path)
  }

  #collection(open: '[' | '{', level: number): YamlNode | undefined {
    const start = this.#at++
    const items: YamlNode[] = []
    const entries: YamlEntry[] = []
    this.#take(BLANKS)
    while (!this.#isAt(open === '[' ? ']' : '}')) {
      if ((items.length > 0 || entries.length > 0) && !this.#isAt(',')) return undefined
      this.#take(BLANKS)
      const key = open === '[' ? undefined : this.#key()
      if (open === '{' && (key === undefined || entries.some((entry) => entry.key === key.key))) return undefined
      const value = this.#value(level + 1)
      if (value === undefined) return undefined
      if (key === undefined) items.push(value)
      else entries.push({ ...key, value })
      this.#take(BLANKS)
    }
    const span = placeOf(start + this.#offset, this.#at + this.#offset, this.#path)
    return open === '[' ? { kind: 'list', items, span } : { kind: 'map', entries, span }
  }

  #key(): Omit<YamlEntry, 'value'> | undefined {
    const match = KEY.exec(this.#text.slice(this.#at))
    const key = match?.[1]
    if (match === null || key === undefined) return undefined
    const start = this.#offset + this.#at
    this.#at += match[0].length
    return { key, keySpan: placeOf(start, start + key.length, this.#path) }
  }

  /** Goes past a sign if it stands here. */
  #isAt(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  /** Goes past what matches here. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const taken = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += taken.length
    return taken
  }
}

const BLANKS = / */y
const DOUBLE_QUOTED = /"[^"]*"/y
const SINGLE_QUOTED = /'[^']*'/y
const PLAIN_IN_FLOW = /[^,[\]{}]*/y

/**
 * A plain scalar begins with a letter, or with digits that are surely no number, and holds nothing that ends it: no colon
 * or # beside a blank; in a list or map no bracket either.
 */
const BLOCK_PLAIN = /^(?:[A-Za-z\u0080-\uffff]|\d+(?:-\d|[\u0080-\uffff]))(?:[^:#]|:(?=\S)|(?<=\S)#)*$/
const FLOW_PLAIN = /^(?:[A-Za-z\u0080-\uffff]|\d+(?:-\d|[\u0080-\uffff]))(?:[^:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#)*$/
const NUMBER = /^(?:0|[1-9]\d{0,8})$/
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/
/** Words that YAML takes for something else than text, in any case. */
const RESERVED = /^(?:null|true|false)$/i

function scanScalar(written: string, start: number, plain: RegExp, path: string | undefined): YamlScalar | undefined {
  const span = placeOf(start, start + written.length, path)
  if (written === 'true' || written === 'false')
    return { kind: 'scalar', value: written === 'true', text: written, span }
  if (NUMBER.test(written)) return { kind: 'scalar', value: Number(written), text: written, span }
  if (QUOTED.test(written)) {
    const text = written.slice(1, -1)
    return { kind: 'scalar', value: text, text, span }
  }
  if (written.endsWith(' ') || RESERVED.test(written)) return undefined
  return plain.test(written) ? { kind: 'scalar', value: written, text: written, span } : undefined
}

function placeOf(start: number, end: number, path: string | undefined): Place {
  return path === undefined ? { start, end } : { start, end, path }
}
