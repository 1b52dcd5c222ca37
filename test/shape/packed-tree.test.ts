import { expect, test } from 'vitest'
import { packTree, unpackTree } from '../../src/shape/packed-tree.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'

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
