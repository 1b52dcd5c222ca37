import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path/posix'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/**
 * Where files are, whatever links lead to them: each has one path. Where the working folder is reached by links itself,
 * that path is written by way of them, for whoever runs postlint knows its files by no other. Paths are absolute, with `/`.
 */
export class TruePlaces {
  readonly #folders = new Map<string, string>()
  /** How a folder is called here, if not by its true path. */
  readonly #alias: { readonly real: string; readonly seen: string } | undefined

  constructor(cwd: string) {
    this.#alias = aliasOf(resolveSlashed(cwd, '.'))
  }

  /** A folder that is gone has the name of the nearest one above it that is there. */
  folder(folder: string): string {
    let place = this.#folders.get(folder)
    if (place === undefined) {
      place = this.#seen(realFolder(folder))
      this.#folders.set(folder, place)
    }
    return place
  }

  /** Links to folders on the way to a file are followed; a file that is a link is itself. */
  of(file: string): string {
    return below(this.folder(dirname(file)), basename(file))
  }

  /** What a link leads to; undefined: nowhere. */
  target(link: string): string | undefined {
    try {
      return this.#seen(slashed(realpathSync.native(link)))
    } catch {
      return undefined
    }
  }

  #seen(path: string): string {
    const rest = this.#alias === undefined ? undefined : pathBelow(this.#alias.real, path)
    return this.#alias === undefined || rest === undefined ? path : below(this.#alias.seen, rest)
  }
}

/** Of two paths of the same folder, the parts at whose ends they begin to differ. */
function aliasOf(cwd: string): { readonly real: string; readonly seen: string } | undefined {
  let real = realFolder(cwd)
  let seen = cwd
  if (real === seen) return undefined
  while (basename(real) === basename(seen) && dirname(real) !== '/' && dirname(seen) !== '/') {
    real = dirname(real)
    seen = dirname(seen)
  }
  return { real, seen }
}

function realFolder(folder: string): string {
  try {
    return slashed(realpathSync.native(folder))
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : below(realFolder(above), basename(folder))
  }
}

function below(folder: string, rest: string): string {
  if (rest === '') return folder
  return folder.endsWith('/') ? folder + rest : `${folder}/${rest}`
}
