import { type Dirent, readdirSync } from 'node:fs'
import { isDraftName } from './draft-name.ts'
import { errorCode } from './error-code.ts'
import { type Exclusion, excludes, type IgnoreFiles, type IgnoreRules } from './exclusion.ts'
import { isFolder } from './path-glob.ts'

/** What stands in a folder and in those below it. Paths are relative to it, with `/`, in no order. */
export interface FolderListing {
  readonly drafts: string[]
  /** Links to files, or to nothing, that are called like drafts. */
  readonly links: string[]
  /** Folders that could not be listed; empty text for the folder itself. */
  readonly unreadable: string[]
  /** Whether drafts or folders were left out because they are excluded. */
  leftOut: boolean
}

/**
 * The drafts of a folder. Hidden files and folders and node_modules are passed over. A link to a file counts as a file,
 * also one whose target is gone: reading it says so. A link to a folder is not followed, so a loop cannot hang a run.
 *
 * @param outer the ignore rules that hold for the folder from above
 * @param fixedIn exclusions that hold for what stands in a folder whatever ignore files say; asked for each folder on the way
 */
export function listDrafts(
  folder: string,
  outer: IgnoreRules,
  ignoreFiles: IgnoreFiles,
  fixedIn: (folder: string) => readonly Exclusion[],
): FolderListing {
  const listing: FolderListing = { drafts: [], links: [], unreadable: [], leftOut: false }

  const visit = (path: string, below: string, rulesAbove: IgnoreRules) => {
    const entries = readEntries(path, () => listing.unreadable.push(below.slice(0, -1)))
    const hidden = entries.filter(isHidden)
    const holds = (name: string) => hidden.some((entry) => entry.name === name)
    const place = path === '' ? '/' : path
    const rules = ignoreFiles.enter(rulesAbove, place, holds)
    const exclusions = [rules, ...fixedIn(place)]
    const isExcluded = (name: string, isAFolder: boolean) =>
      exclusions.some((exclusion) => excludes(exclusion, `${path}/${name}`, isAFolder))
    for (const entry of entries) {
      if (isHidden(entry)) continue
      const { name } = entry
      if (entry.isDirectory()) {
        if (name === 'node_modules') continue
        if (isExcluded(name, true) || ignoreFiles.leavesOut(rules, `${path}/${name}`)) listing.leftOut = true
        else visit(`${path}/${name}`, `${below}${name}/`, rules)
      } else if (isDraftName(name) && isFileEntry(entry, path)) {
        if (isExcluded(name, false)) listing.leftOut = true
        else (entry.isFile() ? listing.drafts : listing.links).push(below + name)
      }
    }
  }
  visit(folder === '/' ? '' : folder, '', outer)
  return listing
}

function isHidden(entry: Dirent): boolean {
  return entry.name.charCodeAt(0) === 0x2e
}

function isFileEntry(entry: Dirent, folder: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && !isFolder(`${folder}/${entry.name}`))
}

function readEntries(folder: string, onUnreadable: () => void): Dirent[] {
  try {
    return readdirSync(folder === '' ? '/' : folder, { withFileTypes: true })
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    // Gone since its parent was listed: nothing is left unchecked.
    if (code !== 'ENOENT') onUnreadable()
    return []
  }
}
