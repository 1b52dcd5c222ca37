import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'

/** Editors write a file in several steps, and a checkout writes many: what comes within this time is one change. */
const SETTLE_MILLISECONDS = 100
/** So long at most, where something writes without a pause. */
const PATIENCE_MILLISECONDS = 2000

/**
 * Waits for changes in folders. Folders and not files are watched, because editors put a new file in the place of the old
 * one, and because new files count.
 */
export class FolderWatch {
  readonly #isOurs: (file: string) => boolean
  readonly #watched = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>()
  readonly #changed = new Set<string>()
  #firstChange = 0
  #timer: NodeJS.Timeout | undefined
  #wake: (() => void) | undefined

  /** @param isOurs whether a file is written by the run itself: watching it would never end */
  constructor(isOurs: (file: string) => boolean) {
    this.#isOurs = isOurs
  }

  /**
   * Watches these folders and no others. In the place of one that is gone, the nearest above it.
   *
   * @param since a time in milliseconds: what has changed in a new folder since then counts as a change
   */
  watch(folders: Iterable<string>, since: number): void {
    const wanted = new Map([...folders].flatMap((folder) => nearestFolder(folder)))
    for (const [folder, { watcher, inode }] of this.#watched) {
      // A folder that was deleted and made again is another one.
      if (wanted.get(folder) === inode) continue
      watcher.close()
      this.#watched.delete(folder)
    }
    for (const [folder, inode] of wanted) {
      if (this.#watched.has(folder)) continue
      this.#watched.set(folder, { watcher: this.#open(folder), inode })
      for (const file of changedSince(folder, since)) this.#note(file)
    }
  }

  /** Waits until something has changed and has settled. Gives the files (absolute), the first to change first. */
  async change(): Promise<readonly string[]> {
    if (this.#changed.size > 0) this.#settle()
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#wake = undefined
    const files = [...this.#changed]
    this.#changed.clear()
    return files
  }

  #open(folder: string): FSWatcher {
    try {
      const watcher = watch(folder, (_, name) => this.#note(fileOf(folder, name)))
      // The folder is gone: the one above tells it too, or the next round finds it.
      watcher.on('error', () => this.#note(folder))
      return watcher
    } catch (error) {
      const code = errorCode(error)
      if (code !== 'ENOSPC' && code !== 'EMFILE') throw error
      throw new UserError(
        {
          zh: `系统不让监视这么多文件夹（${code}）`,
          en: `The system does not let so many folders be watched (${code})`,
        },
        {
          help: {
            zh: '只监视一部分，例如 postlint --watch drafts/2026',
            en: 'Watch a part of them, as in: postlint --watch drafts/2026',
          },
        },
      )
    }
  }

  #note(file: string): void {
    if (isPassing(file) || this.#isOurs(file)) return
    if (this.#changed.size === 0) this.#firstChange = Date.now()
    this.#changed.add(file)
    this.#settle()
  }

  #settle(): void {
    clearTimeout(this.#timer)
    const left = this.#firstChange + PATIENCE_MILLISECONDS - Date.now()
    this.#timer = setTimeout(() => this.#wake?.(), Math.max(0, Math.min(SETTLE_MILLISECONDS, left)))
  }
}

/** Of itself, a folder that is deleted says its own name. */
function fileOf(folder: string, name: string | null): string {
  if (name === null) return folder
  const file = join(folder, name)
  return name === basename(folder) && statSync(file, { throwIfNoEntry: false }) === undefined ? folder : file
}

/** What editors and version control leave for a moment: hidden files, copies with `~`, and the file by which Vim tries a folder. */
function isPassing(file: string): boolean {
  return /(?:^|[\\/])(?:\.[^\\/]*|[^\\/]*~|4913|[^\\/]*\.(?:sw[a-z]|tmp))$/.test(file)
}

function nearestFolder(folder: string): [string, number][] {
  for (let at = folder; ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) return [[at, found.ino]]
    if (dirname(at) === at) return []
  }
}

function changedSince(folder: string, since: number): string[] {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((file) => (statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? 0) > since)
  } catch {
    // It was deleted meanwhile, or can’t be read; then nothing in it was judged either.
    return []
  }
}
