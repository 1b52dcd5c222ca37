import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'
import type { Problem } from './problem.ts'
import { listOf, type Shape, text } from './shape.ts'
import type { YamlNode } from './yaml-tree.ts'

/** A list of words none of which holds a mark that parts words, such as 、: names of columns, tags, people. */
export function listOfWords(): Shape<readonly string[]>
export function listOfWords<T>(item: Shape<T>): Shape<readonly T[]>
export function listOfWords(item: Shape<unknown> = text()): Shape<readonly unknown[]> {
  const list = listOf(item)
  return {
    ...list,
    read(node, report) {
      const run = wordsRunTogether(node)
      if (run.length === 0) return list.read(node, report)
      for (const problem of run) report(problem)
      return undefined
    },
  }
}

/** Words that stand where YAML parts nothing: of `新闻、活动` or `[新闻，活动]` it makes one word, which is that of no rule. */
export function wordsRunTogether(node: YamlNode | undefined): Problem[] {
  if (node?.kind === 'scalar') return runTogether(node)
  if (node?.kind !== 'list') return []
  // Who quotes an item of a list says that it is one.
  return node.items.flatMap((item) => (isQuoted(item) ? [] : runTogether(item)))
}

/** Between Chinese words a plain comma too; “Foo Co., Ltd.” is one name. */
const BETWEEN_WORDS = /\s*[、，；]\s*|(?<=[\u3400-\u9fff])\s*[,;]\s*(?=[\u3400-\u9fff])/

function runTogether(node: YamlNode): Problem[] {
  if (node.kind !== 'scalar') return []
  // Lines that YAML folds into one text are longer than it, as quoted ones are.
  const item = isQuoted(node) && !/ -\S/.test(node.text) ? undefined : /^-([^\s-].*)$/.exec(node.text)?.[1]
  if (item !== undefined) return [itemWithoutBlank(item, node.span)]
  const mark = BETWEEN_WORDS.exec(node.text)?.[0].trim()
  if (mark === undefined) return []
  const words = node.text
    .split(BETWEEN_WORDS)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const help: Bilingual = {
    zh: `几个词写成 [${words.join(', ')}]（半角逗号）；确实是一个词，写成 ["${node.text}"]`,
    en: `Write several words as [${words.join(', ')}]; if it is one word, write ["${node.text}"]`,
  }
  return [
    {
      span: node.span,
      message: {
        zh: `「${node.text}」会被当作一个词：「${mark}」分不开几个词`,
        en: `“${node.text}” would be a single word: “${mark}” does not part words`,
      },
      help,
    },
  ]
}

function itemWithoutBlank(item: string, span: Place): Problem {
  return {
    span: { ...span, end: span.start + 1 },
    message: { zh: `「-」后面缺少空格：「-${item}」`, en: `No blank follows the hyphen of “-${item}”` },
    help: {
      zh: `每项一行，写成「- ${item.split(' ', 1)[0]}」`,
      en: `Write “- ${item.split(' ', 1)[0]}”, each on its line`,
    },
  }
}

function isQuoted(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.span.end - node.span.start > node.text.length
}
