import type { FileReport } from '../lint/file-report.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { Language } from '../text/bilingual.ts'
import { countOf } from './count-nouns.ts'

/** What corrections were made, and which could be; nothing where there are none. */
export function fixLine({ files, fixed }: Pick<RunReport, 'files' | 'fixed'>, lang: Language): string | undefined {
  const left = fixable(files)
  return fixed === undefined ? offer(left, lang) : outcome(fixed, left, lang)
}

export interface Fixable {
  readonly safe: number
  readonly unsafe: number
}

export function fixable(files: readonly FileReport[]): Fixable {
  let safe = 0
  let unsafe = 0
  for (const { violations } of files)
    for (const { fix } of violations) {
      if (fix?.safe === true) safe++
      else if (fix !== undefined) unsafe++
    }
  return { safe, unsafe }
}

/** `其中 3 处可用 --fix 改正，2 处可用 --fix --unsafe 改正（请自己看一遍）`. */
function offer({ safe, unsafe }: Fixable, lang: Language): string | undefined {
  if (safe + unsafe === 0) return undefined
  const zh = lang === 'zh'
  const parts: string[] = []
  if (safe > 0) parts.push(zh ? `${safe} 处可用 --fix 改正` : `${safe} can be corrected with --fix`)
  if (unsafe > 0) {
    const more = safe > 0
    if (zh) parts.push(`${more ? '另有 ' : ''}${unsafe} 处可用 --fix --unsafe 改正，改完要自己看一遍`)
    else parts.push(`${unsafe}${more ? ' more' : ' can be corrected'} with --fix --unsafe, to be read over afterwards`)
  }
  return zh ? `其中 ${parts.join('；')}` : `Of these, ${parts.join('; ')}`
}

/** `已改正 3 处，涉及 2 个文件；还有 2 处可用 --fix --unsafe 改正`. */
function outcome(fixed: NonNullable<RunReport['fixed']>, left: Fixable, lang: Language): string {
  const zh = lang === 'zh'
  const { places, paths, written, outdated, isUnsafe } = fixed
  const verb = written ? { zh: '已改正', en: 'corrected' } : { zh: '会改正', en: 'would be corrected' }
  const made =
    places === 0
      ? zh
        ? '没有可改正的'
        : 'Nothing to correct'
      : zh
        ? `${verb.zh} ${places} 处，涉及 ${countOf(paths, 'file', lang)}`
        : `${places} ${places === 1 ? 'place' : 'places'} ${verb.en} in ${countOf(paths, 'file', lang)}`
  const parts = [made]
  // What is left although everything was to be corrected cannot be: the result would read otherwise than meant.
  if (!isUnsafe && left.unsafe > 0) {
    parts.push(
      zh
        ? `还有 ${left.unsafe} 处可用 --fix --unsafe 改正`
        : `${left.unsafe} more can be corrected with --fix --unsafe`,
    )
  }
  if (outdated.length > 0) {
    const names = outdated.slice(0, MOST_NAMES).join(zh ? '、' : ', ')
    const more = outdated.length > MOST_NAMES ? (zh ? ' 等' : ' …') : ''
    const count = outdated.length
    parts.push(
      zh
        ? `其中 ${countOf(count, 'file', lang)}审核过，签署是对原来的文字，要重新审核：${names}${more}`
        : `${countOf(count, 'file', lang)} had been approved as ${count === 1 ? 'it was' : 'they were'} and must be reviewed again: ${names}${more}`,
    )
  }
  return parts.join(zh ? '；' : '; ')
}

const MOST_NAMES = 5
