import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shipped } from './shipped.ts'
import { root } from './shipped.ts'

/** Where the example pack of a check is written. */
export function examplePath(check: string): string {
  return join('docs', 'reference', 'examples', `${check}.yaml`)
}

/** An example of a check: the pack written for it, else the shortest rule of a shipped pack that names it. */
export function exampleOf(check: string, shipped: () => readonly Shipped[]): string | undefined {
  const path = join(root, examplePath(check))
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const rules = shipped().flatMap(({ pack }) =>
    pack.definition.rules
      .filter(({ value }) => value.check?.value === check)
      .map(({ nameSpan }) => `# rules/${pack.name}.yaml\nrules:\n${writtenAt(pack.source, nameSpan.start)}`),
  )
  return rules.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]
}

/** The lines of a rule as they are written, from its name to the next line that is indented no deeper. */
function writtenAt(source: string, start: number): string {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const indent = start - lineStart
  const [first = '', ...rest] = source.slice(lineStart).split('\n')
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent)
  return [first, ...(end === -1 ? rest : rest.slice(0, end))].join('\n').trimEnd()
}
