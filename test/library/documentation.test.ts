import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageFolder } from '../cli/command.ts'
import { addFiles, tempFolder } from '../run/temp-folder.ts'

const text = readFileSync(join(packageFolder, 'docs/library.md'), 'utf8')

/** The pack that the examples judge by. */
const house = /```yaml\n(# house\.yaml\n.*?)```/s.exec(text)?.[1] ?? ''

/** Each program of the document, and what stands below it as its output. */
const examples = text.split(/^## /m).flatMap((section) => {
  const [, code, output] = /```js\n(.*?)```\n\n```text\n(.*?)```/s.exec(section) ?? []
  return code === undefined || output === undefined ? [] : [{ title: section.split('\n', 1)[0], code, output }]
})

const broken = `pack: broken
title: x
rules:
  long:
    mesage: 太长
    check: phrase
    with: {words: [长]}
    message: 太长
    examples: {invalid: [长], valid: [短]}
`

test('the document has examples', () => expect(examples.length).toBeGreaterThan(4))

test.each(examples)('docs/library.md, “$title”: the program prints what the document says', ({ code, output }) => {
  const cwd = tempFolder({
    'package.json': '{"type":"module"}',
    'house.yaml': house,
    'broken.yaml': broken,
    'drafts/bad.md': '全城最低\n',
    'drafts/good.md': '欢迎光临\n',
  })
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(packageFolder, join(cwd, 'node_modules/postlint'))
  addFiles(cwd, { 'example.js': code })
  const { status, stdout, stderr } = spawnSync(process.execPath, ['example.js'], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: output, stderr: '' })
})
