import { resolve } from 'node:path'
import { ancestors } from '../../pack/pack.ts'
import { hitsText } from '../../report/hits.ts'
import { renderProblems } from '../../report/problems.ts'
import type { Style } from '../../report/style.ts'
import { PackLoader } from '../../run/load-packs.ts'
import { runExamples } from '../../run/run-examples.ts'
import { watchFiles } from '../../run/watch-files.ts'
import { countHits } from '../../run/word-hits.ts'
import { UserError } from '../../shape/problem.ts'
import type { Environment } from '../environment.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { speaker } from '../language.ts'
import { shippedFolder } from '../open-projects.ts'
import { packsNamed } from '../packs-named.ts'
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
  /** The pack and word files that were read. */
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
  const files = (): readonly string[] => [
    ...new Set([
      ...loader.files,
      ...packs.flatMap((pack) => [pack, ...ancestors(pack)]).map(({ path }) => resolve(cwd, path)),
    ]),
  ]
  if (options.drafts !== undefined) {
    for (const pack of packs) {
      const hits = await countHits(pack, options.drafts, cwd, loader)
      if (hits.drafts + hits.unreadable === 0) throw noDrafts(options.drafts)
      stdout.write(hitsText(pack, hits, style))
    }
    return { code: 0, files: files() }
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
  return { code: failed > 0 ? 1 : 0, files: files() }
}

/** A table of noughts would look like a quiet pack. */
function noDrafts(paths: readonly string[]): UserError {
  return new UserError({ zh: `这里没有草稿：${paths.join('、')}`, en: `No drafts here: ${paths.join(', ')}` })
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
      watch(names.filter((name) => /\.ya?ml$/.test(name)).map((name) => resolve(environment.cwd, name)))
    }
    environment.stderr.write(
      `${style.colour.dim(say({ zh: '等待修改，按 Ctrl+C 结束', en: 'Waiting for changes; Ctrl+C ends' }))}\n`,
    )
  }
  const watch = (files: readonly string[]): void => {
    const fresh = files.filter((file) => !watched.includes(file))
    watched = [...watched, ...fresh]
    if (fresh.length > 0) watchFiles(fresh, () => void run())
  }
  return run().then(() => new Promise<never>(() => undefined))
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
