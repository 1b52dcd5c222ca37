/** Offsets into a pattern, in UTF-16 units. */
export interface Brackets {
  /** The innermost group that is never closed. */
  readonly openGroup: number | undefined
  /** The class that is never closed. */
  readonly openClass: number | undefined
  /** The first group that lies in as many groups as are allowed. */
  readonly tooDeep: number | undefined
}

/** Looks at the brackets of a pattern without recursion, in whatever state the rest of it is. */
export function scanBrackets(source: string, maxDepth: number): Brackets {
  const openGroups: number[] = []
  let openClass: number | undefined
  let tooDeep: number | undefined
  for (let offset = 0; offset < source.length; offset++) {
    const character = source[offset]
    if (character === '\\') {
      offset++
    } else if (openClass !== undefined) {
      if (character === ']') openClass = undefined
    } else if (character === '[') {
      openClass = offset
    } else if (character === ')') {
      openGroups.pop()
    } else if (character === '(') {
      if (openGroups.length === maxDepth) tooDeep ??= offset
      openGroups.push(offset)
    }
  }
  return { openGroup: openGroups.at(-1), openClass, tooDeep }
}
