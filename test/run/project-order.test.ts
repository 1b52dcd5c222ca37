import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postlint } from '../cli/command.ts'
import { drafts, project } from '../cli/house.ts'
import { tempFolder } from './temp-folder.ts'

const paths = ['a.md', 'b.md', 'sub', 'sub/c.md', '*.md', 'sub/deep/d.md', 'nope.md']

test('in whatever order paths are given, and however often, the report has the same bytes', async () => {
  const cwd = tempFolder(
    project('', {
      'a.md': drafts.grade1,
      'b.md': drafts.grade2,
      'sub/c.md': drafts.grade3,
      'sub/deep/d.md': drafts.clean,
      'sub/deep/postlint.yaml': 'packs: [../../rules/house.yaml]\nrules: {house/brag: 3}\n',
      'sub/deep/e.md': drafts.grade1,
    }),
  )
  const report = async (order: readonly string[]) => (await postlint(['-f', 'compact', ...order], { cwd })).out
  const expected = await report(paths)
  const orders = fc.shuffledSubarray(paths, { minLength: paths.length })
  await fc.assert(
    fc.asyncProperty(orders, fc.array(fc.constantFrom('a.md', 'sub'), { maxLength: 2 }), async (order, again) => {
      expect(await report([...order, ...again])).toBe(expected)
    }),
    { numRuns: 15 },
  )
})
