import { dirname } from 'node:path'
import { stepWords } from '../checks/step-words.ts'
import { authorOf } from '../draft/author.ts'
import { type Draft, parseDraft } from '../draft/draft.ts'
import type { MissingWords } from '../lint/run-report.ts'
import type { Step } from '../review/chain.ts'
import type { ReviewState, StepState } from '../review/review-state.ts'
import { chainInForce, stepsOf } from './chain-in-force.ts'
import { type DraftFile, findDrafts } from './find-drafts.ts'
import { missingWords } from './missing-words.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { DEFAULT_MAX_BYTES, readSource } from './read-source.ts'
import { unreadableMessage } from './unreadable-message.ts'

export interface ReviewList {
  readonly states: readonly ReviewState[]
  readonly missing: readonly MissingWords[]
}

/** How far the drafts of some paths have come with their reviews. */
export async function listReviews(cwd: string, paths: readonly string[], projects: Projects): Promise<ReviewList> {
  const { drafts, discovered } = await findDrafts(cwd, paths, await projects.of(cwd))
  const states: ReviewState[] = []
  for (const draft of drafts) states.push(await stateOf(draft, await projects.of(dirname(draft.file))))
  return { states, missing: discovered.missing.map(missingWords) }
}

async function stateOf({ path, file }: DraftFile, project: Project): Promise<ReviewState> {
  const read = readSource(file, { maxBytes: project.config['max-bytes'] ?? DEFAULT_MAX_BYTES })
  if (!read.ok) return { ...unreadable(path), problem: unreadableMessage(read.why, path).message }
  const draft = parseDraft(read.text, path)
  const [problem] = draft.problems
  if (problem !== undefined) return { ...unreadable(path), problem: problem.message }
  return judged(draft, stepsOf(draft, await chainInForce(draft, file, project), project), project)
}

function unreadable(path: string): ReviewState {
  const nothing = { author: undefined, steps: [], next: undefined, holders: [], problem: undefined }
  return { path, state: 'unreadable', published: false, ...nothing }
}

function judged(draft: Draft, steps: readonly Step[], { outside }: Project): ReviewState {
  const open = steps.find(({ fault }) => fault !== undefined)
  const next = open?.role.role
  const stepStates = steps.map(({ role, judged: entry, fault }): StepState => {
    const changes =
      fault?.kind === 'stale' && entry !== undefined ? outside.recordOf(draft).changesSince(entry.entry) : []
    return {
      role: role.role,
      by: entry?.entry.by,
      at: entry?.entry.atText,
      signing: entry?.signing,
      problem: fault === undefined ? undefined : stepWords([{ name: role.role, judged: entry, fault }], changes),
      kind: fault?.kind,
    }
  })
  return {
    path: draft.path,
    state: stateWord(steps, open),
    published: draft.meta.status === 'published',
    author: authorOf(draft),
    steps: stepStates,
    next,
    holders: next === undefined ? [] : (outside.people.get(next) ?? []),
    problem: undefined,
  }
}

function stateWord(steps: readonly Step[], open: Step | undefined): ReviewState['state'] {
  if (steps.length === 0) return 'no-chain'
  if (open === undefined) return 'complete'
  if (steps.some(({ fault }) => fault?.kind === 'stale')) return 'stale'
  return open.fault?.kind === 'missing' ? 'waiting' : 'faulty'
}
