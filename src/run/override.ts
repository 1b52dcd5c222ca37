import type { OwnSetting, SetRule } from '../config/apply-settings.ts'
import type { RuleSettings } from '../config/config-shape.ts'
import { type Exclusion, excludes } from './exclusion.ts'

/** What differs for some files of a project. */
export interface Override {
  readonly files: readonly Exclusion[]
  /** Those of packs that hold for these files only. */
  readonly rules: readonly SetRule[]
  readonly settings: RuleSettings
  readonly own: ReadonlyMap<string, OwnSetting>
}

/** @param path absolute */
export function appliesTo({ files }: Override, path: string): boolean {
  return files.some((glob) => excludes(glob, path, false))
}
