import { inOrder, type Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { type ConfigDefinition, configFields, configShape } from './config-shape.ts'

/** A project’s settings: what `postlint.yaml` says, with defaults for the rest. */
export interface Config extends ConfigDefinition {
  /** The file, relative to where postlint runs; undefined where a project has none. */
  readonly path: string | undefined
}

export const DEFAULT_PACKS: readonly string[] = ['weibo-handbook']

/** The settings of a project without a config. */
export function defaultConfig(): Config {
  const values = Object.entries(configFields).flatMap(([key, field]) =>
    'fallback' in field ? [[key, field.fallback] as const] : [],
  )
  return { ...(Object.fromEntries(values) as unknown as ConfigDefinition), path: undefined }
}

export interface ParsedConfig {
  readonly config: Config | undefined
  readonly problems: readonly Problem[]
}

export function parseConfig(source: string, path: string): ParsedConfig {
  const parsed = readYaml(source, 0, path)
  const problems: Problem[] = [...parsed.problems]
  if (parsed.root === undefined) return { config: { ...defaultConfig(), path }, problems }
  if (parsed.broken) return { config: undefined, problems }
  const definition = configShape.read(parsed.root, (problem) => problems.push(problem))
  return { config: definition === undefined ? undefined : { ...definition, path }, problems: inOrder(problems) }
}
