/** A fenced block of a Markdown document. */
export interface Block {
  /** The first word after the fence: `yaml`, `console`. */
  readonly language: string
  /** `title="rules/house.yaml"`: the file that the block is. */
  readonly title: string | undefined
  /** `append="rules/house.yaml"`: the file that the block is added to. */
  readonly append: string | undefined
  readonly content: string
  /** Where the content stands in the document. */
  readonly start: number
  readonly end: number
}

/** The fenced blocks of a document, in order. */
export function blocksOf(document: string): Block[] {
  return Array.from(
    document.matchAll(/^(?<fence>`{3,})(?<language>\w*)(?<info>[^\n`]*)\n(?<content>[\s\S]*?)^\k<fence>$/gm),
    (match) => {
      const { fence = '', language = '', info = '', content = '' } = match.groups ?? {}
      const start = match.index + fence.length + language.length + info.length + 1
      const value = (name: string) => new RegExp(`\\b${name}="([^"]+)"`).exec(info)?.[1]
      return { language, title: value('title'), append: value('append'), content, start, end: start + content.length }
    },
  )
}

/** The block that is a file. */
export function blockTitled(document: string, title: string): string {
  const found = blocksOf(document).filter((block) => block.title === title)
  const [block] = found
  if (block === undefined || found.length > 1) throw new Error(`${found.length} blocks are called ${title}`)
  return block.content
}
