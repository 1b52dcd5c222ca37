import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { compileRules, type ReadBeside } from '../pack/compile-rules.ts'
import { makePack, type Pack } from '../pack/pack.ts'
import { parsePack } from '../pack/parse-pack.ts'
import { resolveRules } from '../pack/resolve-rules.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { type FileProblems, type Problem, UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import { onDemand } from '../text/on-demand.ts'
import { Patterns } from '../text/pattern/patterns.ts'
import type { Place } from '../text/span.ts'
import { checksum } from './checksum.ts'
import { readCompiled, shippedFile, unpackPack } from './compiled-pack.ts'
import { stampOf } from './file-stamp.ts'
import { diskTree, type FileTree } from './file-tree.ts'
import { shownPath } from './places.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** Loads packs and what they extend, each file once. All problems of all files are gathered and thrown together. */
export class PackLoader {
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #shippedFolder: string
  readonly #shippedRealFolder: string
  /** Every pack and word file that was read, for whoever watches them. */
  readonly files = new Set<string>()
  readonly patterns = new Patterns()
  /** What the word files hold that were read, by path, told by a checksum. */
  readonly wordFiles = new Map<string, string>()
  readonly #identities = new Set<string>()
  /** Where packs are, by name: those that were read, and those that compiled ones extend. */
  readonly #named = new Map<string, { readonly path: string; readonly span: Place | undefined }>()
  readonly #packs = new Map<string, Pack | undefined>()
  readonly #sources = new Map<string, () => string>()
  readonly #problems: Problem[] = []
  readonly #chain: { readonly file: string; readonly name: string }[] = []

  /** @param shippedFolder the folder of the packs that come with postlint */
  constructor(cwd: string, shippedFolder: string, tree: FileTree = diskTree) {
    this.#cwd = cwd
    this.#tree = tree
    this.#shippedFolder = shippedFolder
    this.#shippedRealFolder = existsSync(shippedFolder) ? realpathSync(shippedFolder) : shippedFolder
  }

