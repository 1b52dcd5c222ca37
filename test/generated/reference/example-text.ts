import type { Example, ExampleFile, ExamplePost } from '../../../src/pack/pack-shape.ts'
import type { YamlNode } from '../../../src/shape/yaml-tree.ts'

const MOST_CHARACTERS = 240

/** An example as a draft: the front matter that it gives itself, and its text; a long text is cut. */
export function exampleText({
  draft,
  body = '',
  front,
  account,
  before,
  files,
  people,
  posts,
  today,
}: Example): string {
  const head = front === undefined ? '' : `---\n${linesOf(front)}---\n`
  const profile = account === undefined ? '' : `（账号资料 account profile: ${flow(account)}）\n`
  const day = today === undefined ? '' : `（今天 today: ${today}）\n`
  const past = before === undefined ? '' : `（原来 before: ${flow(before)}）\n`
  const holders =
    people === undefined
      ? ''
      : `（人员 people: ${[...people].map(([role, names]) => `${role} ${names.join('、')}`).join('；')}）\n`
  const media =
    files === undefined ? '' : `（文件 files: ${[...files].map(([name, file]) => fileText(name, file)).join('；')}）\n`
  const around = profile + past + holders + media + day
  if (posts !== undefined) return around + posts.map(postText).join('\n')
  return around + (draft === undefined ? head + cut(body.trimEnd()) : cut(draft.trimEnd()))
}

function fileText(name: string, { format, bytes, width, height, content, truncated }: ExampleFile): string {
  const size = width === undefined || height === undefined ? '' : `, ${width}×${height}`
  const more = `${content === undefined ? '' : `, ${content}`}${truncated ? ', 不完整 cut short' : ''}`
  return `${name} ${format}, ${bytes} B${size}${more}`
}

function postText({ front, publish, body }: ExamplePost): string {
  const text = cut(body.trim().replaceAll('\n', ' '))
  return front === undefined ? `${publish} ${text}` : `${flow(front)} ${text}`.trimEnd()
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
