import { marked } from '../checks/judge.ts'

/** A profile with the places that a rule for accounts reports. */
export function lintedBy(source: string, check: string, options: unknown): Promise<string> {
  return marked(source, check, options, { rule: { subject: 'account' } })
}
