import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, house } from './house.ts'

const child = (parent: string) => `pack: child
title: 下级
extends: [${parent}]
rules:
  loud: {from: house/shout, grade: 1}
`

describe('a pack is found', () => {
  const npm = (name: string, manifest: object, files: Readonly<Record<string, string>>) => {
    const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', ...manifest }), ...files }
    return Object.fromEntries(Object.entries(all).map(([path, text]) => [`node_modules/${name}/${path}`, text]))
  }
  const text = '快来！！！'

  test.each([
    ['by a path', 'packs: [./rules/house.yaml]', { 'rules/house.yaml': house }, 'house/shout'],
    ['by a bare file name', 'packs: [house.yml]', { 'house.yml': house }, 'house/shout'],
    [
      'by the name of an npm package',
      'packs: [postlint-house]',
      npm('postlint-house', { postlint: 'rules/main.yaml' }, { 'rules/main.yaml': house }),
      'house/shout',
    ],
    [
      'with pack.yaml where the package says nothing',
      'packs: [postlint-house]',
      npm('postlint-house', {}, { 'pack.yaml': house }),
      'house/shout',
    ],
    [
      'in a scope',
      'packs: ["@acme/rules"]',
      npm('@acme/rules', { postlint: './a.yaml' }, { 'a.yaml': house }),
      'house/shout',
    ],
    [
      'from a pack, relative to it',
      'packs: [./rules/child.yaml]',
      { 'rules/child.yaml': child('./base/house.yaml'), 'rules/base/house.yaml': house },
      'child/loud',
    ],
    [
      'from a package that extends another',
      'packs: [postlint-child]',
      {
        ...npm('postlint-child', {}, { 'pack.yaml': child('postlint-house') }),
        ...npm('postlint-house', {}, { 'pack.yaml': house }),
      },
      'child/loud',
    ],
    [
      'by a shipped name',
      'packs: [./child.yaml]',
      {
        'child.yaml':
          'pack: child\ntitle: c\nextends: [weibo]\nrules:\n  long: {from: weibo/post-too-long, with: {max: 2}}\n',
      },
      'child/long',
    ],
  ])('%s', async (_, config, files, rule) => {
    const cwd = tempFolder({ 'postlint.yaml': `${config}\n`, 'deep/a.md': text, ...files } as Record<string, string>)
    for (const folder of [cwd, `${cwd}/deep`]) {
      const { out, err } = await postlint('--format compact', { cwd: folder })
      expect(err).toBe('')
      expect(out).toContain(`[${rule}]`)
      // An inherited rule is on under the id of the pack that binds it, not under its own.
      if (rule.startsWith('child/')) expect(out).not.toMatch(/\[(?:house|weibo)\//)
    }
  })
})

describe('a pack is not found', () => {
  test.each([
    ['a slip in a shipped name', 'weibo-handbok', '是不是「weibo-handbook」？'],
    ['a name that is near nothing', 'some-company-rules', '随附的规则包：'],
    ['a path', './rules/nope.yaml', '找不到规则包「./rules/nope.yaml」'],
    ['a package without a pack', 'postlint-empty', '找不到规则包「postlint-empty」'],
  ])('%s', async (_, name, says) => {
    const cwd = tempFolder({
      'postlint.yaml': `packs:\n  - ${name}\n`,
      'a.md': drafts.clean,
      'node_modules/postlint-empty/package.json': '{"name": "postlint-empty"}',
    })
    const { code, err } = await postlint('', { cwd })
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(err).toMatch(/postlint\.yaml:2:5 {2}找不到规则包.*\n +2 │ {3}- /)
  })

  test('a folder is no pack', async () => {
    const cwd = tempFolder({ 'postlint.yaml': 'packs: [./rules.yaml]\n', 'a.md': drafts.clean, 'rules.yaml/': '' })
    const { code, err } = await postlint('', { cwd })
    expect([code, err]).toEqual([2, expect.not.stringContaining('    at ')])
  })
})

describe('packs that extend each other', () => {
  const pack = (name: string, parent: string) => `pack: ${name}\ntitle: ${name}\nextends: [./${parent}.yaml]\n`
  test.each([
    [['a', 'b'], 'a → b → a'],
    [['a', 'b', 'c'], 'a → b → c → a'],
    [['a'], 'a → a'],
  ])('%j', async (names, chain) => {
    const files = names.map((name, at) => [`${name}.yaml`, pack(name, names[(at + 1) % names.length] ?? '')])
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./a.yaml]\n',
      'x.md': drafts.clean,
      ...Object.fromEntries(files),
    })
    const { code, err } = await postlint('', { cwd })
    expect(code).toBe(2)
    expect(err).toContain(`规则包互相继承：${chain}\n`)
    expect(err).toContain(`${names.at(-1)}.yaml:3:11 `)
  })

  test('two that extend the same one do not', async () => {
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./a.yaml]\n',
      'x.md': '快来！！！',
      'a.yaml': 'pack: a\ntitle: a\nextends: [./b.yaml, ./c.yaml]\nrules:\n  r: {from: b/loud}\n',
      'b.yaml': child('./house.yaml').replace('pack: child', 'pack: b'),
      'c.yaml': child('./house.yaml').replace('pack: child', 'pack: c'),
      'house.yaml': house,
    })
    expect((await postlint('--format compact', { cwd })).out).toContain('[a/r]')
  })

  test('two packs of one name', async () => {
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./a.yaml, ./b.yaml]\n',
      'x.md': '',
      'a.yaml': house,
      'b.yaml': house,
    })
    const { code, err } = await postlint('', { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('规则包「house」与 a.yaml 同名')])
  })

  test.each(['[./a.yaml, sources]', '[sources, ./a.yaml]', '[./a.yaml, college]', '[college, ./a.yaml]'])(
    'one of the name of a shipped pack, which is in use too: %s',
    async (packs) => {
      const cwd = tempFolder({
        'postlint.yaml': `packs: ${packs}\n`,
        'x.md': '',
        'a.yaml': house.replace('pack: house', 'pack: sources'),
      })
      const { code, err } = await postlint('', { cwd })
      expect([code, err]).toEqual([2, expect.stringMatching(/^a\.yaml:1:7.*规则包「sources」与 .*sources\.yaml 同名/m)])
    },
  )
})

