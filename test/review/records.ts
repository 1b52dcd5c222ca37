import { fixedZone } from '../../src/draft/instant.ts'
import { readRecord } from '../../src/review/record-entry.ts'
import { type JudgedEntry, judgeRecord, type RecordContext } from '../../src/review/review-record.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'
import type { YamlNode } from '../../src/shape/yaml-tree.ts'

/** A record as front matter has it, under canonical keys. */
export function fieldsOf(yaml: string): YamlNode | undefined {
  const { root, problems } = parseYaml(yaml)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  return root
}

export const SEAL = `sha256-${'A'.repeat(43)}`
export const OTHER_SEAL = `sha256-${'B'.repeat(43)}`

export const context: RecordContext = {
  seal: SEAL,
  now: { year: 2026, month: 11, day: 23, minutes: 9 * 60 },
  toZone: fixedZone(8 * 60),
  verify: undefined,
}

/** `SEAL` in the text stands for the seal of what is there now. */
export function judged(yaml: string, more: Partial<RecordContext> = {}): readonly JudgedEntry[] {
  return judgeRecord(fieldsOf(yaml.replaceAll('SEAL', SEAL)), { ...context, ...more })
}

export { readRecord }
