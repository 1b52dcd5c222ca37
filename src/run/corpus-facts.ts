import { dirname } from 'node:path'
import type { Bench } from '../lint/bench.ts'
import type { Collected } from '../lint/collect-post.ts'
import { type CalendarReport, lintCalendar } from '../lint/lint-calendar.ts'
import { type DraftFile, findDrafts } from './find-drafts.ts'
import { collectDraft } from './judge-text.ts'
import { namedFiles } from './named-files.ts'
import { type Buffers, overlaySource, stampOf } from './overlay.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import { slashed } from './slash-path.ts'
import { Stopwatch } from './stopwatch.ts'

interface Fact {
  readonly stamp: string
  readonly collected: Collected | undefined
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
        facts.set(draft.file, { stamp, collected: await this.#collect(draft, project) })
        if (++read % DRAFTS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    this.#project = project
    this.#facts = facts
  }

  /** What the calendar says of one draft among those that were last looked at. */
  judge(collected: Collected, bench: Bench, project: Project): CalendarReport | undefined {
    if (collected.rules.length === 0) return undefined
    const others = this.#project === project ? [...this.#facts.values()] : []
    const corpus = others.flatMap(({ collected: other }) =>
      other === undefined || other.file === collected.file || other.account !== collected.account ? [] : [other],
    )
    const { today } = project
    const now = today === undefined ? undefined : project.outside.toZone({ minutes: 0, ...today })
    const context = { ...bench, filesNamed: namedFiles(slashed(project.root)) }
    return lintCalendar([collected, ...corpus], context, now, new Set([collected.file])).get(collected.file)
  }

  async #collect(draft: DraftFile, project: Project): Promise<Collected | undefined> {
    const read = readDraft(draft, project, overlaySource(this.#buffers))
    const bench = await project.benchFor(draft.file)
    return read === undefined
      ? undefined
      : collectDraft(read, draft.file, { project, bench, stopwatch: new Stopwatch(false) })
  }
}

const DRAFTS_AT_ONCE = 100
