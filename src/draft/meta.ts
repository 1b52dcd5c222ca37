import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Problem } from '../shape/problem.ts'
import { wordsRunTogether } from '../shape/word-list.ts'
import { entryOf, isAbsent, type YamlNode } from '../shape/yaml-tree.ts'
import { type FrontMatter, fieldNode, fieldTexts } from './front-matter.ts'
import { draftKeys, type Kind, kinds, type Platform, platforms, type Status, statuses } from './keys.ts'
import { type Moment, parseMoment } from './moment.ts'

/** What the front matter says about a draft, typed, with defaults for what it leaves out. */
export interface DraftMeta {
  readonly account: string | undefined
  /** Empty where the draft names none: then the account's platform holds. */
  readonly platforms: readonly Platform[]
  readonly kind: Kind
  readonly status: Status
  readonly categories: readonly string[]
  readonly crisis: boolean
  /** A matter of weight, which more people approve. */
  readonly major: boolean
  readonly commercial: boolean
  readonly ai: boolean
  readonly publish: Moment | undefined
}

/** Reads the typed part of the front matter. A value that can't be understood is reported: a misspelt word must not switch rules off. */
export function readMeta(frontMatter: FrontMatter, report: (problem: Problem) => void): DraftMeta {
  const name = (path: string): string => entryOf(frontMatter.root, path)?.written ?? path
  const words = <W extends string>(path: string, known: readonly W[]): W[] => {
    const found: W[] = []
    const run = wordsRunTogether(fieldNode(frontMatter, path))
    if (run.length > 0) {
      for (const problem of run) report(problem)
      return found
    }
    for (const item of itemsAt(frontMatter, path)) {
      const text = item.kind === 'scalar' ? item.text : ''
      const word = known.find((each) => each === text)
      if (word !== undefined) found.push(word)
      else report(notOneOf(item, text, path, name(path), known))
    }
    return found
  }
  const flag = (path: string): boolean => {
    const node = fieldNode(frontMatter, path)
    if (node === undefined || isAbsent(node)) return false
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value
    report({
      span: node.span,
      message: { zh: `「${name(path)}」只能是 true（是）或 false（否）`, en: `“${name(path)}” must be true or false` },
    })
    return false
  }
  const one = (path: string): string | undefined => {
    const node = fieldNode(frontMatter, path)
    if (node === undefined || isAbsent(node)) return undefined
    if (node.kind === 'scalar') return node.text
    report({
      span: node.span,
      message: { zh: `「${name(path)}」应是一个词`, en: `“${name(path)}” must be a single word` },
    })
    return undefined
  }
  reportMisplaced(frontMatter, report)
  for (const problem of wordsRunTogether(fieldNode(frontMatter, 'category'))) report(problem)
  return {
    account: one('account'),
    platforms: words('platform', platforms),
    kind: words('kind', kinds)[0] ?? 'original',
    status: words('status', statuses)[0] ?? 'draft',
    categories: fieldTexts(frontMatter, 'category'),
    crisis: flag('crisis'),
    major: flag('major'),
    commercial: flag('commercial'),
    ai: flag('ai'),
    publish: momentAt(frontMatter, 'publish', report),
  }
}

/** Reads a date or time at a path; reports one that can't be understood. */
function momentAt(frontMatter: FrontMatter, path: string, report: (problem: Problem) => void): Moment | undefined {
  const node = fieldNode(frontMatter, path)
  if (node === undefined || isAbsent(node)) return undefined
  const moment = node.kind === 'scalar' ? parseMoment(node.text) : undefined
  if (moment === undefined) {
    const written = node.kind === 'scalar' ? node.text : ''
    report({
      span: node.span,
      message: { zh: `看不懂时间「${written}」`, en: `Cannot read the time “${written}”` },
      help: {
        zh: '写成「2026-11-23T09:30+08:00」或「2026-11-23 09:30」',
        en: 'Write “2026-11-23T09:30+08:00” or “2026-11-23 09:30”',
      },
    })
  }
  return moment
}

/** Lists where one value belongs, and values where a map does. */
function reportMisplaced(frontMatter: FrontMatter, report: (problem: Problem) => void): void {
  for (const path of ['event.date', 'event.deadline']) momentAt(frontMatter, path, report)
  for (const path of ['repost', 'event', 'source']) {
    const entry = entryOf(frontMatter.root, path)
    if (entry === undefined || isAbsent(entry.value) || entry.value.kind === 'map') continue
    const { written = path } = entry
    const inside = Object.entries(draftKeys[path]?.inside ?? {})
    // The keys in the language of the one above them.
    const keys = inside.map(([key, { aliases }]) => (written === path ? key : (aliases[0] ?? key))).join(', ')
    report({
      span: entry.value.span,
      message: { zh: `「${written}」下面应是「键: 值」（${keys}）`, en: `“${written}” must be a map (${keys})` },
    })
  }
}

function itemsAt(frontMatter: FrontMatter, path: string): readonly YamlNode[] {
  const node = fieldNode(frontMatter, path)
  if (node === undefined || isAbsent(node)) return []
  return node.kind === 'list' ? node.items : [node]
}

function notOneOf(item: YamlNode, text: string, path: string, name: string, known: readonly string[]): Problem {
  const table = draftKeys[path]?.words ?? {}
  const spellings = known.flatMap((word) => [word, ...(table[word] ?? [])])
  const guess = nearest(text, spellings)
  const list = known.map((word) => `${word}(${table[word]?.[0] ?? word})`).join('、')
  return {
    span: item.span,
    message: {
      zh: `「${name}」不能是「${text}」，可以是：${list}`,
      en: `“${name}” cannot be “${text}”; it is one of ${known.join(', ')}`,
    },
    ...(guess === undefined ? {} : { help: didYouMean(guess) }),
  }
}
