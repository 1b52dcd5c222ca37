import { refine, type Shape, text } from '../shape/shape.ts'
import { parseMoment } from './moment.ts'

/** A date as people write it; kept as written. */
export function day(): Shape<string> {
  return refine(text({ zh: '日期，例如 2013-03-28', en: 'a date, as in 2013-03-28' }), (value, node, report) => {
    if (parseMoment(value) !== undefined) return value
    report({
      span: node.span,
      message: { zh: `「${value}」不是日期`, en: `“${value}” is not a date` },
      help: { zh: '写成 2013-03-28', en: 'Write 2013-03-28' },
    })
    return undefined
  })
}
