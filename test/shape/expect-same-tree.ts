import { expect } from 'vitest'
import { parseYaml } from '../../src/shape/parse-yaml.ts'
import { scanYaml } from '../../src/shape/scan-yaml.ts'

/** Whether the scanner takes this YAML; if it does, it must give what the parser gives. */
export function expectSameTree(yaml: string, offset = 4): boolean {
  const scanned = scanYaml(yaml, offset)
  if (scanned === undefined) return false
  const { root, problems } = parseYaml(yaml, offset)
  expect({ root: scanned, problems: [] }, JSON.stringify(yaml)).toEqual({ root, problems })
  return true
}
