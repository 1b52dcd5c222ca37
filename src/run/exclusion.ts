import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { errorCode } from './error-code.ts'
import type { FileTree } from './file-tree.ts'
import { gitRootOf } from './git-root.ts'
import { anchorGlob, expandBraces, readingsOf } from './path-glob.ts'
import { pathBelow } from './slash-path.ts'
import type { TruePlaces } from './true-places.ts'

/** Paths below the folder `top` that do not count. `rules` undefined: none. Absolute paths with `/`. */
export interface Exclusion {
  readonly top: string
  readonly rules: Ignore | undefined
}

/** Whether a path, or a folder above it, is excluded. A path outside `top` never is. */
export function excludes({ top, rules }: Exclusion, path: string, isFolder: boolean): boolean {
  if (rules === undefined) return false
  const below = pathBelow(top, path)
  if (below === undefined || below === '') return false
  return rules.ignores(isFolder ? `${below}/` : below)
}

/**
 * What one glob names. Other than a line of a .gitignore, `*.md` names files of `cwd` only.
 *
 * @param places where the folder that it begins with truly is; absent: where it says
 */
export function excludeGlob(cwd: string, glob: string, places?: TruePlaces): Exclusion {
  const { folder, rest } = anchorGlob(cwd, glob)
  const literal = existsSync(`${folder}/${rest}`)
  const patterns = literal ? [escapePattern(rest)] : readingsOf(rest).flatMap(expandBraces)
  const top = places?.folder(folder) ?? folder
  return { top, rules: newRules().add(patterns.map((pattern) => `/${pattern}`)) }
}

/** What ignore files and configs say of what stands in a folder: `rules`, and without what configs say. */
export interface IgnoreRules extends Exclusion {
  readonly ofFiles: Ignore | undefined
}

/** What a config leaves out: lines as in a .gitignore in `root`, with `{a,b}` and `\` as a separator besides. */
export interface ConfigIgnore {
  readonly root: string
  readonly ignore: readonly string[]
}

/**
 * What .gitignore and .postlintignore files and configs exclude. Each file is read once. Of the configs above a path the
 * nearest one decides; those above it say nothing of what stands below its folder.
 */
export class IgnoreFiles {
  readonly #base: string
  readonly #configOf: (folder: string) => ConfigIgnore
  readonly #trusted: FileTree | undefined
  readonly #inFolder = new Map<string, IgnoreRules>()
  readonly #gitRoots = new Map<string, string | undefined>()

  /**
   * @param base the folder of the project that the run is in
   * @param configOf what the config says that governs a folder
   * @param trusted where ignore files are read from instead of the disk: a change must not hide what it adds
   */
  constructor(base: string, configOf: (folder: string) => ConfigIgnore, trusted?: FileTree) {
    this.#base = base
    this.#configOf = configOf
    this.#trusted = trusted
  }

  /**
   * Whether the ignore files on the way to a path exclude it, from the root of the repository that its project is in, or
   * from the project’s folder. For a path of no project: from the root of its own repository, or from `outermost`, which
   * is a folder on its way or the path itself. What has a config of its own goes by that one when it is named.
   */
  ignores(path: string, isFolder: boolean, outermost: string): boolean {
    const top = this.#topOf(isFolder ? path : dirname(path), outermost)
    if (path === top) return false
    const outer = this.#rulesFrom(top, dirname(path))
    const rules = isFolder && this.#configOf(path).root === path ? outer.ofFiles : outer.rules
    return excludes({ top, rules }, path, isFolder)
  }

  /** The same for a file that a search from a folder comes upon: it may lie in a project that is left out as a whole. */
  ignoresFound(file: string, start: string): boolean {
    if (this.ignores(file, false, start)) return true
    let { root } = this.#configOf(dirname(file))
    while (root !== start && pathBelow(start, root) !== undefined && pathBelow(root, file) !== undefined) {
      const outer = this.#rulesFrom(this.#topOf(dirname(root), start), dirname(root))
      if (excludes(outer, root, true) || this.leavesOut(outer, root)) return true
      root = this.#configOf(dirname(root)).root
    }
    return false
  }

  /** Whether the rules above a folder leave out a config of its own with all that stands beside it, as `folder/**` does. */
  leavesOut(outer: IgnoreRules, folder: string): boolean {
    return this.#configOf(folder).root === folder && excludes(outer, `${folder}/postlint.yaml`, false)
  }

