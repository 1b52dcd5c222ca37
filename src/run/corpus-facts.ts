import { dirname } from 'node:path'
import type { Bench } from '../lint/bench.ts'
import type { CalendarReport } from '../lint/calendar-verdicts.ts'
import type { Collected } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import { lintCalendar } from '../lint/lint-calendar.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import { calendarPlace } from './calendar-place.ts'
import { excusedAt } from './excused-at.ts'
import { type DraftFile, findDrafts } from './find-drafts.ts'
import { collectDraft, type JudgedBy } from './judge-text.ts'
import { type Buffers, overlaySource, stampOf } from './overlay.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import { slashed } from './slash-path.ts'
import { Stopwatch } from './stopwatch.ts'

interface Fact {
  readonly stamp: string
  readonly bench: Bench
  readonly collected: Collected | undefined
}

/** What a draft is judged by, and what a baseline excuses of it. */
export interface Judge extends JudgedBy {
  readonly excuse: (report: FileReport) => FileReport
}

/** What the drafts of a project contribute to its calendar, kept from one look to the next: only what changed is read again. */
export class CorpusFacts {
  readonly #cwd: string
  readonly #buffers: Buffers
  #project: Project | undefined
  #facts = new Map<string, Fact>()

  constructor(cwd: string, buffers: Buffers) {
    this.#cwd = cwd
    this.#buffers = buffers
  }

  /** Looks at the drafts of the project anew. Lets others work in between: a corpus may be large. */
  async refresh(project: Project, projects: Projects): Promise<void> {
    const known = this.#project === project ? this.#facts : new Map<string, Fact>()
    const facts = new Map<string, Fact>()
    const { drafts } = project.config.drafts.length === 0 ? { drafts: [] } : await findDrafts(this.#cwd, [], project)
    let read = 0
    for (const draft of drafts) {
      const stamp = stampOf(this.#buffers, draft.file)
      if (stamp === undefined || (await projects.of(dirname(draft.file))) !== project) continue
      const before = known.get(draft.file)
      if (before?.stamp === stamp) facts.set(draft.file, before)
      else {
        const bench = await project.benchFor(draft.file)
        facts.set(draft.file, { stamp, bench, collected: this.#collect(draft, { project, bench }) })
        if (++read % DRAFTS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    this.#project = project
    this.#facts = facts
  }

  /** What the calendar says of one draft among those that were last looked at. */
  judge(collected: Collected, { project, bench, excuse }: Judge): CalendarReport | undefined {
    if (collected.rules.length === 0) return undefined
    const others = this.#project === project ? this.#facts : new Map<string, Fact>()
    // Its path may be written in many ways.
    const own = project.configs.places.of(slashed(collected.file))
    const mates = [...others.values()].flatMap(({ bench: by, collected: other }) =>
      other === undefined || other.file === own || other.account !== collected.account
        ? []
        : [{ bench: by, collected: other }],
    )
    const all = groupBy([{ bench, collected }, ...mates], (each) => each.bench)
    const parts = [...all].map(([by, drafts]) => ({
      rules: calendarRules(by.rules),
      collected: drafts.map((each) => each.collected),
    }))
    const site = { project, stopwatch: new Stopwatch(false), source: overlaySource(this.#buffers), cache: undefined }
    const isExcused = excusedAt(({ file }) => ({ ...site, bench: others.get(file)?.bench ?? bench }), excuse)
    const place = { ...calendarPlace(project), isExcused }
    return lintCalendar(parts, place, new Set([collected.file])).get(collected.file)
  }

  #collect(draft: DraftFile, { project, bench }: JudgedBy): Collected | undefined {
    const read = readDraft(draft, project, overlaySource(this.#buffers))
    const place = { project, bench, stopwatch: new Stopwatch(false) }
    return read === undefined ? undefined : collectDraft(read, draft.file, place)
  }
}

const DRAFTS_AT_ONCE = 100
