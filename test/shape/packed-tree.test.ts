import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCompiled } from '../../src/run/compiled-pack.ts'
import { packTree, unpackTree } from '../../src/shape/packed-tree.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'
import { tempFolder } from '../run/temp-folder.ts'

const rules = resolve(import.meta.dirname, '../../rules')
const packs = readdirSync(rules).filter((name) => name.endsWith('.yaml'))

test.each([
  'a: 1',
  'a: "1"',
  'a: ~',
  'a: true',
  '[]',
  'a: {b: [c, {d: e}, []]}',
  'a: |\n  x\n  y\n',
  'a:\nb: -0.5',
  '"x"',
])('%j comes back as it was', (yaml) => {
  const { root } = parseYaml(yaml, 0, 'x.yaml')
  if (root === undefined) throw new Error('no tree')
  expect(unpackTree(JSON.parse(JSON.stringify(packTree(root))), 'x.yaml')).toEqual(root)
})

describe('compiled packs', () => {
  test.each(packs)('%s is what its text says', (name) => {
    const file = resolve(rules, name)
    const source = readFileSync(file, 'utf8')
    expect(readCompiled(file, 'x.yaml')?.root).toEqual(parseYaml(source, 0, 'x.yaml').root)
  })

  test.each([
    ['as it was installed, all of one time', (text: string) => text, 0, true],
    ['longer', (text: string) => `${text}# x\n`, 0, false],
    ['as long, but written later', (text: string) => text.replace('微', '薇'), 1, false],
  ])('a pack that is %s', (_, edit, later, isCompiled) => {
    const built = resolve(rules, '../dist/packs/weibo.json')
    const folder = tempFolder({
      'rules/weibo.yaml': edit(readFileSync(resolve(rules, 'weibo.yaml'), 'utf8')),
      'dist/packs/weibo.json': readFileSync(built, 'utf8'),
    })
    const file = resolve(folder, 'rules/weibo.yaml')
    utimesSync(file, 1000 + later, 1000 + later)
    utimesSync(resolve(folder, 'dist/packs/weibo.json'), 1000, 1000)
    expect(readCompiled(file, 'x.yaml') !== undefined).toBe(isCompiled)
  })

  test('a pack that is not there has no compiled form', () => {
    expect(readCompiled(resolve(rules, 'no-such.yaml'), 'x.yaml')).toBeUndefined()
  })
})
