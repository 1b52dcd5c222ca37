import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'
import { git } from './git.ts'
import { gitRootOf } from './git-root.ts'
import { pathBelow, slashed } from './slash-path.ts'
import { truePlace } from './true-place.ts'

/** A file as a commit has it. */
export interface Committed {
  readonly revision: string
  /** Relative to the top of the repository, with `/`. */
  readonly path: string
}

/** What postlint reads of a git repository. Nothing is ever written, fetched or checked out. */
export class Repository {
  /** The top folder: absolute, with `/`, links resolved. */
  readonly top: string
  readonly #lists = new Map<string, ReadonlySet<string>>()

  private constructor(top: string) {
    this.top = top
  }

  /** The repository that a folder lies in. Undefined: it lies in none, or git is not installed. */
  static of(folder: string): Repository | undefined {
    if (!mayBeRepository(folder)) return undefined
    const top = git(placeToAsk(folder), ['rev-parse', '--show-toplevel'])?.toString().replace(/\n$/, '')
    return top === undefined || top === '' ? undefined : new Repository(slashed(top))
  }

  /** The commit that a name stands for, if it stands for one. */
  commit(name: string): string | undefined {
    return this.#line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  }

  /** Where the line of HEAD left another one; that one itself if they never met. */
  forkPoint(commit: string): string {
    return this.meetingPoint(commit) ?? commit
  }

  /** The last commit that HEAD and another one share, as far back as the clone goes. */
  meetingPoint(commit: string): string | undefined {
    return this.#line(['merge-base', 'HEAD', commit])
  }

  /** Whether the clone has the last commits only. */
  get isShallow(): boolean {
    return this.#line(['rev-parse', '--is-shallow-repository']) === 'true'
  }

  /** The names of branches and tags, HEAD among them. */
  get refNames(): readonly string[] {
    const names = git(this.top, ['for-each-ref', '--format=%(refname:short)'])?.toString() ?? ''
    return ['HEAD', ...names.split('\n').filter((name) => name !== '')]
  }

  /** The commit that changes are measured against: where HEAD left the main branch, else HEAD itself. */
  get base(): string | undefined {
    const names = ['refs/remotes/origin/HEAD', 'origin/main', 'origin/master', 'main', 'master', 'HEAD']
    const [found] = names.flatMap((name) => this.commit(name) ?? [])
    return found === undefined ? undefined : this.forkPoint(found)
  }

  /** Every file of a commit, relative to the top. */
  files(commit: string): ReadonlySet<string> {
    let files = this.#lists.get(commit)
    if (files === undefined) {
      const listed = git(this.top, ['ls-tree', '-r', '-z', '--name-only', commit])?.toString() ?? ''
      files = new Set(listed.split('\0').filter((path) => path !== ''))
      this.#lists.set(commit, files)
    }
    return files
  }

  /** Whether the index has a file, or files below a folder, at a path relative to the top. */
  tracks(path: string): boolean {
    return this.#line(['--literal-pathspecs', 'ls-files', '--cached', '-z', '--', path]) !== undefined
  }

  /** The bytes of a file of a commit; undefined if it has no such file. */
  read({ revision, path }: Committed): Uint8Array | undefined {
    return this.files(revision).has(path) ? git(this.top, ['cat-file', 'blob', `${revision}:${path}`]) : undefined
  }

  /** The commits that changed a file, the newest first, under the names it had. */
  history(path: string, most: number): readonly Committed[] {
    const format = '--format=%x00%H'
    const args = ['-c', 'core.quotePath=off', 'log', '--follow', '--name-only', format, '-n', String(most), '--', path]
    const log = git(this.top, args)?.toString() ?? ''
    return log.split('\0').flatMap((entry) => {
      const [revision, ...names] = entry.split('\n').filter((line) => line !== '')
      const name = names.at(-1)
      return revision === undefined || name === undefined ? [] : [{ revision, path: name }]
    })
  }

  /** An absolute path relative to the top; undefined if it lies elsewhere. */
  pathOf(path: string): string | undefined {
    return pathBelow(this.top, slashed(path)) ?? pathBelow(this.top, slashed(truePlace(path)))
  }

  #line(args: readonly string[]): string | undefined {
    const text = git(this.top, args)?.toString().trim()
    return text === undefined || text === '' ? undefined : text
  }
}

/** The commit that a name on the command line stands for. */
export function commitNamed(repository: Repository | undefined, name: string): string {
  if (repository === undefined) {
    throw new UserError(
      { zh: `这里不是 git 仓库，不能用版本「${name}」`, en: `This is no git repository; “${name}” names nothing here` },
      { help: { zh: '到仓库里运行，并确认已安装 git', en: 'Run it inside the repository, with git installed' } },
    )
  }
  const commit = repository.commit(name)
  if (commit !== undefined) return commit
  const guess = repository.isShallow ? undefined : nearest(name, repository.refNames)
  throw new UserError(
    { zh: `仓库里没有版本「${name}」`, en: `The repository has no revision “${name}”` },
    {
      help: didYouMean(guess, {
        zh: '检查名称；在 CI 里要取得完整历史（例如 fetch-depth: 0）',
        en: 'Check the name; in CI fetch the whole history (as with fetch-depth: 0)',
      }),
    },
  )
}

/**
 * In the hook of a linked working tree git sets GIT_DIR without GIT_WORK_TREE, and then takes whatever folder it is
 * asked in for the top.
 */
function placeToAsk(folder: string): string {
  const { GIT_DIR, GIT_WORK_TREE } = process.env
  return GIT_DIR !== undefined && GIT_WORK_TREE === undefined ? (gitRootOf(truePlace(folder)) ?? folder) : folder
}

/** Whether it is worth asking git, which takes milliseconds. */
function mayBeRepository(folder: string): boolean {
  return process.env.GIT_DIR !== undefined || gitRootOf(truePlace(folder)) !== undefined
}
