import type { Account } from '../account/account.ts'
import { parseAccount } from '../account/account.ts'
import { attestContext } from '../checks/attest.ts'
import { stepWords } from '../checks/step-words.ts'
import { type Draft, parseDraft } from '../draft/draft.ts'
import { attestationOf } from '../review/attestation.ts'
import type { Step, StepFault } from '../review/chain.ts'
import type { RecordEntry } from '../review/record-entry.ts'
import type { JudgedEntry } from '../review/review-record.ts'
import { signedMessage } from '../review/signed-message.ts'
import { type NewEntry, type RecordHome, writeEntry } from '../review/write-entry.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type ChainInForce, chainInForce, stepsOf } from './chain-in-force.ts'
import { withLock } from './file-lock.ts'
import type { Project } from './project.ts'
import { readSource } from './read-source.ts'
import { signWithKey } from './ssh-keygen.ts'
import { unreadableMessage } from './unreadable-message.ts'
import { writeFileAtomically } from './write-file.ts'

/** What a person signs for: a role, clauses, or a role with clauses. */
export interface SignRequest {
  readonly role: string | undefined
  /** `pack/clause` */
  readonly clauses: readonly string[]
  readonly by: string
  /** As it is written into the record. */
  readonly at: string
  readonly until: string | undefined
  readonly keyFile: string | undefined
}

/** What came of it: the step that comes next, if a role was signed and one is left. */
export interface SignedFile {
  readonly path: string
  readonly next: Step | undefined
  /** Every role of the chain has signed; false where there is no chain. */
  readonly complete: boolean
}

/** A draft, or the profile of an account, with the text it was read from. */
type Target =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly bom: boolean }
  | { readonly kind: 'account'; readonly account: Account; readonly bom: boolean }

/**
 * Writes one more entry into the record of a file. What would not count is refused before anything is written: the
 * wrong person, the wrong order, the author’s own text. Nothing but the entry is added to the file.
 *
 * @param path as shown
 * @param file absolute
 */
export async function signFile(
  path: string,
  file: string,
  project: Project,
  request: SignRequest,
): Promise<SignedFile> {
  const target = readTarget(path, file, project)
  const chain = target.kind === 'draft' ? await chainInForce(target.draft, file, project) : NO_CHAIN
  // The signature is made before the file is locked: a person may be asked for a passphrase.
  const seal = sealOf(target, project)
  const entry = sealed(request, seal)
  return withLock(file, () => {
    const current = readTarget(path, file, project)
    if (sealOf(current, project) !== seal) throw changedMeanwhile(path)
    const { source, home, bom } = homeOf(current)
    const written = writeEntry(home, entry)
    if (typeof written !== 'string') throw unwritable(path, source, written.span)
    const after = parseTarget(written, path, bom, current.kind)
    const judged = newEntryOf(current, after, entry, project)
    refuse(after, judged, chain, request, project)
    writeFileAtomically(file, `${bom ? '\uFEFF' : ''}${written}`)
    if (request.role === undefined || after.kind === 'account') return { path, next: undefined, complete: false }
    const steps = stepsOf(after.draft, chain, project)
    const next = steps.find(({ fault }) => fault !== undefined)
    return { path, next, complete: steps.length > 0 && next === undefined }
  })
}

/** Throws where a file can't be read or makes no sense, so that it is told before any other is signed. */
export function refuseUnsignable(path: string, file: string, project: Project): void {
  readTarget(path, file, project)
}

const NO_CHAIN: ChainInForce = { roles: [], signed: false }

function readTarget(path: string, file: string, project: Project): Target {
  const read = readSource(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    throw new UserError({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }, { help })
  }
  return parseTarget(read.text, path, read.bom, project.isAccountFile(file) ? 'account' : 'draft')
}

function parseTarget(source: string, path: string, bom: boolean, kind: Target['kind']): Target {
  if (kind === 'account') {
    const result = parseAccount(source, path)
    if (result.ok) return { kind, account: result.account, bom }
    throw new UserError(
      { zh: `${path} 有误，没有签`, en: `${path} is not right and was not signed` },
      { files: [{ path, source, problems: result.problems }] },
    )
  }
  const draft = parseDraft(source, path)
  if (draft.problems.length === 0) return { kind, draft, bom }
  throw new UserError(
    { zh: `${path} 无法判断，没有签`, en: `${path} cannot be judged and was not signed` },
    { files: [{ path, source, problems: draft.problems }] },
  )
}

function fileOf(target: Target): Draft | Account {
  return target.kind === 'draft' ? target.draft : target.account
}

function sealOf(target: Target, { outside }: Project): string {
  return outside.desk.sealOf(fileOf(target))
}

function homeOf(target: Target): { readonly source: string; readonly home: RecordHome; readonly bom: boolean } {
  const { bom } = target
  if (target.kind === 'account') {
    const { source, root } = target.account
    if (root.kind !== 'map') throw new Error(`${target.account.path}: a profile is a map`)
    return { source, bom, home: { source, root, end: source.length } }
  }
  const { source, frontMatter } = target.draft
  const { span, root } = frontMatter
  if (span.end === 0) return { source, bom, home: { source, root, end: undefined } }
  // The closing fence is the last line of the block.
  const block = source.slice(0, span.end)
  const end = span.end - (/(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r)?$/.exec(block)?.[0].length ?? 0)
  return { source, bom, home: { source, root, end } }
}

