import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileRules } from '../pack/compile-rules.ts'
import { ancestors } from '../pack/pack.ts'
import { resolveRules } from '../pack/resolve-rules.ts'
import { parseYaml } from '../shape/parse-yaml.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import { Patterns } from '../text/pattern/patterns.ts'
import { compiledPaths, compiledTexts, compilePack, shippedFile } from './compiled-pack.ts'
import { PackLoader } from './load-packs.ts'
import { writeFileAtomically } from './write-file.ts'

/** Compiles the shipped packs of a folder. Part of the build. */
export async function compileShipped(shippedFolder: string): Promise<void> {
  // What an earlier build left would be taken for what the packs say.
  rmSync(dirname(compiledPaths(join(shippedFolder, 'x.yaml')).rules), { recursive: true, force: true })
  const loader = new PackLoader(shippedFolder, shippedFolder)
  for (const name of loader.shipped) {
    const file = join(shippedFolder, `${name}.yaml`)
    const pack = loader.load(name, { folder: shippedFolder })
    // The loader has reported it with the file.
    if (pack === undefined) continue
    const { root } = parseYaml(pack.source)
    const rules = resolveRules(pack, loader.report)
    const patterns = new Patterns()
    const { readBeside, report } = loader
    await compileRules(rules, new Lexicon(), { readBeside, report, patterns })
    if (loader.hasProblems || root === undefined) continue
    const sizeOf = (each: string): number => statSync(shippedFile(file, each)).size
    const compiled = compilePack(pack, rules, await patterns.proofs(), [pack, ...ancestors(pack)], sizeOf)
    const paths = compiledPaths(file)
    const texts = compiledTexts(compiled, root)
    mkdirSync(dirname(paths.rules), { recursive: true })
    writeFileAtomically(paths.tree, texts.tree)
    writeFileAtomically(paths.rules, texts.rules)
  }
  // A compiled pack is trusted: what is wrong must fail the build.
  loader.throwProblems({ zh: '随附的规则包有误', en: 'A shipped pack is not right' })
}
