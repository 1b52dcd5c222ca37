import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accountFields } from '../../src/account/account.ts'
import { checks } from '../../src/checks/index.ts'
import { commandNames } from '../../src/cli/program.ts'
import { configFields, overrideTable } from '../../src/config/config-shape.ts'
import { keyDocs } from '../../src/draft/key-docs.ts'
import { draftKeys } from '../../src/draft/keys.ts'
import { scopeNames } from '../../src/draft/posting.ts'
import { packTables } from '../../src/pack/pack-shape.ts'
import { coverageMarkdown } from '../../src/report/coverage.ts'
import { jsonReportSchema } from '../../src/report/json-schema.ts'
import { runPostlint } from '../docs/run-postlint.ts'
import { exampleOf } from './reference/check-examples.ts'
import { checksPage } from './reference/checks-page.ts'
import { cliPage } from './reference/cli-page.ts'
import { frontMatterPage } from './reference/front-matter-page.ts'
import { accountPage, configPage, packFormatPage } from './reference/keys-pages.ts'
import { packIndexPage, packPage } from './reference/pack-page.ts'
import { loadShipped, root, shippedNames } from './reference/shipped.ts'

/** A stale file fails; `npm run generate` writes it anew. */
async function expectFresh(text: string, path: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(join(root, 'docs', 'reference', path))
}

describe('docs/reference/', () => {
  test('checks.md', async () => {
    const shipped = () => shippedNames.map(loadShipped)
    await expectFresh(
      checksPage(checks.values(), (name) => exampleOf(name, shipped)),
      'checks.md',
    )
  })

  test('front-matter.md', () => expectFresh(frontMatterPage(draftKeys), 'front-matter.md'))
  test('config.md', () => expectFresh(configPage(configFields, overrideTable), 'config.md'))
  test('account.md', () => expectFresh(accountPage(accountFields), 'account.md'))
  test('pack-format.md', () => expectFresh(packFormatPage(packTables, scopeNames), 'pack-format.md'))
  test('report.schema.json', () => expectFresh(`${JSON.stringify(jsonReportSchema, null, 2)}\n`, 'report.schema.json'))

  test('commands.md', async () => {
    const names = ['postlint', ...commandNames.filter((name) => name !== 'lint').map((name) => `postlint ${name}`)]
    const helps = await Promise.all(
      names.map(async (name) => {
        const argv = [...name.split(' ').slice(1), '--help']
        const [zh, en] = await Promise.all([runPostlint(argv, root, 'zh'), runPostlint(argv, root, 'en')])
        return { name, zh: zh.text, en: en.text }
      }),
    )
    await expectFresh(cliPage(helps), 'commands.md')
  })

  test.each([
    ['coverage.md', 'en'],
    ['coverage.zh-CN.md', 'zh'],
  ] as const)('%s', async (path, lang) => {
    const covered = shippedNames.map((name) => loadShipped(name).coverage)
    await expectFresh(coverageMarkdown(covered, lang), path)
  })

  test('packs/README.md', () => expectFresh(packIndexPage(shippedNames.map(loadShipped)), 'packs/README.md'))
  test.each(shippedNames)('packs/%s.md', (name) => expectFresh(packPage(loadShipped(name)), `packs/${name}.md`))

  test('every page of a pack is one of a shipped pack', () => {
    const folder = join(root, 'docs', 'reference', 'packs')
    const pages = (existsSync(folder) ? readdirSync(folder) : []).map((name) => name.replace(/\.md$/, ''))
    expect(pages.filter((name) => name !== 'README' && !shippedNames.includes(name))).toEqual([])
  })
})

test('every key of the front matter is explained, and no other', () => {
  expect(
    Object.keys(keyDocs)
      .filter((key) => !key.includes('.'))
      .sort(),
  ).toEqual(Object.keys(draftKeys).sort())
})
