import type { Pack } from '../../pack/pack.ts'
import { renderProblems } from '../../report/problems.ts'
import { PackLoader } from '../../run/load-packs.ts'
import { type ExampleResult, runExamples } from '../../run/run-examples.ts'
import type { Environment } from '../environment.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, shippedFolder } from '../open-projects.ts'
import type { Action, GlobalOptions } from '../program.ts'
import { styleFor } from '../style-for.ts'

/** `postlint test [packs…]`: runs the examples of packs and tells which did not do what they should. */
export const test: Action = async (environment, names, options) => {
  const lang = languageOf(environment)
  const say = speaker(lang)
  const style = styleFor(environment, environment.stdout, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  const loader = new PackLoader(environment.cwd, shippedFolder(environment))
  const packs = names.length > 0 ? named(names, loader, environment) : await packsInUse(environment, options)
  loader.throwProblems({ zh: '规则包有误', en: 'A pack is not right' })
  let passed = 0
  let failed = 0
  for (const pack of packs) {
    const result = await runExamples(pack, loader)
    environment.stdout.write(`${style.colour.bold(pack.name)}  ${pack.path}\n`)
    if (result.failures.length > 0) environment.stdout.write(`${failures(result, style)}\n`)
    passed += result.passed
    failed += result.failures.length
  }
  // Read by people and by CI alike.
  environment.stdout.write(`${passed} passed, ${failed} failed\n`)
  if (packs.length === 0) environment.stderr.write(`${say({ zh: '没有规则包', en: 'No packs' })}\n`)
  return failed > 0 ? 1 : 0
}

function named(names: readonly string[], loader: PackLoader, { cwd }: Environment): Pack[] {
  return names.flatMap((name) => loader.load(name, { folder: cwd }) ?? [])
}

async function packsInUse(environment: Environment, options: GlobalOptions): Promise<readonly Pack[]> {
  const { projects } = openProjects(environment, options)
  return (await projects.of(environment.cwd)).packs
}

function failures({ pack, failures }: ExampleResult, style: Parameters<typeof renderProblems>[1]): string {
  return renderProblems([{ path: pack.path, source: pack.source, problems: failures }], style)
}
