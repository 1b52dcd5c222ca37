import { type Dirent, readdirSync } from 'node:fs'
import { isDraftName } from './draft-name.ts'
import { errorCode } from './error-code.ts'
import { type Exclusion, excludes, type IgnoreFiles } from './exclusion.ts'
import { isFolder } from './path-glob.ts'

/** What stands in a folder and in those below it. Paths are relative to it, with `/`, in no order. */
export interface FolderListing {
  readonly drafts: string[]
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
 * @param fixed exclusions that hold whatever ignore files say
 */
export function listDrafts(
  folder: string,
  outer: Exclusion,
  ignoreFiles: IgnoreFiles,
  fixed: readonly Exclusion[],
): FolderListing {
  const listing: FolderListing = { drafts: [], unreadable: [], leftOut: false }
  const isExcluded = (rules: Exclusion, path: string, isAFolder: boolean) =>
    excludes(rules, path, isAFolder) || fixed.some((exclusion) => excludes(exclusion, path, isAFolder))

  const visit = (path: string, below: string, rulesAbove: Exclusion) => {
    const entries = readEntries(path, () => listing.unreadable.push(below.slice(0, -1)))
    const hidden = entries.filter(isHidden)
    const holds = (name: string) => hidden.some((entry) => entry.name === name)
    const rules = ignoreFiles.enter(rulesAbove, path, holds)
    for (const entry of entries) {
      if (isHidden(entry)) continue
      const { name } = entry
      if (entry.isDirectory()) {
        if (name === 'node_modules') continue
        if (isExcluded(rules, `${path}/${name}`, true)) listing.leftOut = true
        else visit(`${path}/${name}`, `${below}${name}/`, rules)
      } else if (isDraftName(name) && isFileEntry(entry, path)) {
        if (isExcluded(rules, `${path}/${name}`, false)) listing.leftOut = true
        else listing.drafts.push(below + name)
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
