import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandNames } from '../../src/cli/program.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { packageFolder } from './command.ts'

type LoadBundle = (path: string, use: string) => { readonly bundle: { say(): string }; keepCompiled(): void }

const { loadBundle } = createRequire(import.meta.url)(`${packageFolder}bin/load-bundle.js`) as {
  loadBundle: LoadBundle
}

const bundle = (word: string) => `exports.say = () => require('node:path').join('${word}', 'b')`

/** What the bundle says, after a run that keeps what it compiled. */
function run(path: string, use = 'lint'): string {
  const loaded = loadBundle(path, use)
  const said = loaded.bundle.say()
  loaded.keepCompiled()
  return said
}

/** In a process of its own, in which V8 has not yet seen the bundle. */
function runElsewhere(path: string): string {
  const lines = [
    `const { bundle, keepCompiled } = require('${packageFolder}bin/load-bundle.js').loadBundle('${path}', 'lint')`,
    'process.stdout.write(bundle.say())',
    'keepCompiled()',
  ]
  return execFileSync(process.execPath, ['-e', lines.join('\n')], { encoding: 'utf8' })
}

describe('what is compiled of a bundle', () => {
  const keptIn = (folder: string) => readdirSync(join(folder, '.compiled'))

  test('is kept once for each use, and used again', () => {
    const folder = tempFolder({ 'x.cjs': bundle('a') })
    const path = join(folder, 'x.cjs')
    expect([run(path), run(path), run(path, 'sign')]).toEqual(['a/b', 'a/b', 'a/b'])
    expect(keptIn(folder).map((name) => name.split('-')[0])).toEqual(['lint', 'sign'])
    const [kept = ''] = keptIn(folder)
    const before = readFileSync(join(folder, '.compiled', kept))
    run(path)
    expect(readFileSync(join(folder, '.compiled', kept)).equals(before)).toBe(true)
  })

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['empty', () => Buffer.alloc(0)],
    ['of another version', (bytes: Buffer) => Buffer.concat([Buffer.from([1, 2, 3, 4]), bytes.subarray(4)])],
    ['no such thing', () => Buffer.from('hello')],
  ])('is made anew where it is %s', (_, spoil) => {
    const folder = tempFolder({ 'x.cjs': bundle('a') })
    const path = join(folder, 'x.cjs')
    expect(runElsewhere(path)).toBe('a/b')
    const kept = join(folder, '.compiled', keptIn(folder)[0] ?? '')
    const whole = readFileSync(kept)
    writeFileSync(kept, spoil(whole))
    expect(runElsewhere(path)).toBe('a/b')
    expect(readFileSync(kept).length).toBe(whole.length)
  })

  test('is never that of another build, though it be as long', () => {
    const folder = tempFolder({ 'x.cjs': bundle('a') })
    const path = join(folder, 'x.cjs')
    run(path)
    writeFileSync(path, bundle('c'))
    utimesSync(path, 2000, 2000)
    expect(run(path)).toBe('c/b')
  })

  test('of a run on many drafts, which changes how V8 manages its memory, serves the next run', () => {
    const drafts = Array.from({ length: 1200 }, (_, at) => [`drafts/${at}.md`, '早安。\n'])
    const cwd = tempFolder(Object.fromEntries(drafts))
    const folder = tempFolder({})
    for (const part of ['bin', 'dist', 'rules', 'package.json'])
      cpSync(join(packageFolder, part), join(folder, part), {
        recursive: true,
        filter: (path) => !/\.compiled/.test(path),
      })
    const lint = () => spawnSync(process.execPath, [join(folder, 'bin/postlint.js'), 'drafts'], { cwd }).status
    expect(lint()).toBe(0)
    const [kept = ''] = keptIn(join(folder, 'dist'))
    const inode = () => statSync(join(folder, 'dist/.compiled', kept)).ino
    const before = inode()
    expect(lint()).toBe(0)
    expect(inode()).toBe(before)
  })

  test('is not kept where nothing can be written', () => {
    const folder = tempFolder({ 'x.cjs': bundle('a'), '.compiled': 'a file in the way' })
    expect(run(join(folder, 'x.cjs'))).toBe('a/b')
    const sealed = tempFolder({ 'x.cjs': bundle('a') })
    chmodSync(sealed, 0o555)
    expect(run(join(sealed, 'x.cjs'))).toBe('a/b')
    chmodSync(sealed, 0o755)
  })
})

test('the script knows the commands, to keep what each of them calls', () => {
  const [, names = ''] =
    /COMMANDS = new Set\(\s*'([^']*)'/.exec(readFileSync(`${packageFolder}bin/postlint.js`, 'utf8')) ?? []
  const known = names.split(' ').filter((name) => name !== 'help')
  expect(known.sort()).toEqual(commandNames.filter((name) => name !== 'lint').sort())
})
