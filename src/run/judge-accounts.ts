import type { FileReport } from '../lint/file-report.ts'
import { lintAccount } from '../lint/lint-account.ts'
import type { Discovered } from './discover.ts'
import type { DraftSelection } from './draft-selection.ts'
import { diskTree } from './file-tree.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { pathBelow, resolveSlashed } from './slash-path.ts'

/** What a run looked for. */
export interface Searched {
  readonly paths: readonly string[]
  readonly discovered: Discovered
  readonly selection: DraftSelection | undefined
}

/**
 * Judges the profiles of accounts that a run is about: those that its paths name, a profile by itself or with its folder;
 * without paths all of the projects that it is about. Of these, those that are selected.
 *
 * @param concerned the projects that the run is about in any case
 */
export async function judgeAccounts(
  cwd: string,
  projects: Projects,
  concerned: ReadonlySet<Project>,
  searched: Searched,
): Promise<readonly { readonly file: string; readonly report: FileReport }[]> {
  const isConcerned = accountsNamed(searched)
  const judged: { readonly file: string; readonly report: FileReport }[] = []
  for (const project of [...concerned, ...(await othersOf(projects, concerned, searched, isConcerned))]) {
    for (const account of project.writtenAccounts.byName.values()) {
      const file = projects.configs.places.of(resolveSlashed(cwd, account.path))
      if (isConcerned(file)) judged.push({ file, report: lintAccount(account, await project.benchFor(file)) })
    }
  }
  return judged
}

function accountsNamed({ paths, discovered, selection }: Searched): (file: string) => boolean {
  const { accountFiles, folders } = discovered
  const isNamed = (file: string) =>
    paths.length === 0 || accountFiles.has(file) || [...folders].some((folder) => pathBelow(folder, file) !== undefined)
  return (file) => isNamed(file) && selection?.has(file) !== false
}

/** The projects without a draft in the run that the search came upon. One without a profile in it need not make sense. */
async function othersOf(
  projects: Projects,
  concerned: ReadonlySet<Project>,
  { discovered }: Searched,
  isConcerned: (file: string) => boolean,
): Promise<ReadonlySet<Project>> {
  const known: ReadonlySet<unknown> = new Set([...concerned].map(({ config }) => config))
  const others = new Set<Project>()
  for (const { home, config } of discovered.grounds) {
    if (known.has(config)) continue
    const files = await diskTree.matching(home, config.accounts)
    const { places } = projects.configs
    if (files.some((file) => isConcerned(places.of(resolveSlashed(home, file))))) others.add(await projects.of(home))
  }
  return others
}
