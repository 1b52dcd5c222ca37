import type { Check } from '../checks/check.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Field } from '../shape/object-shape.ts'
import type { Report } from '../shape/shape.ts'
import type { YamlMap, YamlNode } from '../shape/yaml-tree.ts'
import type { Place } from '../text/span.ts'

/** Reads the options of a check over those that are inherited. Unknown options, wrong values and missing ones are reported. */
export function readOptions(
  check: Check,
  node: YamlNode | undefined,
  inherited: Readonly<Record<string, unknown>>,
  place: Place,
  report: Report,
): Readonly<Record<string, unknown>> | undefined {
  const options: Record<string, unknown> = { ...inherited }
  let sound = true
  if (node !== undefined && node.kind !== 'map') {
    report({ span: node.span, message: { zh: '选项应是一组「键: 值」', en: 'Options must be a map of keys' } })
    return undefined
  }
  for (const entry of (node as YamlMap | undefined)?.entries ?? []) {
    const field = Object.hasOwn(check.options, entry.key) ? (check.options[entry.key] as Field<unknown>) : undefined
    if (field === undefined) {
      const known = Object.keys(check.options)
      report({
        span: entry.keySpan,
        message: {
          zh: `检查「${check.name}」没有选项「${entry.key}」`,
          en: `The check “${check.name}” has no option “${entry.key}”`,
        },
        help: didYouMean(nearest(entry.key, known)) ?? {
          zh: `可用的选项：${known.join('、')}`,
          en: `Its options: ${known.join(', ')}`,
        },
      })
      sound = false
      continue
    }
    const value = field.shape.read(entry.value, report)
    if (value === undefined) sound = false
    else options[entry.key] = value
  }
  for (const [key, field] of Object.entries(check.options) as [string, Field<unknown>][]) {
    if (key in options) continue
    if (field.presence === 'defaulted') options[key] = field.fallback
    else if (field.presence === 'required') {
      sound = false
      report({
        span: node?.span ?? place,
        message: {
          zh: `检查「${check.name}」缺少选项「${key}」（${field.shape.expects.zh}）`,
          en: `The check “${check.name}” needs the option “${key}” (${field.shape.expects.en})`,
        },
      })
    }
  }
  return sound ? options : undefined
}
