import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { chain, chainProject, commitAll, edit, git, projectFolder, read } from './reviewed.ts'

const now = '2026-11-23T01:30:00Z'
const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined

const people = ['陈晓', '李敏', '王芳'] as const
const keys: Record<string, string> = {}

beforeAll(() => {
  if (!hasKeygen) return
  const folder = tempFolder()
  for (const [index, name] of [...people, '外人'].entries()) {
    const file = join(folder, `key${index}`)
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file], { stdio: 'ignore' })
    keys[name] = file
  }
})

const publicKey = (name: string) => readFileSync(`${keys[name]}.pub`, 'utf8').split(' ').slice(0, 2).join(' ')
const signers = () => people.map((name) => `${name} ${publicKey(name)}\n`).join('')
const signedAccount = chainProject['accounts/jinxiu.yaml'].replace('终审]}', '终审], 签名: true}')
const project = (more: Record<string, string> = {}) =>
  projectFolder({ 'accounts/jinxiu.yaml': signedAccount, allowed_signers: signers(), ...more })

const sign = (cwd: string, role: string, by: string, at: string, key: string | undefined, line = '') =>
  postlint(
    `sign drafts/a.md --role ${role} --as ${by} --now ${at} ${key === undefined ? '' : `--key ${keys[key]}`} ${line}`,
    {
      cwd,
      now,
    },
  )

async function signAll(cwd: string): Promise<void> {
  for (const [role, by, at] of chain) expect((await sign(cwd, role, by, at, by)).err).toBe('')
}

async function faults(cwd: string, line = ''): Promise<string[]> {
  const { out, err } = await postlint(`-f json ${line}`, { cwd, now })
  expect(err).toBe('')
  const { files } = JSON.parse(out) as { files: { violations: { rule: string; message: { zh: string } }[] }[] }
  return files
    .flatMap(({ violations }) => violations)
    .filter(({ rule }) => rule.startsWith('reviews/'))
    .map(({ message }) => message.zh)
}

