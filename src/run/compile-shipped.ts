import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pack } from '../pack/pack.ts'
import { parseYaml } from '../shape/parse-yaml.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { compilePattern } from '../text/pattern/compile-pattern.ts'
import { compiledPath, compiledText } from './compiled-pack.ts'
import { PackLoader } from './load-packs.ts'
import { writeFileAtomically } from './write-file.ts'

/** Compiles the shipped packs of a folder. Part of the build. */
export async function compileShipped(shippedFolder: string): Promise<void> {
  const loader = new PackLoader(shippedFolder, shippedFolder)
  for (const name of loader.shipped) {
    const file = join(shippedFolder, `${name}.yaml`)
    const pack: Pack | undefined = loader.load(name, { folder: shippedFolder })
    const { root, problems } = parseYaml(pack?.source ?? '')
    // The loader has reported them with the file.
    if (pack === undefined || root === undefined || problems.length > 0) continue
    const proven: string[] = []
    for (const source of regexesIn(root)) {
      const result = await compilePattern(source)
      if (result.ok && result.pattern.engine === 'native') proven.push(source)
    }
    mkdirSync(dirname(compiledPath(file)), { recursive: true })
    writeFileAtomically(compiledPath(file), compiledText(statSync(file).size, root, proven))
  }
  // A compiled pack is trusted: what is wrong must fail the build.
  loader.throwProblems({ zh: '随附的规则包有误', en: 'A shipped pack is not right' })
}

/** The texts under keys that hold a pattern, wherever they stand. */
function regexesIn(node: YamlNode): string[] {
  if (node.kind === 'scalar') return []
  if (node.kind === 'list') return node.items.flatMap(regexesIn)
  return node.entries.flatMap(({ key, value }) =>
    (key === 'regex' || key === 'matches') && value.kind === 'scalar' ? [value.text] : regexesIn(value),
  )
}
