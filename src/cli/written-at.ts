import type { Project } from '../run/project.ts'
import { LineIndex } from '../text/line-index.ts'
import type { Place } from '../text/span.ts'
import { visible } from '../text/visible.ts'

/** The file and line where something is written: `rules/house.yaml:7`, as editors and terminals open it. */
export function writtenAt(place: Place, source: string, path: string): string {
  return visible(`${path}:${new LineIndex(source).positionAt(Math.min(place.start, source.length)).line}`)
}

/** The same for a place in the config. */
export function setInConfig(place: Place, { configSource, config }: Pick<Project, 'configSource' | 'config'>): string {
  return writtenAt(place, configSource ?? '', config.path ?? '')
}
