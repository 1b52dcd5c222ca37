import { execFileSync, execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Unreadable } from '../../src/run/decode-source.ts'
import { unreadableMessage } from '../../src/run/unreadable-message.ts'
import { gb18030Bytes } from './gb18030-bytes.ts'
import { tempFolder } from './temp-folder.ts'

test.each<[Unreadable, RegExp, RegExp]>([
  [{ kind: 'encoding', encoding: 'gb18030' }, /GB18030.*UTF-8/, /记事本.*另存为.*UTF-8/],
  [
    { kind: 'encoding', encoding: 'utf-16le' },
    /UTF-16 LE/,
    /iconv -f UTF-16LE -t UTF-8 drafts\/稿\.md > drafts\/稿\.utf8\.md/,
  ],
  [{ kind: 'encoding', encoding: 'utf-16be' }, /UTF-16 BE/, /iconv -f UTF-16BE/],
  [{ kind: 'binary' }, /二进制/, /另存为 UTF-8/],
  [{ kind: 'invalid-utf8', byteOffset: 41, line: 7 }, /第 7 行.*第 42 个字节/, /第 7 行/],
  [{ kind: 'too-large', bytes: 12_000_000, maxBytes: 10_485_760 }, /11\.5 MB.*10 MB/, /一个文件/],
  [{ kind: 'missing' }, /不存在/, /文件名/],
  [{ kind: 'not-permitted' }, /权限/, /权限/],
  [{ kind: 'not-a-file' }, /文件夹/, /普通文件/],
  [{ kind: 'io', code: 'EIO' }, /EIO/, /再试一次/],
])('%j', (why, message, help) => {
  const said = unreadableMessage(why, 'drafts/稿.md')
  expect(said.message.zh).toMatch(message)
  expect(said.help?.zh).toMatch(help)
  // Nobody should meet Chinese in the English sentence, except in his own path.
  expect(`${said.message.en} ${said.help?.en}`.replaceAll('稿', '')).not.toMatch(/\p{sc=Han}|undefined/u)
})

test('a file name that was not UTF-8 is told apart from a file that is gone', () => {
  expect(unreadableMessage({ kind: 'missing' }, 'drafts/\ufffd\ufffd.md').message.zh).toBe('文件名不是 UTF-8,无法打开')
})

test.each([
  [10_485_761, 10_485_760, '10.1 MB', '10 MB'],
  [1025, 1024, '1.1 KB', '1 KB'],
  [6, 5, '6 B', '5 B'],
])('%i bytes never look like %i', (bytes, maxBytes, shown, shownMax) => {
  const { message } = unreadableMessage({ kind: 'too-large', bytes, maxBytes }, 'a.md')
  expect(message.en).toBe(`The file has ${shown}, above the limit of ${shownMax}`)
})

describe.skipIf(!hasIconv())('the command that is offered converts the file', () => {
  test.each(['稿.md', '-x.md', "it's (1) & $HOME.md", 'v1.2/稿件'])('%s', (name) => {
    const root = tempFolder({ [name]: gb18030Bytes('欢迎广大市民') })
    const { help } = unreadableMessage({ kind: 'encoding', encoding: 'gb18030' }, name)
    const command = help?.en.slice(help.en.indexOf('iconv')) ?? ''
    execSync(command, { cwd: root })
    const converted = name.endsWith('.md') ? name.replace(/\.md$/, '.utf8.md') : `${name}.utf8`
    expect(readFileSync(join(root, converted), 'utf8')).toBe('欢迎广大市民')
  })
})

function hasIconv(): boolean {
  try {
    return execFileSync('iconv', ['-l']).length > 0
  } catch {
    return false
  }
}
