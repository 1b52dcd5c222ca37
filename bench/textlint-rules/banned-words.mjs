/** A rule for textlint: none of `words`, unless it is part of one of `except`. The longest match wins. */
export default function bannedWords({ Syntax, RuleError, report, getSource, locator }, { words, except }) {
  const exceptions = new Set(except)
  const pattern = new RegExp([...words, ...except].sort((a, b) => b.length - a.length).join('|'), 'g')
  return {
    [Syntax.Str](node) {
      for (const match of getSource(node).matchAll(pattern)) {
        if (exceptions.has(match[0])) continue
        const range = [match.index, match.index + match[0].length]
        report(node, new RuleError(`Banned: ${match[0]}`, { padding: locator.range(range) }))
      }
    },
  }
}
