import type { Nodes, Root } from 'mdast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Span } from '../text/span.ts'
import { IntricateMarkdown, refuseIntricate } from './intricate.ts'

/** The parser entered or left a token. Both events of a token carry the same span. Offsets are UTF-16 units of the source. */
export interface MarkdownEvent {
  /** The name that micromark gives to the token: `paragraph`, `data`, `characterEscapeValue` … */
  readonly type: string
  readonly enters: boolean
  readonly start: number
  readonly end: number
  /**
   * What the token says, for tokens that hold text, on entering: U+FFFD for NUL, blanks for the rest of a tab that
   * began before the token. A character reference says what it stands for.
   */
  readonly value: string
  /** What remark made of a heading, a link, an image, a definition, a list, a code span or a code block. */
  readonly node: Nodes | undefined
}

/**
 * What remark reads in `source[start, end)` as plain CommonMark, token by token in the order of the source.
 * The tree alone would not do: it says where nodes are, not where each of their characters is written.
 *
 * @throws IntricateMarkdown for markup so dense or so deep that remark would need minutes for it
 */
export function readMarkdown(source: string, span: Span): readonly MarkdownEvent[] {
  // micromark leaves out a byte order mark and doesn't count it: all its offsets would be one short.
  const start = source.charCodeAt(span.start) === BYTE_ORDER_MARK ? span.start + 1 : span.start
  const text = source.slice(start, span.end)
  if (text.trim() === '') return []
  refuseIntricate(source, { start, end: span.end })
  const recording = recordings.get(treeOf(text, start))
  // An mdast-util-from-markdown before 2.1 has no listeners, and would leave every draft empty.
  if (recording === undefined)
    throw new Error('remark reported no tokens: mdast-util-from-markdown 2.1 or later is needed')
  for (const event of recording.events) {
    event.start += start
    event.end += start
  }
  return recording.events
}

function treeOf(text: string, start: number): Root {
  try {
    return markdown().parse(text)
  } catch (error) {
    // remark reads an alternative text recursively. Within our limits it has been seen to overflow only half a stack.
    if (error instanceof RangeError) throw new IntricateMarkdown('nested emphasis', start, { cause: error })
    throw error
  }
}

const BYTE_ORDER_MARK = 0xfeff

function createMarkdown() {
  return unified().use(remarkParse).data('fromMarkdownExtensions', [recorder]).freeze()
}

let processor: ReturnType<typeof createMarkdown> | undefined

function markdown(): ReturnType<typeof createMarkdown> {
  processor ??= createMarkdown()
  return processor
}

type RecordedEvent = { -readonly [Key in keyof MarkdownEvent]: MarkdownEvent[Key] }

interface Recording {
  readonly events: RecordedEvent[]
  /** The events of the tokens that are still open. */
  readonly open: RecordedEvent[]
  /** The value of a text node, while it is set aside to see what a character reference adds to it. */
  setAside: string
}

/** By the root of the tree, which is at hand while remark builds it and after: nothing is shared between two parses. */
const recordings = new WeakMap<object, Recording>()

function recordingOf(context: CompileContext): Recording {
  const root = context.stack[0]
  if (root === undefined) throw new Error('remark has no root')
  let recording = recordings.get(root)
  if (recording === undefined) {
    recording = { events: [], open: [], setAside: '' }
    recordings.set(root, recording)
  }
  return recording
}

/** Listens to every token and takes no part in building the tree: no handler of remark is replaced. */
const recorder: Extension = {
  beforeEnter(token) {
    const recording = recordingOf(this)
    const event = {
      type: token.type,
      enters: true,
      start: token.start.offset,
      end: endOf(token, this),
      value: VALUED.has(token.type) ? this.sliceSerialize(token) : '',
      node: undefined,
    }
    recording.events.push(event)
    recording.open.push(event)
    if (token.type === 'characterReferenceValue') {
      const text = openText(this)
      recording.setAside = text.value
      text.value = ''
    }
  },
  afterExit(token) {
    const recording = recordingOf(this)
    const entered = recording.open.pop()
    if (entered?.type !== token.type) throw new Error(`remark left ${token.type} where it had entered ${entered?.type}`)
    if (token.type === 'characterReferenceValue') {
      const text = openText(this)
      entered.value = text.value
      text.value = recording.setAside + text.value
    }
    if (NODED.has(token.type)) entered.node = lastChild(this)
    recording.events.push({ ...entered, enters: false })
  },
}

const VALUED = new Set<string>([
  'data',
  'characterEscapeValue',
  'autolinkProtocol',
  'autolinkEmail',
  'codeTextData',
  'codeFlowValue',
  'htmlFlowData',
  'htmlTextData',
])

const NODED = new Set<string>([
  'atxHeading',
  'setextHeading',
  'autolink',
  'link',
  'image',
  'definition',
  'listOrdered',
  'listUnordered',
  'codeText',
  'codeFenced',
  'codeIndented',
])

/** In a container, a line end reaches over the markers at the start of the next line: cut it back to what it is. */
function endOf(token: Token, context: CompileContext): number {
  if (token.type !== 'lineEnding' && token.type !== 'lineEndingBlank') return token.end.offset
  return token.start.offset + context.sliceSerialize(token).length
}

function openText(context: CompileContext): { value: string } {
  const node = context.stack.at(-1)
  if (node?.type !== 'text') throw new Error(`remark keeps a character reference in ${node?.type}`)
  return node
}

function lastChild(context: CompileContext): Nodes | undefined {
  const parent = context.stack.at(-1)
  return parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined
}
