import type { ReviewState, StepState } from '../review/review-state.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import type { Style } from './style.ts'

/** Who has to act on what, for a person at a terminal: by the role that is next, then what needs nobody. */
export function reviewsText(states: readonly ReviewState[], style: Style): string {
  const { lang, colour } = style
  const sections: string[] = []
  for (const [who, waiting] of byActor(states.filter(needsSomebody), lang)) {
    const blocks = waiting.map((state) => draftLines(state, style).join('\n'))
    sections.push(`${colour.bold(visible(who))}\n${blocks.join('\n')}`)
  }
  const broken = states.filter(({ state }) => state === 'unreadable')
  if (broken.length > 0) {
    const lines = broken.map(
      ({ path, problem }) => `  ${colour.path(visible(path))}  ${visible(problem?.[lang] ?? '')}`,
    )
    sections.push(`${colour.failure(lang === 'zh' ? '无法判断' : 'Cannot be judged')}\n${lines.join('\n')}`)
  }
  sections.push(totalsLine(states, lang))
  return `${sections.join('\n\n')}\n`
}

/** The same as data. */
export function reviewsJson(states: readonly ReviewState[]): string {
  const drafts = states.map((state) => ({
    path: state.path,
    state: state.state,
    published: state.published,
    author: state.author ?? null,
    next: state.next ?? null,
    holders: state.holders,
    steps: state.steps.map(({ role, by, at, signing, problem, kind }) => ({
      role,
      by: by ?? null,
      at: at ?? null,
      signing: signing ?? null,
      fault: kind ?? null,
      problem: problem ?? null,
    })),
    problem: state.problem ?? null,
  }))
  return `${JSON.stringify({ version: 1, drafts }, null, 2)}\n`
}

/** What has gone out needs no reviewer any more. */
function needsSomebody({ state, published }: ReviewState): boolean {
  return !published && (state === 'waiting' || state === 'stale' || state === 'faulty')
}

/** `初审（李敏、赵强）` → the drafts that wait for it, in the order in which the roles first occur. */
function byActor(states: readonly ReviewState[], lang: Language): ReadonlyMap<string, readonly ReviewState[]> {
  const groups = new Map<string, ReviewState[]>()
  for (const state of states) {
    const names = state.holders.join(lang === 'zh' ? '、' : ', ')
    const who =
      names === '' ? (state.next ?? '') : lang === 'zh' ? `${state.next}（${names}）` : `${state.next} (${names})`
    const group = groups.get(who)
    if (group === undefined) groups.set(who, [state])
    else group.push(state)
  }
  return groups
}

function draftLines({ path, steps }: ReviewState, { lang, colour }: Style): string[] {
  const trail = steps.map((step) => stepCell(step, lang)).join(' → ')
  const lines = [`  ${colour.path(visible(path))}  ${colour.dim(visible(trail))}`]
  // One edit makes all that was signed stale: it is told once.
  const told = new Set<string>()
  for (const { problem, kind } of steps) {
    if (problem === undefined || kind === 'missing' || told.has(kind ?? '')) continue
    told.add(kind ?? '')
    lines.push(`    ${visible(problem[lang])}`)
  }
  return lines
}

/** `自审 ✓陈晓（未签名）`, `初审 ✗`, `终审`. */
function stepCell({ role, by, signing, problem, kind }: StepState, lang: Language): string {
  if (kind === 'missing') return role
  if (problem !== undefined) return `${role} ✗`
  const label =
    signing === 'signed'
      ? ''
      : lang === 'zh'
        ? `（${signingNames[signing ?? 'unsigned'].zh}）`
        : ` (${signingNames[signing ?? 'unsigned'].en})`
  return `${role} ✓${by ?? ''}${label}`
}

export const signingNames: Readonly<Record<'signed' | 'unsigned' | 'unverifiable', Bilingual>> = {
  signed: { zh: '已签名', en: 'signed' },
  unsigned: { zh: '未签名', en: 'no signature' },
  unverifiable: { zh: '签名无从核对', en: 'signature not verifiable' },
}

const stateNames: readonly (readonly [ReviewState['state'], Bilingual])[] = [
  ['waiting', { zh: '等待', en: 'waiting' }],
  ['stale', { zh: '审后有改动', en: 'changed since' }],
  ['faulty', { zh: '记录有误', en: 'not in order' }],
  ['complete', { zh: '已审完', en: 'complete' }],
  ['no-chain', { zh: '没有审核链', en: 'without a chain' }],
  ['unreadable', { zh: '无法判断', en: 'not readable' }],
]

function totalsLine(states: readonly ReviewState[], lang: Language): string {
  const open = states.filter(({ published }) => !published)
  const parts = stateNames.flatMap(([word, name]) => {
    const count = open.filter(({ state }) => state === word).length
    return count === 0 ? [] : [`${name[lang]} ${count}`]
  })
  const out = states.filter(({ published }) => published)
  if (out.length > 0) {
    const incomplete = out.filter(({ state }) => state !== 'complete' && state !== 'no-chain').length
    const note = incomplete === 0 ? '' : lang === 'zh' ? `（没有审完 ${incomplete}）` : ` (${incomplete} incomplete)`
    parts.push(lang === 'zh' ? `已发布 ${out.length}${note}` : `published ${out.length}${note}`)
  }
  const head = lang === 'zh' ? `${states.length} 篇草稿` : `${states.length} draft${states.length === 1 ? '' : 's'}`
  return parts.length === 0 ? head : `${head}${lang === 'zh' ? '：' : ': '}${parts.join(lang === 'zh' ? '，' : ', ')}`
}
