import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLError } from 'yaml'
import type { Place } from '../text/span.ts'
import type { Problem } from './problem.ts'
import { explainYamlError } from './yaml-slips.ts'
import type { YamlEntry, YamlNode } from './yaml-tree.ts'

export interface ParsedYaml {
  readonly root: YamlNode | undefined
  readonly problems: readonly Problem[]
  /** The parser lost the thread: what was read after the last problem means nothing and is not worth checking. */
  readonly broken: boolean
}

/**
 * Parses one YAML document into a tree with places. All that is wrong is reported at once; the tree holds what could be read.
 * Anchors, aliases and tags are refused: a rule or a draft says what it means where it says it.
 *
 * @param offset where `yaml` begins in its file: all spans are offsets of the file
 * @param path the file, for spans that will be read together with those of other files
 */
export function parseYaml(yaml: string, offset = 0, path?: string): ParsedYaml {
  // The parser knows LF and CRLF; a lone CR is as long as an LF, so places stay right.
  const text = yaml.includes('\r') ? yaml.replace(/\r(?!\n)/g, '\n') : yaml
  const document = parseDocument(text, {
    uniqueKeys: false,
    merge: false,
    lineCounter: new LineCounter(),
    prettyErrors: false,
  })
  const problems: Problem[] = []
  for (const error of firstOfEachLine(document.errors as YAMLError[], text))
    problems.push(explainYamlError(error, text, offset, path))
  const reader = new TreeReader(text, offset, path, problems)
  const root = document.contents === null ? undefined : reader.node(document.contents as Node)
  const broken = document.errors.some((error) => error.message.includes('in YAML stream'))
  return { root, problems, broken }
}

const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/

/** One slip makes the parser stumble over everything that follows: what it says after losing the thread is noise. */
function firstOfEachLine(errors: readonly YAMLError[], text: string): YAMLError[] {
  const kept: YAMLError[] = []
  let lineEnd = -1
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    if (error.pos[0] <= lineEnd) continue
    if (kept.length > 0 && error.message.includes('in YAML stream')) break
    kept.push(error)
    const end = text.indexOf('\n', error.pos[0])
    lineEnd = end === -1 ? text.length : end
  }
  return kept
}

class TreeReader {
  readonly #text: string
  readonly #offset: number
  readonly #path: string | undefined
  readonly #problems: Problem[]

  constructor(text: string, offset: number, path: string | undefined, problems: Problem[]) {
    this.#text = text
    this.#offset = offset
    this.#path = path
    this.#problems = problems
  }

  node(node: Node | null, fallback: Place = this.#span(0, 0)): YamlNode {
    if (node === null) return { kind: 'scalar', value: null, text: '', span: fallback }
    const span = this.#spanOf(node) ?? fallback
    if (isAlias(node)) {
      this.#problems.push(refused(span, { zh: '引用（*）', en: 'aliases (*)' }))
      return { kind: 'scalar', value: null, text: '', span }
    }
    if ('anchor' in node && node.anchor !== undefined) {
      this.#problems.push(refused(span, { zh: `锚点（&${node.anchor}）`, en: `anchors (&${node.anchor})` }))
    }
    if (node.tag !== undefined && !CORE_TAG.test(node.tag)) {
      this.#problems.push(refused(span, { zh: `标签（${node.tag}）`, en: `tags (${node.tag})` }))
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node.items as Pair<Node, Node | null>[]), span }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.node(item as Node | null, span)), span }
    if (isScalar(node)) {
      // YAML takes all after a blank and # for a comment: of “早安 #清远# 多云” only 早安 would be left.
      if (node.type === 'PLAIN' && typeof node.comment === 'string' && /^\S/.test(node.comment)) {
        this.#problems.push(cutOff(span, node.comment))
      }
      const value = node.value
      const quoted = node.type !== 'PLAIN'
      const plain = typeof value === 'string' || typeof value === 'boolean' || value === null ? value : Number(value)
      const written = quoted || typeof value === 'string' ? String(value) : (node.source ?? '')
      return { kind: 'scalar', value: plain, text: value === null && !quoted ? '' : written, span }
    }
    return { kind: 'scalar', value: null, text: '', span }
  }

  #entries(pairs: readonly Pair<Node, Node | null>[]): YamlEntry[] {
    const entries = new Map<string, YamlEntry>()
    for (const pair of pairs) {
      const keySpan = this.#spanOf(pair.key) ?? this.#span(0, 0)
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : undefined
      if (key === undefined) {
        this.#problems.push({ span: keySpan, message: { zh: '键必须是一个词', en: 'A key must be a word' } })
        continue
      }
      const value = this.node(pair.value, { ...keySpan, start: keySpan.end })
      if (entries.has(key)) {
        this.#problems.push({
          span: keySpan,
          message: { zh: `键「${key}」写了两次`, en: `The key “${key}” is given twice` },
          help: { zh: '删去其中一个', en: 'Remove one of them' },
        })
        continue
      }
      entries.set(key, { key, keySpan, value })
    }
    return [...entries.values()]
  }

  /** A node's own characters, without the comment or blank lines that may follow it. */
  #spanOf(node: Node): Place | undefined {
    const range = node.range
    if (range === undefined || range === null) return undefined
    const start = range[0]
    let end = range[1]
    while (end > start && /\s/.test(this.#text[end - 1] ?? '')) end--
    return this.#span(start, end)
  }

  #span(start: number, end: number): Place {
    const place = { start: start + this.#offset, end: end + this.#offset }
    return this.#path === undefined ? place : { ...place, path: this.#path }
  }
}

function cutOff(span: Place, comment: string): Problem {
  const rest = comment.split('\n', 1)[0] ?? ''
  return {
    span,
    message: {
      zh: `空格后面的「#${rest}」会被当作注释丢掉`,
      en: `“#${rest}” after a blank is taken for a comment and lost`,
    },
    help: {
      zh: '给整个值加上引号；如果真是注释，在 # 后面空一格',
      en: 'Quote the whole value; if it is a comment, put a blank after the #',
    },
  }
}

function refused(span: Place, what: { zh: string; en: string }): Problem {
  return {
    span,
    message: { zh: `这里不能用 YAML 的${what.zh}`, en: `YAML ${what.en} cannot be used here` },
    help: { zh: '把内容直接写在这里；若是文字，加上引号', en: 'Write the value itself here; quote it if it is text' },
  }
}
