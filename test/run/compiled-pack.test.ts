import { cpSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileRules } from '../../src/pack/compile-rules.ts'
import { examplesOf } from '../../src/pack/examples-of.ts'
import type { Pack } from '../../src/pack/pack.ts'
import { resolveRules } from '../../src/pack/resolve-rules.ts'
import { compiledPaths, readCompiled } from '../../src/run/compiled-pack.ts'
import { PackLoader } from '../../src/run/load-packs.ts'
import { Lexicon } from '../../src/text/match/lexicon.ts'
import { Patterns } from '../../src/text/pattern/patterns.ts'
import { addFiles, tempFolder } from './temp-folder.ts'

const rules = resolve(import.meta.dirname, '../../rules')
const packs = readdirSync(rules).filter((name) => name.endsWith('.yaml'))
/** The same packs where nothing is compiled. */
const plain = tempFolder({})
cpSync(rules, resolve(plain, 'rules'), { recursive: true })

describe('a compiled pack is what its text says', () => {
  test.each(packs)('%s', async (file) => {
    const compiled = loaded(file, rules)
    const parsed = loaded(file, resolve(plain, 'rules'))
    expect(parsed.pack.resolved).toBeUndefined()
    expect(compiled.pack.resolved).toBeDefined()
    expect(seen(compiled.pack)).toEqual(seen(parsed.pack))
    const supplies = { readBeside: () => ({ text: '' }), report: () => undefined }
    const patterns = new Patterns()
    await compileRules(
      resolveRules(parsed.pack, () => undefined),
      new Lexicon(),
      { ...supplies, patterns },
    )
    await compileRules(
      resolveRules(compiled.pack, () => undefined),
      new Lexicon(),
      { ...supplies, ...compiled.loader },
    )
    expect(await compiled.loader.patterns.proofs()).toEqual(await patterns.proofs())
    for (const rule of compiled.pack.resolved ?? []) {
      const twin = parsed.pack.definition.rules.find(({ name }) => name === rule.name)
      if (twin?.value.examples !== undefined) expect(examplesOf(rule)).toEqual(twin.value.examples)
    }
  })
})

describe('a compiled pack holds as long as the files that it was made from stay as they are', () => {
  test.each([
    ['as it was installed, all of one time', 'weibo-handbook', (text: string) => text, 0, true],
    ['longer', 'weibo-handbook', (text: string) => `${text}# x\n`, 0, false],
    ['as long, but written later', 'weibo-handbook', (text: string) => text.replace('微', '薇'), 1, false],
    ['beside one that it extends, which is longer', 'weibo', (text: string) => `${text}# x\n`, 0, false],
    ['beside a stranger that is longer', 'securities', (text: string) => `${text}# x\n`, 0, true],
  ])('%s', (_, edited, edit, later, isCompiled) => {
    const folder = tempFolder({})
    cpSync(rules, resolve(folder, 'rules'), { recursive: true })
    cpSync(dirname(compiledPaths(resolve(rules, 'x.yaml')).rules), resolve(folder, 'dist/packs'), { recursive: true })
    for (const place of ['rules', 'dist/packs'])
      for (const each of readdirSync(resolve(folder, place))) utimesSync(resolve(folder, place, each), 1000, 1000)
    addFiles(folder, { [`rules/${edited}.yaml`]: edit(readFileSync(resolve(rules, `${edited}.yaml`), 'utf8')) })
    utimesSync(resolve(folder, `rules/${edited}.yaml`), 1000 + later, 1000 + later)
    expect(readCompiled(resolve(folder, 'rules/weibo-handbook.yaml')) !== undefined).toBe(isCompiled)
  })

  test('a pack that is not there has no compiled form', () => {
    expect(readCompiled(resolve(rules, 'no-such.yaml'))).toBeUndefined()
  })
})

function loaded(file: string, folder: string): { readonly pack: Pack; readonly loader: PackLoader } {
  const loader = new PackLoader(dirname(folder), folder)
  const pack = loader.load(resolve(folder, file), { folder })
  loader.throwProblems({ zh: '', en: 'A pack is not sound' })
  if (pack === undefined) throw new Error(`No pack ${file}`)
  return { pack, loader }
}

/** All of a pack but its parents, which have a test of their own. */
function seen(pack: Pack) {
  const { name, path, source, definition, grades, effective, clauses } = pack
  const resolved = resolveRules(pack, () => undefined).map((rule) => ({ ...rule, pack: rule.pack.name }))
  return {
    name,
    path,
    source,
    definition,
    grades,
    effective,
    clauses,
    resolved,
    parents: pack.parents.map((each) => each.name),
  }
}
