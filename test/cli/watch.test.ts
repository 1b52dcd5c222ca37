import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { packageFolder } from './command.ts'

const pack = `pack: house
title: house
rules:
  word:
    check: phrase
    with: {file: words.txt}
    message: 「{match}」
    examples: {invalid: [坏词], valid: [好词]}
`

test('test --watch runs again when a pack or its word file is saved, and outlives a broken pack', async () => {
  const folder = tempFolder({ 'house.yaml': pack, 'words.txt': '坏词\n' })
  const child = spawn(
    process.execPath,
    [join(packageFolder, 'bin/postlint.js'), 'test', 'house.yaml', '--watch', '--lang', 'en'],
    { cwd: folder },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const waits = () => output.split('Waiting for changes').length - 1
  const settled = (count: number) => expect.poll(waits, { timeout: 15_000 }).toBeGreaterThanOrEqual(count)
  try {
    await settled(1)
    expect(output).toContain('2 passed, 0 failed')
    addFiles(folder, { 'other.txt': 'x' })
    writeFileSync(join(folder, 'words.txt'), '好词\n')
    await settled(2)
    expect(output).toContain('0 passed, 2 failed')
    appendFileSync(join(folder, 'house.yaml'), 'bad: 1\n')
    await settled(3)
    expect(output).toContain('Unknown key “bad”')
    writeFileSync(join(folder, 'house.yaml'), readFileSync(join(folder, 'house.yaml'), 'utf8').replace('bad: 1\n', ''))
    await settled(4)
    expect(child.exitCode).toBeNull()
  } finally {
    child.kill()
  }
}, 60_000)
