import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Environment, Output } from '../../src/cli/environment.ts'
import { main } from '../../src/cli/main.ts'

/** The root of the package. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  readonly cwd: string
  readonly input?: string | Uint8Array
  /** Environment variables; nothing of the test’s own reaches the command. */
  readonly variables?: Readonly<Record<string, string>>
  readonly now?: string
  /** Standard output and standard error are terminals of so many columns. */
  readonly terminal?: number
}

/** Runs a command line on a machine made up for it, in this process. Arguments as in a shell without quoting. */
export async function postlint(line: string | readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const { cwd, input = '', variables = {}, now = '2026-11-23T01:30:00Z', terminal } = surroundings
  const stdout = new Written(terminal)
  const stderr = new Written(terminal)
  const environment: Environment = {
    cwd,
    argv: words(line),
    variables,
    stdout,
    stderr,
    readInput: async () => (typeof input === 'string' ? new TextEncoder().encode(input) : input),
    now: new Date(now),
    packageFolder,
    version: '0.0.0',
  }
  const code = await main(environment)
  return { code, out: stdout.text, err: stderr.text }
}

class Written implements Output {
  readonly isTerminal: boolean
  readonly columns: number | undefined
  text = ''

  constructor(columns: number | undefined) {
    this.isTerminal = columns !== undefined
    this.columns = columns
  }

  write(text: string): void {
    this.text += text
  }
}

/** Runs the built program as users have it: a process of its own. */
export function spawned(line: string | readonly string[], { cwd, input = '', variables = {} }: Surroundings): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary(), ...words(line)], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...variables },
    timeout: 20_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, out: stdout, err: stderr }
}

/** Runs a line of the shell in which `postlint` is the built program. */
export function shell(line: string, { cwd, variables = {} }: Surroundings): Outcome {
  const script = `set -o pipefail; postlint() { ${quoted(process.execPath)} ${quoted(binary())} "$@"; }; ${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...variables },
    timeout: 20_000,
  })
  return { code: status, out: stdout, err: stderr }
}

function binary(): string {
  const path = `${packageFolder}bin/postlint.js`
  if (!existsSync(`${packageFolder}dist/postlint.cjs`)) {
    throw new Error('dist/ is missing: run `npm run build` before these tests (`npm test` does it)')
  }
  return path
}

function words(line: string | readonly string[]): readonly string[] {
  return typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
