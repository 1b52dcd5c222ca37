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
  /** It shows what took how long, where that was asked for. */
  readonly showsTimings?: true
  /** The whole output, ending in a line end. A promise where the format is loaded when it is asked for. */
  render(report: RunReport, style: Style): string | Promise<string>
}

/** The formats of `--format`, by name. The first is the default. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'pretty',
    {
      summary: { zh: '给人看：逐处标出，附依据和改法', en: 'For people: each place framed, with what to do' },
      showsTimings: true,
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
      showsTimings: true,
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
      showsTimings: true,
      render: async (report, style) => (await import('./html/page.ts')).page(report, style),
    },
  ],
  [
    'sarif',
    {
      summary: { zh: 'SARIF 2.1.0：代码扫描平台和编辑器', en: 'SARIF 2.1.0: code scanning and editors' },
      render: async (report, style) => (await import('./sarif.ts')).sarif(report, style),
    },
  ],
  [
    'junit',
    {
      summary: { zh: 'JUnit 的 XML：持续集成的测试报告', en: 'JUnit’s XML: test reports of CI servers' },
      render: async (report, style) => (await import('./junit.ts')).junit(report, style),
    },
  ],
  [
    'checkstyle',
    {
      summary: { zh: 'Checkstyle 的 XML：Jenkins 等', en: 'Checkstyle’s XML: Jenkins and others' },
      render: async (report, style) => (await import('./checkstyle.ts')).checkstyle(report, style),
    },
  ],
  [
    'github',
    {
      summary: { zh: 'GitHub Actions 的标注', en: 'Annotations of GitHub Actions' },
      render: async (report, style) => (await import('./github.ts')).github(report, style),
    },
  ],
  [
    'gitlab',
    {
      summary: { zh: 'GitLab 的代码质量报告', en: 'GitLab’s code quality report' },
      render: async (report, style) => (await import('./gitlab.ts')).gitlab(report, style),
    },
  ],
  [
    'rdjson',
    {
      summary: { zh: 'reviewdog 的诊断格式', en: 'The diagnostic format of reviewdog' },
      render: async (report, style) => (await import('./rdjson.ts')).rdjson(report, style),
    },
  ],
  [
    'markdown',
    {
      summary: { zh: '合并请求里的一条评论', en: 'A comment for a merge request' },
      render: async (report, style) => (await import('./markdown.ts')).markdown(report, style),
    },
  ],
])
