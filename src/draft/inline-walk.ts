import type { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import type { Comment, Image, Link } from './body.ts'
import { definitionsIn, type Target } from './definitions.ts'
import { marksIn, meantMarks } from './literal-marks.ts'
import type { MarkdownEvent } from './markdown.ts'
import type { Place } from './pieces.ts'
import { PostText } from './post-text.ts'
import { expectSame, isBlank, type RawPiece, writeHtml } from './raw-text.ts'

/** Goes through the tokens of paragraphs and headings: words, links, images, code spans, tags. */
export class InlineWalk {
  readonly #source: string
  readonly #definitions: ReadonlyMap<string, Target>
  readonly #post: PostText
  /** The post text, or the alternative text of the image that is open. */
  #out: PostText
  readonly #images: Image[] = []
  readonly #links: (Target & { readonly span: Span; readonly start: Place; readonly end: Place })[] = []
  readonly #comments: Comment[] = []
  readonly #codes: Span[] = []
  readonly #literalMarks: Span[] = []
  /** Links and images that are open, from the outside in. */
  readonly #media: Medium[] = []
  /** How many tokens are open that say nothing to a reader. */
  #hidden = 0
  /** Open is the address of a link that is shown. */
  #inAddress = false
  /** Where the code span that is open began. */
  #codeStart: Place | undefined
  /** The HTML that is open. */
  #html: RawPiece[] | undefined
  /** The escape or the character reference that is open. */
  #encoded: Span = { start: 0, end: 0 }
  /** The `*` and `_` of the paragraph that is open. */
  #marks: Span[] = []

  constructor(source: string, post: PostText, events: readonly MarkdownEvent[]) {
    this.#source = source
    this.#definitions = definitionsIn(events)
    this.#post = post
    this.#out = post
  }

  get images(): readonly Image[] {
    return this.#images
  }

  get comments(): readonly Comment[] {
    return this.#comments
  }

  get codes(): readonly Span[] {
    return this.#codes
  }

  get literalMarks(): readonly Span[] {
    return this.#literalMarks
  }

  /** After the post text is built. */
  links(): Link[] {
    return this.#links.map(({ span, start, end, url, urlSpan }) => ({
      span,
      text: this.#post.pieces.span(start, end),
      url,
      urlSpan,
    }))
  }

  addComments(comments: readonly Comment[]): void {
    for (const comment of comments) this.#comments.push(comment)
  }

  addCode({ start, end }: Span): void {
    this.#codes.push({ start, end })
  }

  enter(event: MarkdownEvent): void {
    const { type, start, end, value, node } = event
    switch (type) {
      case 'data':
        this.#data(start, end, value)
        break
      case 'characterEscape':
      case 'characterReference':
        this.#encoded = { start, end }
        break
      case 'characterEscapeValue':
      case 'characterReferenceValue':
        if (this.#hidden === 0 || this.#inAddress) this.#out.decoded(value, this.#encoded.start, this.#encoded.end)
        break
      case 'lineEnding':
        this.#lineEnd(start, end)
        break
      case 'codeText':
        // A code span of blanks is a blank like others.
        if (node?.type === 'inlineCode' && !isBlank(node.value)) this.#codeStart = this.#out.pieces.place
        this.addCode(event)
        break
      case 'codeTextData':
        if (this.#codeStart === undefined) this.#out.words(start, end, value)
        else this.#out.verbatim(start, end, value)
        break
      case 'htmlText':
        this.#html = []
        break
      case 'htmlTextData':
        this.#html?.push({ start, end, value, isLineEnd: false })
        break
      case 'autolink':
      case 'link':
      case 'image':
        this.#openMedium(event)
        break
      case 'autolinkProtocol':
      case 'autolinkEmail':
        this.#aim({ start, end })
        this.#out.verbatim(start, end, value)
        break
      case 'labelText':
        // The label of an image inside a label belongs to that label.
        if (this.#media.at(-1)?.isImage && this.#out === this.#post) this.#out = new PostText(this.#source, start)
        break
      case 'definition':
      case 'reference':
        this.#hidden++
        break
      case 'resource':
        this.#hidden++
        this.#aim({ start: start + 1, end: start + 1 })
        break
      case 'resourceDestinationLiteral':
        this.#aim({ start: start + 1, end: start + 1 })
        break
      case 'resourceDestinationString':
        this.#aim({ start, end })
        this.#openAddress()
        break
    }
  }

  exit(event: MarkdownEvent): void {
    const { type, end, node } = event
    switch (type) {
      case 'paragraph':
      case 'atxHeading':
      case 'setextHeading':
        for (const mark of meantMarks(this.#source, this.#marks)) this.#literalMarks.push(mark)
        this.#marks = []
        break
      case 'codeText':
        if (node?.type === 'inlineCode' && this.#codeStart !== undefined) {
          expectSame(this.#out.pieces.since(this.#codeStart), node.value.replace(/\r\n?|\n/g, ' '))
        }
        this.#codeStart = undefined
        break
      case 'htmlText':
        this.addComments(writeHtml(this.#out, this.#html ?? []))
        this.#html = undefined
        break
      case 'autolink':
      case 'link':
        this.#closeLink(end)
        break
      case 'image':
        this.#closeImage()
        break
      case 'labelText':
        this.#closeLabel(end)
        break
      case 'definition':
      case 'reference':
      case 'resource':
        this.#hidden--
        break
      case 'resourceDestinationString':
        this.#inAddress = false
        break
    }
  }

  #data(start: number, end: number, value: string): void {
    if (this.#inAddress) this.#out.verbatim(start, end, value)
    else if (this.#hidden === 0) {
      this.#out.words(start, end, value)
      if (this.#out !== this.#post) return
      for (const mark of marksIn(this.#source, { start, end })) this.#marks.push(mark)
    }
  }

  #lineEnd(start: number, end: number): void {
    if (this.#html !== undefined) this.#html.push({ start, end, value: '\n', isLineEnd: true })
    // CommonMark (section 6.1) has a blank for a line end in a code span.
    else if (this.#codeStart !== undefined) this.#out.decoded(' ', start, end)
    else if (this.#hidden === 0) this.#out.lineEnd(start, end)
  }

  #openMedium({ type, start, end, node }: MarkdownEvent): void {
    const isReference = node?.type === 'linkReference' || node?.type === 'imageReference'
    const target = isReference ? this.#definitions.get(node.identifier) : node
    if (target === undefined || !('url' in target)) {
      throw new Error(`the ${node?.type ?? type} at ${start} leads nowhere`)
    }
    this.#media.push({
      span: { start, end },
      isImage: type === 'image',
      isReference,
      url: target.url,
      urlSpan: 'urlSpan' in target ? target.urlSpan : { start, end: start },
      start: this.#out.pieces.place,
      waiting: this.#out.waiting,
      label: undefined,
      labelEnd: start,
      alt: undefined,
    })
  }

  /** The innermost link or image leads to what stands at a place in the source. */
  #aim(urlSpan: Span): void {
    const medium = this.#media.at(-1)
    if (medium !== undefined) medium.urlSpan = urlSpan
  }

  #closeLabel(end: number): void {
    const medium = this.#media.at(-1)
    if (medium === undefined) return
    if (medium.isImage) {
      // Of nested images, the outermost has the text.
      if (this.#media.some((outer) => outer !== medium && outer.isImage)) return
      medium.alt = this.#out.pieces.build(end)
      this.#out = this.#post
    } else {
      medium.label = this.#out.pieces.since(medium.start)
      medium.labelEnd = end
      // One blank stands between label and address, and none where there is no label.
      this.#out.dropWaiting(medium.label === '' ? medium.waiting : 0)
    }
  }

  #shows(medium: Medium): boolean {
    return !medium.isImage && this.#out === this.#post && medium.url !== '' && medium.label !== medium.url
  }

  #openAddress(): void {
    const medium = this.#media.at(-1)
    if (medium === undefined || !this.#shows(medium)) return
    this.#inAddress = true
    if (medium.label !== '') this.#out.insertBlank()
  }

  #closeLink(end: number): void {
    const medium = this.#media.pop()
    if (medium === undefined || this.#out !== this.#post) return
    if (medium.isReference && this.#shows(medium)) {
      // The address is written elsewhere: what stands for it here is `][label]`.
      this.#out.decoded(medium.label === '' ? medium.url : ` ${medium.url}`, medium.labelEnd, end)
    }
    const { span, url, urlSpan } = medium
    this.#links.push({
      span,
      url,
      urlSpan,
      start: this.#post.pieces.contentFrom(medium.start),
      end: this.#post.pieces.place,
    })
  }

  #closeImage(): void {
    const medium = this.#media.pop()
    if (medium?.alt === undefined) return
    const { span, alt, url, urlSpan } = medium
    this.#images.push({ span, alt, url, urlSpan })
  }
}

/** A link or an image that is open. */
interface Medium {
  readonly span: Span
  readonly isImage: boolean
  readonly isReference: boolean
  readonly url: string
  urlSpan: Span
  /** Where in the text it began. */
  readonly start: Place
  /** How many pieces of white space were waiting there. */
  readonly waiting: number
  /** Of a link, as it stands in the text, once it is closed. */
  label: string | undefined
  labelEnd: number
  /** Of an image, once its label is closed. */
  alt: MappedText | undefined
}