describe('slips of a pack are told all at once, each framed, with the nearest right word', () => {
  /** A rule with one slip each: the line, what is marked in it, what is said, the right word. */
  const slips: readonly (readonly [rule: string, marked: string, says: string, guess: string])[] = [
    ['a: {chek: length, check: length, message: m}', 'chek', '没有「chek」这个键', 'check'],
    ['b: {check: lengh, message: m}', 'lengh', '「lengh」', 'length'],
    ['c: {check: length, with: {maxx: 3}, message: m}', 'maxx', '检查「length」没有选项「maxx」', 'max'],
    ['d: {clause: brags, check: length, message: m}', 'brags', '没有条款「brags」', 'brag'],
    ['e: {check: length, with: {max: 3}, message: "{maxi} 字"}', '"{maxi} 字"', '「{maxi}」', 'max'],
    ["f: {check: pattern, with: {regex: '(未完'}, message: m}", '(', '', ''],
    ['g: {check: length, when: {kinds: repost}, message: m}', 'kinds', '没有「kinds」', 'kind'],
    ['h: {check: length, when: {kind: repots}, message: m}', 'repots', '没有「repots」', 'repost'],
    ['i: {check: length, scope: comments, message: m}', 'comments', '没有「comments」这个部分', 'comment'],
    ['j: {check: length, grade: 4, message: m}', '4', '「4」', ''],
    ['k: {from: hose/shout}', 'hose/shout', '「hose」没有列在 extends 里', 'house'],
    ['l: {from: house/shoud}', 'house/shoud', '没有规则「shoud」', 'shout'],
    ['m: {check: phrase, with: {file: words.txt}, message: m}', 'words.txt', '不存在', ''],
    ['n: {check: length, with: {unit: weebo}, message: m}', 'weebo', '「weebo」', 'weibo'],
    ['o: {check: required, with: {any: [imge]}, message: m}', 'imge', '没有「imge」这种内容', 'image'],
    ['p: {check: length}', 'p', '规则「p」没有写 message', ''],
    ['q: {check: length, hint: maybe, message: m}', 'maybe', '「maybe」', ''],
  ]
  const head = [
    'pack: bad',
    'title: 错的',
    'extends: [./house.yaml]',
    'clauses:',
    '  brag: {at: 一, says: 不说大话, by: draft}',
    'rules:',
  ]
  const source = [...head, ...slips.map(([rule]) => `  ${rule}`)].join('\n')
  const files = {
    'postlint.yaml': 'packs: [./bad.yaml]\nrules: {bad/a: off, bad/*: 2}\n',
    'bad.yaml': `${source}\n`,
    'house.yaml': house,
    'a.md': drafts.clean,
  }
  const cwd = tempFolder(files)

  test.each(['', 'test', 'test ./bad.yaml', 'rules', 'explain bad', 'coverage'])('postlint %s', async (line) => {
    const { code, out, err } = await postlint(line, { cwd })
    expect([code, out]).toEqual([2, ''])
    const blocks = err.split('\n\n').slice(1)
    slips.forEach(([rule, marked, says, guess], at) => {
      const number = head.length + at + 1
      const column = `  ${rule}`.indexOf(marked, marked === 'p' ? 2 : 3)
      const block = blocks.find((each) => each.startsWith(`bad.yaml:${number}:`)) ?? ''
      expect(block).toMatch(new RegExp(`^bad\\.yaml:${number}:${column + 1} `))
      expect(block).toContain(says)
      expect(block).toMatch(/│ +\^/)
      if (guess !== '') expect(block).toContain(`是不是「${guess}」？`)
    })
    expect(blocks.filter((each) => each.startsWith('bad.yaml:'))).toHaveLength(slips.length)
    // What the config says of rules that could not be read goes without saying.
    expect(err).not.toContain('postlint.yaml')
  })

  test('in English too', async () => {
    const { err } = await postlint('--lang en', { cwd })
    const said = err.split('\n').filter((line) => !line.includes('│'))
    // Words of the pack itself may be Chinese.
    expect(said.join('\n').replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('other ways to break a pack', () => {
  test.each([
    ['empty', '', '规则包是空的'],
    ['only comments', '# nothing\n', '规则包是空的'],
    ['a list', '- a\n- b\n', '一个列表'],
    ['no name', 'title: t\n', '缺少「pack」'],
    ['a date that is none', 'pack: p\ntitle: t\neffective: 2026-13-01\n', '2026-13-01'],
    ['a tab', 'pack: p\ntitle: t\nrules:\n\tr: {check: length}\n', '制表符'],
    ['an anchor', 'pack: p\ntitle: &t t\n', '锚点'],
    [
      'a pattern that can hang',
      "pack: p\ntitle: t\nrules:\n  r: {check: pattern, with: {regex: '(a+)+$'}, message: m}\n",
      '',
    ],
    ['GB18030', new Uint8Array([0xc7, 0xe5, 0xd4, 0xb6, 0xcd, 0xa8, 0xb8, 0xe6]), 'GB18030'],
  ])('%s', async (name, source, says) => {
    const cwd = tempFolder({ 'postlint.yaml': 'packs: [./p.yaml]\n', 'p.yaml': source, 'a.md': 'aaaa' })
    const { code, out, err } = await postlint('', { cwd })
    if (name === 'a pattern that can hang') {
      // Refused, or run in linear time: never waited for.
      expect([0, 1, 2]).toContain(code)
      return
    }
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
    expect(err).toContain('p.yaml')
    expect(err).not.toContain('    at ')
  })
})
