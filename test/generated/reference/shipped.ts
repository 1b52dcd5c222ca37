import { resolve } from 'node:path'
import { coverageOf, type PackCoverage } from '../../../src/pack/coverage.ts'
import type { Pack } from '../../../src/pack/pack.ts'
import { type ResolvedRule, resolveRules } from '../../../src/pack/resolve-rules.ts'
import { PackLoader } from '../../../src/run/load-packs.ts'
import { UserError } from '../../../src/shape/problem.ts'

export const root = resolve(import.meta.dirname, '../../..')

export const shippedNames = newLoader().shipped

/** A shipped pack with its rules and what they cover. */
export interface Shipped {
  readonly pack: Pack
  readonly rules: readonly ResolvedRule[]
  readonly coverage: PackCoverage
}

/** Loads one shipped pack by itself, so that a slip in another does not hide it. */
export function loadShipped(name: string): Shipped {
  const loader = newLoader()
  const pack = loader.load(name, { folder: root })
  const rules = pack === undefined ? [] : resolveRules(pack, loader.report)
  throwProblems(loader, name)
  if (pack === undefined) throw new Error(`No pack ${name}`)
  return { pack, rules, coverage: coverageOf(pack, rules) }
}

/** A failing test says what is wrong with the pack, without all of its text. */
function throwProblems(loader: PackLoader, name: string): void {
  try {
    loader.throwProblems({ zh: '规则包有误', en: `The pack ${name} is not right` })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const problems = error.files.flatMap(({ path, problems }) =>
      problems.map(({ message }) => `${path}: ${message.en}`),
    )
    throw new Error([error.message, ...problems].join('\n'))
  }
}

export function newLoader(): PackLoader {
  return new PackLoader(root, resolve(root, 'rules'))
}
