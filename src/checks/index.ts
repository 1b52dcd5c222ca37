import { attest } from './attest.ts'
import { followUp } from './calendar/follow-up.ts'
import { frequency } from './calendar/frequency.ts'
import { interval } from './calendar/interval.ts'
import { mix } from './calendar/mix.ts'
import { promptness } from './calendar/promptness.ts'
import { repeat } from './calendar/repeat.ts'
import { window } from './calendar/window.ts'
import { change } from './change.ts'
import type { Check } from './check.ts'
import { dateWeekday } from './date-weekday.ts'
import { field } from './field.ts'
import { length } from './length.ts'
import { media } from './media.ts'
import { occurrence } from './occurrence.ts'
import { pairs } from './pairs.ts'
import { pattern } from './pattern.ts'
import { personalData } from './personal-data.ts'
import { phrase } from './phrase.ts'
import { required } from './required.ts'
import { review } from './review.ts'
import { withinDays } from './within-days.ts'
import { yearly } from './yearly.ts'

/** Every kind of check, by the name that packs use. */
export const checks: ReadonlyMap<string, Check> = new Map(
  [
    length,
    phrase,
    pattern,
    occurrence,
    required,
    field,
    yearly,
    withinDays,
    pairs,
    personalData,
    dateWeekday,
    media,
    review,
    attest,
    change,
    frequency,
    interval,
    window,
    mix,
    repeat,
    followUp,
    promptness,
  ].map((check) => [check.name, check]),
)
