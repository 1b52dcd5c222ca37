import { execFileSync } from 'node:child_process'
import { errorCode } from './error-code.ts'

const MOST_BYTES = 1024 * 1024 * 1024

/** What a git command prints; undefined where git refuses, or is not there. */
export function git(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  const ran = tryGit(folder, args, input)
  return 'out' in ran ? ran.out : undefined
}

/** The same with what git says where it refuses, in English; `notInstalled`: there is no git to say anything. */
export type GitRun = { readonly out: Buffer } | { readonly refusal: string } | { readonly notInstalled: true }

export function tryGit(folder: string, args: readonly string[], input?: string): GitRun {
  try {
    const out = execFileSync('git', [...args], {
      cwd: folder,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
      maxBuffer: MOST_BYTES,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    })
    return { out }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { notInstalled: true }
    // An exit code of git, or one of the system.
    if (error instanceof Error && 'stderr' in error) return { refusal: String(error.stderr ?? '').trim() }
    if (errorCode(error) !== undefined) return { refusal: error instanceof Error ? error.message : '' }
    throw error
  }
}
