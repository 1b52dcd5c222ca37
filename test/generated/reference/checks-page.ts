import { type Check, type Subject, subjectsOf } from '../../../src/checks/check.ts'
import { fieldTable } from './fields.ts'
import { cell, code, fenced, page } from './markdown.ts'

const SUBJECTS: Readonly<Record<Subject, string>> = {
  draft: '草稿（`draft`） drafts',
  account: '账号资料（`account`） account profiles',
}

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
  return page(
    `## \`${check.name}\``,
    `${cell(check.summary.zh)}。`,
    `${cell(check.summary.en)}.`,
    `看什么 Looks at: ${looksAt(check)}`,
    fieldTable(check.options),
    check.data.length === 0
      ? undefined
      : `句子里可用 Placeholders of \`message\` and \`try\`: ${check.data.map((name) => code(`{${name}}`)).join(' ')}`,
    example === undefined ? undefined : fenced('yaml', example),
  ).trimEnd()
}

function looksAt(check: Check): string {
  if (check.reads === 'scope')
    return `规则的 \`scope\`，默认 the rule’s \`scope\`, by default ${code(check.defaultScope)}`
  if (check.reads === 'draft') return '整份草稿（没有 `scope`） the draft as a whole (no `scope`)'
  const [first, ...others] = subjectsOf(check).map((subject) => SUBJECTS[subject])
  if (others.length === 0) return `${first}`
  return `规则的 \`subject\`：默认 the rule’s \`subject\`: by default ${first}；或 or ${others.join('；')}`
}
