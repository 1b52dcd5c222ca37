/** How far a directive reaches. `enable` ends what `disable` began. */
export type DirectiveKind = 'next-line' | 'line' | 'file' | 'disable' | 'enable'

/** How each is written. */
export const directiveWords: Readonly<Record<string, DirectiveKind>> = {
  'postlint-disable-next-line': 'next-line',
  'postlint-disable-line': 'line',
  'postlint-disable-file': 'file',
  'postlint-disable': 'disable',
  'postlint-enable': 'enable',
  'postlint-停用下一行': 'next-line',
  'postlint-停用本行': 'line',
  'postlint-停用全文': 'file',
  'postlint-停用': 'disable',
  'postlint-恢复': 'enable',
}

export function kindOf(word: string): DirectiveKind | undefined {
  return Object.hasOwn(directiveWords, word) ? directiveWords[word] : undefined
}
