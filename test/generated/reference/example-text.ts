import type { Example } from '../../../src/pack/pack-shape.ts'
import type { YamlNode } from '../../../src/shape/yaml-tree.ts'

const MOST_CHARACTERS = 240

/** An example as a draft: the front matter that it gives itself, and its text; a long text is cut. */
export function exampleText({ draft, body = '', front, account, today }: Example): string {
  const head = front === undefined ? '' : `---\n${linesOf(front)}---\n`
  const profile = account === undefined ? '' : `（账号资料 account profile: ${flow(account)}）\n`
  const day = today === undefined ? '' : `（今天 today: ${today}）\n`
  return profile + day + (draft === undefined ? head + cut(body.trimEnd()) : cut(draft.trimEnd()))
}

function cut(text: string): string {
  const chars = Array.from(text)
  if (chars.length <= MOST_CHARACTERS) return text
  return `${chars.slice(0, MOST_CHARACTERS / 2).join('')}…（共 ${chars.length} 字 characters in all）`
}

function linesOf(node: YamlNode): string {
  if (node.kind !== 'map') return `${flow(node)}\n`
  return node.entries.map(({ key, value }) => `${key}: ${flow(value)}\n`).join('')
}

function flow(node: YamlNode): string {
  if (node.kind === 'scalar') return /^[@#{[]|: /.test(node.text) ? JSON.stringify(node.text) : node.text
  if (node.kind === 'list') return `[${node.items.map(flow).join(', ')}]`
  return `{${node.entries.map(({ key, value }) => `${key}: ${flow(value)}`).join(', ')}}`
}
