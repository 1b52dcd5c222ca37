import { spellingsOf } from './canonical.ts'
import { draftKeys, type KeyTable } from './keys.ts'

/** A dotted path of the front matter under canonical keys. Keys that the table does not know stay: a project may add some. */
export function draftPath(written: string): string {
  return alongKeys(written, (table, key) => spellingsOf(table).get(key) ?? key)
}

/** A canonical path as operators write it: `event.prize` is 活动.奖品. */
export function draftPathInChinese(path: string): string {
  return alongKeys(path, (table, key) => (Object.hasOwn(table, key) ? table[key]?.aliases[0] : undefined) ?? key)
}

function alongKeys(path: string, spell: (table: KeyTable, key: string) => string): string {
  let table: KeyTable | undefined = draftKeys
  return path
    .split('.')
    .map((word) => {
      if (table === undefined) return word
      const key: string = spellingsOf(table).get(word) ?? word
      const spelt = spell(table, key)
      table = Object.hasOwn(table, key) ? table[key]?.inside : undefined
      return spelt
    })
    .join('.')
}
