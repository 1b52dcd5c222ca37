import { createHash } from 'node:crypto'
import { dayNumber } from '../draft/moment.ts'
import type { Bench } from '../lint/bench.ts'
import type { Collected } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type CacheContent, readCacheFile, writeCacheFile } from './cache-file.ts'
import { checksum } from './checksum.ts'
import type { Decoded } from './decode-source.ts'
import { workingFolder } from './draft-source.ts'
import { factsText, readFacts } from './facts-text.ts'
import { isSettled, sameStamp, stampOf } from './file-stamp.ts'
import type { DraftFile } from './find-drafts.ts'
import { type KeptAnswer, MediaAnswers } from './media-answers.ts'
import type { Project } from './project.ts'
import { PutAwayText } from './put-away-text.ts'
import type { ReadLog } from './read-log.ts'
import { readSource } from './read-source.ts'
import { rulesByName } from './rules-by-name.ts'
import { SharedTexts } from './shared-texts.ts'
import { pathBelow, slashed } from './slash-path.ts'
import { type CacheEntry, EntryStore, type StoredEntry } from './stored-entry.ts'
import { readUnjudged, readVerdict, verdictText } from './verdict-text.ts'

/** A draft that is being looked at. */
export interface Looked {
  /** Of a draft that can’t be read: why. Of one that has not changed: nothing, it was not read. */
  readonly read: Decoded | undefined
  /** What is known of it, or will be. Undefined: it can’t be kept. */
  readonly entry: Known | undefined
}

/** What is known of a draft; filled in as it is judged. */
export type Known = { -readonly [K in keyof CacheEntry]: CacheEntry[K] }

/** What a verdict depends on beside the draft and what holds for the whole project. */
interface Conditions {
  readonly day?: number
  readonly media?: readonly KeptAnswer[]
}

/**
 * What is known of the drafts of a project from earlier runs: verdicts and what they contribute to the calendar. Nothing
 * is taken over unless all that it was made from is the same.
 */
export class DraftCache {
  readonly #file: string
  readonly #key: string
  readonly #project: Project
  readonly #root: string
  readonly #answers: MediaAnswers
  readonly #old: CacheContent | undefined
  readonly #fresh = new Map<string, StoredEntry>()
  readonly #store = new EntryStore()
  /** What is known of the draft that is being judged is filled in bit by bit. */
  #open: { readonly key: string; readonly entry: Known } | undefined
  readonly #shared: SharedTexts
  readonly #day: number | undefined
  #isChanged = false
  /** Why nothing could be taken over, in a word; for whoever looks closely. */
  readonly note: 'absent' | 'damaged' | 'outdated' | undefined

  /** @param key all that holds for the whole project, in a text */
  constructor(file: string, key: string, project: Project) {
    this.#file = file
    this.#key = key
    this.#project = project
    this.#root = slashed(project.root)
    this.#answers = new MediaAnswers(project.outside.media, project.root)
    const found = readCacheFile(file)
    const content = typeof found === 'string' ? undefined : found
    const isCurrent = content !== undefined && content.key === key && content.wordFiles.every(isSameWordFile)
    this.#old = isCurrent ? content : undefined
    this.note = typeof found === 'string' ? found : isCurrent ? undefined : 'outdated'
    this.#shared = new SharedTexts(this.#old?.shared)
    this.#day = project.today === undefined ? undefined : dayNumber(project.today)
  }

  /** Of how many drafts something was known when this run began. */
  get known(): number {
    return this.#old?.size ?? 0
  }

  /**
   * Looks whether a draft has changed: at its stamp, else at its text.
   *
   * @param mustRead its text is needed in any case
   */
  look({ file }: DraftFile, read: () => Decoded, mustRead = false): Looked {
    const key = this.#keyOf(file)
    if (key.includes('\n')) return { read: read(), entry: undefined }
    this.#storeOpen()
    const readAt = Date.now()
    const stamp = stampOf(file)
    const old = this.#fresh.get(key) ?? this.#old?.entry(key)
    if (!mustRead && old?.stamp !== undefined && stamp !== undefined && sameStamp(old.stamp, stamp)) {
      this.#fresh.set(key, old)
      return { read: undefined, entry: old }
    }
    const source = read()
    if (!source.ok) return { read: source, entry: undefined }
    const hash = hashOf(source.text)
    const settled = stamp !== undefined && isSettled(stamp, readAt) ? stamp : undefined
    const known = old !== undefined && old.hash === hash
    if (!known || settled !== undefined) this.#isChanged = true
    const entry: Known = known
      ? { ...textsOf(old), stamp: settled }
      : { hash, stamp: settled, conditions: '', verdict: '', facts: '' }
    this.#open = { key, entry }
    return { read: source, entry }
  }

