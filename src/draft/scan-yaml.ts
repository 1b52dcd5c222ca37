import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../shape/yaml-tree.ts'

/**
 * The plain case of front matter, without a YAML parser: a line for each key, with a word, a number, a time, a quoted
 * text, or a list or map of those on the same line; or a list of those, with a line for each item. Anything else is left to the parser, which decides what is right;
 * a property test holds what is accepted here against it.
 *
 * @param offset where `yaml` begins in its file
 */
export function scanYaml(yaml: string, offset: number): YamlMap | undefined {
  const lines = readLines(yaml, offset)
  if (lines === undefined) return undefined
  const entries: YamlEntry[] = []
  const keys = new Set<string>()
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++] as Line
    const below: Line[] = []
    while (lines[at]?.text.startsWith(' ')) below.push(lines[at++] as Line)
    const entry = below.length === 0 ? scanEntry(line.text, line.start) : scanListEntry(line, below)
    if (entry === undefined || keys.has(entry.key)) return undefined
    keys.add(entry.key)
    entries.push(entry)
  }
  const first = entries[0]
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return undefined
  return { kind: 'map', entries, span: { start: first.keySpan.start, end: last.value.span.end } }
}

interface Line {
  readonly text: string
  readonly start: number
}

/** The lines that say something. */
function readLines(yaml: string, offset: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = 0; at < yaml.length; ) {
    const lf = yaml.indexOf('\n', at)
    const end = lf === -1 ? yaml.length : yaml[lf - 1] === '\r' && lf > at ? lf - 1 : lf
    const text = yaml.slice(at, end)
    if (text !== '' && !LINE.test(text)) return undefined
    if (text !== '' && text[0] !== '#') lines.push({ text, start: at + offset })
    at = lf === -1 ? yaml.length : lf + 1
  }
  return lines
}

/** A key alone on its line, and below it a list with one item a line: how reviews are signed. */
function scanListEntry({ text, start }: Line, below: readonly Line[]): YamlEntry | undefined {
  const key = BARE_KEY.exec(text)?.[1]
  const dash = ITEM.exec(below[0]?.text ?? '')?.[1]
  if (key === undefined || dash === undefined) return undefined
  const items: YamlNode[] = []
  for (const line of below) {
    const match = ITEM.exec(line.text)
    if (match?.[1] !== dash) return undefined
    const item = scanValue(line.text.slice(match[0].length), line.start + match[0].length)
    // What has a colon behind its first word is the first key of a map.
    if (item === undefined || item.kind === 'list') return undefined
    items.push(item)
  }
  const span = { start: (below[0] as Line).start + dash.length, end: (items.at(-1) as YamlNode).span.end }
  return { key, keySpan: { start, end: start + key.length }, value: { kind: 'list', items, span } }
}

/** No controls, and no characters that YAML or an editor might take for a line end or a blank. */
const LINE = /^[^\u0000-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+$/
const BARE_KEY = /^(\p{L}[\p{L}\p{N}_-]*):$/u
/** The blanks before the hyphen are the same for all items of a list. */
const ITEM = /^( +)- +(?=\S)/
const KEY = /^(\p{L}[\p{L}\p{N}_-]*): +(?=\S)/u

function scanEntry(line: string, offset: number): YamlEntry | undefined {
  const match = KEY.exec(line)
  if (match?.[1] === undefined) return undefined
  const key = match[1]
  const written = line.slice(match[0].length)
  const value = scanValue(written, offset + match[0].length)
  return value === undefined ? undefined : { key, keySpan: { start: offset, end: offset + key.length }, value }
}

function scanValue(written: string, offset: number): YamlNode | undefined {
  const span = { start: offset, end: offset + written.length }
  const first = written[0]
  if (first !== '[' && first !== '{') return scanScalar(written, offset, BLOCK_PLAIN)
  if (written.at(-1) !== (first === '[' ? ']' : '}')) return undefined
  const parts = splitFlow(written)
  if (parts === undefined) return undefined
  if (first === '[') {
    const items: YamlScalar[] = []
    for (const { text, at } of parts) {
      const item = scanScalar(text, offset + at, FLOW_PLAIN)
      if (item === undefined) return undefined
      items.push(item)
    }
    return { kind: 'list', items, span }
  }
  const entries: YamlEntry[] = []
  for (const { text, at } of parts) {
    const match = KEY.exec(text)
    const key = match?.[1]
    if (match === null || key === undefined || entries.some((entry) => entry.key === key)) return undefined
    const value = scanScalar(text.slice(match[0].length), offset + at + match[0].length, FLOW_PLAIN)
    if (value === undefined) return undefined
    entries.push({ key, keySpan: { start: offset + at, end: offset + at + key.length }, value })
  }
  return { kind: 'map', entries, span }
}

/** The parts of a flow list or map: what stands between commas, without the blanks around it. Quoted parts hold no comma. */
function splitFlow(written: string): { text: string; at: number }[] | undefined {
  const parts: { text: string; at: number }[] = []
  let at = 1
  for (const part of written.slice(1, -1).split(',')) {
    const text = part.trim()
    if (text === '') return undefined
    parts.push({ text, at: at + part.indexOf(text) })
    at += part.length + 1
  }
  return parts
}

/** A plain scalar begins with a letter and holds nothing that ends it: no colon or # beside a blank; in a list or map no bracket either. */
const BLOCK_PLAIN = /^[\p{L}](?:[^:#]|:(?=[^\s])|(?<=\S)#)*$/u
const FLOW_PLAIN = /^[\p{L}](?:[^:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#)*$/u
const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/
const QUOTED = /^(?:"[^"\\,:#]*"|'[^',:#]*')$/
/** Words that YAML takes for something else than text, in any case. */
const RESERVED = /^(?:null|true|false)$/i

function scanScalar(written: string, offset: number, plain: RegExp): YamlScalar | undefined {
  const span = { start: offset, end: offset + written.length }
  if (written === 'true' || written === 'false')
    return { kind: 'scalar', value: written === 'true', text: written, span }
  if (/^(?:0|[1-9]\d{0,8})$/.test(written)) return { kind: 'scalar', value: Number(written), text: written, span }
  if (QUOTED.test(written)) {
    const text = written.slice(1, -1)
    return { kind: 'scalar', value: text, text, span }
  }
  if (written.endsWith(' ') || RESERVED.test(written)) return undefined
  return plain.test(written) || TIME.test(written) ? { kind: 'scalar', value: written, text: written, span } : undefined
}
