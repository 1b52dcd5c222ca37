import type { WeekLimit, WeekShare } from '../lint/week.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** `每天 7:30–8:30`: what a limit counts. */
export function limitName({ per, between }: WeekLimit): Bilingual {
  const name = per === 'day' ? { zh: '每天', en: 'a day' } : { zh: '每周', en: 'a week' }
  return between === undefined ? name : { zh: `${name.zh} ${between}`, en: `${between}` }
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
