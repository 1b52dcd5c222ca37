import { readdirSync, readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { accountJsonSchema } from '../../src/account/json-schema.ts'
import { configJsonSchema } from '../../src/config/json-schema.ts'
import { packJsonSchema } from '../../src/pack/json-schema.ts'

const schemas = { pack: packJsonSchema(), config: configJsonSchema(), account: accountJsonSchema() }

describe('JSON Schemas in rules/schema/', () => {
  // A stale file fails here; `npm run generate` writes it anew.
  test.each(Object.entries(schemas))('%s.schema.json is fresh', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../rules/schema/${name}.schema.json`)
  })

  test.each(Object.entries(schemas))('%s.schema.json is a valid schema', (_, schema) => {
    expect(() => new Ajv.default({ allowUnionTypes: true }).compile(schema)).not.toThrow()
  })

  test('every shipped pack satisfies the schema of packs', () => {
    const validate = new Ajv.default({ allowUnionTypes: true }).compile(schemas.pack)
    for (const file of readdirSync('rules').filter((name) => name.endsWith('.yaml'))) {
      validate(parse(readFileSync(`rules/${file}`, 'utf8')))
      expect(validate.errors, file).toBeNull()
    }
  })

  test.each([
    ['an unknown key of a rule', { pack: 'x', title: 'x', rules: { a: { chek: 'length' } } }],
    ['an unknown check', { pack: 'x', title: 'x', rules: { a: { check: 'lenght' } } }],
    [
      'an option of another check',
      { pack: 'x', title: 'x', rules: { a: { check: 'length', with: { words: ['x'] } } } },
    ],
    ['a grade that does not exist', { pack: 'x', title: 'x', rules: { a: { check: 'length', grade: 4 } } }],
  ])('the schema of packs refuses %s', (_, pack) => {
    expect(new Ajv.default({ allowUnionTypes: true }).compile(schemas.pack)(pack)).toBe(false)
  })
})
