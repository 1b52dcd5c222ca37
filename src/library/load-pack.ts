import { join, resolve } from 'node:path'
import type { Clause, Pack } from '../pack/pack.ts'
import { type ResolvedRule, resolveRules } from '../pack/resolve-rules.ts'
import { PackLoader } from '../run/load-packs.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { mendable } from './mendable.ts'
import type { PackClause, PackRule, PackSummary } from './pack-summary.ts'
import { packageFolder } from './package-folder.ts'
import { refuseUnknown } from './refuse-unknown.ts'

/**
 * Reads a pack and proves it, as `postlint test` does before it runs the examples.
 *
 * @param name the name of a shipped pack, an npm package, or a path (`./rules/house.yaml`)
 * @param options `cwd`: the folder that a path is relative to, that of the process if not given
 * @throws PostlintError with every problem of the pack and of the packs that it extends
 */
export async function loadPack(
  name: string,
  options: { readonly cwd?: string | undefined } = {},
): Promise<PackSummary> {
  if (typeof name !== 'string') throw new TypeError(`name: a string is needed, not ${typeof name}`)
  refuseUnknown(options, ['cwd'])
  const cwd = resolve(options.cwd ?? '.')
  return mendable(async () => {
    const loader = new PackLoader(cwd, join(packageFolder(), 'rules'))
    const pack = loader.load(name, { folder: cwd })
    const say = { zh: '规则包有误', en: 'The pack is not right' }
    await loader.throwAllProblems(pack === undefined ? [] : [pack], say)
    if (pack === undefined) throw new Error(`${name}: not loaded, and no problem reported`)
    return summaryOf(pack)
  })
}

function summaryOf(pack: Pack): PackSummary {
  return {
    name: pack.name,
    title: both(pack.definition.title),
    path: pack.path,
    extends: pack.parents.map(({ name }) => name),
    clauses: [...pack.clauses.values()].map(clauseOf),
    rules: resolveRules(pack, () => undefined).map(ruleOf),
  }
}

function clauseOf(clause: Clause): PackClause {
  return { ...citedClause(clause), by: clause.by, strength: clause.strength }
}

function citedClause({ pack, id, at, document, says }: Clause) {
  return { pack, id, at, document: both(document), says: both(says) }
}

function ruleOf({
  id,
  check,
  grade,
  gradeGiven,
  hint,
  locked,
  clauses,
  message,
  why,
  incident,
  ...rule
}: ResolvedRule): PackRule {
  return {
    id,
    check: check.name,
    grade,
    gradeGiven,
    hint,
    locked,
    clauses: clauses.map(citedClause),
    message: both(message),
    why: orNull(why),
    try: orNull(rule.try),
    incident: orNull(incident),
  }
}

function both({ zh, en }: Bilingual): Bilingual {
  return { zh, en }
}

function orNull(sentence: Bilingual | undefined): Bilingual | null {
  return sentence === undefined ? null : both(sentence)
}
