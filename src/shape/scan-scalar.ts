import type { Place } from '../text/span.ts'
import { fold } from './block-text.ts'
import { unquote } from './unquote.ts'
import type { YamlScalar } from './yaml-tree.ts'

/**
 * What a plain scalar may take: no colon or # beside a blank, for they end it; in a list or map in brackets no bracket and
 * no comma either.
 */
export const IN_BLOCK = /^(?:[^:#\r\n]|:(?=\S)|(?<=\S)#)+/
export const IN_FLOW = /^(?:[^:#,[\]{}\r\n]|:(?=[^\s,[\]{}])|(?<=\S)#)+/

const QUOTED = /^(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*(?:''[^'\n]*)*')/
const NUMBER = /^(?:0|[1-9]\d{0,8})$/
/** A letter, or digits that are surely no number. */
const PLAIN_START = /^(?:[A-Za-z\u0080-\uffff]|\d+(?:-\d|[\u0080-\uffff]))/
/** Words that YAML takes for something else than text, in any case. */
const RESERVED = /^(?:null|true|false)$/i

/**
 * The scalar that `text` begins with: its span says where it ends.
 *
 * @param extent {@link IN_BLOCK} or {@link IN_FLOW}
 */
export function scanScalar(
  text: string,
  start: number,
  extent: RegExp,
  path: string | undefined,
): YamlScalar | undefined {
  const first = text[0]
  if (first === '"' || first === "'") return scanQuoted(text, start, path)
  const written = extent.exec(text)?.[0].trimEnd() ?? ''
  const span = placeOf(start, start + written.length, path)
  if (written === 'true' || written === 'false')
    return { kind: 'scalar', value: written === 'true', text: written, span }
  if (NUMBER.test(written)) return { kind: 'scalar', value: Number(written), text: written, span }
  if (written === 'null' || written === '~') return { kind: 'scalar', value: null, text: '', span }
  if (!PLAIN_START.test(written) || RESERVED.test(written)) return undefined
  return { kind: 'scalar', value: written, text: written, span }
}

function scanQuoted(text: string, start: number, path: string | undefined): YamlScalar | undefined {
  const quoted = QUOTED.exec(text)?.[0]
  const value = quoted === undefined ? undefined : unquote(quoted)
  if (quoted === undefined || value === undefined) return undefined
  return { kind: 'scalar', value, text: value, span: placeOf(start, start + quoted.length, path) }
}

/** A plain scalar that goes on below. Each of its lines must look like one, and only the last may end in something else. */
export function scanPlainLines(text: string, start: number, path: string | undefined): YamlScalar | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const last = lines.pop() ?? ''
  const lastWritten = IN_BLOCK.exec(last)?.[0].trimEnd() ?? ''
  lines.push(lastWritten)
  if (!lines.every((line) => line === '' || (PLAIN_START.test(line) && IN_BLOCK.exec(line)?.[0] === line)))
    return undefined
  const written = fold(lines.join('\n'))
  const end = start + text.trimEnd().length - (last.length - lastWritten.length)
  return { kind: 'scalar', value: written, text: written, span: placeOf(start, end, path) }
}

export function placeOf(start: number, end: number, path: string | undefined): Place {
  return path === undefined ? { start, end } : { start, end, path }
}
