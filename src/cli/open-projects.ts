import { join } from 'node:path'
import { parseMoment } from '../draft/moment.ts'
import { Projects } from '../run/project.ts'
import { Stopwatch } from '../run/stopwatch.ts'
import type { Environment } from './environment.ts'
import type { GlobalOptions } from './program.ts'

/** The projects that a command works on, as its options say. */
export function openProjects(
  environment: Environment,
  options: GlobalOptions,
): { readonly projects: Projects; readonly stopwatch: Stopwatch } {
  const stopwatch = new Stopwatch(options.timing === true)
  const today = parseMoment(options.now ?? environment.now.toISOString())
  const projects = new Projects(
    {
      cwd: environment.cwd,
      shippedFolder: shippedFolder(environment),
      ...(options.pack === undefined ? {} : { packs: options.pack }),
      ...(options.select === undefined ? {} : { select: options.select }),
      ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
      ...(today === undefined ? {} : { today }),
      ...(options.timing === true ? { clock: stopwatch } : {}),
    },
    options.config,
  )
  return { projects, stopwatch }
}

export function shippedFolder({ packageFolder }: Pick<Environment, 'packageFolder'>): string {
  return join(packageFolder, 'rules')
}
