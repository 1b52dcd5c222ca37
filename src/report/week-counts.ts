import type { Week } from '../lint/week.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { truncateToWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import { limitName, limitWords, shareWords } from './asked-words.ts'
import { shareName } from './kind-names.ts'
import type { Style } from './style.ts'
import { daysOf, pad, padStart, verdictPaint, weekdayName } from './week-signs.ts'

const NAME_COLUMNS = 16
/** A count and the sign behind it. */
const DAY_COLUMNS = 5

/** The counts of each day, or of the week, against the limits of the rules. */
export function limitLines(week: Week, { lang, colour }: Style): string[] {
  if (week.limits.length === 0) return []
  const title = { zh: '条数', en: 'How many' }[lang]
  const days = daysOf(week).map((day) => padStart(weekdayName(day, lang), DAY_COLUMNS - 1))
  const head = `${pad(title, NAME_COLUMNS + 2)}${days.join(' ')}`
  return [
    colour.bold(head),
    ...week.limits.map((limit) => {
      const cells = limit.counts.map(({ posts, fault }) => {
        const sign = fault === 'over' ? '>' : fault === 'under' ? '<' : ' '
        const text = `${padStart(posts === undefined ? '-' : String(posts), DAY_COLUMNS - 1)}${sign}`
        return fault === undefined ? text : colour.caret(text)
      })
      const row = limit.per === 'week' ? `${cells.join('')}${' '.repeat(6 * DAY_COLUMNS)}` : cells.join('')
      return `  ${pad(truncateToWidth(visible(limitName(limit)[lang]), NAME_COLUMNS), NAME_COLUMNS)}${row}  ${limitWords(limit)[lang]}`
    }),
  ]
}

/** The shares of the kinds against those that the rules ask for. */
export function mixLines({ shares, posts }: Week, { lang, colour }: Style): string[] {
  if (shares.length === 0) return []
  const title: Bilingual = {
    zh: `本周 ${posts.length} 条的比例（| 为目标）`,
    en: `The mix of these ${posts.length} (| is the target)`,
  }
  return [
    colour.bold(title[lang]),
    ...shares.map((each) => {
      const { name, count, actual, target, isOff } = each
      const kind = visible(shareName(name)[lang])
      // Of this week alone: the rule may look at more days, and waits for a sample.
      const sign = isOff ? (actual < target ? '<' : '>') : ' '
      const percent = `${String(actual).padStart(3)}%${sign}`
      return `  ${pad(truncateToWidth(kind, NAME_COLUMNS), NAME_COLUMNS)}${String(count).padStart(5)}  ${isOff ? verdictPaint(4, colour)(percent) : percent}  ${bar(actual, target, colour)}  ${shareWords(each)[lang]}`
    }),
  ]
}

const BAR_COLUMNS = 20

/** As long as the share is; the target is a `|` in it. */
function bar(actual: number, target: number, colour: Style['colour']): string {
  const full = Math.round((Math.min(actual, 100) / 100) * BAR_COLUMNS)
  const at = Math.min(BAR_COLUMNS - 1, Math.round((target / 100) * BAR_COLUMNS))
  const cells = Array.from({ length: BAR_COLUMNS }, (_, each) => (each === at ? '|' : each < full ? '#' : '.'))
  return colour.dim(cells.join(''))
}
