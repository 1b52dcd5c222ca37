import type { Project } from '../run/project.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'

/** The roles that the people of a project, its chains and its rules name. */
export function rolesOf(project: Project): ReadonlySet<string> {
  const chains = [...project.accounts.byName.values()].flatMap(({ profile }) => [
    ...(profile.review?.chain ?? []),
    ...(profile.review?.major ?? []),
  ])
  return new Set([...project.outside.people.keys(), ...chains.map((each) => each.role), ...project.rules.roles])
}

export function unknownRole(role: string, known: ReadonlySet<string>): UserError {
  return new UserError(
    { zh: `没有角色「${role}」`, en: `No role “${role}”` },
    {
      help: didYouMean(nearest(role, known), {
        zh: `有的角色：${[...known].join('、')}`,
        en: `The roles are: ${[...known].join(', ')}`,
      }),
    },
  )
}

export function unknownPerson(person: string, known: ReadonlySet<string>): UserError {
  return new UserError(
    {
      zh: `配置、账号资料和草稿里都没有「${person}」`,
      en: `Nobody is called “${person}” in the config, the profiles or the drafts`,
    },
    {
      help: didYouMean(nearest(person, known), {
        zh: `有的人：${[...known].join('、')}`,
        en: `The people are: ${[...known].join(', ')}`,
      }),
    },
  )
}
