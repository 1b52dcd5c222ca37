import { relative } from 'node:path'
import { basename, dirname } from 'node:path/posix'
import { hasDraftEnding, isProjectDocument } from './draft-name.ts'
import { excludeGlob, excludes, IgnoreFiles } from './exclusion.ts'
import type { DraftFile } from './find-drafts.ts'
import { isGlob } from './path-glob.ts'
import type { Project } from './project.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/**
 * Which files that are not on the disk would be drafts of a run if they were: staged and then deleted, or left out of a
 * sparse checkout.
 *
 * @param files absolute, with `/`
 */
export function absentDrafts(
  files: readonly string[],
  { cwd, paths, home }: { readonly cwd: string; readonly paths: readonly string[]; readonly home: Project },
): readonly DraftFile[] {
  if (files.length === 0) return []
  const { configs, config } = home
  const { drafts: globs } = config
  const from = slashed(paths.length > 0 || globs.length === 0 ? cwd : home.root)
  const root = slashed(home.root)
  const ignoreFiles = new IgnoreFiles(root, (folder) => configs.groundOf(folder), home.trusted?.tree)
  const wanted = paths.length > 0 ? paths : globs.length > 0 ? globs : ['.']
  const isNamed = (file: string) =>
    wanted.some((path) => {
      const place = resolveSlashed(from, path)
      if (place === file) return true
      if (!hasDraftEnding(file) || isProjectDocument(basename(file))) return false
      if (isGlob(path)) return excludes(excludeGlob(from, slashed(path)), file, false)
      return pathBelow(place, file) !== undefined
    })
  return files
    .filter((file) => {
      const names = (pathBelow(root, file) ?? file).split('/')
      if (names.some((name) => name.startsWith('.') || name === 'node_modules')) return false
      const ground = configs.groundOf(dirname(file))
      if (ground.isAccount(file) || ignoreFiles.ignores(file, false, dirname(file))) return false
      return isNamed(file) && (paths.length > 0 || ground.config === config || ground.names(file))
    })
    .map((file) => ({ path: slashed(relative(cwd, file)), file }))
}
