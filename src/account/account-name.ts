/** `@人民日报` and `人民日报` name the same account. */
export function sameName(a: string, b: string): boolean {
  return a.replace(/^@/, '') === b.replace(/^@/, '')
}
