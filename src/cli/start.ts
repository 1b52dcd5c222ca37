import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { leanHeap } from '../run/lean-heap.ts'
import { visible } from '../text/visible.ts'
import type { Environment } from './environment.ts'
import { languageOf, speaker } from './language.ts'
import { main } from './main.ts'
import { ProcessOutput } from './process-output.ts'

/**
 * Runs postlint on this process. Gives the exit code.
 *
 * @param packageFolder where `package.json`, `dist/` and `rules/` are
 */
export async function start(packageFolder: string): Promise<number> {
  const stdout = new ProcessOutput(1, () => process.stdout)
  const stderr = new ProcessOutput(2, () => process.stderr)
  const environment: Environment = {
    cwd: process.cwd(),
    argv: process.argv.slice(2),
    variables: process.env,
    stdout,
    stderr,
    readInput,
    now: new Date(),
    packageFolder,
    version: versionOf(packageFolder),
    get streams() {
      // Looked at by one command only: opening standard input costs the others time.
      return { input: process.stdin, output: process.stdout, now: () => new Date() }
    },
    startThread: async (data) => {
      const { startThread } = await import('../run/thread.ts')
      return startThread(join(packageFolder, 'bin', 'thread.js'), data)
    },
    nodeVersion: process.version,
  }
  const code = await main(environment).catch((error: unknown) => reportBug(error, environment))
  const failure = (await stdout.end()) ?? (await stderr.end())
  leanHeap.end()
  if (failure === undefined) return code
  const say = speaker(languageOf(environment))
  stderr.write(
    `postlint: ${say({ zh: `结果没有写完（${failure}）`, en: `The output could not be written (${failure})` })}\n`,
  )
  return 2
}

export { serve } from './serve.ts'

/** What is no UserError is a mistake of postlint. Exit code 1 would say that the drafts are at fault. */
function reportBug(error: unknown, environment: Environment): number {
  const say = speaker(languageOf(environment))
  environment.stderr.write(
    `postlint: ${say({ zh: '程序内部出错，请把下面的内容报告给开发者', en: 'This is a bug of postlint; please report what follows' })}\n`,
  )
  for (let each: unknown = error; each !== undefined; each = each instanceof Error ? each.cause : undefined) {
    const text = each instanceof Error ? (each.stack ?? each.message) : String(each)
    environment.stderr.write(`${text.split('\n').map(visible).join('\n')}\n`)
  }
  return 2
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function versionOf(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8')) as { version: string }
  return version
}
