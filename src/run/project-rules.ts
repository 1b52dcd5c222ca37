import type { ReviewOptions } from '../checks/review.ts'
import { applySettings, asShipped, type OwnSetting, ownSettings, type SetRule } from '../config/apply-settings.ts'
import type { FileReport } from '../lint/file-report.ts'
import { ownRules } from '../lint/own-rules.ts'
import type { Protection } from '../lint/protections.ts'
import type { RuleInfo } from '../lint/violation.ts'
import type { Pack } from '../pack/pack.ts'
import { type ResolvedRule, resolveRules } from '../pack/resolve-rules.ts'
import { excludeGlob } from './exclusion.ts'
import type { FoundConfig } from './load-config.ts'
import type { PackLoader } from './load-packs.ts'
import { appliesTo, type Override } from './override.ts'
import { slashed } from './slash-path.ts'
import type { TruePlaces } from './true-places.ts'
import { isWanted, type WantedRules } from './wanted-rules.ts'

/** What the command line says of rules. */
interface Choice extends WantedRules {
  /** Packs that take the place of the config’s. */
  readonly packs?: readonly string[]
}

/** The rules of a project as its config sets them: everywhere, and for some paths. */
export class ProjectRules {
  readonly #choice: Choice
  readonly #everywhere: readonly SetRule[]
  readonly #overrides: readonly Override[]
  readonly #own: ReadonlyMap<string, OwnSetting>
  readonly #places: TruePlaces

  private constructor(
    choice: Choice,
    everywhere: readonly SetRule[],
    overrides: readonly Override[],
    own: ReadonlyMap<string, OwnSetting>,
    places: TruePlaces,
  ) {
    this.#choice = choice
    this.#everywhere = everywhere
    this.#overrides = overrides
    this.#own = own
    this.#places = places
  }

  /**
   * Loads the packs that overrides add, and applies all settings. What is wrong is reported to the loader.
   *
   * @param packs those that hold everywhere
   */
  static load(
    { config, root }: FoundConfig,
    packs: readonly Pack[],
    loader: PackLoader,
    choice: Choice,
    places: TruePlaces,
  ): ProjectRules {
    const added = config.overrides.map((override) =>
      override.packs.flatMap(({ value, span }) => loader.load(value, { folder: root, place: span }) ?? []),
    )
    const all = [...new Set([...packs, ...added.flat()])]
    const shipped = all.flatMap((pack) => resolveRules(pack, loader.report)).map(asShipped)
    const report = loader.reportOfSettings(choice.packs !== undefined)
    const set = applySettings(shipped, config.rules, report)
    const rulesOf = (wanted: readonly Pack[]) => set.filter(({ rule }) => wanted.includes(rule.pack))
    const own = ownSettings(OWN_IDS, config.rules, report)
    const overrides = config.overrides.map((override, at) => {
      // Held against all rules, so that every slip is told; applied to those that the other overrides leave standing.
      applySettings(set, override.rules, report)
      return {
        files: override.files.map((glob) => excludeGlob(root, glob, places)),
        rules: rulesOf((added[at] ?? []).filter((pack) => !packs.includes(pack))),
        settings: override.rules,
        own: ownSettings(OWN_IDS, override.rules, report),
      }
    })
    return new ProjectRules(choice, rulesOf(packs), overrides, own, places)
  }

  /** Of the packs that are on anywhere. */
  get all(): readonly SetRule[] {
    return [...this.#everywhere, ...this.#overrides.flatMap((override) => override.rules)]
  }

  /** The ids of all of them, and of postlint’s own. */
  get known(): readonly string[] {
    return [...this.all.map(({ rule }) => rule.id), ...OWN_IDS]
  }

  /** The packs that only overrides add. */
  get addedPacks(): readonly Pack[] {
    return this.#overrides.flatMap((override) => override.rules.map(({ rule }) => rule.pack))
  }

  /** The roles that they ask for. */
  get roles(): readonly string[] {
    return this.all
      .filter(({ rule, on }) => on && rule.check.name === 'review')
      .flatMap(({ rule }) => (rule.options as ReviewOptions).roles.map(({ role }) => role))
  }

  /** As they are set for a path (absolute). */
  at(path: string): readonly SetRule[] {
    let rules = this.#everywhere
    for (const override of this.#overridesAt(path)) {
      const more = override.rules.filter((each) => !rules.some(({ rule }) => rule.id === each.rule.id))
      rules = applySettings([...rules, ...more], override.settings, () => undefined)
    }
    return rules.map((each) => (isWanted(each.rule.id, this.#choice) ? each : { ...each, on: false }))
  }

  /** Paths with the same key have the same rules. */
  keyOf(path: string): string {
    if (this.#overrides.length === 0) return ''
    const place = this.#places.of(slashed(path))
    return this.#overrides.map((override) => (appliesTo(override, place) ? '1' : '0')).join('')
  }

  /** How postlint’s own rules are set for a path; those that are not named are as they come. */
  ownAt(path: string): ReadonlyMap<string, OwnSetting> {
    const own = new Map(this.#own)
    for (const override of this.#overridesAt(path)) for (const [id, setting] of override.own) own.set(id, setting)
    return own
  }

  /** What a draft’s report says once the settings of postlint’s own rules are applied to it. */
  withOwn(report: FileReport, path: string): FileReport {
    if (!report.violations.some(({ rule }) => isOwnRule(rule.id))) return report
    const own = this.ownAt(path)
    const violations = report.violations.flatMap((violation) => {
      const { id } = violation.rule
      if (!isOwnRule(id)) return [violation]
      const setting = own.get(id)
      if (setting?.on === false || !isWanted(id, this.#choice)) return []
      const { grade = violation.rule.grade, hint = violation.rule.hint } = setting ?? {}
      return [{ ...violation, rule: { ...violation.rule, grade, hint } }]
    })
    return { ...report, violations }
  }

  /** What keeps a rule out of baselines unless they are told by name. */
  protectionsOf(id: string, info: RuleInfo): readonly Protection[] {
    const rule = this.#named(id)
    const { grade, hint, assisted } = id === info.id || rule === undefined ? info : rule
    return [
      ...(grade === 1 && !hint ? (['grade-1'] as const) : []),
      ...(rule?.locked === true ? (['locked'] as const) : []),
      ...(assisted ? (['assisted'] as const) : []),
    ]
  }

  /** Whether a rule takes part in the run. A rule that nobody knows any more would find nothing. */
  judges(id: string): boolean {
    return isWanted(id, this.#choice) && (this.#choice.packs === undefined || this.#named(id) !== undefined)
  }

  #overridesAt(path: string): readonly Override[] {
    const place = this.#places.of(slashed(path))
    return this.#overrides.filter((override) => appliesTo(override, place))
  }

  #named(id: string): ResolvedRule | undefined {
    return this.all.find(({ rule }) => rule.id === id)?.rule
  }
}

const OWN_IDS: readonly string[] = ownRules.map(({ id }) => id)

function isOwnRule(id: string): boolean {
  return id.startsWith('postlint/')
}
