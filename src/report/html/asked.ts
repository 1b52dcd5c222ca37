import type { AccountWeekPlan, WeekLimit, WeekWindow } from '../../lint/week.ts'
import { limitName, limitWords, shareWords } from '../asked-words.ts'
import { shareName } from '../kind-names.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { noAccount } from './words.ts'

/** The windows to shade: those that all accounts of a week have; undefined where they differ. */
export function commonWindows(plans: readonly AccountWeekPlan[]): readonly WeekWindow[] | undefined {
  const [first, ...others] = plans.map(({ windows }) => windows)
  if (first === undefined) return undefined
  const signature = (windows: readonly WeekWindow[]) =>
    windows.map(({ text, weekdays }) => `${text} ${weekdays.join()}`).join('\n')
  return others.every((windows) => signature(windows) === signature(first)) ? first : undefined
}

/** From and to, in minutes since midnight, of the parts of a day on which a window is open, as the check takes it. */
export function openParts(
  { start, end, weekdays }: WeekWindow,
  weekday: number,
): readonly (readonly [number, number])[] {
  if (weekdays.length > 0 && !weekdays.includes(weekday)) return []
  return end > start
    ? [[start, end]]
    : [
        [0, end],
        [start, 1440],
      ]
}

/** What the rules ask of each account’s week, and how it stands. */
export function asked(plans: readonly AccountWeekPlan[], view: View): Markup | undefined {
  const lists = plans.filter((plan) => plan.windows.length + plan.limits.length + plan.shares.length > 0)
  if (lists.length === 0) return undefined
  return html`<dl class="asked">${lists.map((plan) => askedOf(plan, view))}</dl>
`
}

function askedOf({ account, windows, limits, shares }: AccountWeekPlan, { say }: View): Markup {
  const open = windows.map(({ text }) => text).join(' ')
  return html`<dt>${account ?? say(noAccount)}</dt>${
    windows.length === 0 ? undefined : html`<dd>${say({ zh: '发布时段', en: 'windows' })} ${open}</dd>`
  }${limits.map((limit) => {
    const { isFault, text } = countWords(limit)
    return html`<dd${offWhen(isFault)}>${say(limitName(limit))} ${text}<span class="quiet"> ${say(limitWords(limit))}</span></dd>`
  })}${shares.map((share) => {
    const words = `${say(shareName(share.name))} ${share.count} · ${share.actual}%`
    return html`<dd${offWhen(share.isOff)}>${words}<span class="quiet"> ${say(shareWords(share))}</span></dd>`
  })}
`
}

function offWhen(isOff: boolean): Markup | undefined {
  return isOff ? html` class="off"` : undefined
}

/** `3 1 0 2 – – –`, Monday first. */
function countWords({ counts }: WeekLimit): { readonly text: string; readonly isFault: boolean } {
  return {
    text: counts.map(({ posts }) => posts ?? '–').join(' '),
    isFault: counts.some(({ fault }) => fault !== undefined),
  }
}
