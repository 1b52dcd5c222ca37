/** `@人民日报` and `人民日报` name the same account. */
export function sameName(a: string, b: string): boolean {
  return bare(a) === bare(b)
}

function bare(name: string): string {
  return name.startsWith('@') ? name.slice(1) : name
}
