import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeFixed } from '../../src/run/fix-files.ts'
import { gb18030Bytes } from '../run/gb18030-bytes.ts'
import { asPlainUser, tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'
import { chain, projectFolder, read } from './reviewed.ts'

const pack = `pack: house
title: 店规
rules:
  typo:
    reason: 错字
    grade: 3
    check: phrase
    with: {replace: {优惠卷: 优惠券}, fix: safe}
    message: 错字
    examples: {invalid: [优惠卷], valid: [优惠券]}
  maybe:
    reason: 不确定
    grade: 2
    check: phrase
    with: {replace: {或许: 一定}}
    message: 不确定
    examples: {invalid: [或许], valid: [一定]}
`
const config = 'packs: [./house.yaml]\ndrafts: drafts/*.md\n'

function house(drafts: Readonly<Record<string, string | Uint8Array>>): string {
  const files = Object.entries(drafts).map(([name, text]) => [`drafts/${name}`, text])
  return tempFolder({ 'house.yaml': pack, 'postlint.yaml': config, ...Object.fromEntries(files) })
}

describe('--fix', () => {
  test('corrects what is safe, says so in one line, and reports what is left', async () => {
    const cwd = house({ 'a.md': '优惠卷，或许', 'b.md': '优惠卷优惠卷', 'c.md': '好' })
    const { code, out, err } = await postlint('--fix', { cwd })
    expect([code, err]).toEqual([1, ''])
    expect(read(cwd, 'drafts/a.md')).toBe('优惠券，或许')
    expect(read(cwd, 'drafts/b.md')).toBe('优惠券优惠券')
    expect(out).toContain('已改正 3 处，涉及 2 个文件；还有 1 处可用 --fix --unsafe 改正')
    expect(out).not.toContain('house/typo')
    expect(out).toContain('house/maybe')
    expect((await postlint('--fix', { cwd })).out).toContain('没有可改正的；还有 1 处')
  })

  test('with --unsafe corrects the rest', async () => {
    const cwd = house({ 'a.md': '优惠卷，或许' })
    const { code, out } = await postlint('--fix --unsafe --lang en', { cwd })
    expect([code, read(cwd, 'drafts/a.md')]).toEqual([0, '优惠券，一定'])
    expect(out).toContain('2 places corrected in 1 file')
  })

  test('other formats report what is left, the line goes to standard error', async () => {
    const cwd = house({ 'a.md': '优惠卷，或许' })
    const { out, err } = await postlint('--fix --format json', { cwd })
    expect(JSON.parse(out).files[0].violations.map(({ rule }: { rule: string }) => rule)).toEqual(['house/maybe'])
    expect(err).toBe('已改正 1 处，涉及 1 个文件；还有 1 处可用 --fix --unsafe 改正\n')
  })

  test('only what is selected', async () => {
    const cwd = house({ 'a.md': '优惠卷，或许' })
    await postlint('--fix --unsafe --select house/maybe', { cwd })
    expect(read(cwd, 'drafts/a.md')).toBe('优惠卷，一定')
  })

  test.each([
    ['a rule that nobody knows', '--fix --select house/tpyo', 'house/typo'],
    ['--unsafe alone', '--unsafe', '--fix'],
  ])('%s is told before anything is written', async (_, line, words) => {
    const cwd = house({ 'a.md': '优惠卷' })
    const { code, err } = await postlint(line, { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(read(cwd, 'drafts/a.md')).toBe('优惠卷')
  })

  test('keeps the byte order mark, line ends, mode and links', async () => {
    const cwd = house({ 'a.md': '\ufeff优惠卷\r\n\r\n好\r\n', 'real/b.txt': '优惠卷' })
    chmodSync(join(cwd, 'drafts/a.md'), 0o666)
    symlinkSync('real/b.txt', join(cwd, 'drafts/b.md'))
    await postlint('--fix', { cwd })
    expect(read(cwd, 'drafts/a.md')).toBe('\ufeff优惠券\r\n\r\n好\r\n')
    expect(statSync(join(cwd, 'drafts/a.md')).mode & 0o777).toBe(0o666)
    expect(readlinkSync(join(cwd, 'drafts/b.md'))).toBe('real/b.txt')
    expect(read(cwd, 'drafts/real/b.txt')).toBe('优惠券')
  })

  test('a read-only file is told, the others are corrected', async () => {
    const cwd = house({ 'a.md': '优惠卷', 'b.md': '优惠卷' })
    chmodSync(join(cwd, 'drafts/a.md'), 0o444)
    const { code, err } = await postlint('--fix', { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('drafts/a.md：文件是只读的')])
    expect([read(cwd, 'drafts/a.md'), read(cwd, 'drafts/b.md')]).toEqual(['优惠卷', '优惠券'])
  })

  test('a folder that must not be written to is told', async () => {
    const cwd = house({ 'a.md': '优惠卷' })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'drafts/a.md'), 0o666)
    chmodSync(join(cwd, 'drafts'), 0o555)
    const { code, err } = await asPlainUser(() => postlint('--fix', { cwd }))
    chmodSync(join(cwd, 'drafts'), 0o755)
    expect([code, err]).toEqual([2, expect.stringContaining('EACCES')])
    expect(readdirSync(join(cwd, 'drafts'))).toEqual(['a.md'])
  })

  test('a file that was changed meanwhile is not overwritten', () => {
    const cwd = house({ 'a.md': '优惠卷，别人改过' })
    const file = join(cwd, 'drafts/a.md')
    const told = { path: 'drafts/a.md', bom: false, places: 1, isRecoded: false, isUnsealed: false }
    expect(writeFixed({ ...told, file, before: '优惠卷', after: '优惠券' })?.message.zh).toContain('被别人改过')
    expect(readFileSync(file, 'utf8')).toBe('优惠卷，别人改过')
    expect(readdirSync(join(cwd, 'drafts'))).toEqual(['a.md'])
  })

  test('rules that undo each other are a mistake of the pack: 2, and the file stays', async () => {
    const cwd = house({ 'a.md': '优惠卷，甲' })
    const rule = (from: string, to: string) =>
      `{reason: x, grade: 3, check: phrase, with: {replace: {${from}: ${to}}, fix: safe}, message: x, examples: {invalid: [${from}], valid: [好]}}`
    writeFileSync(join(cwd, 'house.yaml'), `${pack}  one: ${rule('甲', '乙')}\n  two: ${rule('乙', '甲')}\n`)
    const { code, err } = await postlint('--fix', { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('house/one、house/two')])
    expect(read(cwd, 'drafts/a.md')).toBe('优惠卷，甲')
  })

  test('another encoding is converted with --unsafe, and only then', async () => {
    const bytes = gb18030Bytes('今天多云，优惠卷\r\n')
    const cwd = house({ 'a.md': bytes })
    const before = await postlint('--fix', { cwd })
    expect([before.code, before.out]).toEqual([2, expect.stringContaining('postlint --fix --unsafe drafts/a.md')])
    expect(readFileSync(join(cwd, 'drafts/a.md'))).toEqual(Buffer.from(bytes))
    const { code, out } = await postlint('--fix --unsafe', { cwd })
    expect([code, read(cwd, 'drafts/a.md')]).toEqual([0, '今天多云，优惠券\r\n'])
    expect(out).toContain('已改正 2 处，涉及 1 个文件')
  })

  test('an approval of the old text is outdated, and that is said', async () => {
    const cwd = projectFolder({ 'house.yaml': pack })
    const file = join(cwd, 'drafts/a.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('免费参加', '凭优惠卷参加'))
    writeFileSync(join(cwd, 'postlint.yaml'), `packs: [weibo-handbook, ./house.yaml]\n${read(cwd, 'postlint.yaml')}`)
    for (const [role, by, at] of chain) {
      const signed = await postlint(['sign', 'drafts/a.md', '--role', role, '--as', by, '--now', at], { cwd })
      expect(signed.code).toBe(0)
    }
    expect((await postlint('drafts/a.md --select house,reviews', { cwd })).out).not.toContain('reviews/unreviewed')
    const { out } = await postlint('--fix drafts/a.md --select house/typo,reviews', { cwd })
    expect(out).toContain('其中 1 个文件审核过，签署是对原来的文字，要重新审核：drafts/a.md')
    expect(out).toContain('reviews/unreviewed')
    expect(read(cwd, 'drafts/a.md')).toContain('凭优惠券参加')
  })
})

describe('--diff', () => {
  test('prints what patch can apply, writes nothing, and ends with 1 where something would change', async () => {
    const drafts = { 'a.md': '\ufeff优惠卷\r\n好\r\n', 'b.md': '# 优惠卷', 'c.md': '好\n' }
    const cwd = house(drafts)
    const { code, out, err } = await postlint('--diff', { cwd })
    expect([code, err]).toEqual([1, '会改正 2 处，涉及 2 个文件\n'])
    expect(read(cwd, 'drafts/a.md')).toBe(drafts['a.md'])
    execFileSync('git', ['apply', '-p0', '-'], { cwd, input: out })
    expect(read(cwd, 'drafts/a.md')).toBe('\ufeff优惠券\r\n好\r\n')
    expect(read(cwd, 'drafts/b.md')).toBe('# 优惠券')
    expect(await postlint('--diff', { cwd })).toEqual({ code: 0, out: '', err: '没有可改正的\n' })
  })

  test('a path that is not there ends with 2', async () => {
    const { code, out, err } = await postlint('--diff drafts/none.md', { cwd: house({}) })
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('drafts/none.md')])
  })

  test('on a terminal nothing of a draft acts on it', async () => {
    const cwd = house({ 'a.md': '优惠卷\x1b[31m' })
    const { out } = await postlint('--diff --no-color', { cwd, terminal: 80 })
    expect(out).toContain('+优惠券')
    expect(out).not.toContain('\x1b')
  })
})

