import { fenced, page } from './markdown.ts'

/** What `--help` prints, for the program and for each command. */
export interface Help {
  readonly name: string
  readonly zh: string
  readonly en: string
}

export function cliPage(helps: readonly Help[]): string {
  return page(
    '# 命令 Commands',
    '`--help` 的内容。本页由程序生成。 What `--help` says; this page is generated.',
    ...helps.flatMap(({ name, zh, en }) => [`## ${name}`, fenced('text', zh), fenced('text', en)]),
  )
}
