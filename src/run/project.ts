import { resolve } from 'node:path'
import type { Account } from '../account/account.ts'
import { applySettings, asShipped, type SetRule } from '../config/apply-settings.ts'
import { type Config, DEFAULT_PACKS } from '../config/config.ts'
import type { RuleSettings } from '../config/config-shape.ts'
import type { Moment } from '../draft/moment.ts'
import type { Bench } from '../lint/lint-draft.ts'
import { compileRules } from '../pack/compile-rules.ts'
import type { Pack } from '../pack/pack.ts'
import { resolveRules } from '../pack/resolve-rules.ts'
import type { Rule } from '../pack/rule.ts'
import type { FileProblems } from '../shape/problem.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import { type Exclusion, excludeGlob, excludes } from './exclusion.ts'
import { type Accounts, loadAccounts } from './load-accounts.ts'
import { type FoundConfig, findConfig, loadConfig } from './load-config.ts'
import { PackLoader } from './load-packs.ts'

export interface ProjectOptions {
  readonly cwd: string
  /** The folder of the packs that come with postlint. */
  readonly shippedFolder: string
  /** Packs named on the command line: they take the place of the config’s. */
  readonly packs?: readonly string[]
  /** Only these rules (`pack/rule`, `pack/*`, or a bare pack), and none of those. */
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
  /** The day that drafts without a publish time are judged on. */
  readonly today?: Moment
  readonly clock?: Bench['clock']
}

/** Everything that one config governs: its packs, accounts and the rules for each path. Loaded once, then asked per draft. */
export class Project {
  readonly root: string
  readonly config: Config
  readonly configSource: string | undefined
  readonly packs: readonly Pack[]
  readonly accounts: Accounts
  readonly #options: ProjectOptions
  readonly #loader: PackLoader
  readonly #rules: readonly SetRule[]
  readonly #overrides: readonly Override[]
  readonly #lexicon = new Lexicon()
  readonly #compiled = new Map<string, Promise<Rule | undefined>>()
  readonly #benches = new Map<string, Promise<Bench>>()

  private constructor(
    found: FoundConfig,
    accounts: Accounts,
    packs: readonly Pack[],
    rules: readonly SetRule[],
    overrides: readonly Override[],
    loader: PackLoader,
    options: ProjectOptions,
  ) {
    this.root = found.root
    this.config = found.config
    this.configSource = found.source
    this.accounts = accounts
    this.packs = packs
    this.#rules = rules
    this.#overrides = overrides
    this.#loader = loader
    this.#options = options
  }

  /** Loads a project. Throws a UserError with every problem of its config and packs. */
  static async load(found: FoundConfig, options: ProjectOptions): Promise<Project> {
    const { config, root } = found
    const loader = new PackLoader(options.cwd, options.shippedFolder)
    if (found.source !== undefined && config.path !== undefined) loader.addSource(config.path, found.source)
    const packs = loadNamed(loader, found, options)
    const rules = applySettings(
      packs.flatMap((pack) => resolveRules(pack, loader.report)).map(asShipped),
      config.rules,
      loader.report,
    )
    const overrides = config.overrides.map((override) => ({
      files: override.files.map((glob) => excludeGlob(root, glob)),
      rules: override.packs
        .flatMap(({ value, span }) => loader.load(value, { folder: root, place: span }) ?? [])
        .filter((pack) => !packs.includes(pack))
        .flatMap((pack) => resolveRules(pack, loader.report))
        .map(asShipped),
      settings: override.rules,
    }))
    for (const override of overrides) applySettings([...rules, ...override.rules], override.settings, loader.report)
    loader.throwProblems({ zh: '规则包或配置有误', en: 'A pack or the config is not right' })
    const accounts = await loadAccounts(options.cwd, root, config.accounts)
    return new Project(found, accounts, packs, rules, overrides, loader, options)
  }

