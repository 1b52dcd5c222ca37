import { beforeAll, describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { spawned } from './command.ts'

/** Enough for a few pieces of work: some too long, some that repeat others, some that make no sense. */
function corpus(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    'postlint.yaml': 'packs: [weibo-handbook]\ndrafts: drafts/**/*.md\naccount: jinxiu\n',
    'accounts/jinxiu.yaml': 'account: jinxiu\nplatform: weibo\nnickname: 锦绣清城\n',
    'drafts/notice/postlint.yaml': 'packs: [advertising-law]\n',
    'drafts/notice/a.md': '全国第一，销量冠军。\n',
  }
  for (let number = 0; number < 700; number++) {
    const day = String((number % 28) + 1).padStart(2, '0')
    const body = number % 5 === 0 ? '欢迎大家周末来中庭参加读书会，现场有礼品相送' : `第 ${number} 条😀，或许明天会下雨`
    const text = `---\npublish: 2026-11-${day}T10:${String(number % 60).padStart(2, '0')}+08:00\ncrisis: ${number % 3 === 0}\n---\n${body}${'长'.repeat(number % 200)}\n`
    files[`drafts/${String(number).padStart(3, '0')}.md`] = number % 97 === 0 ? `---\nkind: [\n---\n${body}` : text
  }
  files['drafts/gb.md'] = new Uint8Array([0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb])
  return files
}

describe('threads', () => {
  let cwd: string

  beforeAll(() => {
    cwd = tempFolder(corpus())
  })

  const run = (line: string) => {
    const { code, out, err } = spawned(`${line} --now 2026-12-01T10:00+08:00 --lang en`, { cwd })
    // How long it took is the only thing that may differ.
    return { code, err, out: out.replace(/ · [\d.]+ s$/m, '') }
  }

  test.each(['--format json', '--format compact', '--max 1000', '--format html'])('change nothing of %s', (format) => {
    const alone = run(`${format} --threads 1`)
    expect(alone.code).toBe(2)
    expect(alone.out.length).toBeGreaterThan(10_000)
    for (const threads of [2, 3]) expect(run(`${format} --threads ${threads}`)).toEqual(alone)
  })

  test('what is wrong with a config is said once, wherever it is met', () => {
    const broken = tempFolder({ ...corpus(), 'drafts/notice/postlint.yaml': 'packs: [no-such-pack]\n' })
    const alone = spawned('--threads 1 --lang en', { cwd: broken })
    expect(alone.err).toContain('No rule pack “no-such-pack”')
    expect(spawned('--threads 3 --lang en', { cwd: broken })).toEqual(alone)
  })
})
