import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { runExamples } from '../../src/run/run-examples.ts'
import { exampleOf } from '../generated/reference/check-examples.ts'
import { loadShipped, newLoader, shippedNames } from '../generated/reference/shipped.ts'
import { root } from './run-postlint.ts'

const folder = join(root, 'docs', 'reference', 'examples')

test.each(readdirSync(folder))('%s shows its check and does what its examples say', async (file) => {
  const loader = newLoader()
  const pack = loader.load(join(folder, file), { folder: root })
  loader.throwProblems({ zh: '规则包有误', en: `${file} is not right` })
  if (pack === undefined) throw new Error(`No pack in ${file}`)
  expect(new Set(pack.definition.rules.map(({ value }) => value.check?.value))).toEqual(
    new Set([file.replace(/\.yaml$/, '')]),
  )
  const { failures, passed } = await runExamples(pack, loader)
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThanOrEqual(2)
})

test('every kind of check has an example: one of its own, else a rule of a shipped pack', () => {
  const shipped = () => shippedNames.map(loadShipped)
  expect([...checks.keys()].filter((check) => exampleOf(check, shipped) === undefined)).toEqual([])
})
