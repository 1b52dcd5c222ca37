import { type Draft, parseDraft } from '../draft/draft.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import type { DraftFile } from './find-drafts.ts'
import type { Project } from './project.ts'
import { DEFAULT_MAX_BYTES } from './read-source.ts'

/** A draft of a project; undefined where it can't be read or makes no sense, which a lint tells in full. */
export function readDraft(
  { path, file }: DraftFile,
  { config }: Project,
  source: DraftSource = workingFolder,
): Draft | undefined {
  const read = source.read(file, { maxBytes: config['max-bytes'] ?? DEFAULT_MAX_BYTES })
  const draft = read.ok ? parseDraft(read.text, path) : undefined
  return draft === undefined || draft.problems.length > 0 ? undefined : draft
}
