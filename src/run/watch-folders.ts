import { watch } from 'node:fs'
import { dirname } from 'node:path'

/** Editors write a file in several steps; one save is one change. */
const SETTLE_MILLISECONDS = 80

/**
 * Calls back when something in the folders of some files changes, once per save. Never ends by itself.
 *
 * @param matters tells by its name whether a changed file is worth a call
 */
export function watchFoldersOf(
  files: readonly string[],
  matters: (name: string) => boolean,
  onChange: () => void,
): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    watch(folder, (_, name) => {
      if (name !== null && !matters(name)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, SETTLE_MILLISECONDS)
    })
  }
}
