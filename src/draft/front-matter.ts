import { colonSlip } from '../shape/colon-slip.ts'
import type { Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { nodeAt, textsOf, type YamlEntry, type YamlMap, type YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import { canonical } from './canonical.ts'
import { draftKeys } from './keys.ts'
import { strayFrontMatter } from './stray-front-matter.ts'

/** The YAML block at the head of a draft: canonical keys and words, each with the place where it was written. */
export interface FrontMatter {
  /** The whole block with both fences and the line end after them; empty if there is none. */
  readonly span: Span
  readonly root: YamlMap | undefined
  readonly unknown: readonly YamlEntry[]
  readonly problems: readonly Problem[]
  /** The parser of record had to read it: the scanner in front of it could not. */
  readonly byParser: boolean
}

/** Finds and reads the front matter. A draft may have none; a block that never closes is a problem, and so is one that begins elsewhere than on the first line. */
export function parseFrontMatter(source: string): FrontMatter {
  const open = /^---[ \t]*(?:\r\n|\n|\r|$)/.exec(source)
  if (open === null) {
    const stray = strayFrontMatter(source)
    const problems = stray === undefined ? [] : [stray]
    return { span: { start: 0, end: 0 }, root: undefined, unknown: [], problems, byParser: false }
  }
  const start = open[0].length
  const close = closingFence(source, start)
  if (close === undefined) {
    return {
      span: { start: 0, end: source.length },
      root: undefined,
      unknown: [],
      problems: [
        {
          span: { start: 0, end: 3 },
          message: { zh: '文件头以「---」开始，却没有结束', en: 'The front matter opens with “---” but never closes' },
          help: { zh: '在最后一个键的下一行单独写「---」', en: 'Write “---” on a line of its own after the last key' },
        },
      ],
      byParser: false,
    }
  }
  return readBlock(source.slice(start, close.start), start, { start: 0, end: close.end })
}

function closingFence(source: string, from: number): Span | undefined {
  const fence = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm
  fence.lastIndex = from
  for (let match = fence.exec(source); match !== null; match = fence.exec(source)) {
    // With the m flag ^ also matches between CR and LF; a fence stands at the start of a line.
    if (match.index === from || /[\r\n]/.test(source[match.index - 1] ?? '')) {
      return { start: match.index, end: match.index + match[0].length }
    }
  }
  return undefined
}

function readBlock(yaml: string, offset: number, span: Span): FrontMatter {
  const parsed = readYaml(yaml, offset)
  const { byParser } = parsed
  if (parsed.root === undefined || (parsed.root.kind === 'scalar' && parsed.root.value === null)) {
    return { span, root: undefined, unknown: [], problems: parsed.problems, byParser }
  }
  if (parsed.root.kind !== 'map')
    return { span, root: undefined, unknown: [], problems: [...parsed.problems, notKeys(parsed.root)], byParser }
  const { root, unknown, problems } = canonical(parsed.root, draftKeys)
  return { span, root, unknown, problems: [...parsed.problems, ...problems], byParser }
}

function notKeys(node: YamlNode): Problem {
  const slip = node.kind === 'scalar' ? colonSlip(node.text, node.span) : undefined
  if (slip !== undefined) return slip
  return {
    span: node.span,
    message: { zh: '文件头不是「键: 值」的形式', en: 'The front matter is not a list of “key: value” lines' },
    help: {
      zh: '每行写成「键: 值」，例如「account: jinxiu」',
      en: 'Write “key: value” on each line, as in “account: jinxiu”',
    },
  }
}

/** The node that stands at a dotted canonical path. */
export function fieldNode(frontMatter: FrontMatter, path: string): YamlNode | undefined {
  return nodeAt(frontMatter.root, path)
}

/** The texts at a path: one for a scalar, several for a list, none where nothing is written. */
export function fieldTexts(frontMatter: FrontMatter, path: string): readonly string[] {
  return textsOf(nodeAt(frontMatter.root, path))
}
