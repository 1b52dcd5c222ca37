import { lstatSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import type { Configs } from './configs.ts'
import { hasDraftEnding, isProjectDocument } from './draft-name.ts'
import { errorCode } from './error-code.ts'
import { type Exclusion, excludeGlob, excludes, IgnoreFiles } from './exclusion.ts'
import type { FileTree } from './file-tree.ts'
import type { Ground } from './ground.ts'
import { listDrafts } from './list-drafts.ts'
import { nearestPath } from './nearest-path.ts'
import { anchorGlob, isFolder, isGlob, matchGlob, readingsOf, wholeFolderEnding } from './path-glob.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

export interface DiscoverOptions {
  readonly cwd: string
  /** What they say is ignored, and which files are accounts and not drafts; and where folders truly are. */
  readonly configs: Pick<Configs, 'groundOf' | 'places'>
  /** Where ignore files are read from instead of the disk. */
  readonly trusted?: FileTree | undefined
}

/** A draft as it is shown, and where it is. */
export interface DraftFile {
  /** With `/`: relative to the working folder if below it, else as the user wrote it. */
  readonly path: string
  /** Where it is: absolute, with `/`, whatever links led to it. Of two that lead to the same there is one. */
  readonly file: string
}

export interface Discovered {
  /** Sorted by path, by code unit, each once. */
  readonly drafts: readonly DraftFile[]
  /** Account files that were named, and folders that were searched: absolute, with `/`. */
  readonly accountFiles: ReadonlySet<string>
  readonly folders: ReadonlySet<string>
  /** Those of the folders of which all drafts were taken, whatever the ending of their names. */
  readonly wholeFolders: ReadonlySet<string>
  /** Those that the folders, and the accounts that were named, lie in. */
  readonly grounds: ReadonlySet<Ground>
  /** What gave no draft, in the order of the arguments. */
  readonly missing: readonly MissingPath[]
}

export interface MissingPath {
  /** As the user wrote it; for `unreadable-folder` the folder, which may lie below what the user wrote. */
  readonly path: string
  readonly why: 'no-such-path' | 'no-drafts' | 'ignored' | 'unreadable-folder'
  /** The path that was probably meant. */
  readonly nearest?: string
}

/**
 * The drafts that files, folders and globs name. A path that exists is taken literally, whatever characters it holds.
 * A glob that begins with `!` takes away from all others; alone, from everything in `cwd`.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions): Promise<Discovered> {
  const cwd = resolveSlashed(options.cwd, '.')
  const isNegation = (path: string) => path.startsWith('!') && path[1] !== '(' && placeOf(cwd, path) === undefined
  const negations = paths.filter(isNegation)
  const wanted =
    paths.length === negations.length && paths.length > 0 ? ['.'] : paths.filter((path) => !isNegation(path))
  const search = new Search(cwd, options, negations)
  for (const path of wanted) await search.add(path)
  return search.result()
}

class Search {
  readonly #cwd: string
  readonly #configs: DiscoverOptions['configs']
  readonly #ignoreFiles: IgnoreFiles
  readonly #negations: readonly Exclusion[]
  /** By their absolute path. */
  readonly #drafts = new Map<string, DraftFile>()
  readonly #missing: MissingPath[] = []
  readonly #accountFiles = new Set<string>()
  readonly #folders = new Set<string>()
  readonly #wholeFolders = new Set<string>()
  readonly #grounds = new Set<Ground>()

  constructor(cwd: string, { configs, trusted }: DiscoverOptions, negations: readonly string[]) {
    this.#cwd = cwd
    this.#configs = configs
    this.#ignoreFiles = new IgnoreFiles(this.#groundOf(cwd).root, (folder) => this.#groundOf(folder), trusted)
    this.#negations = negations.map((negation) => excludeGlob(cwd, slashed(negation.slice(1)), configs.places))
  }

  async add(written: string): Promise<void> {
    for (const path of readingsOf(slashed(written))) {
      const place = placeOf(this.#cwd, path)
      if (place === undefined) continue
      if (place === 'folder') this.#addFolder(written, path)
      else this.#addFile(written, path, place === 'link')
      return
    }
    if (isGlob(written)) await this.#addGlob(written)
    else this.#addMissing(written, 'no-such-path', nearestPath(this.#cwd, plain(written)))
  }

  result(): Discovered {
    return {
      drafts: [...this.#drafts.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      accountFiles: this.#accountFiles,
      folders: this.#folders,
      wholeFolders: this.#wholeFolders,
      grounds: this.#grounds,
      missing: this.#missing,
    }
  }

  #addFile(written: string, path: string, isLink: boolean): void {
    const given = resolveSlashed(this.#cwd, path)
    const file = this.#configs.places.of(given)
    if (this.#isIgnored(file, false, dirname(file))) this.#addMissing(written, 'ignored')
    else if (this.#isAccount(file)) this.#takeAccount(file)
    else this.#take(file, this.#namer(path, file)(''), isLink)
  }

  #addFolder(written: string, path: string, ending = ''): void {
    const folder = this.#configs.places.folder(resolveSlashed(this.#cwd, path))
    if (this.#isIgnored(folder, true, folder)) {
      this.#addMissing(written, 'ignored')
      return
    }
    const outer = this.#ignoreFiles.rulesAbove(folder)
    const fixedIn = (each: string) => {
      const ground = this.#groundOf(each)
      this.#grounds.add(ground)
      return [...this.#negations, ...ground.draftLikeAccounts]
    }
    this.#folders.add(folder)
    if (ending === '') this.#wholeFolders.add(folder)
    const { drafts, links, unreadable, leftOut } = listDrafts(folder, outer, this.#ignoreFiles, fixedIn)
    const named = this.#namer(path, folder)
    let count = 0
    // What is there by itself comes first: it is shown as the folder is written.
    for (const [isLink, found] of [drafts, links].entries()) {
      for (const below of found) {
        if (!below.endsWith(ending)) continue
        count++
        this.#take(joined(folder, below), named(below), isLink === 1)
      }
    }
    for (const below of unreadable) this.#addMissing(named(below) || '.', 'unreadable-folder')
    if (count === 0 && unreadable.length === 0) this.#addMissing(written, leftOut ? 'ignored' : 'no-drafts')
  }

  async #addGlob(written: string): Promise<void> {
    let leftOut = false
    for (const glob of readingsOf(slashed(written))) {
      const { folder, written: start, rest } = anchorGlob(this.#cwd, glob)
      const ending = wholeFolderEnding(rest)
      if (ending !== undefined && isFolder(folder)) {
        this.#addFolder(written, start || '.', ending)
        return
      }
      const place = this.#configs.places.folder(folder)
      const shown = this.#namer(start, place)
      const { files, links, unreadable } = await matchGlob(folder, rest)
      for (const below of unreadable) this.#addMissing(shown(below) || '.', 'unreadable-folder')
      let named = 0
      for (const [at, below] of [...files, ...links].entries()) {
        const file = this.#configs.places.of(joined(place, below))
        const isAccount = this.#isAccount(file)
        if (!isAccount && !isMeantBy(rest, below)) continue
        if (isExcluded(this.#negations, file, false) || this.#ignoreFiles.ignoresFound(file, place)) {
          leftOut = true
          continue
        }
        named++
        if (isAccount) this.#takeAccount(file)
        else this.#take(file, shown(below), at >= files.length)
      }
      if (named > 0 || unreadable.length > 0) return
    }
    if (leftOut) this.#addMissing(written, 'ignored')
    else this.#addUnmatched(written)
  }

  #addUnmatched(written: string): void {
    const glob = plain(written)
    const { folder, written: start } = anchorGlob(this.#cwd, glob)
    // A file name with brackets in it is a glob by its looks only.
    if (!/[*?{]/.test(glob)) this.#addMissing(written, 'no-such-path', nearestPath(this.#cwd, glob))
    else if (placeOf('/', folder) === 'folder') this.#addMissing(written, 'no-drafts')
    else this.#addMissing(written, 'no-such-path', nearestPath(this.#cwd, glob, start.split('/').length))
  }

  #isAccount(file: string): boolean {
    return this.#groundOf(dirname(file)).isAccount(file)
  }

  #takeAccount(file: string): void {
    this.#grounds.add(this.#groundOf(dirname(file)))
    this.#accountFiles.add(file)
  }

  #isIgnored(path: string, isAFolder: boolean, outermost: string): boolean {
    return isExcluded(this.#negations, path, isAFolder) || this.#ignoreFiles.ignores(path, isAFolder, outermost)
  }

  #take(place: string, shown: string, isLink: boolean): void {
    const file = isLink ? this.#through(place) : place
    if (this.#drafts.has(file)) return
    const below = pathBelow(this.#cwd, file)
    const path = file === place ? shown : (below ?? posix.relative(this.#cwd, file))
    // A part of the other text takes no memory of its own.
    this.#drafts.set(file, { path: below === path ? below : path, file })
  }

  /** A link to another draft of its project is that draft, under its name; any other is a draft where it stands. */
  #through(link: string): string {
    const target = this.#configs.places.target(link)
    if (target === undefined) return link
    const folder = dirname(target)
    const ground = this.#groundOf(folder)
    const isDraft = ground === this.#groundOf(dirname(link)) && ground.names(target) && !ground.isAccount(target)
    return isDraft && !this.#ignoreFiles.ignores(target, false, folder) ? target : link
  }

  /**
   * How a path that exists or is the start of a glob, and what stands below it, is shown: from `cwd` if it lies there, as
   * it is written or as it truly is, else as it was written; a folder without `/` at its end, `cwd` as nothing.
   */
  #namer(path: string, place: string): (below: string) => string {
    const inside = pathBelow(this.#cwd, resolveSlashed(this.#cwd, path)) ?? pathBelow(this.#cwd, place)
    if (inside !== undefined) return (below) => joined(inside, below)
    const outside = posix.normalize(path).replace(/(.)\/$/, '$1')
    return (below) => pathBelow(this.#cwd, joined(place, below)) ?? joined(outside, below)
  }

  #groundOf(folder: string): Ground {
    return this.#configs.groundOf(folder)
  }

  #addMissing(path: string, why: MissingPath['why'], nearest?: string): void {
    this.#missing.push(nearest === undefined ? { path, why } : { path, why, nearest })
  }
}

/**
 * Files that only a wildcard names must look like drafts: `drafts/**` does not mean its pictures, `*.md` not README.md.
 * An ending that is written out is meant: `drafts/*.txt`.
 */
function isMeantBy(glob: string, path: string): boolean {
  const name = posix.basename(path)
  const lastOfGlob = posix.basename(glob)
  if (lastOfGlob === name) return true
  return hasDraftEnding(name) ? !isProjectDocument(name) : /\.[^.*?]+$/.test(lastOfGlob)
}

function isExcluded(exclusions: readonly Exclusion[], path: string, isAFolder: boolean): boolean {
  return exclusions.some((exclusion) => excludes(exclusion, path, isAFolder))
}

/** Where reading fails for another reason than absence it is a file to us: reading it will say why. */
function placeOf(cwd: string, path: string): 'file' | 'link' | 'folder' | undefined {
  // An empty path is a variable that was not set; it would resolve to the whole working folder.
  if (path === '' || path.includes('\0')) return undefined
  const absolute = resolveSlashed(cwd, path)
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false })
    if (stats === undefined) return undefined
    if (stats.isSymbolicLink()) return isFolder(absolute) ? 'folder' : 'link'
    return stats.isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    return code === 'ENAMETOOLONG' || code === 'ENOTDIR' ? undefined : 'file'
  }
}

function joined(folder: string, below: string): string {
  if (folder === '') return below
  if (below === '') return folder
  return folder.endsWith('/') ? folder + below : `${folder}/${below}`
}

/** With separators of either kind as `/`. */
function plain(written: string): string {
  return written.replaceAll('\\', '/')
}
