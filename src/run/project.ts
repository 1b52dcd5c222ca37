import { relative, resolve } from 'node:path'
import type { Account } from '../account/account.ts'
import type { SetRule } from '../config/apply-settings.ts'
import type { Config } from '../config/config.ts'
import type { Moment } from '../draft/moment.ts'
import type { Bench } from '../lint/bench.ts'
import { compileRules } from '../pack/compile-rules.ts'
import type { Pack } from '../pack/pack.ts'
import type { ResolvedRule } from '../pack/resolve-rules.ts'
import type { Rule } from '../pack/rule.ts'
import type { AllowedSigner } from '../review/allowed-signers.ts'
import type { FileProblems } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import type { Configs } from './configs.ts'
import type { MediaBytes } from './draft-source.ts'
import { diskTree, type FileTree } from './file-tree.ts'
import { type Accounts, loadAccounts, unknownAccountOf } from './load-accounts.ts'
import type { FoundConfig } from './load-config.ts'
import { PackLoader } from './load-packs.ts'
import { loadSigners } from './load-signers.ts'
import { packsInUse } from './packs-in-use.ts'
import { ProjectOutside } from './project-outside.ts'
import { ProjectRules } from './project-rules.ts'
import { slashed } from './slash-path.ts'

export interface ProjectOptions {
  readonly cwd: string
  /** The folder of the packs that come with postlint. */
  readonly shippedFolder: string
  /** Packs named on the command line: they take the place of the config’s. */
  readonly packs?: readonly string[]
  /** Only these rules (`pack/rule`, `pack/*`, or a bare pack), and none of those. */
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
  /** The day that drafts without a publish time are judged on, in a time zone. */
  readonly today?: (timeZone: string) => Moment
  /** Where packs, configs, accounts and keys are read from instead of the working folder, see `--trust`. */
  readonly trusted?: Trusted
  /** What stands in the place of the files of the disk: those that an editor has open. */
  readonly tree?: FileTree
  /** What stands in the place of media of the disk. */
  readonly media?: MediaBytes
  /** The baseline named on the command line; false: none at all. */
  readonly baseline?: string | false
  readonly clock?: Bench['clock']
}

const BASELINE_NAME = 'postlint-baseline.yaml'

/** A commit that is trusted, and its files. */
export interface Trusted {
  readonly commit: string
  readonly tree: FileTree
}

/** Everything that one config governs: its packs, accounts and the rules for each path. Loaded once, then asked per draft. */
export class Project {
  readonly root: string
  readonly config: Config
  readonly configSource: string | undefined
  /** Its own among those of the run. */
  readonly configs: Configs
  /** Those that hold everywhere. */
  readonly packs: readonly Pack[]
  /** Those that overrides add too. */
  readonly allPacks: readonly Pack[]
  readonly rules: ProjectRules
  /** What drafts are judged by. */
  readonly accounts: Accounts
  /** The profiles as they stand in the working folder: what is judged itself. */
  readonly writtenAccounts: Accounts
  readonly #signers: readonly AllowedSigner[] | undefined
  readonly #options: ProjectOptions
  readonly #loader: PackLoader
  #today: Moment | undefined
  #outside: ProjectOutside | undefined
  readonly #lexicon = new Lexicon()
  readonly #compiled = new Map<ResolvedRule, Promise<Rule | undefined>>()
  readonly #benches = new Map<string, Promise<Bench>>()

  private constructor(
    found: FoundConfig,
    configs: Configs,
    accounts: Accounts,
    written: Accounts,
    signers: readonly AllowedSigner[] | undefined,
    packs: readonly Pack[],
    rules: ProjectRules,
    loader: PackLoader,
    options: ProjectOptions,
  ) {
    this.root = found.root
    this.config = found.config
    this.configSource = found.source
    this.configs = configs
    this.accounts = accounts
    this.writtenAccounts = written
    this.#signers = signers
    this.packs = packs
    this.allPacks = [...new Set([...packs, ...rules.addedPacks])]
    this.rules = rules
    this.#loader = loader
    this.#options = options
  }

  /** Loads a project. Throws a UserError with every problem of its config and packs. */
  static async load(found: FoundConfig, configs: Configs, options: ProjectOptions): Promise<Project> {
    const { config, root } = found
    const written = options.tree ?? diskTree
    const tree = options.trusted?.tree ?? written
    const loader = new PackLoader(options.cwd, options.shippedFolder, tree)
    if (found.source !== undefined && config.path !== undefined) loader.addSource(config.path, found.source)
    const accounts = await loadAccounts(options.cwd, root, config.accounts, tree)
    const packs = packsInUse(loader, found, accounts, options)
    const rules = ProjectRules.load(found, packs, loader, options, configs.places)
    const ownAccounts =
      options.trusted === undefined ? accounts : await loadAccounts(options.cwd, root, config.accounts, written)
    const signers = loadSigners(options.cwd, root, config, tree, loader)
    const stranger = unknownAccountOf(config, accounts)
    if (stranger !== undefined) loader.report(stranger)
    const project = new Project(found, configs, accounts, ownAccounts, signers, packs, rules, loader, options)
    await project.#throwProblems({ zh: '规则包或配置有误', en: 'A pack or the config is not right' })
    return project
  }

