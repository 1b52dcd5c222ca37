import { expect, test } from 'vitest'
import { coversCorpus } from '../../src/run/covers-corpus.ts'
import { discover } from '../../src/run/discover.ts'
import { Ground } from '../../src/run/ground.ts'
import type { Project } from '../../src/run/project.ts'
import { TruePlaces } from '../../src/run/true-places.ts'
import { tempFolder } from './temp-folder.ts'

const root = tempFolder({ 'drafts/a.md': '', 'drafts/gov/b.md': '', 'more/c.md': '' })
const ground = new Ground(root, { ignore: [], accounts: [], drafts: [] })
const configs = { groundOf: () => ground, places: new TruePlaces(root) }

test.each([
  ['nothing: what the config names', [], ['drafts/**/*.md', 'more/*.md'], true],
  ['the folder that the config names', ['drafts'], ['drafts/**/*.md'], true],
  ['it, written otherwise', ['./drafts/'], ['drafts/**'], true],
  ['all that a glob finds in it', ['drafts/**'], ['drafts/**/*.md'], true],
  ['one ending of it', ['drafts/**/*.markdown'], ['drafts/**/*.md', 'drafts/**/*.markdown'], false],
  ['both of two', ['drafts', 'more'], ['drafts/**/*.md', 'more/**/*.md'], true],
  ['one of two', ['drafts'], ['drafts/**/*.md', 'more/**/*.md'], false],
  ['less than what is named', ['drafts/gov'], ['drafts/**/*.md'], false],
  ['one draft', ['drafts/a.md'], ['drafts/**/*.md'], false],
  ['something taken away', ['drafts', '!drafts/gov'], ['drafts/**/*.md'], false],
  ['what the config takes some away from', ['drafts'], ['drafts/**/*.md', '!drafts/gov/**'], true],
  // A folder in between may be hidden, ignored or a link: who knows.
  ['a folder above', ['.'], ['drafts/**/*.md'], false],
  ['a glob that a folder does not answer', ['drafts'], ['drafts/*.md'], false],
])('a run on %s', async (_, paths, globs, covers) => {
  const discovered = await discover(paths, { cwd: root, configs })
  const project = { root, configs, config: { drafts: globs } } as unknown as Project
  expect(coversCorpus(paths, { discovered, drafts: discovered.drafts, from: root }, project)).toBe(covers)
})
