import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../src/pack/coverage.ts'
import { resolveRules } from '../../src/pack/resolve-rules.ts'
import { PackLoader } from '../../src/run/load-packs.ts'
import { runExamples } from '../../src/run/run-examples.ts'
import type { Problem } from '../../src/shape/problem.ts'

const root = resolve(import.meta.dirname, '../..')
const names = readdirSync(resolve(root, 'rules'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort()

interface MappedClause {
  readonly by: string
  readonly strength?: string
  readonly grade?: number
  readonly assisted?: boolean
}
/** Every rule-like clause of the 21 policy documents, and how each can be enforced. */
const map = JSON.parse(readFileSync(resolve(root, 'fixtures/policies/clauses.json'), 'utf8')) as Record<
  string,
  Record<string, MappedClause>
>

function load(name: string) {
  const loader = new PackLoader(root, resolve(root, 'rules'))
  const pack = loader.load(name, { folder: root })
  if (pack === undefined) throw new Error(`No pack ${name}`)
  const problems: Problem[] = []
  return { pack, loader, rules: resolveRules(pack, (problem) => problems.push(problem)), problems }
}

test('there is a pack for every document', () => {
  expect(Object.keys(map).filter((document) => !names.includes(document))).toEqual([])
})

describe.each(names)('%s', (name) => {
  test('every example does what it should', async () => {
    const { pack, loader } = load(name)
    const { failures } = await runExamples(pack, loader)
    expect(failures.map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([])
  })

  test('loads without problems; every rule says what, why and what to write instead, and names its clause', () => {
    const { rules, problems } = load(name)
    expect(problems.map(({ message }) => message.en)).toEqual([])
    for (const rule of rules) {
      const { id, clauses, incident, reason, why } = rule
      expect(clauses.length, `${id}: clause`).toBeGreaterThan(0)
      expect(why, `${id}: why`).toBeDefined()
      expect(rule.try, `${id}: try`).toBeDefined()
      expect(
        incident ?? reason ?? clauses.find(({ says }) => says.zh !== ''),
        `${id}: incident or reason`,
      ).toBeDefined()
      for (const text of [rule.message, why, rule.try]) {
        expect(text?.zh, `${id}: Chinese`).toMatch(/\p{Script=Han}/u)
        expect(text?.en, `${id}: English`).not.toMatch(/^\p{Script=Han}/u)
        expect(text?.zh, `${id}: full-width punctuation between Chinese characters`).not.toMatch(
          /\p{Script=Han}[,;:?!]\p{Script=Han}/u,
        )
      }
    }
  })

  test('every clause that only a person can judge, or that is out of scope, says why', () => {
    for (const clause of load(name).pack.clauses.values()) {
      if (clause.by === 'attest' || clause.by === 'none') expect(clause.because?.zh, clause.id).toMatch(/\S/)
    }
  })
})

describe.each(Object.entries(map))('the clauses of %s', (document, clauses) => {
  test('all appear, with how each is enforced, its strength and its grade', () => {
    const { pack } = load(document)
    for (const [id, mapped] of Object.entries(clauses)) {
      const clause = pack.clauses.get(id)
      expect(clause, id).toBeDefined()
      expect(clause?.by, id).toBe(mapped.by)
      expect(clause?.strength, id).toBe(mapped.strength ?? 'must')
      if (mapped.grade !== undefined) expect(clause?.grade, id).toBe(mapped.grade)
    }
    expect([...pack.clauses.keys()].filter((id) => !(id in clauses))).toEqual([])
  })

  test('every clause of an account, of attached files, of the review record, of the calendar or of a person has a rule', () => {
    const { pack, rules } = load(document)
    for (const { clause, coverage } of coverageOf(pack, rules).clauses) {
      const isMachine = ['account', 'media', 'record', 'calendar'].includes(clause.by)
      if (isMachine) expect(['enforced', 'assisted'], clause.id).toContain(coverage)
      if (clause.by === 'attest') expect(['attested', 'assisted'], clause.id).toContain(coverage)
    }
  })

  test('every clause that a draft alone decides has a rule; where the map asks for a person, the rule only flags', () => {
    const { pack, rules } = load(document)
    const { clauses: covered } = coverageOf(pack, rules)
    for (const { clause, coverage, rules: own } of covered) {
      if (clause.by !== 'draft') continue
      expect(coverage, clause.id).not.toBe('not-enforced')
      if (clauses[clause.id]?.assisted === true)
        expect(
          own.some(({ assisted }) => assisted),
          clause.id,
        ).toBe(true)
      if (clause.strength === 'should') for (const rule of own) expect(rule.hint, rule.id).toBe(true)
    }
  })
})
