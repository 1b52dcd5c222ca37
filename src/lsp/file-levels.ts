import { accountShape } from '../account/account.ts'
import { checks } from '../checks/index.ts'
import { configShape } from '../config/config-shape.ts'
import { keyDocs } from '../draft/key-docs.ts'
import { draftKeys, type KeyEntry, type KeyTable } from '../draft/keys.ts'
import { scopeNames } from '../draft/posting.ts'
import { packShape } from '../pack/pack-shape.ts'
import type { Project } from '../run/project.ts'
import type { Shape } from '../shape/shape.ts'
import { amended, keysOf, type Level, nothing, shapeLevel, type ValueChoice, words } from './levels.ts'
import type { FileKind } from './space.ts'

/** What the surroundings of a cursor know. */
export interface Surroundings {
  /** Undefined: the project makes no sense, and only what is the same everywhere is offered. */
  readonly project: Project | undefined
  /** The packs that come with postlint. */
  readonly shippedPacks: readonly string[]
  /** The account that the draft names. */
  readonly account?: string | undefined
  /** The values beside the cursor. */
  readonly beside: ReadonlyMap<string, string>
  /** What a key of the same pack holds: the clauses that rules may name. */
  readonly ownClauses?: readonly string[]
}

/** What may stand in a file of a kind. */
export function fileLevel(kind: FileKind, around: Surroundings): Level {
  switch (kind) {
    case 'draft':
      return draftLevel(around)
    case 'account':
      return accountLevel(around)
    case 'config':
      return configLevel(around)
    case 'pack':
      return packLevel(around)
    default:
      return kind satisfies never
  }
}

function draftLevel({ project, account, beside }: Surroundings): Level {
  const profile = project?.accountNamed(account)?.profile
  const role = beside.get('role') ?? beside.get('角色') ?? beside.get('岗位')
  const people = project?.config.people ?? []
  const by = people.filter(({ name }) => role === undefined || name === role).flatMap(({ value }) => value)
  const chain = [...(profile?.review?.chain ?? []), ...(profile?.review?.major ?? [])].map((step) => step.role)
  const roles = [...chain, ...people.map(({ name }) => name), ...(project?.rules.roles ?? [])]
  const entry = (inner: Level): Level =>
    amended(inner, {
      below: {
        role: () => only(words(roles)),
        by: () => only(words(by)),
        clause: () => only(clauses(project)),
        clauses: () => only(clauses(project)),
      },
    })
  return amended(tableLevel(draftKeys, ''), {
    below: {
      account: () => only(accounts(project)),
      category: () => only(words(profile?.categories ?? [])),
      source: (inner) =>
        amended(inner, {
          values: words(profile?.sources ?? []),
          below: { name: () => only(words(profile?.sources ?? [])) },
        }),
      author: () => only(words(people.flatMap(({ value }) => value))),
      reviews: entry,
      attest: entry,
    },
  })
}

function tableLevel(table: KeyTable, prefix: string): Level {
  const entryOf = (written: string): [string, KeyEntry] | undefined =>
    Object.entries(table).find(([key, { aliases }]) => key === written || aliases.includes(written))
  return {
    keys: Object.entries(table).map(([name, { aliases }]) => ({
      name,
      aliases,
      doc: keyDocs[prefix + name] ?? keyDocs[(prefix + name).replace(/^attest\./, 'reviews.')],
    })),
    values: [],
    below(written) {
      const [name, entry] = entryOf(written) ?? []
      if (name === undefined || entry === undefined) return undefined
      const inner = entry.inside === undefined ? nothing : tableLevel(entry.inside, `${prefix}${name}.`)
      const values = Object.entries(entry.words ?? {}).map(([word, aliases]) => ({ word, aliases }))
      return { ...inner, values }
    },
  }
}

function accountLevel({ project }: Surroundings): Level {
  const roles = [...(project?.config.people ?? []).map(({ name }) => name), ...(project?.rules.roles ?? [])]
  const step = (inner: Level) => amended(inner, { values: words(roles), below: { role: () => only(words(roles)) } })
  return amended(shapeLevel(accountShape), {
    below: { review: (inner) => amended(inner, { below: { chain: step, major: step } }) },
  })
}

