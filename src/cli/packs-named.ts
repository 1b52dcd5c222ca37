import { resolve } from 'node:path'
import type { Pack } from '../pack/pack.ts'
import type { PackLoader } from '../run/load-packs.ts'
import type { Environment } from './environment.ts'
import type { GlobalOptions } from './global-options.ts'
import { openProjects } from './open-projects.ts'

/** The packs that are named, by a path or as the project calls them; without names, all that the project uses. */
export async function packsNamed(
  names: readonly string[],
  loader: PackLoader,
  environment: Environment,
  options: GlobalOptions,
): Promise<readonly Pack[]> {
  const { cwd } = environment
  const needsProject = names.length === 0 || names.some((name) => !isPath(name) && !loader.shipped.includes(name))
  if (!needsProject) return names.flatMap((name) => loader.load(name, { folder: cwd }) ?? [])
  const { projects } = openProjects(environment, options)
  const used = (await projects.of(cwd)).allPacks
  const wanted = names.length === 0 ? used.map(({ name }) => name) : names
  // Loaded once more by their file: what is wrong with them is shown with their text.
  return wanted.flatMap((name) => {
    const known = used.find((pack) => pack.name === name)
    return loader.load(known === undefined ? name : resolve(cwd, known.path), { folder: cwd }) ?? []
  })
}

function isPath(name: string): boolean {
  return /[/\\]|\.ya?ml$/.test(name)
}
