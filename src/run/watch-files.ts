import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write a file in several steps; one save is one change. */
const SETTLE_MILLISECONDS = 80

/**
 * Calls back when one of some files changes, once per save. Folders are watched, because editors put a new file in the
 * place of the old one. Never ends by itself.
 */
export function watchFiles(files: readonly string[], onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const names = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)))
    watch(folder, (_, name) => {
      if (name !== null && !names.has(name)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, SETTLE_MILLISECONDS)
    })
  }
}