  /** The names of the packs that come with postlint. */
  get shipped(): readonly string[] {
    return readdirSync(this.#shippedFolder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort()
  }

  readonly report = (problem: Problem): void => {
    this.#problems.push(problem)
  }

  /** What tells whether the packs are still the same, without their word files. */
  get identities(): readonly string[] {
    return [...this.#identities].sort()
  }

  get hasProblems(): boolean {
    return this.#problems.length > 0
  }

  /**
   * Where settings of rules report to. That a rule is unknown goes without saying where its pack could not be read, or
   * where the packs of the config are not the ones in use.
   *
   * @param othersInUse the command line names other packs
   */
  reportOfSettings(othersInUse: boolean): (problem: Problem, rule?: string) => void {
    const lenient = othersInUse || this.hasProblems
    const broken = new Set(this.#problems.map(({ span }) => span.path))
    const sound = new Set<string>()
    for (const [name, { path }] of this.#named) if (!broken.has(path)) sound.add(name)
    return (problem, rule) => {
      if (rule === undefined || !lenient || sound.has(rule.slice(0, rule.indexOf('/')))) this.report(problem)
    }
  }

  /** Lets problems be shown with the text of a file that is no pack, such as the config. */
  addSource(path: string, source: string): void {
    this.#sources.set(path, () => source)
  }

  /** Loads the pack that a file names. Undefined where it can't be loaded: then that was reported. */
  load(name: string, namedIn: { readonly folder: string; readonly place?: Place }): Pack | undefined {
    const file = this.#find(name, namedIn.folder)
    if (file === undefined) {
      const forbidden = this.#forbidden(name, namedIn.folder)
      if (forbidden !== undefined) {
        this.#fail(namedIn.place, forbidden)
        return undefined
      }
      const guess = nearest(name, this.shipped)
      this.#fail(namedIn.place, {
        message: { zh: `找不到规则包「${name}」`, en: `No rule pack “${name}”` },
        help: didYouMean(guess, {
          zh: `随附的规则包：${this.shipped.join('、')}；自己的规则包写路径，例如 ./rules/house.yaml`,
          en: `Shipped packs: ${this.shipped.join(', ')}; write a path for your own, as in ./rules/house.yaml`,
        }),
      })
      return undefined
    }
    const at = this.#chain.findIndex((each) => each.file === file)
    if (at !== -1) {
      const chain = [...this.#chain.slice(at).map((each) => each.name), this.#chain[at]?.name].join(' → ')
      this.#fail(namedIn.place, {
        message: { zh: `规则包互相继承：${chain}`, en: `Packs extend each other: ${chain}` },
      })
      return undefined
    }
    if (!this.#packs.has(file)) this.#packs.set(file, this.#read(file))
    return this.#packs.get(file)
  }

  /** Reads a word file beside a pack. */
  readonly readBeside: ReadBeside = (packPath, file) => {
    const path = resolve(this.#cwd, dirname(packPath), file)
    this.files.add(path)
    const read = this.#tree.read(path)
    if (read.ok) this.wordFiles.set(path, checksum(read.text))
    return read.ok ? { text: read.text } : { problem: unreadableMessage(read.why, file).message }
  }

  /** Throws all problems reported so far, if there are any. */
  throwProblems(say: Bilingual): void {
    if (this.#problems.length === 0) return
    throw new UserError(say, { files: groupByFile(this.#problems, (path) => this.#sources.get(path)?.() ?? '') })
  }

  /** The same, with what resolving the rules of packs and trying their words and patterns brings to light. */
  async throwAllProblems(packs: readonly Pack[], say: Bilingual): Promise<void> {
    const rules = packs.flatMap((pack) => resolveRules(pack, this.report))
    await compileRules(rules, new Lexicon(), this)
    this.throwProblems(say)
  }

  #read(file: string): Pack | undefined {
    return (dirname(file) === this.#shippedRealFolder ? this.#unpack(file) : undefined) ?? this.#parse(file)
  }

  /** A pack that was compiled. The packs that it extends are read if somebody asks for them. */
  #unpack(file: string): Pack | undefined {
    const compiled = readCompiled(file)
    if (compiled === undefined) return undefined
    const paths = new Map<string, string>()
    for (const [name] of compiled.files) {
      const each = shippedFile(file, name)
      const path = shownPath(this.#cwd, each)
      paths.set(name, path)
      this.#noteFile(each)
      this.#claim(name, path)
      this.#identities.add(`${path} ${JSON.stringify(stampOf(each))}`)
    }
    const pathOf = (name: string): string => paths.get(name) ?? name
    const source = this.#noteFile(file)
    this.patterns.learn(compiled.proofs)
    const parents = () => compiled.extends.flatMap((name) => this.load(name, { folder: dirname(file) }) ?? [])
    return unpackPack(compiled, { file, pathOf, source, parents })
  }

  #parse(file: string): Pack | undefined {
    const path = shownPath(this.#cwd, file)
    const source = this.#noteFile(file)
    this.#identities.add(`${path} ${checksum(source())}`)
    const { definition, problems } = parsePack(source(), path)
    for (const problem of problems) this.report(problem)
    if (definition === undefined) return undefined
    const name = definition.pack.value
    this.#chain.push({ file, name })
    const parents = definition.extends.flatMap(
      ({ value, span }) => this.load(value, { folder: dirname(file), place: span }) ?? [],
    )
    this.#chain.pop()
    this.#claim(name, path, definition.pack.span)
    return makePack(definition, path, source, parents)
  }

  /**
   * A pack has a name. That two have the same is told where one of them can be renamed.
   *
   * @param span where it is written; undefined: in a shipped pack
   */
  #claim(name: string, path: string, span?: Place): void {
    const twin = this.#named.get(name)
    if (twin === undefined) this.#named.set(name, { path, span })
    if (twin === undefined || twin.path === path) return
    const [place, other] = span === undefined ? [twin.span, path] : [span, twin.path]
    if (place === undefined) return
    this.report({
      span: place,
      message: { zh: `规则包「${name}」与 ${other} 同名`, en: `The pack “${name}” has the same name as ${other}` },
      help: { zh: '换一个代号', en: 'Give it another name' },
    })
  }

  /** A file that the packs come from. Gives its text, read when it is first asked for. */
  #noteFile(file: string): () => string {
    const path = shownPath(this.#cwd, file)
    const source = this.#sources.get(path) ?? onDemand(() => this.#readText(file, path))
    this.#sources.set(path, source)
    this.files.add(file)
    return source
  }

  #readText(file: string, path: string): string {
    const read = this.#tree.read(file)
    if (read.ok) return read.text
    const { message, help } = unreadableMessage(read.why, path)
    throw new UserError({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }, { help })
  }

  #find(name: string, folder: string): string | undefined {
    const isPath = namesPath(name)
    const own = isPath ? resolve(folder, name) : join(this.#shippedFolder, `${name}.yaml`)
    const isThere = (candidate: string) => this.#tree.exists(candidate)
    const found = isThere(own) ? own : isPath ? undefined : packageFiles(name, folder).find(isThere)
    return found === undefined ? undefined : this.#tree.resolved(found)
  }

  /** What keeps a path from being looked at: in a folder that may not be read nothing seems to be there. */
  #forbidden(name: string, folder: string): Pick<Problem, 'message' | 'help'> | undefined {
    if (!namesPath(name)) return undefined
    const file = resolve(folder, name)
    const read = this.#tree.read(file)
    if (read.ok || read.why.kind === 'missing') return undefined
    const path = shownPath(this.#cwd, file)
    const { message, help } = unreadableMessage(read.why, path)
    const named = { zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }
    return { message: named, ...(help === undefined ? {} : { help }) }
  }

  #fail(place: Place | undefined, what: { readonly message: Bilingual; readonly help?: Bilingual }): void {
    if (place === undefined) throw new UserError(what.message, { help: what.help })
    this.report({ span: place, ...what })
  }
}

function namesPath(name: string): boolean {
  return /^\.{0,2}\/|^[A-Za-z]:[\\/]|\.ya?ml$/.test(name)
}

/** The pack file of an npm package: what its package.json names under `postlint`, else `pack.yaml`. */
function packageFiles(name: string, folder: string): string[] {
  if (!/^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/.test(name)) return []
  const require = createRequire(join(folder, 'package.json'))
  try {
    const manifest = require.resolve(`${name}/package.json`)
    const { postlint } = require(manifest) as { postlint?: unknown }
    return [resolve(dirname(manifest), typeof postlint === 'string' ? postlint : 'pack.yaml')]
  } catch {
    // Not installed, or a package that hides its package.json: no pack either way.
    return []
  }
}

export function groupByFile(problems: readonly Problem[], sourceOf: (path: string) => string): FileProblems[] {
  const paths = [...new Set(problems.map(({ span }) => span.path ?? ''))].sort()
  return paths.map((path) => {
    const own = problems.filter(({ span }) => (span.path ?? '') === path)
    const unique = own.filter((problem, at) => own.findIndex((other) => same(other, problem)) === at)
    return {
      path,
      source: sourceOf(path),
      problems: unique.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    }
  })
}

function same(a: Problem, b: Problem): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.message.en === b.message.en
}
