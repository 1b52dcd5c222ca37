import type { FoundDrafts } from './find-drafts.ts'
import { anchorGlob, wholeFolderEnding } from './path-glob.ts'
import type { Project } from './project.ts'

/**
 * Whether the drafts that paths have led to are surely all that the config names, so that they need not be looked for
 * again: it was asked for what the config names, or the same folders were searched. False where it is hard to say.
 */
export function coversCorpus(
  paths: readonly string[],
  { discovered }: FoundDrafts,
  { config, root, configs }: Project,
): boolean {
  if (paths.length === 0) return true
  if (paths.some((path) => path.startsWith('!'))) return false
  const { places } = configs
  // What a glob takes away is not missed.
  return config.drafts
    .filter((glob) => !glob.startsWith('!'))
    .every((glob) => {
      const { folder, rest } = anchorGlob(root, glob)
      return (
        !glob.includes('\\') &&
        wholeFolderEnding(rest) !== undefined &&
        discovered.wholeFolders.has(places.folder(folder))
      )
    })
}
