import { checks } from '../../checks/index.ts'
import { ownRules } from '../../lint/own-rules.ts'
import { PackLoader } from '../../run/load-packs.ts'
import type { Project } from '../../run/project.ts'
import type { Environment } from '../environment.ts'
import { speaker } from '../language.ts'
import { openProjects, shippedFolder } from '../open-projects.ts'
import { projectLanguage } from '../project-language.ts'
import { topics } from '../topics.ts'
import type { Candidate, Completion } from './complete.ts'
import { shells } from './scripts.ts'

/** The names that only the project knows, and the files. */
export interface Names {
  operands(command: string, current: string, at: number): Promise<Completion>
  values(option: string, placeholder: string, current: string): Promise<Completion>
}

const files: Completion = { candidates: [], files: true }
const nothing: Completion = { candidates: [], files: false }

/** What can stand as the value of an option, by the word in its help; nothing for those that are free text. */
const byPlaceholder: Readonly<Record<string, (source: Source) => Promise<Completion> | Completion>> = {
  file: () => files,
  path: () => files,
  folder: () => files,
  rule: async (source) => words([...(await source.rules()), ...(await source.packNames())]),
  clause: async (source) => words(await source.clauses()),
  role: async (source) => words(await source.roles()),
}

const byOption: typeof byPlaceholder = {
  '--pack': (source) => ({ ...words(source.shippedPacks()), files: true }),
}

const byCommand: Readonly<Record<string, (source: Source, at: number) => Promise<Completion> | Completion>> = {
  explain: async (source, at) => (at > 0 ? nothing : source.explained()),
  test: async (source) => ({ ...words(await source.packNames(true)), files: true }),
  coverage: async (source) => ({ ...words(await source.packNames(true)), files: true }),
  calendar: async (source, at) => (at > 0 ? nothing : words(await source.accounts())),
  completion: (_, at) => (at > 0 ? nothing : words(Object.keys(shells))),
}

export function namesOf(environment: Environment): Names {
  return {
    operands: async (command, current, at) => byCommand[command]?.(new Source(environment, current), at) ?? files,
    values: async (option, placeholder, current) =>
      (byOption[option] ?? byPlaceholder[placeholder])?.(new Source(environment, current)) ?? nothing,
  }
}

function words(values: Iterable<string>): Completion {
  return { candidates: [...new Set(values)].sort().map((value) => ({ value, about: '' })), files: false }
}

/** Where names come from. A project that makes no sense has none: this is not the place to say so. */
class Source {
  readonly #environment: Environment
  readonly #current: string
  #project: Promise<Project | undefined> | undefined

  constructor(environment: Environment, current: string) {
    this.#environment = environment
    this.#current = current
  }

  #open(): Promise<Project | undefined> {
    const { projects } = openProjects(this.#environment, {})
    this.#project ??= projects.of(this.#environment.cwd).catch(() => undefined)
    return this.#project
  }

  async rules(): Promise<readonly string[]> {
    return (await this.#open())?.rules.known ?? ownRules.map(({ id }) => id)
  }

  /** @param shipped also those that come with postlint and are not on */
  async packNames(shipped = false): Promise<readonly string[]> {
    const used = (await this.#open())?.allPacks.map(({ name }) => name) ?? []
    return shipped ? [...used, ...this.shippedPacks()] : used
  }

  shippedPacks(): readonly string[] {
    return this.#loader().shipped
  }

  async clauses(): Promise<readonly string[]> {
    const packs = (await this.#open())?.allPacks ?? []
    return packs.flatMap((pack) => [...pack.clauses.keys()].map((id) => `${pack.name}/${id}`))
  }

  async accounts(): Promise<readonly string[]> {
    return [...((await this.#open())?.accounts.byName.keys() ?? [])]
  }

  async roles(): Promise<readonly string[]> {
    const project = await this.#open()
    return project === undefined
      ? []
      : [...(project.config.people ?? []).map(({ name }) => name), ...project.rules.roles]
  }

  /** Everything that `explain` knows: of a pack that is not on, the rules once its name is written. */
  async explained(): Promise<Completion> {
    const say = speaker(projectLanguage(this.#environment))
    const named: Candidate[] = [
      ...topics.map(({ name, title }) => ({ value: name, about: say(title) })),
      ...[...checks.values()].map(({ name, summary }) => ({ value: name, about: say(summary) })),
    ]
    const [pack = ''] = this.#current.split('/', 1)
    const others = this.#current.includes('/') && this.shippedPacks().includes(pack) ? this.#rulesOf(pack) : []
    const rest = words([...(await this.rules()), ...(await this.packNames(true)), ...others])
    const known = new Set(named.map(({ value }) => value))
    return { candidates: [...named, ...rest.candidates.filter(({ value }) => !known.has(value))], files: false }
  }

  #rulesOf(pack: string): readonly string[] {
    const loaded = this.#loader().load(pack, { folder: this.#environment.cwd })
    return loaded?.definition.rules.map(({ name }) => `${pack}/${name}`) ?? []
  }

  #loader(): PackLoader {
    return new PackLoader(this.#environment.cwd, shippedFolder(this.#environment))
  }
}
