import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCompiled } from '../../src/run/compiled-pack.ts'
import { packTree, unpackTree } from '../../src/shape/packed-tree.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'

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
    expect(readCompiled(file, source, 'x.yaml')?.root).toEqual(parseYaml(source, 0, 'x.yaml').root)
  })

  test('an edited pack is not mistaken for the compiled one', () => {
    const file = resolve(rules, 'weibo.yaml')
    const source = readFileSync(file, 'utf8')
    expect(readCompiled(file, `${source}# x\n`, 'x.yaml')).toBeUndefined()
    expect(readCompiled(file, source.replace('微', '薇'), 'x.yaml')).toBeUndefined()
    expect(readCompiled(resolve(rules, 'no-such.yaml'), source, 'x.yaml')).toBeUndefined()
  })
})
