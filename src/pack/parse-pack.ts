import type { Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { type PackDefinition, packShape } from './pack-shape.ts'

export interface ParsedPack {
  /** Absent where the file can't be a pack at all. */
  readonly definition: PackDefinition | undefined
  readonly problems: readonly Problem[]
}

/** Reads a pack file. Everything wrong with its shape is reported at once; what rules mean together is seen when they are resolved. */
export function parsePack(source: string, path: string): ParsedPack {
  const parsed = readYaml(source, 0, path)
  const problems: Problem[] = [...parsed.problems]
  if (parsed.root === undefined) {
    problems.push({ span: { start: 0, end: 0, path }, message: { zh: '规则包是空的', en: 'The rule pack is empty' } })
    return { definition: undefined, problems }
  }
  if (parsed.broken) return { definition: undefined, problems }
  const { definition, problems: more } = readPack(parsed.root)
  return { definition, problems: [...problems, ...more] }
}

/** Reads a pack whose YAML is parsed. */
export function readPack(root: YamlNode): ParsedPack {
  const problems: Problem[] = []
  const definition = packShape.read(root, (problem) => problems.push(problem))
  return { definition, problems }
}
