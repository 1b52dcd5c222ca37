import type { Outcome, Workshop } from '../../src/checks/check.ts'
import { media } from '../../src/checks/media.ts'
import { nothingOutside } from '../../src/checks/outside.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import type { MediaFile, MediaShelf } from '../../src/draft/media-file.ts'
import { postingOf } from '../../src/draft/posting.ts'
import { object } from '../../src/shape/object-shape.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'
import type { Problem } from '../../src/shape/problem.ts'
import { mark, unmark } from '../marked.ts'

/** A shelf of made-up files; what it lacks is missing. */
export function shelfOf(files: Readonly<Record<string, MediaFile>>): MediaShelf {
  return { open: (reference) => files[reference] ?? { kind: 'missing' } }
}

/** The options of a rule as a pack has them. Problems are thrown as text. */
export function optionsOf(yaml: string) {
  const problems: Problem[] = []
  const { root } = parseYaml(yaml)
  const options =
    root === undefined ? undefined : object(media.options).read(root, (problem) => void problems.push(problem))
  if (problems.length > 0 || options === undefined)
    throw new Error(problems.map(({ message, help }) => [message.en, help?.en].filter(Boolean).join(' ')).join('\n'))
  return media.prepare(options, {} as Workshop) as { readonly formats: readonly string[] }
}

type Judged = readonly Outcome[]

export function judgeDraft(source: string, options: string, shelf: MediaShelf | undefined): Judged {
  const draft = parseDraft(source, 'drafts/test.md')
  return [
    ...media.run(
      {
        path: draft.path,
        fields: draft.frontMatter.root,
        posting: postingOf(draft, 'weibo'),
        account: undefined,
        scope: () => [],
        outside: { ...nothingOutside, media: shelf },
      },
      optionsOf(options),
    ),
  ]
}

export function judgeProfile(source: string, options: string, shelf: MediaShelf): Judged {
  const { root } = parseYaml(source)
  return [
    ...media.run(
      {
        path: 'accounts/test.yaml',
        fields: root,
        posting: undefined,
        account: undefined,
        scope: () => [],
        outside: { ...nothingOutside, media: shelf },
      },
      optionsOf(options),
    ),
  ]
}

/** The draft with the places of the findings marked «so». */
export function markedDraft(marked: string, options: string, shelf: MediaShelf): string {
  const { text } = unmark(marked)
  return mark(text, spansOf(judgeDraft(text, options, shelf)))
}

export function markedProfile(marked: string, options: string, shelf: MediaShelf): string {
  const { text } = unmark(marked)
  return mark(text, spansOf(judgeProfile(text, options, shelf)))
}

function spansOf(judged: Judged) {
  return judged.flatMap((each) => ('span' in each ? [each.span] : [])).sort((a, b) => a.start - b.start)
}

/** What each finding says: `file: actual → expected`. */
export function said(judged: Judged, lang: 'zh' | 'en' = 'en'): string[] {
  return judged.map((each) => {
    if ('notJudged' in each) return `not judged: ${each.notJudged} ${each.detail?.[lang] ?? ''}`.trim()
    if (!('span' in each)) throw new Error('Nobody signs for media')
    const [file, actual, expected] = media.data.map((key) => {
      const value = each.data?.[key]
      return typeof value === 'object' ? value[lang] : value
    })
    return `${file}: ${actual} → ${expected}`
  })
}
