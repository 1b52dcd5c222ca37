import { join } from 'node:path'
import type { Moment } from '../draft/moment.ts'
import type { MediaBytes } from '../run/draft-source.ts'
import { revisionTree } from '../run/file-tree.ts'
import type { Trusted } from '../run/project.ts'
import { Projects } from '../run/projects.ts'
import { commitNamed, Repository } from '../run/repository.ts'
import { Stopwatch } from '../run/stopwatch.ts'
import { momentIn, readNow } from '../run/today.ts'
import type { Environment } from './environment.ts'
import type { GlobalOptions } from './global-options.ts'

/** The projects that a command works on, as its options say. */
export function openProjects(
  environment: Pick<Environment, 'cwd' | 'packageFolder' | 'now'>,
  options: GlobalOptions,
  media?: MediaBytes,
): { readonly projects: Projects; readonly stopwatch: Stopwatch } {
  const trusted = options.trust === undefined ? undefined : trustedAt(environment, options.trust)
  const stopwatch = new Stopwatch(options.timing === true)
  const projects = new Projects(
    {
      cwd: environment.cwd,
      shippedFolder: shippedFolder(environment),
      ...(options.pack === undefined ? {} : { packs: options.pack }),
      ...(trusted === undefined ? {} : { trusted }),
      ...(media === undefined ? {} : { media }),
      ...(options.select === undefined ? {} : { select: options.select }),
      ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
      ...(options.baseline === undefined || options.baseline === true ? {} : { baseline: options.baseline }),
      today: (timeZone) => todayOf(environment, options, timeZone),
      ...(options.timing === true ? { clock: stopwatch } : {}),
    },
    options.config,
  )
  return { projects, stopwatch }
}

function trustedAt(environment: Pick<Environment, 'cwd' | 'packageFolder'>, revision: string): Trusted {
  const repository = Repository.of(environment.cwd)
  const commit = commitNamed(repository, revision)
  return { commit, tree: revisionTree(repository as Repository, commit, shippedFolder(environment)) }
}

/** Now, in a time zone: what `--now` says, else what the clock says. */
export function todayOf({ now }: Pick<Environment, 'now'>, options: GlobalOptions, timeZone: string): Moment {
  return (options.now === undefined ? undefined : readNow(options.now, timeZone)) ?? momentIn(timeZone, now)
}

export function shippedFolder({ packageFolder }: Pick<Environment, 'packageFolder'>): string {
  return join(packageFolder, 'rules')
}
