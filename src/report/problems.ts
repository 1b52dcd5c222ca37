import type { FileProblems } from '../shape/problem.ts'
import { LineIndex } from '../text/line-index.ts'
import { visible } from '../text/visible.ts'
import { frame } from './frame.ts'
import type { Style } from './style.ts'

/** Everything that is wrong with packs and configs, each with its place, its line and what to write instead. */
export function renderProblems(
  files: readonly FileProblems[],
  style: Pick<Style, 'lang' | 'colour' | 'width'>,
): string {
  const blocks = files.flatMap((file) => {
    const lines = file.source === '' ? undefined : new LineIndex(file.source)
    return file.problems.map((problem) => problemBlock(file.path, problem, lines, style))
  })
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

function problemBlock(
  path: string,
  { span, message, help }: FileProblems['problems'][number],
  lines: LineIndex | undefined,
  { lang, colour, width }: Pick<Style, 'lang' | 'colour' | 'width'>,
): string[] {
  const at = lines?.positionAt(span.start)
  const place = at === undefined ? '' : `:${at.line}:${at.codePointColumn}`
  return [
    `${colour.path(visible(path) + place)}  ${colour.bold(visible(message[lang]))}`,
    ...(lines === undefined ? [] : frame(lines, span, { colour, width: width - INDENT.length })).map(
      (line) => INDENT + line,
    ),
    ...(help === undefined ? [] : [INDENT + visible(help[lang])]),
  ]
}

const INDENT = '  '
