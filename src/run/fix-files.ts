import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Draft, parseDraft } from '../draft/draft.ts'
import { type Fixed, fixDraft } from '../fix/fix-draft.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { excuserOf } from './baselines.ts'
import { type Decoded, decodeSource, type Unreadable } from './decode-source.ts'
import { errorCode } from './error-code.ts'
import { withLock } from './file-lock.ts'
import { type DraftFile, findDrafts } from './find-drafts.ts'
import { removeLeftovers } from './leftovers.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { DEFAULT_MAX_BYTES, readSource } from './read-source.ts'
import { recode } from './recode.ts'
import { writeFileAtomically } from './write-file.ts'

export interface FixFilesOptions {
  readonly cwd: string
  readonly paths: readonly string[]
  readonly projects: Projects
  readonly unsafe: boolean
  /** False: what would be written is only told. */
  readonly write: boolean
  /** Called when all projects are known and before anything is written; may throw. */
  readonly ready: () => Promise<void>
}

/** A file with its corrections. */
export interface FixedFile {
  /** As shown, and absolute. */
  readonly path: string
  readonly file: string
  /** Without the byte order mark. */
  readonly before: string
  readonly after: string
  readonly bom: boolean
  /** How many places were corrected; the encoding is one. */
  readonly places: number
  /** It was in another encoding and is UTF-8 now. */
  readonly isRecoded: boolean
  /** Approvals in it were for the text as it was. */
  readonly isUnsealed: boolean
}

/** A file that could not be corrected, and stays as it was. */
export interface NotFixed {
  readonly path: string
  readonly message: Bilingual
  readonly help?: Bilingual
}

export interface FixedFiles {
  readonly fixed: readonly FixedFile[]
  readonly failed: readonly NotFixed[]
}

/** Corrects drafts, each for itself: one that cannot be written stays, and the run goes on. */
export async function fixFiles(options: FixFilesOptions): Promise<FixedFiles> {
  const { cwd, paths, projects, write } = options
  const { drafts } = await findDrafts(cwd, paths, await projects.of(cwd))
  const folders = new Set(drafts.map(({ file }) => dirname(file)))
  // A mistake in any pack or config is told before the first file is touched.
  for (const folder of folders) await projects.of(folder)
  await options.ready()
  if (write) for (const folder of folders) removeLeftovers(folder)
  const fixed: FixedFile[] = []
  const failed: NotFixed[] = []
  for (const { path, file } of drafts) {
    const project = await projects.of(dirname(file))
    const found = await fixedText(cwd, { path, file }, readText(file, project, options.unsafe), project, options.unsafe)
    if (found === undefined) continue
    if ('message' in found) {
      failed.push(found)
      continue
    }
    const problem = write ? writeFixed(found) : undefined
    if (problem === undefined) fixed.push(found)
    else failed.push(problem)
  }
  return { fixed, failed }
}

/** The same for a text that stands in no file; undefined where nothing is corrected. */
export async function fixText(
  bytes: Uint8Array,
  path: string,
  { cwd, projects, unsafe, ready }: Omit<FixFilesOptions, 'paths' | 'write'>,
): Promise<FixedFile | NotFixed | undefined> {
  const file = resolve(cwd, path)
  const project = await projects.of(dirname(file))
  await ready()
  return fixedText(
    cwd,
    { path, file },
    readable(decodeSource(bytes), () => bytes, unsafe),
    project,
    unsafe,
  )
}

/** What a file says, as far as it can be corrected. */
interface Readable {
  readonly text: string
  readonly bom: boolean
  readonly isRecoded: boolean
}

function readText(file: string, project: Project, unsafe: boolean): Readable | undefined {
  const read = readSource(file, { maxBytes: project.config['max-bytes'] ?? DEFAULT_MAX_BYTES })
  return readable(read, () => readFileSync(file), unsafe)
}

function readable(read: Decoded, bytes: () => Uint8Array, unsafe: boolean): Readable | undefined {
  if (read.ok) return { text: read.text, bom: read.bom, isRecoded: false }
  const text = unsafe ? recoded(read.why, bytes) : undefined
  return text === undefined ? undefined : { text, bom: false, isRecoded: true }
}