  /** The rules that hold for what stands in a folder, without those of its own ignore files. */
  rulesAbove(folder: string): IgnoreRules {
    const top = this.#topOf(folder, folder)
    return folder === top ? noRules(top) : this.#rulesFrom(top, dirname(folder))
  }

  /** `outer` and what the ignore files and the config of one more folder say. `holds`: whether a name stands in that folder. */
  enter(outer: IgnoreRules, folder: string, holds: (name: string) => boolean): IgnoreRules {
    const trusted = this.#trusted
    const stands = trusted === undefined ? holds : (name: string) => trusted.exists(`${folder}/${name}`)
    const lines = ignoreFileNames.filter(stands).flatMap((name) => readLines(`${folder}/${name}`, trusted))
    const config = this.#configOf(folder)
    const hasConfig = config.root === folder
    if (lines.length === 0 && !hasConfig) return outer
    const { top } = outer
    const prefix = pathBelow(top, folder) ?? ''
    const ofFiles = withLines(outer.ofFiles, lines, prefix)
    if (hasConfig) return { top, ofFiles, rules: withLines(ofFiles, configLines(config), prefix) }
    return { top, ofFiles, rules: outer.rules === outer.ofFiles ? ofFiles : withLines(outer.rules, lines, prefix) }
  }

  #topOf(folder: string, outermost: string): string {
    // All that is below a project’s folder goes by the rules of the project, submodules too.
    for (const root of [this.#base, this.#configOf(folder).root])
      if (pathBelow(root, folder) !== undefined) return this.#gitRoot(root) ?? root
    return this.#gitRoot(folder) ?? outermost
  }

  #rulesFrom(top: string, folder: string): IgnoreRules {
    const key = `${top}\0${folder}`
    const known = this.#inFolder.get(key)
    if (known !== undefined) return known
    const outer = folder === top ? noRules(top) : this.#rulesFrom(top, dirname(folder))
    const rules = this.enter(outer, folder, (name) => existsSync(`${folder}/${name}`))
    this.#inFolder.set(key, rules)
    return rules
  }

  #gitRoot(folder: string): string | undefined {
    return gitRootOf(folder, this.#gitRoots)
  }
}

function noRules(top: string): IgnoreRules {
  return { top, rules: undefined, ofFiles: undefined }
}

function withLines(outer: Ignore | undefined, lines: readonly string[], prefix: string): Ignore | undefined {
  if (lines.length === 0) return outer
  const rules = newRules()
  if (outer !== undefined) rules.add(outer)
  return rules.add(lines.map((line) => rebase(line, prefix)))
}

function configLines({ ignore }: ConfigIgnore): readonly string[] {
  return ignore.flatMap(readingsOf).flatMap(expandBraces).map(withoutDot)
}

// The later ones win: .postlintignore can take back what .gitignore says.
const ignoreFileNames = ['.gitignore', '.postlintignore']

export function isIgnoreFile(name: string): boolean {
  return ignoreFileNames.includes(name)
}

function newRules(): Ignore {
  // The package's default, unlike git's on Linux, is to ignore case; a run should find the same drafts everywhere.
  return ignore({ ignoreCase: false })
}

function readLines(path: string, trusted: FileTree | undefined): string[] {
  if (trusted !== undefined) {
    const read = trusted.read(path)
    return read.ok ? read.text.split(/\r?\n/) : []
  }
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
  } catch (error) {
    // One that cannot be read excludes nothing: rather a draft too many than one that goes out unchecked.
    if (errorCode(error) === undefined) throw error
    return []
  }
}

/**
 * A line of the ignore file in folder `prefix`, written for the folder on top. With the rules of all levels in one
 * list, from the top down, the last match wins across levels as git has it; a matcher for each level could not
 * let `!build/` in a folder take back a `build/` from above.
 */
function rebase(line: string, prefix: string): string {
  if (prefix === '' || line.startsWith('#') || line.trim() === '') return line
  const negated = line.startsWith('!')
  const pattern = (negated ? line.slice(1) : line).replace(/^\\([!#])/, '$1')
  const isAnchored = /\/ *[^ ]/.test(pattern)
  const place = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`
  return `${negated ? '!' : ''}/${escapePattern(prefix)}/${place}`
}

function escapePattern(path: string): string {
  return path.replace(/[\\*?[]/g, '\\$&').replace(/ $/, '\\ ')
}

function withoutDot(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, '$1/')
}
