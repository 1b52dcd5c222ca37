import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url))

/** What a shell may add to every Node process. A certificate file alone costs tens of milliseconds at start. */
const LEFT_OUT = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_V8_COVERAGE']

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.includes(name)))

/**
 * A whole Node process, from its start to its end, with its output thrown away.
 *
 * @param {{ args: readonly string[], cwd: string, isStarter?: boolean }} command `isStarter`: its work is done by another
 *   process, of whose usage nothing is known
 * @returns {{ wallMs: number, cpuMs?: number, peakBytes?: number }} cpu: user and system time of all threads
 */
export function measure({ args, cwd, isStarter = false }) {
  const started = performance.now()
  const child = spawnSync(process.execPath, ['--require', USAGE, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  const wallMs = performance.now() - started
  expectVerdict(child, args)
  const usage = String(child.output[3])
  if (isStarter || usage === '') return { wallMs, cpuMs: undefined, peakBytes: undefined }
  const { userMicros, systemMicros, peakBytes } = JSON.parse(usage)
  return { wallMs, cpuMs: (userMicros + systemMicros) / 1000, peakBytes }
}

/** What a Node process writes to its standard output. */
export function outputOf({ args, cwd }) {
  const child = spawnSync(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  expectVerdict(child, args)
  return String(child.stdout)
}

/** Linters end with 0 or, where they found something, 1. All else would be a measurement of something else. */
function expectVerdict({ status, signal, error, stderr }, args) {
  if (status === 0 || status === 1) return
  throw new Error(`${args.join(' ')} ended with ${status ?? signal}: ${String(stderr).slice(0, 2000)}`, {
    cause: error,
  })
}