test('--fix-dry-run reports as if corrected and writes nothing', async () => {
  const cwd = house({ 'a.md': '优惠卷，或许' })
  const { code, out } = await postlint('--fix-dry-run', { cwd })
  expect(code).toBe(1)
  expect(out).toContain('会改正 1 处，涉及 1 个文件')
  expect(out).toContain('优惠券，或许')
  expect(read(cwd, 'drafts/a.md')).toBe('优惠卷，或许')
})

describe('standard input', () => {
  test.each([
    [
      'comes out corrected, with the report beside it',
      '- --fix',
      '\ufeff优惠卷，或许\r\n',
      '\ufeff优惠券，或许\r\n',
      1,
    ],
    [
      'comes out as it is where it cannot be judged',
      '- --fix',
      '---\nkind: [\n---\n优惠卷',
      '---\nkind: [\n---\n优惠卷',
      2,
    ],
    ['comes out as it is where nothing is to be corrected', '- --fix', '好', '好', 0],
  ])('%s', async (_, line, input, expected, expectedCode) => {
    const { code, out, err } = await postlint(line, { cwd: house({}), input })
    expect([code, out]).toEqual([expectedCode, expected])
    expect(err).toContain('1 个文件')
  })

  test.each(['。。。', '。。。。', '。。。。。。', '。。。。。。。。', '。。。。。。。。。'])(
    '%s is one ellipsis',
    async (stops) => {
      const { out } = await postlint('- --fix --unsafe --pack typography', {
        cwd: tempFolder({}),
        input: `明天见${stops}好`,
      })
      expect(out).toBe('明天见……好')
    },
  )

  test('as a diff', async () => {
    const { code, out, err } = await postlint('- --diff --stdin-filename drafts/new.md', {
      cwd: house({}),
      input: '优惠卷\n',
    })
    expect([code, out]).toEqual([1, '--- drafts/new.md\n+++ drafts/new.md\n@@ -1,1 +1,1 @@\n-优惠卷\n+优惠券\n'])
    expect(err).toBe('会改正 1 处，涉及 1 个文件\n')
  })

  test('as the report that --fix would leave, and nothing else', async () => {
    const cwd = house({})
    const { code, out, err } = await postlint('- --fix-dry-run --format json', { cwd, input: '优惠卷，或许' })
    const { files } = JSON.parse(out)
    expect([code, files[0].path, files[0].violations.length]).toEqual([1, 'stdin.md', 1])
    expect(err).toContain('会改正 1 处，涉及 1 个文件')
    const { out: shown } = await postlint('- --fix-dry-run', { cwd, input: '优惠卷，或许' })
    expect(shown).toContain('优惠券，或许')
    expect(shown).toContain('会改正 1 处，涉及 1 个文件')
  })
})

