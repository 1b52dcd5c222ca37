import { existsSync } from 'node:fs'
import { UserError } from '../shape/problem.ts'
import { absentDrafts } from './absent-drafts.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import { corporaOf, type DraftFile, type FoundDrafts } from './find-drafts.ts'
import { type Changes, changesSince, stagedChanges } from './git-changes.ts'
import { repositoryFor } from './git-here.ts'
import { indexSource } from './index-source.ts'
import type { Project } from './project.ts'
import { commitNamed, type Repository } from './repository.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'
import { TruePlaces } from './true-places.ts'

/** Which of a project’s drafts a run is about, as git tells it. */
export type Wanted =
  | { readonly kind: 'staged' }
  | { readonly kind: 'changed'; readonly base: string | undefined }
  | { readonly kind: 'since'; readonly revision: string }

/** A choice among the drafts of a project, and where their texts are read from. */
export interface DraftSelection {
  readonly source: DraftSource
  /** What is left of what was found. A path that leads to nothing is no fault where git knows why. */
  narrow(found: FoundDrafts, paths: readonly string[], home: Project): FoundDrafts | Promise<FoundDrafts>
  /** Whether a file (absolute) is chosen. */
  has(file: string): boolean
}

/** Asks git what changed. Throws a UserError where there is no git, no repository or no such revision. */
export function gitSelection(wanted: Wanted, cwd: string): DraftSelection {
  const repository = repositoryFor(optionOf(wanted), cwd)
  const changes = changesOf(wanted, repository)
  const pathOf = pathsIn(repository.top)
  const chosen = new Set([...changes.files.map(({ path }) => path), ...changes.unmerged])
  const known = new Set([...chosen, ...changes.deleted])
  const isAbsent = (path: string) => !existsSync(`${repository.top}/${path}`)
  const has = (file: string) => {
    const path = pathOf(file)
    return path !== undefined && chosen.has(path)
  }
  return {
    source: indexSource({
      repository,
      changes,
      pathOf,
      // A file that is not checked out has no other text than that of the index.
      isFromGit: (path) => wanted.kind === 'staged' || isAbsent(path),
      stagedMedia: wanted.kind === 'staged',
    }),
    has,
    narrow(found, paths, home) {
      const drafts = found.drafts.filter(({ file }) => has(file))
      const { places } = home.configs
      const absent = [...chosen].filter(isAbsent).map((path) => places.of(`${repository.top}/${path}`))
      const files = new Set(drafts.map(({ file }) => file))
      const more = absentDrafts(absent, { cwd, paths, home }).filter(({ file }) => !files.has(file))
      const isKnown = (path: string) => {
        const place = pathOf(resolveSlashed(found.from, path))
        return place !== undefined && (known.has(place) || repository.tracks(place))
      }
      const missing = found.discovered.missing.filter(
        ({ path, why }) => why === 'unreadable-folder' || (why === 'no-such-path' && !isKnown(path)),
      )
      return {
        drafts: [...drafts, ...more].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
        discovered: { ...found.discovered, missing },
        from: found.from,
      }
    },
  }
}

/** Of the files and folders that are named, those that are drafts of their projects, and accounts. */
export const corpusSelection: DraftSelection = {
  source: workingFolder,
  has: () => true,
  async narrow({ drafts, discovered, from }, _, home) {
    const corpora = corporaOf(home)
    const own: DraftFile[] = []
    for (const draft of drafts) if (await corpora.has(draft.file)) own.push(draft)
    const missing = discovered.missing.filter(({ why }) => why === 'no-such-path' || why === 'unreadable-folder')
    return { drafts: own, discovered: { ...discovered, missing }, from }
  },
}

function optionOf({ kind }: Wanted): string {
  return `--${kind}`
}

function changesOf(wanted: Wanted, repository: Repository): Changes {
  switch (wanted.kind) {
    case 'staged':
      return stagedChanges(repository)
    case 'changed': {
      const { base = 'HEAD' } = wanted
      // A repository without a commit has no HEAD yet.
      const unborn = base === 'HEAD' && repository.commit('HEAD') === undefined
      return changesSince(repository, unborn ? undefined : commitNamed(repository, base))
    }
    case 'since': {
      const commit = commitNamed(repository, wanted.revision)
      const base = repository.meetingPoint(commit)
      if (base !== undefined) return changesSince(repository, base)
      throw neverMet(wanted.revision, repository.isShallow)
    }
    default:
      return wanted satisfies never
  }
}

function neverMet(revision: string, isShallow: boolean): UserError {
  return new UserError(
    {
      zh: `「${revision}」和 HEAD 没有共同的历史，不知道从哪里算起`,
      en: `“${revision}” and HEAD share no history: there is no point to count from`,
    },
    {
      help: isShallow
        ? {
            zh: '这份克隆只取了最近的历史：在 CI 里取得完整历史（fetch-depth: 0，GIT_DEPTH: 0，或 git fetch --unshallow）',
            en: 'This clone has the latest history only: fetch all of it (fetch-depth: 0, GIT_DEPTH: 0, or git fetch --unshallow)',
          }
        : {
            zh: `要和它直接相比，用 --changed ${revision}`,
            en: `To compare with it as it is, use --changed ${revision}`,
          },
    },
  )
}

/** Where a file lies in the repository. */
function pathsIn(top: string): (file: string) => string | undefined {
  const places = new TruePlaces(top)
  return (file) => pathBelow(top, places.of(slashed(file)))
}
