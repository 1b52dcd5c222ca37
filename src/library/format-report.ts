import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats as known } from '../report/index.ts'
import type { Report } from '../report/json-report.ts'
import { DEFAULT_WIDTH, plain } from '../report/style.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { languages } from '../text/bilingual.ts'
import { packageFolder } from './package-folder.ts'
import { PostlintError } from './postlint-error.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { behind } from './reported.ts'

export interface FormatOptions {
  /** The config’s language if not given, else Chinese. Formats for programs hold both where they can. */
  readonly lang?: 'zh' | 'en' | undefined
}

/** The names that `formatReport` takes, as `--format` does. */
export const formats: readonly string[] = [...known.keys()]

/**
 * Turns a report into text, all of it and without colours: what `--format` writes.
 *
 * @param report what `lintText` or `lintFiles` gave; a copy of it has lost the text of the drafts
 * @param format one of `formats`
 * @throws PostlintError for an unknown format, and for a copy of a report
 */
export async function formatReport(report: Report, format: string, options: FormatOptions = {}): Promise<string> {
  refuseUnknown(options, ['lang'])
  const { lang } = options
  if (lang !== undefined && !languages.includes(lang))
    throw new TypeError(`lang: ${languages.join(' or ')} is needed, not ${lang}`)
  const asked = known.get(format)
  if (asked === undefined) {
    throw new PostlintError(
      { zh: `没有输出格式「${format}」`, en: `No format “${format}”` },
      {
        help: didYouMean(nearest(format, formats), {
          zh: `可以是：${formats.join('、')}`,
          en: `It is one of ${formats.join(', ')}`,
        }),
      },
    )
  }
  const reported = behind(report)
  if (reported === undefined) {
    throw new PostlintError(
      { zh: '这份报告是副本，里面没有草稿的原文', en: 'This report is a copy: it lacks the text of the drafts' },
      {
        help: {
          zh: '把 lintText 或 lintFiles 返回的对象原样交给 formatReport',
          en: 'Give formatReport the very object that lintText or lintFiles returned',
        },
      },
    )
  }
  return asked.render(reported.report, {
    lang: lang ?? reported.lang ?? 'zh',
    colour: plain,
    width: DEFAULT_WIDTH,
    maxViolations: Number.POSITIVE_INFINITY,
    failOn: reported.failOn,
    version: version(),
  })
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}