  /** The pack and word files that were read, absolute: for whoever watches them. */
  get files(): Iterable<string> {
    return this.#loader.files
  }

  /** What drafts at a path are judged by. */
  benchFor(path: string): Promise<Bench> {
    const key = this.rules.keyOf(path)
    let bench = this.#benches.get(key)
    if (bench === undefined) {
      bench = this.#makeBench(this.rules.at(path))
      this.#benches.set(key, bench)
    }
    return bench
  }

  async #makeBench(set: readonly SetRule[]): Promise<Bench> {
    const { clock } = this.#options
    const started = clock?.now() ?? 0
    const rules: Rule[] = []
    for (const { rule, on } of set) {
      if (!on) continue
      let compiled = this.#compiled.get(rule)
      if (compiled === undefined) {
        compiled = compileRules([rule], this.#lexicon, this.#loader).then(([each]) => each)
        this.#compiled.set(rule, compiled)
      }
      const made = await compiled
      if (made !== undefined) rules.push(made)
    }
    await this.#throwProblems({ zh: '规则包有误', en: 'A pack is not right' })
    const { known } = this.accounts
    clock?.spent('compile rules', clock.now() - started)
    return {
      rules,
      origins: new Map(rules.filter((rule) => rule.origin !== rule.id).map((rule) => [rule.id, rule.origin])),
      lexicon: this.#lexicon,
      accounts: known,
      extraKeys: new Set(this.config['extra-keys']),
      knownRules: this.rules.known,
      accountOf: (name) => this.accountNamed(name),
      ...(this.config.account === undefined ? {} : { defaultAccount: this.config.account.value }),
      outside: this.outside,
      signatureFor: (draft, clause) => this.outside.signatureFor(draft, clause),
      defaultPlatforms: this.config.platform,
      ...(clock === undefined ? {} : { clock }),
    }
  }

  /** Throws what was reported. Words and patterns are tried too, so that their problems are told with the others. */
  async #throwProblems(say: Bilingual): Promise<void> {
    if (!this.#loader.hasProblems) return
    const all = this.rules.all.map(({ rule }) => rule)
    await compileRules(all, new Lexicon(), this.#loader)
    this.#loader.throwProblems(say)
  }

  /** The day in the project’s time zone. */
  get today(): Moment | undefined {
    this.#today ??= this.#options.today?.(this.config.timezone)
    return this.#today
  }

  /** The account that a draft names, else the project’s own. */
  accountNamed(name: string | undefined): Account | undefined {
    const wanted = name ?? this.config.account?.value
    return wanted === undefined ? undefined : this.accounts.byName.get(wanted)
  }

  /** Whether a file (absolute) is the profile of an account of this project. */
  isAccountFile(file: string): boolean {
    return this.configs.groundOf(slashed(this.root)).isAccount(this.configs.places.of(slashed(file)))
  }

  /** What checks may ask of the project. */
  get outside(): ProjectOutside {
    const { cwd, trusted, media } = this.#options
    this.#outside ??= new ProjectOutside({
      cwd,
      root: this.root,
      config: this.config,
      places: this.configs.places,
      today: this.today,
      accountNamed: (name) => this.accountNamed(name),
      signers: this.#signers,
      trustedCommit: trusted?.commit,
      media,
    })
    return this.#outside
  }

  /** Where its baseline is, whether it is there or not. Undefined: none is wanted. */
  get baseline(): { readonly file: string; readonly isNamed: boolean; readonly isCommandLine: boolean } | undefined {
    const { cwd, baseline } = this.#options
    if (baseline === false) return undefined
    if (baseline !== undefined) return { file: resolve(cwd, baseline), isNamed: true, isCommandLine: true }
    const named = this.config.baseline
    return { file: resolve(this.root, named ?? BASELINE_NAME), isNamed: named !== undefined, isCommandLine: false }
  }

  /** Where it was read from, if not from the disk. */
  get trusted(): Trusted | undefined {
    return this.#options.trusted
  }

  /** Everything that its drafts are judged by, but for word files, the drafts themselves and what they refer to. */
  get identity(): readonly unknown[] {
    const { cwd, packs = [], select = [], ignore = [] } = this.#options
    const accounts = [...this.accounts.byName.values()].map(({ path, source }) => [path, source])
    const known = this.accounts.known === undefined ? 'unknown' : [...this.accounts.known].sort()
    const settings = [this.config.path, this.configSource, packs, select, ignore, this.config.timezone]
    return [relative(this.root, cwd), settings, this.#loader.identities, accounts, known, this.#signers ?? 'unsigned']
  }

  /** The checksums of the word files that were read so far, by path. */
  get wordFiles(): ReadonlyMap<string, string> {
    return this.#loader.wordFiles
  }

  get accountProblems(): readonly FileProblems[] {
    return this.writtenAccounts.problems
  }
}
