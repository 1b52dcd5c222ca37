import { type ParsedYaml, parseYaml } from './parse-yaml.ts'
import { scanYaml } from './scan-yaml.ts'

export interface ReadYaml extends ParsedYaml {
  /** The parser of record had to read it: the scanner in front of it could not. */
  readonly byParser: boolean
}

/** What {@link parseYaml} gives, sooner where the YAML is plain. */
export function readYaml(yaml: string, offset = 0, path?: string): ReadYaml {
  const root = scanYaml(yaml, offset, path)
  if (root !== undefined) return { root, problems: [], broken: false, byParser: false }
  const { root: parsed, problems, broken } = parseYaml(yaml, offset, path)
  return { root: parsed, problems, broken, byParser: true }
}
