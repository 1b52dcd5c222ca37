import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { visible } from '../text/visible.ts'
import type { Colour } from './style.ts'

/** A file before and after, each with its byte order mark if it has one. */
export interface Change {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** What changes, as `patch` and `git apply -p0` read it. */
export function unifiedDiff({ path, before, after }: Change): string {
  if (before === after) return ''
  return createTwoFilesPatch(path, path, before, after, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY })
}

/** The same for a person at a terminal: coloured, and with what would act on the terminal made visible. */
export function shownDiff(diff: string, colour: Colour): string {
  return diff
    .split('\n')
    .map((line) => {
      const shown = visible(line.replace(/\r$/, ''))
      if (/^(?:---|\+\+\+) /.test(line)) return colour.bold(shown)
      if (line.startsWith('@@')) return colour.grade3(shown)
      if (line.startsWith('-')) return colour.failure(shown)
      return line.startsWith('+') ? colour.success(shown) : shown
    })
    .join('\n')
}
