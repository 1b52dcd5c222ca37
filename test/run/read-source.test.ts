import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULT_MAX_BYTES, readSource } from '../../src/run/read-source.ts'
import { asPlainUser, tempFolder } from './temp-folder.ts'

const isWindows = process.platform === 'win32'

describe('a file', () => {
  const root = tempFolder({ 'a.md': '\ufeff好', 'empty.md': '', 'long.md': '好'.repeat(100_000), 'binary.md': 'a\0b' })
  symlinkSync('a.md', join(root, 'link.md'))

  test.each([
    ['a.md', { ok: true, text: '好', bom: true }],
    ['link.md', { ok: true, text: '好', bom: true }],
    ['empty.md', { ok: true, text: '', bom: false }],
    ['long.md', { ok: true, text: '好'.repeat(100_000), bom: false }],
    ['binary.md', { ok: false, why: { kind: 'binary' } }],
  ])('%s', (name, decoded) => {
    expect(readSource(join(root, name))).toEqual(decoded)
  })

  test('of exactly the limit is read, of one byte more is not', () => {
    expect(readSource(join(root, 'a.md'), { maxBytes: 6 }).ok).toBe(true)
    expect(readSource(join(root, 'a.md'), { maxBytes: 5 })).toEqual({
      ok: false,
      why: { kind: 'too-large', bytes: 6, maxBytes: 5 },
    })
    expect(readSource(join(root, 'a.md'), { maxBytes: 0 }).ok).toBe(false)
    expect(DEFAULT_MAX_BYTES).toBe(10_485_760)
  })

  test.runIf(process.platform === 'linux')('of a file system that reports no size', () => {
    const decoded = readSource('/proc/self/status')
    expect(decoded.ok && decoded.text).toContain('Name:')
    expect(readSource('/proc/self/status', { maxBytes: 10 })).toMatchObject({
      why: { kind: 'too-large', maxBytes: 10 },
    })
  })
})

describe('what is no readable file', () => {
  const root = tempFolder({ 'a.md': 'x', 'folder.md/': '', 'secret.md': 'x', 'shut/b.md': 'x' })

  test.each([
    ['gone.md', { kind: 'missing' }],
    ['gone/b.md', { kind: 'missing' }],
    ['a.md/b.md', { kind: 'missing' }],
    ['folder.md', { kind: 'not-a-file' }],
    [`${'long'.repeat(100)}.md`, { kind: 'io', code: 'ENAMETOOLONG' }],
    ['nul\0.md', { kind: 'io', code: 'ERR_INVALID_ARG_VALUE' }],
  ])('%j', (name, why) => {
    expect(readSource(`${root}/${name}`)).toEqual({ ok: false, why })
  })

  test('links that lead nowhere and in a circle', () => {
    symlinkSync('gone.md', join(root, 'dangling.md'))
    symlinkSync('circle.md', join(root, 'circle.md'))
    expect(readSource(join(root, 'dangling.md'))).toEqual({ ok: false, why: { kind: 'missing' } })
    expect(readSource(join(root, 'circle.md'))).toEqual({ ok: false, why: { kind: 'io', code: 'ELOOP' } })
  })

  test.skipIf(isWindows)('a pipe that nobody writes to, without waiting', () => {
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    expect(readSource(join(root, 'pipe.md'))).toEqual({ ok: false, why: { kind: 'not-a-file' } })
  })

  test.skipIf(isWindows)('a device and a socket', async () => {
    expect(readSource('/dev/zero')).toEqual({ ok: false, why: { kind: 'not-a-file' } })
    const server = createServer()
    await new Promise<void>((listening) => server.listen(join(root, 's.md'), listening))
    expect(readSource(join(root, 's.md'))).toEqual({ ok: false, why: { kind: 'not-a-file' } })
    server.close()
  })

  test.skipIf(isWindows)('a file and a folder that are not ours to read', async () => {
    chmodSync(root, 0o755)
    chmodSync(join(root, 'secret.md'), 0o000)
    chmodSync(join(root, 'shut'), 0o000)
    const [secret, inShut] = await asPlainUser(() => [
      readSource(join(root, 'secret.md')),
      readSource(join(root, 'shut/b.md')),
    ])
    chmodSync(join(root, 'shut'), 0o755)
    expect(secret).toEqual({ ok: false, why: { kind: 'not-permitted' } })
    expect(inShut).toEqual({ ok: false, why: { kind: 'not-permitted' } })
  })

  test.runIf(process.platform === 'linux')('leaves no file open', () => {
    mkdirSync(join(root, 'dir'))
    const open = () => readdirSync('/proc/self/fd').length
    const before = open()
    for (const name of ['a.md', 'dir', 'gone.md']) for (let i = 0; i < 50; i++) readSource(join(root, name))
    for (let i = 0; i < 50; i++) readSource(join(root, 'a.md'), { maxBytes: 0 })
    expect(open()).toBeLessThan(before + 50)
  })
})