  /** The verdict on a draft, if one is known and all that it read is as it was. */
  verdict(entry: Known, { path, file }: DraftFile, bench: Bench): FileReport | undefined {
    const { verdict } = entry
    if (verdict === '' || !this.#isMet(entry.conditions, path)) return undefined
    return readVerdict(verdict, {
      path,
      ruleNamed: (id) => rulesByName(bench).get(id),
      unjudged: (at) => this.#shared.value(at, readUnjudged),
      text: () => new PutAwayText(file, workingFolder, entry.hash, hashOf),
    })
  }

  /** Keeps a verdict, unless it depends on what may be different a minute later. */
  keepVerdict(entry: Known, report: FileReport, { day, fleeting, media }: ReadLog): void {
    const { path } = report
    this.#isChanged = true
    entry.verdict = fleeting || report.problems.length > 0 ? '' : verdictText(report, this.#shared.share)
    const conditions: Conditions = {
      ...(day && this.#day !== undefined ? { day: this.#day } : {}),
      ...(media.length === 0 ? {} : { media: media.map((each) => this.#answers.kept(each, path)) }),
    }
    entry.conditions = Object.keys(conditions).length === 0 ? '' : JSON.stringify(conditions)
  }

  facts({ facts }: Known, { path, file }: DraftFile): Collected | undefined {
    const shared = (at: number) => this.#shared.value(at, JSON.parse)
    return facts === '' ? undefined : readFacts(facts, { path, file, today: this.#day, shared })
  }

  /** @param readsDay whether the day of the run had a say in them */
  keepFacts(entry: Known, collected: Collected, readsDay: boolean): void {
    this.#isChanged = true
    entry.facts = factsText(collected, readsDay ? this.#day : undefined, this.#shared.share)
  }

  /**
   * Writes what is known now, if that is more than before.
   *
   * @param isWhole drafts that were not looked at are forgotten
   * @param least fewer drafts are not worth a file, where there is none
   */
  save(isWhole: boolean, least: number): Bilingual | undefined {
    this.#storeOpen()
    const entries = new Map(this.#fresh)
    let isShrunk = false
    for (const path of this.#old?.paths() ?? []) {
      if (entries.has(path)) continue
      const entry = isWhole ? undefined : this.#old?.entry(path)
      if (entry === undefined) isShrunk = true
      else entries.set(path, entry)
    }
    if (!this.#isChanged && !isShrunk) return undefined
    if (this.note === 'absent' && entries.size < least) return undefined
    const old = new Map(this.#old?.wordFiles)
    const read = this.#project.wordFiles
    // A word file was changed while this ran: nobody knows which verdicts are by which words.
    if ([...read].some(([path, sum]) => old.has(path) && old.get(path) !== sum)) return undefined
    const wordFiles = new Map([...old, ...read])
    return writeCacheFile(
      this.#file,
      { key: this.#key, shared: this.#shared.texts, wordFiles: [...wordFiles] },
      entries,
    )
  }

  /** By where it is: what judges it depends on that, not on how its path is written. */
  #keyOf(file: string): string {
    return pathBelow(this.#root, file) ?? file
  }

  #storeOpen(): void {
    if (this.#open === undefined) return
    const { key, entry } = this.#open
    this.#fresh.set(key, this.#store.put(key, entry))
    this.#open = undefined
  }

  #isMet(conditions: string, path: string): boolean {
    if (conditions === '') return true
    const { day, media = [] } = JSON.parse(conditions) as Conditions
    return (day === undefined || day === this.#day) && media.every((each) => this.#answers.isAsBefore(each, path))
  }
}

function isSameWordFile([path, sum]: readonly [string, string]): boolean {
  const read = readSource(path)
  return read.ok && checksum(read.text) === sum
}

/** Of an entry that may be in the file still. */
function textsOf({ hash, conditions, verdict, facts }: CacheEntry): Omit<CacheEntry, 'stamp'> {
  return { hash, conditions, verdict, facts }
}

/** Nobody may find a text that passes for another. */
function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64')
}
