import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'
import type { Project } from './project.ts'
import type { WantedRules } from './wanted-rules.ts'

/** What is selected or ignored are rules or packs that are on; a slip there would quietly judge nothing. */
export function refuseUnknownRules(projects: readonly Project[], { select, ignore }: WantedRules): void {
  const ids = projects.flatMap((project) => project.rules.known)
  const names = new Set([...ids, ...ids.map((id) => id.slice(0, id.indexOf('/')))])
  for (const name of [...(select ?? []), ...(ignore ?? [])]) {
    const bare = name.replace(/\/\*$/, '')
    if (names.has(bare)) continue
    // The name of a rule without its pack: it is said which pack it is in.
    const guess = ids.find((id) => id.endsWith(`/${bare}`)) ?? nearest(bare, names)
    throw new UserError(
      { zh: `没有规则或规则包「${name}」`, en: `No rule or pack “${name}”` },
      { help: didYouMean(guess, { zh: '`postlint rules` 会列出全部规则', en: '`postlint rules` lists all rules' }) },
    )
  }
}
