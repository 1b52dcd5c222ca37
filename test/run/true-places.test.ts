import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TruePlaces } from '../../src/run/true-places.ts'
import { tempFolder } from './temp-folder.ts'

const root = tempFolder({ 'p/sub/a.md': '', 'p/sub/sub/b.md': '', 'x/c.md': '' })
symlinkSync('p', join(root, 'plink'))
symlinkSync('sub/a.md', join(root, 'p/a.md'))
symlinkSync('gone.md', join(root, 'p/gone.md'))

test.each<[cwd: string, file: string, place: string]>([
  ['p', 'p/sub/a.md', 'p/sub/a.md'],
  ['p', 'plink/sub/a.md', 'p/sub/a.md'],
  ['p', 'plink/a.md', 'p/a.md'],
  ['p', 'plink/not/there.md', 'p/not/there.md'],
  ['x', 'x/c.md', 'x/c.md'],
  // From a folder that is reached by a link, all that the link leads to is named by way of it.
  ['plink', 'p/sub/a.md', 'plink/sub/a.md'],
  ['plink', 'plink/sub/a.md', 'plink/sub/a.md'],
  ['plink', 'x/c.md', 'x/c.md'],
  ['plink/sub', 'p/sub/a.md', 'plink/sub/a.md'],
  ['plink/sub', 'p/a.md', 'plink/a.md'],
  ['plink/sub/sub', 'p/sub/sub/b.md', 'plink/sub/sub/b.md'],
])('from %s, %s is %s', (cwd, file, place) => {
  expect(new TruePlaces(join(root, cwd)).of(join(root, file))).toBe(join(root, place))
})

test.each([
  ['p', 'p/a.md', 'p/sub/a.md'],
  ['plink', 'plink/a.md', 'plink/sub/a.md'],
  ['p', 'p/gone.md', undefined],
])('from %s, the link %s leads to %s', (cwd, link, target) => {
  const found = new TruePlaces(join(root, cwd)).target(join(root, link))
  expect(found).toBe(target === undefined ? undefined : join(root, target))
})
