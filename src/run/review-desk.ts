import { createHash } from 'node:crypto'
import type { Account } from '../account/account.ts'
import { attachmentsOf } from '../checks/attachments.ts'
import { type Draft, parseDraft } from '../draft/draft.ts'
import type { ToZone } from '../draft/instant.ts'
import type { MediaShelf } from '../draft/media-file.ts'
import type { Moment } from '../draft/moment.ts'
import { platformsOf } from '../lint/lint-draft.ts'
import type { RecordEntry } from '../review/record-entry.ts'
import { judgeRecord, type ReviewRecord, type VerifySignature } from '../review/review-record.ts'
import { changedParts, type Sealed, sameSeal, sealOf } from '../review/seal.ts'
import { sealedAccount } from '../review/sealed-account.ts'
import { sealedDraft } from '../review/sealed-draft.ts'
import { type Change, changesBetween } from '../review/what-changed.ts'
import { nodeAt, textsOf } from '../shape/yaml-tree.ts'
import { committedMedia } from './committed-media.ts'
import { decodeSource } from './decode-source.ts'
import type { Repository } from './repository.ts'
import { resolveSlashed } from './slash-path.ts'

export interface DeskOptions {
  readonly cwd: string
  readonly now: () => Moment | undefined
  readonly toZone: ToZone
  readonly defaultPlatforms: readonly Draft['meta']['platforms'][number][]
  /** The name of the account of drafts that name none. */
  readonly defaultAccount: string | undefined
  readonly accountOf: (name: string | undefined) => Account | undefined
  readonly media: MediaShelf
  readonly verify: VerifySignature | undefined
  /** Looked for when it is first needed: starting git takes as long as judging a draft. */
  readonly repository: () => Repository | undefined
}

/** Seals drafts and profiles, and holds the records in them against what they say now. */
export class ReviewDesk {
  readonly #options: DeskOptions
  readonly #records = new WeakMap<Draft | Account, ReviewRecord>()

  constructor(options: DeskOptions) {
    this.#options = options
  }

  recordOf(file: Draft | Account): ReviewRecord {
    let record = this.#records.get(file)
    if (record === undefined) {
      record = this.#judge(file)
      this.#records.set(file, record)
    }
    return record
  }

  /** The seal of a draft or a profile as it is now. */
  sealOf(file: Draft | Account): string {
    return sealOf(this.#sealed(file), sha256)
  }

  #judge(file: Draft | Account): ReviewRecord {
    const fields = isDraft(file) ? file.frontMatter.root : file.root
    // Most drafts of a project without reviews have no record: their pictures need not be read.
    if (nodeAt(fields, 'reviews') === undefined && nodeAt(fields, 'attest') === undefined)
      return { entries: [], changesSince: () => [] }
    const sealed = this.#sealed(file)
    const seal = sealOf(sealed, sha256)
    const { now, toZone, verify } = this.#options
    return {
      entries: judgeRecord(fields, { seal, now: now(), toZone, verify }),
      changesSince: (entry) => this.#changesSince(file, entry, sealed, seal),
    }
  }

  #sealed(file: Draft | Account): Sealed {
    if (!isDraft(file)) {
      const references = ['avatar.file', 'background.file'].flatMap((key) => textsOf(nodeAt(file.root, key)))
      return sealedAccount(file, digestsOf(references, file.path, this.#options.media))
    }
    return this.#sealedDraft(file, file.path, this.#options.media)
  }

  #sealedDraft(draft: Draft, path: string, media: MediaShelf): Sealed {
    const { accountOf, defaultAccount, defaultPlatforms } = this.#options
    const references = attachmentsOf(draft).map(({ reference }) => reference)
    return sealedDraft(draft, {
      account: draft.meta.account ?? defaultAccount,
      platforms: platformsOf(draft, accountOf(draft.meta.account), { defaultPlatforms }),
      media: digestsOf(references, path, media),
    })
  }

  /** In words where git has what was sealed, else by the parts that the seals name. */
  #changesSince(file: Draft | Account, { seal = '' }: RecordEntry, now: Sealed, sealNow: string): readonly Change[] {
    const before = isDraft(file) ? this.#sealedAs(file, seal) : undefined
    return before === undefined ? changedParts(seal, sealNow).map((part) => ({ part })) : changesBetween(before, now)
  }

  /** What stood in a draft when it was sealed, if one of its last commits has it. */
  #sealedAs(draft: Draft, seal: string): Sealed | undefined {
    const repository = this.#options.repository()
    const path = repository?.pathOf(resolveSlashed(this.#options.cwd, draft.path))
    if (repository === undefined || path === undefined) return undefined
    for (const committed of repository.history(path, MOST_COMMITS)) {
      const bytes = repository.read(committed)
      const read = bytes === undefined ? undefined : decodeSource(bytes)
      if (read?.ok !== true) continue
      const old = parseDraft(read.text, committed.path)
      if (old.problems.length > 0) continue
      const sealed = this.#sealedDraft(old, committed.path, committedMedia(repository, committed))
      if (sameSeal(sealOf(sealed, sha256), seal)) return sealed
    }
    return undefined
  }
}

/** A draft that was changed more often since it was reviewed is named by the parts that changed. */
const MOST_COMMITS = 50

function isDraft(file: Draft | Account): file is Draft {
  return 'frontMatter' in file
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest()
}

/** What a seal says of each picture or video: its content, or why it has none. */
function digestsOf(references: readonly string[], from: string, media: MediaShelf): string[] {
  return references.map((reference) => {
    const file = media.open(reference, from)
    if (file.kind === 'remote') return `remote ${reference}`
    const digest = file.kind === 'file' ? file.sha256() : undefined
    return digest === undefined ? `${file.kind} ${reference}` : `sha256 ${digest}`
  })
}
