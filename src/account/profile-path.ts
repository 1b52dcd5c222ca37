import type { Shape } from '../shape/shape.ts'
import { type AccountProfile, accountShape } from './account.ts'

/** A dotted path of the profile under canonical keys, or undefined if no profile can have it. Takes Chinese spellings. */
export function profilePath(written: string): string | undefined {
  const path: string[] = []
  let shape: Shape<unknown> | undefined = accountShape
  for (const word of written.split('.')) {
    if (word === '') return undefined
    const fields: Shape<unknown>['fields'] = keysIn(shape)
    // What stands below a key that is left to others, such as calendar, is theirs.
    if (fields === undefined) {
      if (shape !== undefined && !isOpen(shape)) return undefined
      path.push(word)
      shape = undefined
      continue
    }
    const name: string | undefined = Object.keys(fields).find(
      (key) => key === word || fields[key]?.aliases?.includes(word),
    )
    if (name === undefined) return undefined
    path.push(name)
    shape = fields[name]?.shape
  }
  return path.join('.')
}

/** A canonical path as operators write it: `archive.administrator` is 备案.管理员. */
export function profilePathInChinese(path: string): string {
  let shape: Shape<unknown> | undefined = accountShape
  return path
    .split('.')
    .map((key) => {
      const field: NonNullable<Shape<unknown>['fields']>[string] | undefined = keysIn(shape)?.[key]
      shape = field?.shape
      return field?.aliases?.[0] ?? key
    })
    .join('.')
}

/** Whether a list of maps stands under a canonical path, such as `changes`. */
export function isListOfMaps(path: string): boolean {
  let shape: Shape<unknown> | undefined = accountShape
  for (const key of path.split('.')) shape = keysIn(shape)?.[key]?.shape
  return shape?.item?.fields !== undefined
}

/** Every path that holds a text or a list of texts. */
export function textPaths(): readonly string[] {
  textPathsFound ??= leavesOf(accountShape, '')
  return textPathsFound
}

let textPathsFound: readonly string[] | undefined

function leavesOf(shape: Shape<unknown>, prefix: string): string[] {
  return Object.entries(keysIn(shape) ?? {}).flatMap(([key, { shape: inner }]) => {
    if (keysIn(inner) !== undefined) return leavesOf(inner, `${prefix}${key}.`)
    return isOpen(inner) ? [] : [`${prefix}${key}`]
  })
}

/** The texts at a canonical path, with what holds for profiles that do not say. */
export function profileTexts(profile: AccountProfile, path: string): readonly string[] {
  let values: readonly unknown[] = [profile]
  for (const key of path.split('.')) {
    values = values.flatMap((value) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? [(value as Readonly<Record<string, unknown>>)[key]].flat()
        : [],
    )
  }
  return values.flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []))
}

/** The keys of a map, or of the maps in a list. */
function keysIn(shape: Shape<unknown> | undefined): Shape<unknown>['fields'] {
  return shape?.fields ?? shape?.item?.fields
}

/** A map or a list whose inside the profile does not know. */
function isOpen({ jsonSchema: { type } }: Shape<unknown>): boolean {
  return type === 'object' || type === 'array'
}
