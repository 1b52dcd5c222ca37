import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Output } from './environment.ts'
import { main } from './main.ts'

/**
 * Runs postlint on this process.
 *
 * @param script the URL of the script in `bin/`; the package is the folder above it
 */
export async function start(script: string): Promise<number> {
  const packageFolder = fileURLToPath(new URL('..', script))
  let closed = false
  const output = (stream: NodeJS.WriteStream): Output => {
    // `| head` closes the pipe: what nobody reads need not be written.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      closed = true
    })
    return {
      isTerminal: stream.isTTY === true,
      columns: stream.columns,
      write(text) {
        if (!closed) stream.write(text)
      },
    }
  }
  return main({
    cwd: process.cwd(),
    argv: process.argv.slice(2),
    variables: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readInput,
    now: new Date(),
    packageFolder,
    version: versionOf(packageFolder),
  })
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