function configLevel({ project, shippedPacks }: Surroundings): Level {
  const packs = () => only(words(shippedPacks))
  const rules = (inner: Level): Level =>
    amended(inner, {
      keys: ruleIds(project).map((name) => ({ name, aliases: [], doc: ruleMessage(project, name) })),
      others: (id) => ruleSettingLevel(project, id),
      below: Object.fromEntries(ruleIds(project).map((id) => [id, () => ruleSettingLevel(project, id)])),
    })
  return amended(shapeLevel(configShape), {
    below: {
      packs,
      account: () => only(accounts(project)),
      rules,
      overrides: (inner) => amended(inner, { below: { packs, rules } }),
    },
  })
}

/** `off`, a grade, `hint`, or the options of the rule’s check. */
function ruleSettingLevel(project: Project | undefined, id: string): Level {
  const rule = project?.rules.at(project.root).find((each) => each.rule.id === id)?.rule
  const options = rule === undefined ? nothing : fieldsLevel(rule.check.options as Shape<unknown>['fields'])
  return {
    keys: [
      { name: 'grade', aliases: [], doc: { zh: '事故等级：1 最重，3 最轻', en: 'Incident grade: 1 worst, 3 mildest' } },
      { name: 'hint', aliases: [], doc: { zh: '只提建议，不算违规', en: 'Advice: shown, never fails a run' } },
      ...options.keys,
    ],
    values: words(['off', 'hint', '1', '2', '3']),
    below: (key) =>
      key === 'grade'
        ? only(words(['1', '2', '3']))
        : key === 'hint'
          ? only(words(['true', 'false']))
          : options.below(key),
  }
}

function packLevel({ project, shippedPacks, beside, ownClauses = [] }: Surroundings): Level {
  const rule = (inner: Level): Level => {
    const check = checks.get(beside.get('check') ?? '')
    return amended(inner, {
      below: {
        check: () => only(words(checks.keys(), (name) => checks.get(name)?.summary)),
        from: () => only(words(ruleIds(project), (id) => ruleMessage(project, id))),
        clause: () => only(words(ownClauses)),
        scope: () => only(words(scopeNames)),
        when: () => tableLevel(draftKeys, ''),
        with: () => (check === undefined ? anyCheck() : fieldsLevel(check.options as Shape<unknown>['fields'])),
      },
    })
  }
  return amended(shapeLevel(packShape), {
    below: {
      extends: () => only(words(shippedPacks)),
      rules: (inner) => ({ ...inner, below: (name) => rule(inner.below(name) ?? nothing) }),
    },
  })
}

/** The options of all checks, where it is not seen which one is meant. */
function anyCheck(): Level {
  const all = new Map([...checks.values()].flatMap((check) => Object.entries(check.options)))
  return fieldsLevel(Object.fromEntries(all) as Shape<unknown>['fields'])
}

function fieldsLevel(fields: Shape<unknown>['fields']): Level {
  if (fields === undefined) return nothing
  return {
    keys: keysOf(fields as never),
    values: [],
    below: (key) =>
      Object.hasOwn(fields, key) ? shapeLevel((fields[key] as { shape: Shape<unknown> }).shape) : undefined,
  }
}

function only(values: readonly ValueChoice[]): Level {
  return { ...nothing, values }
}

function accounts(project: Project | undefined): ValueChoice[] {
  return [...(project?.accounts.byName.values() ?? [])].map(({ profile: { account, nickname } }) => ({
    word: account,
    aliases: [],
    doc: nickname === undefined ? undefined : { zh: nickname, en: nickname },
  }))
}

/** Those that a person signs for come first. */
function clauses(project: Project | undefined): ValueChoice[] {
  const all = (project?.allPacks ?? []).flatMap((pack) => [...pack.clauses.values()])
  const signed = all.filter(({ by }) => by === 'attest')
  return [...signed, ...all.filter(({ by }) => by !== 'attest' && by !== 'none')].map(({ pack, id, says }) => ({
    word: `${pack}/${id}`,
    aliases: [],
    doc: says,
  }))
}

function ruleIds(project: Project | undefined): readonly string[] {
  return [...new Set(project?.rules.known ?? [])].sort()
}

function ruleMessage(project: Project | undefined, id: string) {
  return project?.rules.at(project.root).find(({ rule }) => rule.id === id)?.rule.message
}
