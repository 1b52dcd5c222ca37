import { type BigIntStats, type FSWatcher, fstatSync, readdirSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'
import { isIgnoreFile } from './exclusion.ts'

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
  #isPart: (file: string) => boolean = () => true
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
   * @param isPart whether a file plays a part in the run; folders that come and go always do
   */
  watch(folders: Iterable<string>, since: number, isPart: (file: string) => boolean): void {
    this.#isPart = isPart
    const wanted = new Map([...folders].flatMap((folder) => nearestFolder(folder)))
    for (const [folder, { watcher, inode }] of this.#watched) {
      // A folder that was deleted and made again is another one.
      if (wanted.get(folder) === inode) continue
      watcher.close()
      this.#watched.delete(folder)
    }
    const fresh = [...wanted].filter(([folder]) => !this.#watched.has(folder))
    for (const [folder, inode] of fresh) this.#watched.set(folder, { watcher: this.#open(folder), inode })
    for (const [folder] of fresh) for (const file of changedSince(folder, since)) this.#note(file, 'change')
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
      const watcher = watch(folder, (event, name) => this.#note(fileOf(folder, name), event))
      // The folder is gone: the one above tells it too, or the next round finds it.
      watcher.on('error', () => this.#note(folder, 'rename'))
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

  #note(file: string, event: 'rename' | 'change'): void {
    if (isPassing(file) || this.#isOurs(file) || !this.#counts(file, event)) return
    if (this.#changed.size === 0) this.#firstChange = Date.now()
    this.#changed.add(file)
    this.#settle()
  }

  #counts(file: string, event: 'rename' | 'change'): boolean {
    const found = statSync(file, { throwIfNoEntry: false, bigint: true })
    // What stands in a folder that is watched is told by itself.
    if (found?.isDirectory() ?? this.#watched.has(file)) return event === 'rename' || !this.#watched.has(file)
    return this.#isPart(file) && !(found !== undefined && isStandardOutput(found))
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
  if (isIgnoreFile(basename(file))) return false
  return /(?:^|[\\/])(?:\.[^\\/]*|[^\\/]*~|4913|[^\\/]*\.(?:sw[a-z]|tmp))$/.test(file)
}

/** Where a shell has sent what the run writes: a run for each write would never end. */
function isStandardOutput({ dev, ino }: BigIntStats): boolean {
  return [1, 2].some((descriptor) => {
    try {
      const open = fstatSync(descriptor, { bigint: true })
      return open.dev === dev && open.ino === ino
    } catch {
      // It is closed: then it is no file either.
      return false
    }
  })
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
