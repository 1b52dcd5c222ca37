import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import type { Language } from '../text/bilingual.ts'
import type { KeyChoice, ValueChoice } from './levels.ts'
import type { Places } from './places.ts'
import { type YamlFile, yamlPlace } from './yaml-block.ts'

/** What may be written at a place: keys that are not there yet, or words that the key takes. */
export function completions(file: YamlFile, offset: number, places: Places, lang: Language): CompletionItem[] {
  const place = yamlPlace(file, offset)
  if (place === undefined) return []
  const { cursor, level } = place
  // What stands behind the cursor of a word that is being mended goes with it.
  const rest = /^[^\s:：,，[\]{}"'#]*/.exec(file.text.slice(cursor.word.end))?.[0] ?? ''
  const end = cursor.word.end + rest.length
  const range = places.rangeOf({ start: cursor.word.start, end })
  const used = new Set(cursor.siblings)
  const free = level.keys.filter(({ name, aliases }) => ![name, ...aliases].some((word) => used.has(word)))
  const hasColon = /^[ \t]*:/.test(file.text.slice(end))
  const keys = cursor.role === 'value' ? [] : free.flatMap(keyWords(lang)).map(asItem(true))
  const values = cursor.role === 'key' ? [] : level.values.flatMap(valueWords(lang)).map(asItem(false))
  return [...values, ...keys].map((item, at) => ({ ...item, sortText: String(at).padStart(5, '0') }))

  function asItem(isKey: boolean) {
    return ({ word, detail, doc }: Word): CompletionItem => ({
      label: word,
      kind: isKey ? CompletionItemKind.Property : CompletionItemKind.Value,
      ...(detail === undefined ? {} : { detail }),
      ...(doc === undefined ? {} : { documentation: doc }),
      filterText: word,
      textEdit: { range, newText: isKey ? (hasColon ? word : `${word}: `) : quoted(word) },
    })
  }
}

interface Word {
  readonly word: string
  readonly detail?: string
  readonly doc?: string
}

/** In Chinese the Chinese spelling comes first; both may be typed. */
function keyWords(lang: Language): (choice: KeyChoice) => Word[] {
  return ({ name, aliases, doc }) => bothWords(name, aliases[0], doc?.[lang], lang)
}

function valueWords(lang: Language): (choice: ValueChoice) => Word[] {
  return ({ word, aliases, doc }) => bothWords(word, aliases[0], doc?.[lang], lang)
}

function bothWords(word: string, alias: string | undefined, doc: string | undefined, lang: Language): Word[] {
  const about = doc === undefined ? {} : { doc }
  if (alias === undefined) return [{ word, ...(doc === undefined ? {} : { detail: doc }), ...about }]
  const both = [
    { word: alias, detail: word, ...about },
    { word, detail: alias, ...about },
  ]
  return lang === 'zh' ? both : both.reverse()
}

/** YAML takes some words for something else. */
function quoted(word: string): string {
  return /^[@`&*!|>%#{}[\],?:-]|: | #/.test(word) ? JSON.stringify(word) : word
}
