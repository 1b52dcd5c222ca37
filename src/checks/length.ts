import { defaulted, optional } from '../shape/object-shape.ts'
import { oneOf, wholeNumber } from '../shape/shape.ts'
import { counters, units } from '../text/count/index.ts'
import { defineScopeCheck } from './check.ts'

export const length = defineScopeCheck({
  name: 'length',
  summary: { zh: '限制长度，按平台的算法计', en: 'Limits length, counted as the platform counts' },
  options: {
    max: optional(wholeNumber({ min: 0 }), { zh: '上限（含）', en: 'Greatest length, inclusive' }),
    min: optional(wholeNumber({ min: 0 }), { zh: '下限（含）', en: 'Least length, inclusive' }),
    unit: defaulted(oneOf(units), 'weibo', { zh: '计数单位', en: 'The unit of counting' }),
  },
  data: ['actual', 'max', 'min', 'over', 'under', 'unit'],
  prepare: ({ max, min, unit }) => ({ max, min, counter: counters[unit] }),
  *run({ text }, { max, min, counter }) {
    const actual = counter.count(text.text)
    const unit = counter.noun
    if (max !== undefined && actual > max) {
      const span = { start: counter.cut(text.text, max), end: text.text.length }
      yield { span, data: { actual, max, over: actual - max, unit } }
    }
    if (min !== undefined && actual < min) yield { span: text.all, data: { actual, min, under: min - actual, unit } }
  },
})