  /** The ids of all rules of the packs that are on anywhere. */
  get knownRules(): readonly string[] {
    return [...this.#rules, ...this.#overrides.flatMap((override) => override.rules)].map(({ rule }) => rule.id)
  }

  /** The rules as they are set for a path (absolute). */
  rulesFor(path: string): readonly SetRule[] {
    let rules = this.#rules
    for (const override of this.#overrides) {
      if (!appliesTo(override, path)) continue
      rules = applySettings([...rules, ...override.rules], override.settings, () => undefined)
    }
    return rules.map((each) => (isWanted(each.rule.id, this.#options) ? each : { ...each, on: false }))
  }

  /** What drafts at a path are judged by. */
  benchFor(path: string): Promise<Bench> {
    const key = this.#overrides.map((override) => (appliesTo(override, path) ? '1' : '0')).join('')
    let bench = this.#benches.get(key)
    if (bench === undefined) {
      bench = this.#makeBench(this.rulesFor(path))
      this.#benches.set(key, bench)
    }
    return bench
  }

  async #makeBench(set: readonly SetRule[]): Promise<Bench> {
    const rules: Rule[] = []
    for (const { rule, on } of set) {
      if (!on) continue
      const key = `${rule.id} ${JSON.stringify([rule.options, rule.grade, rule.hint])}`
      let compiled = this.#compiled.get(key)
      if (compiled === undefined) {
        compiled = compileRules([rule], this.#lexicon, this.#loader.readBeside, this.#loader.report).then(
          ([each]) => each,
        )
        this.#compiled.set(key, compiled)
      }
      const made = await compiled
      if (made !== undefined) rules.push(made)
    }
    this.#loader.throwProblems({ zh: '规则包有误', en: 'A pack is not right' })
    const { byName, declared } = this.accounts
    const { clock } = this.#options
    return {
      rules,
      origins: new Map(rules.filter((rule) => rule.origin !== rule.id).map((rule) => [rule.id, rule.origin])),
      lexicon: this.#lexicon,
      accounts: declared ? new Set(byName.keys()) : undefined,
      extraKeys: new Set(this.config['extra-keys']),
      accountOf: (name) => this.accountNamed(name),
      today: this.#options.today,
      defaultPlatforms: this.config.platform,
      ...(clock === undefined ? {} : { clock }),
    }
  }

  /** The account that a draft names, else the project’s own. */
  accountNamed(name: string | undefined): Account | undefined {
    const wanted = name ?? this.config.account
    return wanted === undefined ? undefined : this.accounts.byName.get(wanted)
  }

  get accountProblems(): readonly FileProblems[] {
    return this.accounts.problems
  }
}

interface Override {
  readonly files: readonly Exclusion[]
  readonly rules: readonly SetRule[]
  readonly settings: RuleSettings
}

function appliesTo({ files }: Override, path: string): boolean {
  return files.some((glob) => excludes(glob, path, false))
}

function loadNamed(loader: PackLoader, { config, root }: FoundConfig, options: ProjectOptions): Pack[] {
  if (options.packs !== undefined && options.packs.length > 0) {
    return options.packs.flatMap((name) => loader.load(name, { folder: options.cwd }) ?? [])
  }
  if (config.packs.length > 0) {
    return config.packs.flatMap(({ value, span }) => loader.load(value, { folder: root, place: span }) ?? [])
  }
  return DEFAULT_PACKS.flatMap((name) => loader.load(name, { folder: root }) ?? [])
}

function isWanted(id: string, { select, ignore }: ProjectOptions): boolean {
  const named = (list: readonly string[]) =>
    list.some((each) => each === id || id.startsWith(`${each.replace(/\/\*$/, '')}/`))
  if (select !== undefined && select.length > 0 && !named(select)) return false
  return ignore === undefined || !named(ignore)
}

/** The projects of a run: the config is looked for from each draft upward, unless one is named. */
export class Projects {
  readonly #options: ProjectOptions
  readonly #named: string | undefined
  readonly #folders = new Map<string, string | undefined>()
  readonly #projects = new Map<string, Promise<Project>>()

  constructor(options: ProjectOptions, named: string | undefined) {
    this.#options = options
    this.#named = named
  }

  /** The project of a folder (absolute). */
  of(folder: string): Promise<Project> {
    const config =
      this.#named === undefined ? findConfig(folder, this.#folders) : resolve(this.#options.cwd, this.#named)
    const key = config ?? ''
    let project = this.#projects.get(key)
    if (project === undefined) {
      project = Project.load(loadConfig(this.#options.cwd, config), this.#options)
      this.#projects.set(key, project)
    }
    return project
  }

  /** All projects that were asked for. */
  all(): Promise<readonly Project[]> {
    return Promise.all(this.#projects.values())
  }
}
