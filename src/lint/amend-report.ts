import { LineIndex } from '../text/line-index.ts'
import type { FileReport } from './file-report.ts'

/** A report whose text is read when somebody asks for it. */
export function withLazySource(report: FileReport, read: () => string | undefined): FileReport {
  let made: { readonly source: string | undefined; readonly lines: LineIndex | undefined } | undefined
  const make = () => {
    if (made === undefined) {
      const source = read()
      made = { source, lines: source === undefined ? undefined : new LineIndex(source) }
    }
    return made
  }
  const lazy = {
    get source() {
      return make().source
    },
    get lines() {
      return make().lines
    },
  }
  return lend(report, lazy)
}

/** A report with some of it changed. A text that nobody has asked for yet is not read for that. */
export function amend(report: FileReport, changes: Partial<Omit<FileReport, 'source' | 'lines'>>): FileReport {
  const isLazy = Object.getOwnPropertyDescriptor(report, 'source')?.get !== undefined
  return isLazy ? lend({ ...fieldsOf(report), ...changes }, report) : { ...report, ...changes }
}

function lend(report: FileReport, lender: Pick<FileReport, 'source' | 'lines'>): FileReport {
  return {
    ...report,
    get source() {
      return lender.source
    },
    get lines() {
      return lender.lines
    },
  }
}

/** All but the text and its lines. */
function fieldsOf(report: FileReport): FileReport {
  const {
    subject,
    path,
    about,
    problems,
    violations,
    cleared,
    suppressed,
    signatures,
    unjudged,
    rulesJudged,
    waiting,
  } = report
  const fields: Required<Omit<FileReport, 'source' | 'lines' | 'about' | 'waiting'>> = {
    subject,
    path,
    problems,
    violations,
    cleared,
    suppressed,
    signatures,
    unjudged,
    rulesJudged,
  }
  return { ...fields, ...(about === undefined ? {} : { about }), ...(waiting === undefined ? {} : { waiting }) }
}
