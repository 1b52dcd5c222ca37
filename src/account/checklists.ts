import { mapOf, refine, text } from '../shape/shape.ts'
import { listOfWords } from '../shape/word-list.ts'

const clause = refine(
  text({ zh: '规则包/条款、规则包/* 或 *', en: 'pack/clause, pack/* or *' }),
  (value, node, report) => {
    if (value === '*' || /^[a-z0-9][a-z0-9-]*\/(?:\*|[a-z0-9][a-z0-9-]*)$/.test(value)) return value
    report({
      span: node.span,
      message: { zh: `「${value}」不是条款`, en: `“${value}” is no clause` },
      help: { zh: '写成「规则包/条款」，例如 weibo-handbook/4-2b', en: 'Write pack/clause, as in weibo-handbook/4-2b' },
    })
    return undefined
  },
)

/** The clauses that each role signs for by approving. */
export const checklists = refine(
  mapOf(listOfWords(clause), { pattern: /\S/u, expects: { zh: '角色', en: 'a role' } }),
  (entries): Checklists => new Map(entries.map(({ name, value }) => [name, value])),
)

export type Checklists = ReadonlyMap<string, readonly string[]>