describe.skipIf(!hasKeygen)('approvals that must be signed', () => {
  test('by the keys of those who approve', async () => {
    const cwd = project()
    await signAll(cwd)
    expect(await faults(cwd)).toEqual([])
    expect((await postlint('reviews', { cwd, now })).out).toContain('已审完 1')
    expect((await postlint('', { cwd, now })).out).not.toContain('未签名')
  })

  test('without a key, or with somebody else’s, are refused', async () => {
    const cwd = project()
    expect((await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', undefined)).err).toContain('陈晓 没有用密钥签名')
    expect((await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', '李敏')).err).toContain('这是 李敏 的密钥')
    expect((await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', '外人')).err).toContain(
      '签名的密钥不在 allowed_signers 里',
    )
    expect(read(cwd, 'drafts/a.md')).toBe(chainProject['drafts/a.md'])
  })

  test.each<[string, (text: string) => string]>([
    ['another person', (text) => text.replace('人: 李敏', '人: 赵强')],
    [
      'another role',
      (text) => text.replace('角色: 自审', '角色: 终审').replace('角色: 终审, 人: 王芳', '角色: 自审, 人: 王芳'),
    ],
    ['another time', (text) => text.replace('18:30', '18:31')],
    ['an expiry added', (text) => text.replace('18:30+08:00,', '18:30+08:00, until: 2027-01-01,')],
    ['a clause added', (text) => text.replace('人: 李敏,', '条款: weibo-handbook/4-2b, 人: 李敏,')],
    [
      'the signature of another entry',
      (text) => {
        const [first, second] = [...text.matchAll(/签名: (\S+)\}/g)].map(([, found]) => found ?? '')
        return text.replace(second ?? '', first ?? '')
      },
    ],
    [
      'one letter of a signature',
      (text) => text.replace(/(签名: \S{60})(\S)/, (_, head, letter) => `${head}${letter === 'A' ? 'B' : 'A'}`),
    ],
  ])('%s makes an entry a forgery', async (_, change) => {
    const cwd = project()
    await signAll(cwd)
    edit(cwd, 'drafts/a.md', change)
    expect((await faults(cwd)).join('\n')).toMatch(/名义写的签名不成立/)
  })

  test('a line without a signature, written by hand with the right seal, does not count', async () => {
    const cwd = project()
    await signAll(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace(/, 签名: \S+\}/, '}'))
    expect((await faults(cwd)).join()).toContain('陈晓 没有用密钥签名')
  })

  test('where nobody’s keys are known a signature cannot be verified, and is labelled', async () => {
    const cwd = projectFolder()
    for (const [role, by, at] of chain) await sign(cwd, role, by, at, by)
    expect(await faults(cwd)).toEqual([])
    expect((await postlint('reviews -f json', { cwd, now })).out).toContain('"signing": "unverifiable"')
  })

  test('a file of keys with slips is told of with its lines', async () => {
    const cwd = project({
      allowed_signers: `${signers()}赵强 ssh-ed25519\n王芳 valid-befor="20270101" ${publicKey('王芳')}\n`,
    })
    const { code, err } = await postlint('', { cwd, now })
    expect(code).toBe(2)
    expect(err).toContain('allowed_signers:4:1  这一行不是「姓名 密钥类型 公钥」')
    expect(err).toContain('allowed_signers:5:4  没有选项「valid-befor」')
    expect(err).toContain('是不是「valid-before」？')
  })
})

describe.skipIf(!hasKeygen)('--trust', () => {
  const trusting = async () => {
    const cwd = project()
    commitAll(cwd)
    git(cwd, 'checkout', '-q', '-b', 'change')
    return cwd
  }

  test.each<[string, string, (text: string) => string, string]>([
    ['the chain', 'accounts/jinxiu.yaml', (text) => text.replace(', 初审, 终审', ''), '「初审、终审」还没有签'],
    ['that approvals are signed', 'accounts/jinxiu.yaml', (text) => text.replace(', 签名: true', ''), '没有用密钥签名'],
    ['who may act', 'postlint.yaml', (text) => text.replace('[陈晓]', '[陈晓, 外人]'), '外人 不能签「自审」'],
    [
      'whose keys count',
      'allowed_signers',
      (text) => text.replace(publicKey('陈晓'), publicKey('外人')),
      '签名的密钥不在 allowed_signers 里',
    ],
    ['a rule', 'postlint.yaml', (text) => `${text}rules: {reviews/unreviewed: off}\n`, '「自审、初审、终审」还没有签'],
  ])('what a change says of %s does not help it', async (what, path, change, says) => {
    const cwd = await trusting()
    edit(cwd, path, change)
    if (what === 'the chain') await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', '陈晓')
    if (what === 'that approvals are signed') await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', undefined)
    if (what === 'who may act') {
      edit(cwd, 'accounts/jinxiu.yaml', (text) => text.replace(', 签名: true', ''))
      await sign(cwd, '自审', '外人', '2026-11-22T18:00+08:00', undefined)
    }
    if (what === 'whose keys count') await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', '外人')
    if (what !== 'a rule') expect(read(cwd, 'drafts/a.md')).toContain('角色: 自审')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-q', '-m', 'loosened')
    expect((await faults(cwd, '--trust main')).join('\n')).toContain(says)
  })

  test('a pack beside the config is that of the base', async () => {
    const cwd = project({
      'postlint.yaml': `${chainProject['postlint.yaml']}packs: [./rules/house.yaml]\n`,
      'rules/house.yaml':
        'pack: house\ntitle: x\nrules:\n  free: {check: phrase, with: {words: [免费], file: words.txt}, grade: 2, message: 写了免费}\n',
      'rules/words.txt': '参加\n',
    })
    commitAll(cwd)
    const count = async (line: string) =>
      JSON.parse((await postlint(`-f json ${line} --select house`, { cwd, now })).out).summary.byGrade[2]
    expect(await count('')).toBe(2)
    addFiles(cwd, {
      'rules/words.txt': '没有\n',
      'rules/house.yaml': read(cwd, 'rules/house.yaml').replace('[免费]', '[贵]'),
    })
    expect(await count('')).toBe(0)
    expect(await count('--trust HEAD')).toBe(2)
  })

  test('ignore files of the change hide nothing', async () => {
    const cwd = await trusting()
    addFiles(cwd, { '.postlintignore': 'drafts/\n', '.gitignore': 'a.md\n' })
    const files = async (line: string) => JSON.parse((await postlint(`-f json ${line}`, { cwd, now })).out).summary
    expect(await files('')).toMatchObject({ files: 1, profiles: 1 })
    expect(await files('--trust main')).toMatchObject({ files: 2, profiles: 1 })
  })

  test('an account that the change brings is not known', async () => {
    const cwd = await trusting()
    addFiles(cwd, {
      'accounts/lax.yaml': '账号: lax\n',
      'drafts/b.md': '---\naccount: lax\n---\n#早安# 你好',
    })
    const { out } = await postlint('drafts/b.md --trust main', { cwd, now })
    expect(out).toContain('没有账号「lax」的资料')
  })

  test('a name that is no revision, and a folder that is no repository', async () => {
    const cwd = await trusting()
    expect((await postlint('--trust mian', { cwd, now })).err).toContain('仓库里没有版本「mian」')
    expect((await postlint('--trust --upload-pack=x', { cwd, now })).code).toBe(2)
    expect((await postlint('--trust main', { cwd: project(), now })).err).toContain('这里不是 git 仓库')
  })
})

describe.skipIf(!hasKeygen)('keys', () => {
  test('that anybody can read are named', async () => {
    const cwd = project()
    chmodSync(keys.外人 ?? '', 0o644)
    const { err } = await sign(cwd, '自审', '陈晓', '2026-11-22T18:00+08:00', '外人')
    chmodSync(keys.外人 ?? '', 0o600)
    expect(err).toContain('chmod 600')
  })

  test('that are not there', async () => {
    const { err } = await postlint('sign drafts/a.md --role 自审 --as 陈晓 --key nowhere', { cwd: project(), now })
    expect(err).toContain('没有密钥文件')
  })
})
