import type { WeekLimit, WeekShare } from '../lint/week.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { shareName } from './kind-names.ts'

/** `每天 7:30–8:30`, `每天 转发`: what a limit counts. */
export function limitName({ per, between, of }: WeekLimit): Bilingual {
  const name = per === 'day' ? { zh: '每天', en: 'a day' } : { zh: '每周', en: 'a week' }
  const kinds = of.map(shareName)
  const zh = [name.zh, ...kinds.map((each) => each.zh), between ?? '']
  const en = [...kinds.map((each) => each.en), between ?? (of.length === 0 ? name.en : '')]
  return { zh: zh.filter((word) => word !== '').join(' '), en: en.filter((word) => word !== '').join(' ') }
}

export function limitWords({ max, min }: WeekLimit): Bilingual {
  const zh = [min === undefined ? [] : `至少 ${min}`, max === undefined ? [] : `最多 ${max}`].flat()
  const en = [min === undefined ? [] : `at least ${min}`, max === undefined ? [] : `at most ${max}`].flat()
  return { zh: zh.join('、'), en: en.join(', ') }
}

export function shareWords({ target, isLeast }: WeekShare): Bilingual {
  return isLeast
    ? { zh: `至少 ${target}%`, en: `at least ${target}%` }
    : { zh: `应为 ${target}%`, en: `asked for: ${target}%` }
}
