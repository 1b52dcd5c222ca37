import { inOrder, type Problem } from '../shape/problem.ts'
import type { YamlEntry } from '../shape/yaml-tree.ts'
import { LineIndex } from '../text/line-index.ts'
import { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import { type Body, parseBody } from './body.ts'
import { type Directive, readDirectives } from './directives.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import { IntricateMarkdown } from './intricate.ts'
import { type DraftMeta, readMeta } from './meta.ts'

/** One post that is going to be published: a Markdown file, parsed once and never changed. All offsets are UTF-16 units of `source`. */
export interface Draft {
  readonly path: string
  /** The text of the file, without its byte order mark. */
  readonly source: string
  readonly lines: LineIndex
  readonly frontMatter: FrontMatter
  readonly meta: DraftMeta
  readonly body: Body
  /** What keeps the draft from being judged: broken YAML, a word that means nothing. Empty for a sound draft. */
  readonly problems: readonly Problem[]
  /** Keys of the front matter that mean nothing to postlint. */
  readonly unknownKeys: readonly YamlEntry[]
  /** The comments by which a person excuses violations, sound or not, in order. */
  readonly directives: readonly Directive[]
}

export function parseDraft(source: string, path: string): Draft {
  const frontMatter = parseFrontMatter(source)
  const problems: Problem[] = [...frontMatter.problems]
  const meta = readMeta(frontMatter, (problem) => {
    // What broken YAML says means nothing.
    if (!frontMatter.problems.some(({ span }) => overlap(span, problem.span))) problems.push(problem)
  })
  const body = readBody(source, { start: frontMatter.span.end, end: source.length }, problems)
  return {
    path,
    source,
    lines: new LineIndex(source),
    frontMatter,
    meta,
    body,
    problems: inOrder(problems),
    unknownKeys: frontMatter.unknown,
    directives: readDirectives(source, frontMatter, body.comments),
  }
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function readBody(source: string, span: Span, problems: Problem[]): Body {
  try {
    return parseBody(source, span)
  } catch (error) {
    if (!(error instanceof IntricateMarkdown)) throw error
    problems.push({
      span: { start: error.offset, end: error.offset },
      message: {
        zh: 'Markdown 标记太多或嵌套太深，无法判断',
        en: 'The Markdown has too many or too deeply nested marks to be judged',
      },
      help: {
        zh: '一份草稿只写一条微博；删去成片的 *、[、> 等符号',
        en: 'Write one post per draft; remove the masses of *, [, > and the like',
      },
    })
    return {
      text: new MappedText('', []),
      headings: [],
      images: [],
      links: [],
      comments: [],
      codes: [],
      literalMarks: [],
      byParser: true,
    }
  }
}
