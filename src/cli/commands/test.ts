import { join, resolve } from 'node:path'
import type { Pack } from '../../pack/pack.ts'
import { ancestors } from '../../pack/resolve-rules.ts'
import { hitsText } from '../../report/hits.ts'
import { renderProblems } from '../../report/problems.ts'
import type { Style } from '../../report/style.ts'
import { PackLoader } from '../../run/load-packs.ts'
import { runExamples } from '../../run/run-examples.ts'
import { watchFoldersOf } from '../../run/watch-folders.ts'
import { countHits } from '../../run/word-hits.ts'
import { UserError } from '../../shape/problem.ts'
import type { Environment } from '../environment.ts'
import { speaker } from '../language.ts'
import { openProjects, shippedFolder } from '../open-projects.ts'
import type { Action, GlobalOptions } from '../program.ts'
import { projectLanguage } from '../project-language.ts'
import { showError } from '../show-error.ts'
import { styleFor } from '../style-for.ts'

/** `postlint test [packs…]`: runs the examples of packs and tells which did not do what they should. */
export const test: Action = async (environment, names, options) => {
  const lang = projectLanguage(environment)
  const style = styleFor(environment, environment.stdout, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  if (options.watch !== true) return (await testOnce(environment, names, options, style)).code
  return watchAndTest(environment, names, options, style)
}

interface Outcome {
  readonly code: number
  /** The pack files that were read. */
  readonly files: readonly string[]
}

async function testOnce(
  environment: Environment,
  names: readonly string[],
  options: GlobalOptions,
  style: Style,
): Promise<Outcome> {
  const { cwd, stdout } = environment
  const loader = new PackLoader(cwd, shippedFolder(environment))
  const packs = await packsNamed(names, loader, environment, options)
  await loader.throwAllProblems(packs, { zh: '规则包有误', en: 'A pack is not right' })
  const files = [...new Set(packs.flatMap((pack) => [pack, ...ancestors(pack)]).map(({ path }) => resolve(cwd, path)))]
  if (options.drafts !== undefined) {
    for (const pack of packs) stdout.write(hitsText(pack, await countHits(pack, options.drafts, cwd, loader), style))
    return { code: 0, files }
  }
  let passed = 0
  let failed = 0
  for (const pack of packs) {
    const result = await runExamples(pack, loader)
    const tally = speaker(style.lang)({
      zh: `${result.rules} 条规则，${result.passed} 个示例通过`,
      en: `${counted(result.rules, 'rule')}, ${counted(result.passed, 'example')} passed`,
    })
    stdout.write(`${style.colour.bold(pack.name)}  ${pack.path}  ${tally}\n`)
    if (result.failures.length > 0)
      stdout.write(`${renderProblems([{ path: pack.path, source: pack.source, problems: result.failures }], style)}\n`)
    passed += result.passed
    failed += result.failures.length
  }
  // Read by people and by CI alike.
  stdout.write(`${passed} passed, ${failed} failed\n`)
  return { code: failed > 0 ? 1 : 0, files }
}

/** The packs that are named, by a path or as the project calls them; without names, all that the project uses. */
async function packsNamed(
  names: readonly string[],
  loader: PackLoader,
  environment: Environment,
  options: GlobalOptions,
): Promise<readonly Pack[]> {
  const { cwd } = environment
  const needsProject = names.length === 0 || names.some((name) => !isPath(name) && !loader.shipped.includes(name))
  if (!needsProject) return names.flatMap((name) => loader.load(name, { folder: cwd }) ?? [])
  const { projects } = openProjects(environment, options)
  const used = (await projects.of(cwd)).allPacks
  const wanted = names.length === 0 ? used.map(({ name }) => name) : names
  // Loaded once more by their file: what is wrong with them is shown with their text.
  return wanted.flatMap((name) => {
    const known = used.find((pack) => pack.name === name)
    return loader.load(known === undefined ? name : resolve(cwd, known.path), { folder: cwd }) ?? []
  })
}

function isPath(name: string): boolean {
  return /[/\\]|\.ya?ml$/.test(name)
}

/** Runs again whenever a pack or a word file is saved, until it is interrupted. */
function watchAndTest(
  environment: Environment,
  names: readonly string[],
  options: GlobalOptions,
  style: Style,
): Promise<never> {
  const say = speaker(style.lang)
  let watched: readonly string[] = []
  const run = async (): Promise<void> => {
    try {
      const { files } = await testOnce(environment, names, options, style)
      watch(files)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      showError(error, environment, style.lang)
      watch(names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(environment.cwd, name)))
    }
    environment.stderr.write(
      `${style.colour.dim(say({ zh: '等待修改，按 Ctrl+C 结束', en: 'Waiting for changes; Ctrl+C ends' }))}\n`,
    )
  }
  const watch = (files: readonly string[]): void => {
    const fresh = files.filter((file) => !watched.includes(file))
    watched = [...watched, ...fresh]
    if (fresh.length > 0)
      watchFoldersOf(
        fresh,
        (name) => /\.(?:ya?ml|txt)$/.test(name),
        () => void run(),
      )
  }
  return run().then(() => new Promise<never>(() => undefined))
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
