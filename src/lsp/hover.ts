import { checks } from '../checks/index.ts'
import type { Violation } from '../lint/violation.ts'
import { examplesOf } from '../pack/examples-of.ts'
import type { Example } from '../pack/pack-shape.ts'
import type { ResolvedRule } from '../pack/resolve-rules.ts'
import { gradeLabel } from '../report/grade-label.ts'
import { sentence } from '../report/sentence.ts'
import { exampleCase } from '../run/example-case.ts'
import type { Project } from '../run/project.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import { gradeNameOf } from './diagnostics.ts'
import { canonicalName } from './levels.ts'
import { type YamlFile, yamlPlace } from './yaml-block.ts'

/** All that is known of a violation, as Markdown. */
export function violationText({ rule, data, also }: Violation, project: Project, file: string, lang: Language): string {
  const say = (words: Bilingual): string => escaped(sentence(words, data, lang))
  const { name, sanction } = gradeNameOf(project, rule.grade)
  const set = project.rules.at(file).find((each) => each.rule.id === rule.id)?.rule
  const lines = [`**${escaped(gradeLabel(rule, name, lang))}** \`${rule.id}\``, '', say(rule.message), '']
  const item = (label: Bilingual, text: string): void => {
    lines.push(lang === 'zh' ? `- ${label.zh}：${text}` : `- ${label.en}: ${text}`)
  }
  if (rule.incident !== undefined) item({ zh: '事故', en: 'Incident' }, say(rule.incident))
  if (sanction !== undefined && !rule.hint) item({ zh: '处分', en: 'Sanction' }, escaped(sanction[lang]))
  for (const { document, at, says } of rule.clauses)
    item({ zh: '依据', en: 'Clause' }, escaped(`${document[lang]} ${at}  ${says[lang]}`))
  if (rule.why !== undefined) item({ zh: '为什么', en: 'Why' }, say(rule.why))
  else if (set?.reason !== undefined) item({ zh: '缘由', en: 'Reason' }, say(set.reason))
  if (rule.try !== undefined) item({ zh: '改法', en: 'Do' }, say(rule.try))
  if (also.length > 0) item({ zh: '同样报告的', en: 'Found too by' }, also.map((id) => `\`${id}\``).join(' '))
  if (set !== undefined) {
    lines.push(...exampleLines(set, 'invalid', { zh: '会报告', en: 'Reported' }, lang))
    lines.push(...exampleLines(set, 'valid', { zh: '不报告', en: 'Left alone' }, lang))
  }
  return lines.join('\n')
}

function exampleLines(rule: ResolvedRule, side: 'invalid' | 'valid', title: Bilingual, lang: Language): string[] {
  const example: Example | undefined = examplesOf(rule)[side][0]
  if (example === undefined) return []
  const source = exampleCase(example, rule).source.trimEnd()
  const fence = '`'.repeat(Math.max(3, ...[...source.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return ['', lang === 'zh' ? `${title.zh}：` : `${title.en}:`, '', `${fence}text`, source, fence]
}

export interface KeyText {
  readonly span: Span
  readonly text: string
  /** The key and those above it, in canonical spelling. */
  readonly path: readonly string[]
}

/** What a key means: of the front matter, a profile, a config or a pack. */
export function keyText(file: YamlFile, offset: number, lang: Language): KeyText | undefined {
  const { text } = file
  const isPart = (char: string | undefined): boolean => char !== undefined && !/[\s:,{}[\]"']/.test(char)
  let end = offset
  while (isPart(text[end])) end++
  let start = offset
  while (isPart(text[start - 1])) start--
  if (start === end) return undefined
  // Read as if it were just being typed: whatever has a colon behind it is a key.
  const place = /^["']?[ \t]*:/.test(text.slice(end)) ? yamlPlace(file, start) : yamlPlace(file, end)
  if (place === undefined) return undefined
  const word = text.slice(start, end)
  if (place.cursor.role !== 'key') {
    const summary = place.cursor.path.at(-1) === 'check' ? checks.get(word)?.summary : undefined
    const doc = summary ?? place.level.values.find((each) => each.word === word)?.doc
    return doc === undefined
      ? undefined
      : { span: { start, end }, text: `\`${word}\`\n\n${escaped(doc[lang])}`, path: [] }
  }
  const name = canonicalName(place.level.keys, word)
  const key = place.level.keys.find((each) => each.name === name)
  if (key === undefined) return undefined
  const names = [key.name, ...key.aliases].map((each) => `\`${each}\``).join(' ')
  const doc = key.doc === undefined ? [] : ['', escaped(key.doc[lang])]
  return { span: { start, end }, text: [names, ...doc].join('\n'), path: [...place.cursor.path, key.name] }
}

/** Words of drafts and packs are no markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
}

/** The same without markup, for clients that show none. */
export function plain(markdown: string): string {
  return markdown
    .replace(/^(`{3,})(?:text)?\n([\s\S]*?)\n\1$/gm, '$2')
    .replace(/\*\*(.*?)\*\*/g, '$1')
    .replace(/(?<!\\)`([^`\n]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]<>#|~!&])/g, '$1')
}
