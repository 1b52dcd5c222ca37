import type { CalendarPlace } from '../lint/lint-calendar.ts'
import { namedFiles } from './named-files.ts'
import type { Project } from './project.ts'
import { slashed } from './slash-path.ts'

/** What the posts of a project are compared in. Without a clock nothing is over yet. */
export function calendarPlace(project: Project): Omit<CalendarPlace, 'isExcused'> {
  const { today, outside, root } = project
  return {
    accountOf: (name) => project.accountNamed(name),
    filesNamed: namedFiles(slashed(root)),
    now: today === undefined ? undefined : outside.toZone({ minutes: 0, ...today }),
  }
}
