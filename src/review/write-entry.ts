import { entryOf, isAbsent, type YamlMap, type YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import type { RecordList } from './record-entry.ts'

/** An entry that is about to be written. */
export interface NewEntry {
  readonly list: RecordList
  readonly role?: string
  readonly clauses: readonly string[]
  readonly by: string
  readonly at: string
  readonly until?: string
  readonly seal: string
  readonly signature?: string
}

/** The YAML that an entry is written into: the front matter of a draft, or a whole profile. */
export interface RecordHome {
  readonly source: string
  /** Under canonical keys. */
  readonly root: YamlMap | undefined
  /** Where a new key goes, at the start of a line; undefined: the draft has no front matter. */
  readonly end: number | undefined
}

/** The record stands there in a form that nothing can be added to. */
export interface Unwritable {
  readonly span: Span
}

/**
 * The source with one more entry. Nothing else of it changes: comments, order, quotes and line ends stay. Keys are
 * written in the language of those that are there.
 */
export function writeEntry(home: RecordHome, entry: NewEntry): string | Unwritable {
  const { source, root, end } = home
  const eol = /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
  const names = isChinese(home, entry.list) ? chineseNames : englishNames
  const flow = flowMap(entry, names, plain)
  const block = (key: string) => `${key}:${eol}  - ${flow}${eol}`
  if (end === undefined) return `---${eol}${block(names[entry.list])}---${eol}${source}`
  const existing = entryOf(root, entry.list)
  if (existing !== undefined) return addTo(source, existing.keySpan, existing.value, flow, eol)
  const last = root?.entries.at(-1)
  if (last !== undefined && source[root?.span.start ?? 0] === '{') {
    // A map in braces, as in JSON: there every word is quoted.
    const quoted = `${JSON.stringify(names[entry.list])}: [${flowMap(entry, names, JSON.stringify)}]`
    return insert(source, last.value.span.end, `, ${quoted}`)
  }
  const before = source.slice(0, end)
  return insert(source, end, `${before === '' || /[\r\n]$/.test(before) ? '' : eol}${block(names[entry.list])}`)
}

function addTo(source: string, key: Span, value: YamlNode, flow: string, eol: string): string | Unwritable {
  const { start, end } = value.span
  if (value.kind === 'list' && source[start] === '[') {
    const last = value.items.at(-1)
    return last === undefined ? insert(source, start + 1, flow) : insert(source, last.span.end, `, ${flow}`)
  }
  if (value.kind === 'map' && source[start] === '{') {
    return `${source.slice(0, start)}[${source.slice(start, end)}, ${flow}]${source.slice(end)}`
  }
  if (value.kind === 'scalar' && isAbsent(value)) {
    return insert(source, lineEndAfter(source, key.end), `${eol}  - ${flow}`)
  }
  const last = value.kind === 'list' ? value.items.at(-1) : undefined
  if (last === undefined) return { span: value.span }
  const indent = source.slice(lineStartOf(source, start), start)
  const written = source.slice(start, last.span.end).trimEnd()
  return insert(source, lineEndAfter(source, start + written.length), `${eol}${indent}- ${flow}`)
}

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at)
}

function lineStartOf(source: string, offset: number): number {
  let start = offset
  while (start > 0 && !/[\r\n]/.test(source[start - 1] ?? '')) start--
  return start
}

function lineEndAfter(source: string, offset: number): number {
  const found = source.slice(offset).search(/[\r\n]/)
  return found === -1 ? source.length : offset + found
}

type Names = Readonly<Record<RecordList | 'role' | 'clause' | 'by' | 'at' | 'until' | 'seal' | 'signature', string>>

const englishNames: Names = {
  reviews: 'reviews',
  attest: 'attest',
  role: 'role',
  clause: 'clause',
  by: 'by',
  at: 'at',
  until: 'until',
  seal: 'seal',
  signature: 'signature',
}

const chineseNames: Names = {
  reviews: '审核',
  attest: '签署',
  role: '角色',
  clause: '条款',
  by: '人',
  at: '时间',
  until: '有效期',
  seal: '封签',
  signature: '签名',
}

/** The language of the record that is there, else of the other keys. */
function isChinese({ source, root }: RecordHome, list: RecordList): boolean {
  const record = entryOf(root, list)?.value
  const first = record?.kind === 'list' ? record.items.at(-1) : record
  const keys = first?.kind === 'map' && first.entries.length > 0 ? first.entries : (root?.entries ?? [])
  const chinese = keys.filter(({ keySpan }) => /\p{Script=Han}/u.test(source.slice(keySpan.start, keySpan.end)))
  return chinese.length * 2 > keys.length
}

function flowMap(entry: NewEntry, names: Names, write: (value: string) => string): string {
  const key = (name: keyof Names) => (write === plain ? names[name] : write(names[name]))
  const parts: string[] = []
  const add = (name: keyof Names, value: string | undefined) => {
    if (value !== undefined) parts.push(`${key(name)}: ${write(value)}`)
  }
  add('role', entry.role)
  const [clause, ...more] = entry.clauses
  if (more.length > 0) parts.push(`${key('clause')}: [${entry.clauses.map(write).join(', ')}]`)
  else add('clause', clause)
  add('by', entry.by)
  add('at', entry.at)
  add('until', entry.until)
  add('seal', entry.seal)
  add('signature', entry.signature)
  return `{${parts.join(', ')}}`
}

/** A word as it is where YAML takes it for that word, else in quotes. */
function plain(value: string): string {
  const isWord = /^\p{L}[\p{L}\p{N}·./+=_-]*$/u.test(value) && !/^(?:null|true|false)$/i.test(value)
  return isWord || /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/.test(value)
    ? value
    : JSON.stringify(value)
}