function sealed({ role, clauses, by, at, until, keyFile }: SignRequest, seal: string): NewEntry {
  const entry: NewEntry = {
    list: role === undefined ? 'attest' : 'reviews',
    clauses,
    by,
    at,
    seal,
    ...(role === undefined ? {} : { role }),
    ...(until === undefined ? {} : { until }),
  }
  if (keyFile === undefined) return entry
  const message = signedMessage({ ...entry, role, atText: at, untilText: until })
  return { ...entry, signature: signWithKey(message, keyFile) }
}

/** The entry as it is read back from what is about to be written. What was there before must be there still. */
function newEntryOf(before: Target, after: Target, { seal, by, list }: NewEntry, { outside }: Project): JudgedEntry {
  const old = outside.recordOf(fileOf(before)).entries
  const { entries } = outside.recordOf(fileOf(after))
  const fresh = entries.findLast(({ entry }) => entry.list === list)
  const kept = entries.filter((each) => each !== fresh).map(({ entry }) => contentOf(entry))
  const expected = old.map(({ entry }) => contentOf(entry))
  const isWhole = JSON.stringify(kept) === JSON.stringify(expected)
  if (fresh === undefined || fresh.entry.seal !== seal || fresh.entry.by !== by || !isWhole) {
    throw new Error(`${fileOf(before).path}: what was written is not what is read back`)
  }
  return fresh
}

function contentOf({ span: _, spans: __, ...content }: RecordEntry): unknown {
  return content
}

/** Refuses an entry that would not count. */
function refuse(
  target: Target,
  judged: JudgedEntry,
  chain: ChainInForce,
  { role, clauses, by }: SignRequest,
  project: Project,
): void {
  const { path } = fileOf(target)
  if (judged.fault !== undefined) throw refused(path, role ?? clauses.join('、'), judged.fault, judged)
  if (role !== undefined && target.kind === 'draft') {
    const steps = stepsOf(target.draft, chain, project)
    const at = steps.findIndex((step) => step.role.role === role)
    const open = steps.slice(0, Math.max(at, 0)).find(({ fault }) => fault !== undefined)
    if (open !== undefined) throw notYet(path, open)
    const fault = at === -1 ? undefined : steps[at]?.fault
    if (fault !== undefined) throw refused(path, role, fault, judged, project.outside.people.get(role))
  }
  const account = target.kind === 'draft' ? project.accountNamed(target.draft.meta.account) : target.account
  const context = attestContext(account, project.outside, target.kind === 'draft' ? target.draft : undefined)
  for (const clause of clauses) {
    const { fault } = attestationOf(clause, [judged], context)
    if (fault !== undefined) throw refused(path, clause, fault, judged)
  }
  // Where no chain says who acts, the list of people does.
  const holders = role === undefined ? undefined : project.outside.people.get(role)
  if (holders !== undefined && !holders.includes(by))
    throw refused(path, role ?? '', { kind: 'not-holder' }, judged, holders)
}

/** @param holders who may sign as `name`, where a list says so */
function refused(
  path: string,
  name: string,
  fault: StepFault,
  judged: JudgedEntry,
  holders: readonly string[] = [],
): UserError {
  const words = stepWords([{ name, fault, judged }], [])
  return new UserError(
    { zh: `没有签 ${path}：${words.zh}`, en: `${path} was not signed: ${words.en}` },
    helpFor(fault, judged.entry.by, holders),
  )
}

function helpFor(fault: StepFault, by: string | undefined, holders: readonly string[]): { readonly help?: Bilingual } {
  switch (fault.kind) {
    case 'not-holder':
      return { help: didYouMean(nearest(by ?? '', holders), holdersListed(holders)) }
    case 'unsigned':
      return { help: { zh: '加上 --key 私钥文件', en: 'Add --key and the file of your private key' } }
    case 'self':
    case 'same-person':
      return { help: { zh: '请另一个人来审', en: 'Ask somebody else to approve it' } }
    default:
      return {}
  }
}

function holdersListed(holders: readonly string[]): Bilingual {
  if (holders.length === 0) {
    return { zh: '担任各角色的人写在配置的 people 下', en: 'Who holds which role is listed under people in the config' }
  }
  return {
    zh: `能签的是 ${holders.join('、')}（配置的 people）`,
    en: `Those who may: ${holders.join(', ')} (people in the config)`,
  }
}

function notYet(path: string, { role, fault, judged }: Step): UserError {
  const words = stepWords([{ name: role.role, fault: fault as StepFault, judged }], [])
  return new UserError(
    {
      zh: `没有签 ${path}：前面的${words.zh}`,
      en: `${path} was not signed: first ${words.en}`,
    },
    {
      help:
        judged === undefined
          ? { zh: `先由「${role.role}」签`, en: `“${role.role}” signs first` }
          : { zh: `先由「${role.role}」重新签`, en: `“${role.role}” signs anew first` },
    },
  )
}

function changedMeanwhile(path: string): UserError {
  return new UserError(
    { zh: `${path} 刚刚被改动，没有签`, en: `${path} has just been changed and was not signed` },
    { help: { zh: '看过现在的内容再签', en: 'Look at it again, then sign' } },
  )
}

function unwritable(path: string, source: string, span: { start: number; end: number }): UserError {
  return new UserError(
    {
      zh: `${path} 的审核记录写法特别，没有签`,
      en: `The record in ${path} is written in a way that nothing can be added to`,
    },
    {
      files: [
        {
          path,
          source,
          problems: [
            {
              span,
              message: { zh: '审核记录应是一个列表', en: 'A record must be a list' },
              help: { zh: '每条审核写一行，以「- 」开头', en: 'Write each entry on a line that begins with “- ”' },
            },
          ],
        },
      ],
    },
  )
}