test('one that is killed at any moment leaves every file old or new, and the next run leaves nothing of it', async () => {
  const many = 1000
  const before = '优惠卷来了。\n'
  const after = '优惠券来了。\n'
  const cwd = house(Object.fromEntries(Array.from({ length: many }, (_, at) => [`${at}.md`, before])))
  const drafts = join(cwd, 'drafts')
  const contents = () =>
    readdirSync(drafts)
      .filter((name) => !name.startsWith('.'))
      .map((name) => readFileSync(join(drafts, name), 'utf8'))
  const order = readdirSync(drafts).sort()
  const isNew = (at: number) => readFileSync(join(drafts, order[at] ?? ''), 'utf8') === after
  for (const reached of [0, 90, 300, 301, 640]) {
    const child = spawn(process.execPath, [`${packageFolder}bin/postlint.js`, '--fix'], { cwd, stdio: 'ignore' })
    const closed = new Promise((resolve) => child.on('close', resolve))
    while (child.exitCode === null && !isNew(reached)) await new Promise((resolve) => setTimeout(resolve, 1))
    child.kill('SIGKILL')
    await closed
    const texts = contents()
    expect(texts).toHaveLength(many)
    expect(new Set(texts)).toEqual(new Set([before, after]))
  }
  // As one that was killed between writing and renaming leaves it.
  writeFileSync(join(drafts, '.7.md.1f2e3d4c.tmp'), '半')
  writeFileSync(join(drafts, '.8.md.lock'), `${spawnSync('true').pid} ${hostname()}\n`)
  // Another program’s.
  writeFileSync(join(drafts, '.other.lock'), '')
  expect((await postlint('--fix', { cwd })).code).toBe(0)
  expect(contents().every((text) => text === after)).toBe(true)
  expect(readdirSync(drafts).filter((name) => name.startsWith('.'))).toEqual(['.other.lock'])
  expect(existsSync(join(drafts, '7.md'))).toBe(true)
}, 120_000)
