import type { About } from '../../src/lint/about.ts'
import type { FileReport } from '../../src/lint/file-report.ts'
import type { RunReport } from '../../src/lint/run-report.ts'
import { handbookRun } from './handbook-run.ts'
import { clauseOf, judged, ruleOf, runOf, same, unjudged } from './reports.ts'

const MONDAY = 20_780

/** The run of the other formats, with what only a page shows: whose drafts they are and when they go out, who signed what. */
export const pageRun: RunReport = {
  ...handbookRun,
  now: { day: MONDAY, minutes: 570 },
  files: handbookRun.files.map((file, number): FileReport => {
    if (file.problems.length > 0) return file
    const about: About = {
      account: 'jinxiu',
      ...(number === 2 ? {} : { author: number === 3 ? '李敏' : '陈晓' }),
      kind: number === 2 ? 'repost' : number === 3 ? 'reply' : 'original',
      status: number === 0 ? 'published' : 'draft',
      publish: number === 2 ? { day: MONDAY + 1 } : { day: MONDAY, minutes: 540 + number * 10 },
    }
    const approved = {
      for: 'role',
      name: '初审',
      by: '王芳',
      at: '2026-11-22T18:00+08:00',
      signing: 'unsigned',
    } as const
    const cleared = number === 3 ? file.violations.slice(0, 1) : []
    const [first, ...rest] = file.violations
    const clash = { path: 'drafts/1123-0900-weather.md', span: { start: 0, end: 1 }, words: '今天最高气温' }
    const start = { line: 1, column: 1, codePointColumn: 1 }
    const related = [{ ...clash, start, end: start }]
    const violations = number === 1 && first !== undefined ? [{ ...first, related }, ...rest] : file.violations
    return { ...file, about, violations, cleared, signatures: number === 0 || number === 3 ? [approved] : [] }
  }),
}

/** A run in which every word that somebody else may write is `words`. */
export function runSaying(words: string): RunReport {
  const two = same(words)
  const problem = { message: two, help: two }
  const rule = ruleOf({
    id: `${words}/${words}`,
    message: { zh: `{a}${words}`, en: `{a}${words}` },
    why: two,
    try: two,
    clauses: [clauseOf(words, two, words, two), clauseOf('law', two, words, two)],
  })
  const incident = ruleOf({ ...rule, incident: two, grade: 1, id: `house/${words}` })
  const hint = ruleOf({ ...rule, hint: true, id: `hints/${words}` })
  const file = judged(
    `${words}.md`,
    `a${words}«b${words}c»${words}d«e»`,
    [rule, incident].map((each) => ({ rule: each, data: { a: words }, also: [words] })),
    [{ rule: words, lack: 'account-field', detail: two }],
  )
  const advised = judged(`${words}/c.md`, `«b${words}c»`, [{ rule: hint, data: { a: words } }])
  const about: About = {
    account: words,
    author: words,
    kind: 'reprint',
    status: 'published',
    publish: { day: MONDAY, minutes: 60 },
  }
  const start = { line: 1, column: 1, codePointColumn: 1 }
  const place = { span: { start: 0, end: 1 }, start, end: start, words }
  const related = [`${words}/c.md`, words].map((path) => ({ path, ...place }))
  const signature = { for: 'clause', name: words, by: words, at: words, signing: 'signed' } as const
  const files: FileReport[] = [
    {
      ...file,
      about,
      violations: file.violations.map((violation) => ({ ...violation, related })),
      cleared: file.violations,
      signatures: [signature],
    },
    { ...advised, about },
    { ...judged(`${words}/ok.md`, 'a', []), about },
    unjudged(`${words}/a.md`, `a${words}«b${words}c»`, problem),
  ]
  return runOf(files, {
    accountProblems: [{ path: words, source: `a${words}`, problems: [{ span: { start: 0, end: 1 }, ...problem }] }],
    missing: [{ path: words, fatal: true, ...problem }],
    grades: new Map([1, 2, 3].map((grade) => [grade as 1 | 2 | 3, { name: two, sanction: two }])),
    timings: [{ what: words, milliseconds: 1, times: 1 }],
  })
}

/** What people try to get into a page. None of it holds a line end: a line more is a line more. */
export const hostileWords: readonly string[] = [
  '</script><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover=alert(1) x='",
  '" onfocus="alert(1)" autofocus="',
  '` onload=`alert(1)`',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x&#62;&amp;',
  'javascript:alert(1)',
  '--><svg onload=alert(1)>',
  '<!--',
  ']]><html>',
  '</title></svg></textarea><plaintext>',
  '<base href=http://evil.example/>',
  '<meta http-equiv=refresh content=0>',
  '\u202e\u2066gnp.\u2069\u200b\u0000\u001b[2J\u2028',
  '$& $1 ${1} {{x}} {shown}',
]
