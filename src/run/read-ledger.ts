import { dirname } from 'node:path'
import { writersOf } from '../draft/author.ts'
import type { Draft } from '../draft/draft.ts'
import { dayThere } from '../draft/instant.ts'
import { dayNumber, type Moment } from '../draft/moment.ts'
import type { PublishedPost } from '../lint/ledger.ts'
import type { MissingWords, RunReport } from '../lint/run-report.ts'
import { findDrafts } from './find-drafts.ts'
import { lintFiles } from './lint-files.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import type { Stopwatch } from './stopwatch.ts'

/** The posts of a time that have gone out, each judged. */
export interface PublishedPosts {
  readonly posts: readonly PublishedPost[]
  /** Published drafts that do not say when: they belong to no time. */
  readonly undated: readonly string[]
  /** How many drafts have not gone out. */
  readonly unpublished: number
  /** Drafts that could not be judged. */
  readonly unreadable: readonly string[]
  readonly missing: readonly MissingWords[]
  /** Of the run that judged them, for the names of the grades. */
  readonly run: RunReport
}

/** Reads and judges what has gone out. A draft that has not is left out, whatever is wrong with it. */
export async function readPublished(
  paths: readonly string[],
  { since, until }: { readonly since?: Moment; readonly until?: Moment },
  { cwd, projects, stopwatch }: { readonly cwd: string; readonly projects: Projects; readonly stopwatch: Stopwatch },
): Promise<PublishedPosts> {
  const { report: run } = await lintFiles({ cwd, paths, projects, stopwatch, publishedOnly: true })
  const reports = new Map(run.files.map((file) => [file.path, file]))
  const { drafts } = await findDrafts(cwd, paths, await projects.of(cwd))
  const first = since === undefined ? Number.NEGATIVE_INFINITY : dayNumber(since)
  const last = until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until)
  const published = new Map<string, Draft>()
  let unpublished = 0
  for (const found of drafts) {
    const draft = readDraft(found, await projects.of(dirname(found.file)))
    if (draft?.meta.status === 'published') published.set(found.path, draft)
    else if (draft !== undefined) unpublished++
  }
  const posts: PublishedPost[] = []
  const undated: string[] = []
  for (const found of drafts) {
    const project = await projects.of(dirname(found.file))
    const draft = published.get(found.path)
    const report = reports.get(found.path)
    if (draft === undefined || report === undefined) continue
    if (draft.meta.publish === undefined) {
      undated.push(found.path)
      continue
    }
    // A day is one of the project’s zone: what is written as an evening in London went out the next morning in China.
    const day = dayThere(draft.meta.publish, project.outside.toZone)
    if (day < first || day > last) continue
    const account = draft.meta.account ?? project.config.account?.value
    posts.push({
      path: found.path,
      day,
      account,
      authors: writersOf(draft),
      violations: report.violations,
    })
  }
  const unreadable = run.files.filter(({ problems }) => problems.length > 0).map(({ path }) => path)
  return { posts, undated, unpublished, unreadable, missing: run.missing, run }
}
