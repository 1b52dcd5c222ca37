import type { Check } from '../../../src/checks/check.ts'
import { fieldTable } from './fields.ts'
import { cell, code, fenced, page } from './markdown.ts'

/** The kinds of check: what each looks at, its options, its placeholders, an example. */
export function checksPage(checks: Iterable<Check>, exampleOf: (check: string) => string | undefined): string {
  const all = [...checks]
  return page(
    '# 检查 Checks',
    '一条规则用 `check` 说明用哪种检查，用 `with` 给出选项。本页由程序生成。',
    'A rule names its kind of check under `check` and gives the options under `with`. This page is generated.',
    all.map(({ name, summary }) => `- [\`${name}\`](#${name}) ${cell(summary.zh)} · ${cell(summary.en)}`).join('\n'),
    ...all.map((check) => section(check, exampleOf(check.name))),
  )
}

function section(check: Check, example: string | undefined): string {
  const reads =
    check.reads === 'scope'
      ? `看什么 Looks at: 规则的 \`scope\`，默认 the rule’s \`scope\`, by default ${code(check.defaultScope)}`
      : '看什么 Looks at: 整份草稿（没有 `scope`） the draft as a whole (no `scope`)'
  return page(
    `## \`${check.name}\``,
    `${cell(check.summary.zh)}。`,
    `${cell(check.summary.en)}.`,
    reads,
    fieldTable(check.options),
    check.data.length === 0
      ? undefined
      : `句子里可用 Placeholders of \`message\` and \`try\`: ${check.data.map((name) => code(`{${name}}`)).join(' ')}`,
    example === undefined ? undefined : fenced('yaml', example),
  ).trimEnd()
}
