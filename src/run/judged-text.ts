import type { FileReport } from '../lint/file-report.ts'
import { workingFolder } from './draft-source.ts'
import { factsText, readFacts } from './facts-text.ts'
import type { DraftFile } from './find-drafts.ts'
import type { JudgedBy } from './judge-text.ts'
import { PutAwayText } from './put-away-text.ts'
import { rulesByName } from './rules-by-name.ts'
import { SharedTexts } from './shared-texts.ts'
import { readUnjudged, readVerdict, verdictText } from './verdict-text.ts'
import type { Judged } from './visit-draft.ts'

/** What came of some drafts of the disk, to be sent to another thread: mostly text, which is copied in no time. */
export interface JudgedTexts {
  readonly shared: readonly string[]
  readonly drafts: readonly JudgedText[]
}

interface JudgedText {
  /** A draft that was judged. */
  readonly verdict?: string
  /** One that was not, or that has more to say than text can hold. */
  readonly report?: FileReport
  /** Of the text of the draft, where it is to be shown. */
  readonly sum?: string | undefined
  readonly facts?: string
}

export function judgedTexts(judged: readonly Judged[]): JudgedTexts {
  const shared = new SharedTexts()
  const drafts = judged.map(({ report, collected }): JudgedText => {
    const { text, ...rest } = report
    const isPlain = report.problems.length === 0 && report.waiting === undefined
    return {
      ...(isPlain ? { verdict: verdictText(report, shared.share) } : { report: rest }),
      ...(text instanceof PutAwayText ? { sum: text.sum } : {}),
      ...(collected === undefined ? {} : { facts: factsText(collected, undefined, shared.share) }),
    }
  })
  return { shared: shared.texts, drafts }
}

/** @param judgedBy of each draft */
export function readJudged(
  { shared: texts, drafts }: JudgedTexts,
  files: readonly DraftFile[],
  judgedBy: readonly JudgedBy[],
): readonly Judged[] {
  const shared = new SharedTexts(texts)
  return drafts.map(({ verdict, report, sum, facts }, at): Judged => {
    const { path, file } = files[at] as DraftFile
    const { project, bench } = judgedBy[at] as JudgedBy
    const rules = rulesByName(bench)
    const text = () => new PutAwayText(file, workingFolder, sum ?? '')
    const found =
      verdict === undefined
        ? { ...(report as FileReport), ...(sum === undefined ? {} : { text: text() }) }
        : readVerdict(verdict, {
            path,
            ruleNamed: (id) => rules.get(id),
            unjudged: (number) => shared.value(number, readUnjudged),
            text,
          })
    if (found === undefined) throw new Error(`${path} was judged by a rule that is not known here`)
    const context = { path, file, today: undefined, shared: (number: number) => shared.value(number, JSON.parse) }
    return {
      report: project.rules.withOwn(found, file),
      collected: facts === undefined ? undefined : readFacts(facts, context),
    }
  })
}