function recoded(why: Unreadable, bytes: () => Uint8Array): string | undefined {
  return why.kind === 'encoding' ? recode(bytes(), why.encoding) : undefined
}

async function fixedText(
  cwd: string,
  { path, file }: DraftFile,
  read: Readable | undefined,
  project: Project,
  unsafe: boolean,
): Promise<FixedFile | NotFixed | undefined> {
  if (read === undefined) return undefined
  const draft = parseDraft(read.text, path)
  if (draft.problems.length > 0) return undefined
  const result = await fixedDraft(cwd, draft, file, project, unsafe)
  if (!result.ok) return endless(path, result.endless)
  const places = result.made.length + (read.isRecoded ? 1 : 0)
  if (places === 0) return undefined
  const { bom, isRecoded } = read
  const isUnsealed = hasOutdated(result.draft, project) && !hasOutdated(draft, project)
  return { path, file, before: draft.source, after: result.draft.source, bom, places, isRecoded, isUnsealed }
}

async function fixedDraft(cwd: string, draft: Draft, file: string, project: Project, unsafe: boolean): Promise<Fixed> {
  const bench = await project.benchFor(file)
  // What a baseline excuses is an old archive's, and stays as it was published.
  const excused = await excuserOf(cwd, project)
  const aboutReviews = new Set(
    bench.rules.filter(({ check }) => check.name === 'review' || check.name === 'attest').map(({ id }) => id),
  )
  return fixDraft(draft, {
    unsafe,
    judge: (each) => excused(project.rules.withOwn(lintDraft(each, bench), file)),
    isAboutReviews: (rule) => aboutReviews.has(rule),
  })
}

function hasOutdated(draft: Draft, { outside }: Project): boolean {
  return outside.desk.recordOf(draft).entries.some(({ fault }) => fault?.kind === 'stale')
}

function endless(path: string, rules: readonly string[]): NotFixed {
  return {
    path,
    message: {
      zh: `改来改去没有尽头，文件没有动：${rules.join('、')}`,
      en: `The corrections never come to rest, and the file was left alone: ${rules.join(', ')}`,
    },
    help: {
      zh: '这是规则包的错：这些规则的改法互相抵消。用 --ignore 排除其中一条，并告诉规则包的作者',
      en: 'This is a mistake of the pack: these rules undo each other. Leave one out with --ignore, and tell the author of the pack',
    },
  }
}

/** Writes a corrected file, unless it is not what it was when it was read. Says why it could not be. */
export function writeFixed({ path, file, before, after, bom, isRecoded }: FixedFile): NotFixed | undefined {
  const mark = bom ? '\ufeff' : ''
  const read = new TextEncoder().encode(mark + before)
  try {
    refuseReadOnly(file)
    return withLock(file, () => {
      const isAsRead = () => {
        const now = readFileSync(file)
        return isRecoded ? isStill(now, before) : read.length === now.length && now.equals(read)
      }
      return writeFileAtomically(file, mark + after, isAsRead) ? undefined : { path, ...changedMeanwhile }
    })
  } catch (error) {
    if (error instanceof UserError) return { path, message: error.say, ...(error.help ? { help: error.help } : {}) }
    const code = errorCode(error)
    if (code === undefined) throw error
    return { path, message: { zh: `写不了文件（${code}）`, en: `The file cannot be written (${code})` } }
  }
}

function isStill(now: Uint8Array, before: string): boolean {
  const read = decodeSource(now)
  return !read.ok && recoded(read.why, () => now) === before
}

const changedMeanwhile = {
  message: {
    zh: '改正的时候文件被别人改过，没有写入',
    en: 'The file was changed while it was being corrected, and was not written',
  },
  help: { zh: '再运行一次', en: 'Run it again' },
}

/** Replacing a file needs no right to write it, only to write its folder: whoever made it read-only did not mean that. */
function refuseReadOnly(file: string): void {
  const isWritable = (statSync(file).mode & 0o222) !== 0
  try {
    if (isWritable) accessSync(file, constants.W_OK)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    throw readOnly()
  }
  if (!isWritable) throw readOnly()
}

function readOnly(): UserError {
  return new UserError(
    { zh: '文件是只读的，没有改', en: 'The file is read-only and was not corrected' },
    { help: { zh: '去掉它的只读属性，再运行一次', en: 'Make it writable and run it again' } },
  )
}
