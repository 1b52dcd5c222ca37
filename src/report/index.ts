import type { RunReport } from '../lint/run-report.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { compact } from './compact.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'
import type { Style } from './style.ts'

export interface Format {
  readonly summary: Bilingual
  /** It shows what the calendar asks of each week. */
  readonly drawsWeeks?: true
  /** The whole output, ending in a line end. A promise where the format is loaded when it is asked for. */
  render(report: RunReport, style: Style): string | Promise<string>
}

/** The formats of `--format`, by name. The first is the default. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'pretty',
    {
      summary: { zh: '给人看：逐处标出，附依据和改法', en: 'For people: each place framed, with what to do' },
      render: pretty,
    },
  ],
  [
    'compact',
    { summary: { zh: '一处一行，便于搜索和比较', en: 'One line each, to search and compare' }, render: compact },
  ],
  [
    'json',
    {
      summary: { zh: '给程序用：全部内容，中英两种语言', en: 'For programs: everything, in both languages' },
      render: json,
    },
  ],
  [
    'html',
    {
      summary: {
        zh: '一个网页，可以筛选、打印、转发：全部内容，附日历',
        en: 'One page to filter, print and send: everything, with a calendar',
      },
      drawsWeeks: true,
      render: async (report, style) => (await import('./html/page.ts')).page(report, style),
    },
  ],
])
