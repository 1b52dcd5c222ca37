import type { Account } from '../account/account.ts'
import { profilePath } from '../account/profile-path.ts'
import type { MediaShelf } from '../draft/media-file.ts'
import { optional, required } from '../shape/object-shape.ts'
import { placed, text } from '../shape/shape.ts'
import { nodeAt, textsOf } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { defineFieldsCheck, type FieldsContext, type Outcome } from './check.ts'
import { pathName, readPath } from './key-path.ts'
import { keyPlaces } from './key-places.ts'

export const change = defineFieldsCheck({
  name: 'change',
  subjects: ['account'],
  summary: {
    zh: '账号资料里的一项与主干分支的 git 历史不同时，要有批准记录（changes）',
    en: 'Asks for an approval (under changes) where a key of the profile differs from what the main branch of git has',
  },
  options: {
    field: required(placed(text()), {
      zh: '哪一项，例如 nickname；文件（avatar.file）比较内容',
      en: 'The key, such as nickname; of a file (avatar.file) the content is compared',
    }),
    role: optional(text(), {
      zh: '由哪个角色批准；配置的 people 里列了这个角色的，批准人必须在其中',
      en: 'The role that approves; where people of the config lists it, the approver must be among them',
    }),
  },
  data: ['field', 'before', 'after', 'problem'],
  prepare({ field, role }, workshop) {
    const path = readPath(field, workshop)
    return path === undefined ? undefined : { path, role }
  },
  *run(context, { path, role }): Iterable<Outcome> {
    const { account, outside } = context
    if (account === undefined) return
    const past = outside.before(account)
    if (past === undefined) {
      yield { notJudged: 'history' }
      return
    }
    if (past === 'new') return
    const isFile = path.endsWith('.file')
    const before = textAt(past.account, path)
    const after = textAt(account, path)
    const same = isFile
      ? contentOf(before, past.account.path, past.media) === contentOf(after, account.path, outside.media)
      : before === after
    if (same) return
    const problem = lackOf(context, path, { before, after, isFile, past: past.account, role })
    if (problem === undefined) return
    const [place] = keyPlaces(context, path)
    yield {
      span: place?.node?.span ?? place?.span ?? { start: 0, end: 0 },
      data: { field: pathName(path, 'account'), before: shown(before), after: shown(after), problem },
    }
  },
})

function textAt({ root }: Account, path: string): string {
  return textsOf(nodeAt(root, path)).join('、')
}

/** Of a file that is not there, its name stands for its content: another name is another picture. */
function contentOf(reference: string, from: string, media: MediaShelf | undefined): string | undefined {
  if (reference === '' || media === undefined) return reference
  const file = media.open(reference, from)
  return file.kind === 'file' ? file.sha256() : `${file.kind} ${reference}`
}

interface Changed {
  readonly before: string
  readonly after: string
  readonly isFile: boolean
  readonly past: Account
  readonly role: string | undefined
}

/** What the records of changes lack: an entry for this change, made with it, and approved. An old entry approved an old change. */
function lackOf({ account, outside }: FieldsContext, path: string, changed: Changed): Bilingual | undefined {
  const old = new Set((changed.past.profile.changes ?? []).map((entry) => JSON.stringify(entry)))
  const entries = (account?.profile.changes ?? [])
    .filter(({ what }) => isAbout(what, path))
    .filter((entry) => !old.has(JSON.stringify(entry)))
    // What a picture shows has no words to compare.
    .filter(({ from, to }) => changed.isFile || (fits(from, changed.before) && fits(to, changed.after)))
  if (entries.length === 0) return { zh: '没有变更记录', en: 'no record of the change' }
  const approved = entries.filter((entry) => entry['approved-by'] !== undefined)
  if (approved.length === 0) return { zh: '变更记录里没有批准人', en: 'its record names nobody who approved it' }
  const holders = changed.role === undefined ? undefined : outside.people.get(changed.role)
  if (holders === undefined || approved.some((entry) => holders.includes(entry['approved-by'] ?? ''))) return undefined
  const by = approved[0]?.['approved-by'] ?? ''
  return { zh: `${by} 不是「${changed.role}」，不能批准`, en: `${by}, who approved it, is not “${changed.role}”` }
}

/** `nickname`, 昵称; of a file its map too: `avatar`, 头像. */
function isAbout(what: string, path: string): boolean {
  const named = profilePath(what.trim())
  return named === path || (named !== undefined && path === `${named}.file`)
}

function fits(said: string | undefined, value: string): boolean {
  return said === undefined || said.trim() === value.trim()
}

function shown(value: string): Bilingual {
  return value === '' ? { zh: '（空）', en: '(nothing)' } : { zh: value, en: value }
}
