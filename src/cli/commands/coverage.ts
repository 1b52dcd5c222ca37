import { coverageOf, type PackCoverage } from '../../pack/coverage.ts'
import { resolveRules } from '../../pack/resolve-rules.ts'
import { coverageJson, coverageMarkdown, coverageText } from '../../report/coverage.ts'
import { PackLoader } from '../../run/load-packs.ts'
import type { Action } from '../global-options.ts'
import { shippedFolder } from '../open-projects.ts'
import { packsNamed } from '../packs-named.ts'
import { projectLanguage } from '../project-language.ts'
import { styleFor } from '../style-for.ts'

/** `postlint coverage [packs…]`: which clause is enforced by which rule, signed for by a person, or out of reach. */
export const coverage: Action = async (environment, names, options) => {
  const loader = new PackLoader(environment.cwd, shippedFolder(environment))
  const lang = projectLanguage(environment)
  const packs = await packsNamed(options.shipped === true ? loader.shipped : names, loader, environment, options)
  const covered: PackCoverage[] = packs.map((pack) => coverageOf(pack, resolveRules(pack, loader.report)))
  loader.throwProblems({ zh: '规则包有误', en: 'A pack is not right' })
  environment.stdout.write(render(covered))
  const gaps = covered.some(({ clauses }) => clauses.some(({ gap }) => gap))
  return options.require === true && gaps ? 1 : 0

  function render(all: readonly PackCoverage[]): string {
    switch (options.format) {
      case 'json':
        return coverageJson(all)
      case 'markdown':
        return coverageMarkdown(all, lang)
      default:
        return coverageText(
          all,
          styleFor(environment, environment.stdout, {
            lang,
            ...(options.color === undefined ? {} : { color: options.color }),
          }),
        )
    }
  }
}
