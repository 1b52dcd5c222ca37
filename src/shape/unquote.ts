/** What a YAML text in quotes on one line says; undefined if an escape is none. */
export function unquote(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1)
  if (quoted[0] === "'") return inner.replaceAll("''", "'")
  if (!inner.includes('\\')) return inner
  let sound = true
  const text = inner.replace(ESCAPE, (_, x?: string, u?: string, U?: string, sign?: string) => {
    const decoded = sign === undefined ? characterOf(x ?? u ?? U ?? '') : SIGNS.get(sign)
    if (decoded === undefined) sound = false
    return decoded ?? ''
  })
  return sound ? text : undefined
}

const ESCAPE = /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g

function characterOf(hex: string): string | undefined {
  const codePoint = Number.parseInt(hex, 16)
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined
}

/** YAML 1.2.2, 5.7. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
