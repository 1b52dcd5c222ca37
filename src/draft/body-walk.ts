import type { Nodes } from 'mdast'
import type { Span } from '../text/span.ts'
import type { Body } from './body.ts'
import { InlineWalk } from './inline-walk.ts'
import type { MarkdownEvent } from './markdown.ts'
import type { Place } from './pieces.ts'
import { PostText } from './post-text.ts'
import { type RawPiece, writeCode, writeHtml } from './raw-text.ts'

/** Goes through the tokens of a body from left to right. Nothing recurses: nesting can't overflow the stack. */
export class BodyWalk {
  readonly #post: PostText
  readonly #inline: InlineWalk
  readonly #headings: { readonly span: Span; readonly depth: number; readonly title: Title }[] = []
  /** How many line ends stand between the items of the lists that are open. */
  readonly #lists: (1 | 2)[] = []
  #itemStart = 0
  /** The code or the HTML that is open. */
  #raw: RawPiece[] | undefined
  /** Open is a line that only opens or closes code. */
  #inFence = false

  constructor(source: string, start: number, events: readonly MarkdownEvent[]) {
    this.#post = new PostText(source, start)
    this.#inline = new InlineWalk(source, this.#post, events)
  }

  enter(event: MarkdownEvent): void {
    const { type, start, end, value, node } = event
    switch (type) {
      case 'blockQuote':
        this.#post.openContainer(2)
        break
      case 'listOrdered':
      case 'listUnordered': {
        const lineEnds = isLoose(node) ? 2 : 1
        this.#lists.push(lineEnds)
        this.#post.openContainer(lineEnds)
        break
      }
      case 'listItem':
        this.#itemStart = start
        break
      case 'listItemMarker':
        this.#post.openContainer(this.#lists.at(-1) ?? 1, { start: this.#itemStart, end })
        break
      case 'atxHeading':
      case 'setextHeading':
        this.#post.openBlock()
        this.#post.openBrackets()
        break
      case 'codeFenced':
        this.#inline.addCode(event)
        this.#openRaw()
        break
      case 'codeIndented':
      case 'htmlFlow':
        this.#openRaw()
        break
      case 'codeFencedFence':
        this.#inFence = true
        break
      case 'codeFlowValue':
      case 'htmlFlowData':
        this.#raw?.push({ start, end, value, isLineEnd: false })
        break
      case 'lineEnding':
        if (this.#raw === undefined) this.#inline.enter(event)
        else this.#raw.push({ start, end, value: '\n', isLineEnd: true })
        break
      case 'lineEndingBlank':
        this.#post.lineEnd(start, end)
        break
      case 'paragraph':
      case 'thematicBreak':
      case 'definition':
        this.#post.openBlock()
        this.#inline.enter(event)
        break
      default:
        if (!this.#inFence) this.#inline.enter(event)
    }
  }

  exit(event: MarkdownEvent): void {
    const { type, node } = event
    switch (type) {
      case 'blockQuote':
      case 'listItem':
        this.#post.closeContainer()
        break
      case 'listOrdered':
      case 'listUnordered':
        this.#lists.pop()
        this.#post.closeContainer()
        break
      case 'atxHeading':
      case 'setextHeading':
        this.#inline.exit(event)
        this.#closeHeading(event)
        this.#post.closeBlock()
        break
      case 'codeFenced':
      case 'codeIndented':
        writeCode(this.#post, this.#raw ?? [], node)
        this.#raw = undefined
        this.#post.closeBlock()
        break
      case 'htmlFlow':
        this.#inline.addComments(writeHtml(this.#post, this.#raw ?? []))
        this.#raw = undefined
        this.#post.closeBlock()
        break
      case 'codeFencedFence':
        this.#inFence = false
        break
      case 'paragraph':
      case 'definition':
        this.#inline.exit(event)
        this.#post.closeBlock()
        break
      default:
        if (!this.#inFence) this.#inline.exit(event)
    }
  }

  body(end: number, byParser: boolean): Body {
    const text = this.#post.pieces.build(end)
    return {
      text,
      headings: this.#headings.map(({ span, depth, title }) => {
        const block = this.#post.pieces.span(title.start, title.end)
        return { span, depth, text: { start: block.start + 1, end: block.end - 1 }, block }
      }),
      images: this.#inline.images,
      links: this.#inline.links(),
      comments: this.#inline.comments,
      codes: this.#inline.codes,
      literalMarks: this.#inline.literalMarks,
      byParser,
    }
  }

  #openRaw(): void {
    this.#post.openBlock()
    this.#raw = []
  }

  #closeHeading({ start, end, node }: MarkdownEvent): void {
    const title = this.#post.closeBrackets()
    if (title === undefined || node?.type !== 'heading') return
    this.#headings.push({ span: { start, end }, depth: node.depth, title })
  }
}

/** Where a title begins and ends, with its 【】. */
interface Title {
  readonly start: Place
  readonly end: Place
}

/** Blank lines between two items, or between two blocks of one item, make all of a list loose. */
function isLoose(node: Nodes | undefined): boolean {
  if (node?.type !== 'list') return false
  return node.spread === true || node.children.some((item) => item.spread === true)
}
