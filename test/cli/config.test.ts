import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asPlainUser, tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'
import { drafts, house, project } from './house.ts'

/** `path rule` of every violation, in order. */
async function found(line: string, cwd: string): Promise<string[]> {
  const { out } = await postlint(`--format compact --quiet ${line}`, { cwd })
  return out.split('\n').flatMap((each) => {
    const match = /^(.*?):\d+:\d+: (?:(\S+) )?.*\[(.*)\]$/.exec(each)
    return match === null ? [] : [`${match[1]} ${match[2]} ${match[3]}`]
  })
}

describe('which config holds', () => {
  const files = {
    ...project(),
    'a.md': drafts.grade1,
    'deep/b.md': drafts.grade1,
    'loose/postlint.yaml': 'packs: [../rules/house.yaml]\nrules: {house/brag: 3}\n',
    'loose/c.md': drafts.grade1,
    'loose/deep/d.md': drafts.grade1,
    'other/postlint.yml': 'packs: [../rules/house.yaml]\nrules: {house/brag: off}\n',
    'other/e.md': drafts.grade1,
  }
  const cwd = tempFolder(files)

  test('the nearest one above each draft', async () => {
    expect(await found('', cwd)).toEqual([
      'a.md 一级 house/brag',
      'deep/b.md 一级 house/brag',
      'loose/c.md 三级 house/brag',
      'loose/deep/d.md 三级 house/brag',
    ])
  })

  test('wherever postlint runs', async () => {
    expect(await found('d.md', `${cwd}/loose/deep`)).toEqual(['d.md 三级 house/brag'])
    expect(await found('../../a.md', `${cwd}/loose/deep`)).toEqual(['../../a.md 一级 house/brag'])
    expect(await found('e.md', `${cwd}/other`)).toEqual([])
  })

  test('run from a folder of the project, its drafts are named from there', async () => {
    const folder = tempFolder(
      project('drafts: drafts/**/*.md\n', {
        'drafts/gov/a.md': drafts.grade1,
        'drafts/b.md': drafts.grade1,
        'notes/c.md': drafts.grade1,
      }),
    )
    const rule = '一级 house/brag'
    expect(await found('', folder)).toEqual([`drafts/b.md ${rule}`, `drafts/gov/a.md ${rule}`])
    expect(await found('', `${folder}/drafts`)).toEqual([`b.md ${rule}`, `gov/a.md ${rule}`])
    expect(await found('', `${folder}/drafts/gov`)).toEqual([`../b.md ${rule}`, `a.md ${rule}`])
    expect(await found('', `${folder}/notes`)).toEqual([`../drafts/b.md ${rule}`, `../drafts/gov/a.md ${rule}`])
  })

  test('none: the handbook, and a config under another name is not passed over in silence', async () => {
    const folder = tempFolder({ 'a.md': '快来！！！\n', '.postlintrc.yml': 'packs: []\n' })
    const { err, out } = await postlint('', { cwd: folder })
    expect(err).toBe('postlint: 没有读取 .postlintrc.yml：配置文件要叫 postlint.yaml\n')
    expect(out).toContain('weibo-handbook/')
  })
})

describe('which files are drafts', () => {
  test('.gitignore, .postlintignore and the config leave files out', async () => {
    const cwd = tempFolder({
      ...project('ignore: [old/**, "*.tmp.md"]\n'),
      '.git/': '',
      '.gitignore': 'build/\n',
      '.postlintignore': 'notes.md\n',
      'a.md': drafts.grade1,
      'notes.md': drafts.grade1,
      'build/b.md': drafts.grade1,
      'old/c.md': drafts.grade1,
      'd.tmp.md': drafts.grade1,
      'README.md': drafts.grade1,
      'node_modules/x/y.md': drafts.grade1,
      '.hidden/z.md': drafts.grade1,
    })
    expect(await found('', cwd)).toEqual(['a.md 一级 house/brag'])
    const { code, out } = await postlint('notes.md a.md', { cwd })
    expect([code, out]).toEqual([1, expect.stringContaining('已被忽略：notes.md')])
  })

  test('profiles are no drafts', async () => {
    const cwd = tempFolder({
      ...project('accounts: people/*.md\n'),
      'a.md': drafts.grade1,
      'people/x.md': 'account: x\n',
    })
    expect(await found('', cwd)).toEqual(['a.md 一级 house/brag'])
  })
})

describe('settings of rules', () => {
  const text = '全城最低！！！\n'
  const brag = 'a.md 一级 house/brag'
  const shout = 'a.md 二级 house/shout'

  test.each([
    ['off', '{house/brag: off}', [shout]],
    ['false', '{house/brag: false}', [shout]],
    ['a milder grade', '{house/brag: 3}', ['a.md 三级 house/brag', shout]],
    ['a grade with options', '{house/brag: {grade: 2}}', ['a.md 二级 house/brag', shout]],
    ['a hint', '{house/shout: hint}', [brag]],
    ['a hint made a grade', '{house/topic: 2}', [brag, 'a.md 二级 house/topic', shout]],
    ['an option', '{house/long: {max: 3}}', [brag, 'a.md 三级 house/long', shout]],
    ['a list as an option', '{house/brag: {words: [最低]}}', ['a.md 一级 house/brag', shout]],
    ['all rules of a pack', '{house/*: off}', []],
    ['all but one', '{house/*: off, house/shout: on}', [shout]],
    ['the later one counts', '{house/shout: on, house/*: off}', []],
  ])('%s', async (_, rules, expected) => {
    const cwd = tempFolder(project(`rules: ${rules}\n`, { 'a.md': text }))
    expect((await found('', cwd)).sort()).toEqual([...expected].sort())
  })

  test.each([
    ['off', []],
    ['hint', []],
    ['1', ['a.md 一级 postlint/empty-post']],
    ['on', ['a.md 三级 postlint/empty-post']],
  ])('postlint’s own rules too: %s', async (setting, expected) => {
    const cwd = tempFolder(project(`rules: {postlint/empty-post: ${setting}}\n`, { 'a.md': '' }))
    expect(await found('', cwd)).toEqual(expected)
  })
})

describe.skipIf(process.platform === 'win32')('a pack that cannot be read is named', () => {
  test.each([
    [
      'the file is shut',
      'rules/house.yaml',
      '[./rules/house.yaml]',
      'rules/house.yaml: You are not permitted to read this file',
    ],
    [
      'it is a folder',
      '',
      '[./rules/]',
      'rules: This is a folder, a pipe or a device, not a file\n  Give the path of a plain file\n',
    ],
  ])('%s', async (_, shut, packs, says) => {
    const cwd = tempFolder({ 'postlint.yaml': `packs: ${packs}\n`, 'rules/house.yaml': house, 'a.md': drafts.clean })
    chmodSync(cwd, 0o755)
    if (shut !== '') chmodSync(join(cwd, shut), 0o000)
    const { code, err } = await asPlainUser(() => postlint('--lang en --no-cache', { cwd }))
    if (shut !== '') chmodSync(join(cwd, shut), 0o755)
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })

  // Whether a file is there is asked with the rights of the process, which only another process lacks.
  test('its folder is shut', () => {
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./rules/house.yaml]\n',
      'rules/house.yaml': house,
      'a.md': '好',
    })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'rules'), 0o000)
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const line = [join(packageFolder, 'bin/postlint.js'), '--lang', 'en', '--no-cache']
    const { status, stderr } = spawnSync(process.execPath, line, { cwd, encoding: 'utf8', ...user })
    chmodSync(join(cwd, 'rules'), 0o755)
    expect([status, stderr]).toEqual([2, expect.stringContaining('rules/house.yaml: You are not permitted to read')])
  })

  test.each([
    [
      '--baseline drafts',
      'The baseline drafts: This is a folder, a pipe or a device, not a file\n  Give the path of a plain file',
    ],
    ['--config drafts', 'drafts: This is a folder, a pipe or a device, not a file\n  Give the path of a plain file'],
  ])('%s', async (line, says) => {
    const { code, err } = await postlint(`drafts/a.md ${line} --lang en`, {
      cwd: tempFolder({ 'drafts/a.md': drafts.clean }),
    })
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })
})

describe('overrides', () => {
  const cwd = tempFolder({
    ...project(`rules:
  house/shout: off
  more/second: 1
overrides:
  - files: gov/**
    rules: {house/shout: 1, house/long: {max: 5}}
  - files: [shop/*.md, "*.promo.md"]
    packs: [./rules/more.yaml]
  - files: shop/quiet*.md
    packs: [./rules/more.yaml]
    rules: {house/*: off, more/first: hint}
  - files: gov/inner/**
    rules: {house/shout: off, house/topic: 3}
`),
    'rules/more.yaml': `pack: more
title: 更多
rules:
  first: {check: phrase, with: {words: [第一]}, message: m}
  second: {check: phrase, with: {words: [第二]}, message: m}
`,
    'a.md': '全城最低！！！第一第二',
    'x.promo.md': '第一第二',
    'gov/a.md': '快来！！！早',
    'gov/inner/a.md': '快来！！！',
    'shop/a.md': '全城最低第一第二',
    'shop/quiet.md': '全城最低第一第二',
    'shop/deep/a.md': '第一第二',
  })

  test('add packs, switch, grade and set options by path; later ones win', async () => {
    expect((await found('', cwd)).sort()).toEqual(
      [
        'a.md 一级 house/brag',
        'gov/a.md 一级 house/shout',
        'gov/a.md 三级 house/long',
        'gov/inner/a.md 三级 house/topic',
        'shop/a.md 一级 house/brag',
        // Nobody gave it a grade.
        'shop/a.md 三级（未定级） more/first',
        'shop/a.md 一级 more/second',
        'shop/quiet.md 一级 more/second',
        'x.promo.md 三级（未定级） more/first',
        'x.promo.md 一级 more/second',
      ].sort(),
    )
  })

  test('`rules DRAFT` names the line that decided', async () => {
    const { out } = await postlint('rules gov/inner/a.md', { cwd })
    expect(out).toMatch(/关闭 +一级 +house\/shout +rules\/house\.yaml:17 ← postlint\.yaml:14\n/)
    expect(out).toMatch(/适用 +三级 +house\/topic +rules\/house\.yaml:\d+ ← postlint\.yaml:14\n/)
    expect(out).toMatch(/适用 +三级 +house\/long +rules\/house\.yaml:\d+ ← postlint\.yaml:7\n/)
    expect(out).toMatch(/适用 +一级 +house\/brag +rules\/house\.yaml:8\n/)
    expect(out).not.toContain('more/')
    expect((await postlint('rules shop/a.md', { cwd })).out).toMatch(
      /一级 +more\/second +rules\/more\.yaml:5 ← postlint\.yaml:4/,
    )
  })

  test('a setting of a pack that is on nowhere is a slip', async () => {
    const bad = tempFolder(project('overrides:\n  - files: a.md\n    rules: {hous/brag: off}\n', { 'a.md': 'x' }))
    const { code, err } = await postlint('', { cwd: bad })
    expect(code).toBe(2)
    expect(err).toContain('postlint.yaml:4:13  启用的规则包里没有规则「hous/brag」')
    expect(err).toContain('是不是「house/brag」？')
  })
})

describe('grades', () => {
  test('names and sanctions of the config come before those of the pack', async () => {
    const grades = 'grades:\n  1: {name: 一类, sanction: 通报}\n  3: {name: {zh: 小事, en: Trifle}}\n'
    const cwd = tempFolder(project(grades, { 'a.md': `全城最低${'今天多云，明天有雨。'.repeat(4)}！！！\n` }))
    const { out } = await postlint('', { cwd })
    expect(out).toContain('  一类  house/brag')
    expect(out).toContain('  小事  house/long')
    expect(out).toContain('  二级  house/shout')
    expect(out).toContain('一类 1（通报）  二级 1（处分由贵单位规定）  小事 1（处分由贵单位规定）')
    expect((await postlint('--lang en', { cwd })).out).toContain('  Trifle  house/long')
  })
})

describe('locked rules', () => {
  const locked = house
    .replace('  shout:\n    grade: 2', '  shout:\n    locked: true\n    grade: 2')
    .replace('  long:\n    grade: 3', '  long:\n    locked: true\n    grade: 3')
  const files = (config: string, pack = '') => ({
    'postlint.yaml': config,
    'rules/house.yaml': locked,
    'rules/child.yaml': `pack: child\ntitle: 下级\nextends: [./house.yaml]\n${pack}`,
    'a.md': drafts.clean,
  })
  const clauses = `clauses:
  soft: {at: 1, says: 轻, by: draft, grade: 3}
  hard: {at: 2, says: 重, by: draft, grade: 1}
  advice: {at: 3, says: 宜, by: draft, strength: should}
`

  test.each([
    ['off', '{house/shout: off}', '规则「house/shout」已锁定，不能关闭'],
    ['false', '{house/shout: false}', '不能关闭'],
    ['a hint', '{house/shout: hint}', '不能改成建议'],
    ['a milder grade', '{house/shout: 3}', '不能降低等级'],
    ['a milder grade among options', '{house/shout: {grade: 3}}', '不能降低等级'],
    ['a greater limit', '{house/long: {max: 31}}', '不能放宽选项「max」'],
    ['another unit', '{house/long: {unit: byte}}', '不能放宽选项「unit」'],
    ['with all others', '{house/*: off}', '规则「house/shout」已锁定，不能关闭'],
  ])('a config cannot set it to %s', async (_, rules, message) => {
    for (const config of [`rules: ${rules}\n`, `overrides: [{files: x.md, rules: ${rules}}]\n`]) {
      const cwd = tempFolder(files(`packs: [./rules/house.yaml]\n${config}`))
      const { code, err } = await postlint('', { cwd })
      expect([code, err]).toEqual([2, expect.stringContaining(message)])
      expect(err).toMatch(/postlint\.yaml:2:\d+ {2}.*\n +2 │ /)
    }
  })

  test.each([
    ['a worse grade', '{house/shout: 1}'],
    ['a smaller limit', '{house/long: {max: 29}}'],
    ['the same limit', '{house/long: {max: 30}}'],
    ['on', '{house/long: on}'],
  ])('a config may set it to %s', async (_, rules) => {
    const cwd = tempFolder(files(`packs: [./rules/house.yaml]\nrules: ${rules}\n`))
    expect(await postlint('', { cwd })).toMatchObject({ code: 0, err: '' })
  })

  test.each([
    ['a hint', 'hint: true', '不能改成建议'],
    ['unlocked', 'locked: false', '不能解除锁定'],
    ['a milder grade', 'grade: 3', '不能降低等级'],
    ['narrower', 'when: {kind: repost}', '不能缩小范围'],
    ['other words', "with: {regex: '[！]{4,9}'}", '不能放宽选项「regex」'],
    ['look elsewhere', 'scope: title', '不能不看「post」：scope 要包括它'],
    ['another check', 'check: pairs', '不能换掉检查：应为「pattern」'],
    ['another subject', 'subject: account', '不能改变 subject：应为「draft」'],
    ['milder by its clause', 'clause: soft', '不能降低等级'],
    ['a hint by its clause', 'clause: advice', '不能改成建议'],
  ])('a pack that extends it cannot make it %s', async (_, change, message) => {
    const cwd = tempFolder(
      files('packs: [./rules/child.yaml]\n', `rules:\n  loud:\n    from: house/shout\n    ${change}\n${clauses}`),
    )
    const { code, err } = await postlint('', { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(err).toMatch(/rules\/child\.yaml:5:3 /)
  })

  test.each([
    ['as it is', 'reason: r'],
    ['look at more', 'scope: [title, post]'],
    ['look at the same', 'scope: post'],
    ['the same check', 'check: pattern'],
    ['a worse grade', 'grade: 1'],
    ['a worse grade by its clause', 'clause: hard'],
  ])('a pack that extends it may make it %s', async (_, change) => {
    const cwd = tempFolder(
      files('packs: [./rules/child.yaml]\n', `rules:\n  loud:\n    from: house/shout\n    ${change}\n${clauses}`),
    )
    expect(await postlint('', { cwd })).toMatchObject({ code: 0, err: '' })
  })
})

describe('accounts', () => {
  const account = (name: string, more = '') => `account: ${name}\n${more}`
  const draft = (name: string) => `---\naccount: ${name}\n---\n${drafts.clean}`

  test('a name that no profile has is a violation as soon as there are profiles', async () => {
    const cwd = tempFolder(project('', { 'a.md': draft('jinxu'), 'accounts/a.yaml': account('jinxiu') }))
    expect(await found('', cwd)).toEqual(['a.md 三级 postlint/unknown-account'])
    expect((await postlint('', { cwd })).out).toContain('是不是「jinxiu」？')
    const without = tempFolder(project('', { 'a.md': draft('jinxu') }))
    expect(await found('', without)).toEqual([])
  })

  test('a broken profile is told with its place, ends with 2, and is no fault of the drafts that name it', async () => {
    const cwd = tempFolder(
      project('', {
        'a.md': draft('broken'),
        'b.md': draft('other'),
        'accounts/x.yaml': account('broken', 'nicknam: x\n'),
      }),
    )
    const { code, out } = await postlint('', { cwd })
    expect(code).toBe(2)
    expect(out).toContain('accounts/x.yaml')
    expect(out).toContain('没有「nicknam」这个键')
    expect(out).toContain('是不是「nickname」？')
    // The one that names no profile at all is one, though.
    expect(await found('', cwd)).toEqual(['b.md 三级 postlint/unknown-account'])
  })

  test('a profile that hides its name makes no draft a violation', async () => {
    const cwd = tempFolder(project('', { 'a.md': draft('x'), 'accounts/x.yaml': 'nickname: x\n' }))
    expect(await found('', cwd)).toEqual([])
    expect((await postlint('', { cwd })).code).toBe(2)
  })

  test('two profiles of one name', async () => {
    const cwd = tempFolder(
      project('', {
        'a.md': draft('x'),
        'accounts/1.yaml': account('x'),
        'accounts/2.yaml': `nickname: y\n${account('x')}`,
      }),
    )
    const { code, out } = await postlint('', { cwd })
    expect([code, out]).toEqual([2, expect.stringContaining('账号「x」在 accounts/1.yaml 里已经有了')])
    expect(out).toMatch(/账号资料有误 +2:10\n.*\n +2 │ account: x\n +│ +\^\n/)
  })

  test.skipIf(process.platform === 'win32').each([
    ['', 'accounts'],
    ['accounts: accounts/**/*.yaml\n', 'accounts/deep'],
    ['accounts: [accounts/**/*.yaml, "!accounts/old.yaml"]\n', 'accounts'],
  ])('%j: a folder of profiles that may not be read ends the run and is named: %s', async (config, shut) => {
    const cwd = tempFolder(project(config, { 'a.md': drafts.clean, 'accounts/deep/x.yaml': account('x') }))
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, shut), 0o000)
    const { code, err } = await asPlainUser(() => postlint('--lang en --no-cache', { cwd }))
    chmodSync(join(cwd, shut), 0o755)
    expect([code, err]).toEqual([
      2,
      `postlint: The folder cannot be read: ${join(cwd, shut)} (EACCES)\n  Ask its owner to let you read it\n`,
    ])
  })

  test.each(['', 'accounts: accounts/**/*.yaml\n'])('%j: a file in the place of that folder', async (config) => {
    const cwd = tempFolder(project(config, { 'a.md': drafts.clean, accounts: '' }))
    expect(await postlint('', { cwd })).toMatchObject({ code: 0, err: '' })
  })

  test.skipIf(process.platform === 'win32')(
    'a draft is judged from within a folder that may not be listed',
    async () => {
      const cwd = tempFolder({ 'a.md': drafts.clean })
      chmodSync(cwd, 0o711)
      const { code, err } = await asPlainUser(() => postlint('a.md --no-cache', { cwd }))
      expect([code, err]).toEqual([0, ''])
    },
  )

  test('the account of the config must have a profile, if others have', async () => {
    const files = { 'a.md': drafts.clean, 'accounts/x.yaml': account('jinxiu') }
    const { code, err } = await postlint('', { cwd: tempFolder(project('account: jinxu\n', files)) })
    expect(code).toBe(2)
    expect(err).toMatch(
      /postlint\.yaml:2:10 {2}没有账号「jinxu」的资料\n +2 │ account: jinxu\n.*\n +是不是「jinxiu」？/,
    )
    expect((await postlint('', { cwd: tempFolder(project('account: jinxu\n', { 'a.md': drafts.clean })) })).code).toBe(
      0,
    )
    expect((await postlint('', { cwd: tempFolder(project('account: jinxiu\n', files)) })).code).toBe(0)
  })
})

describe('slips in the config are framed, with the nearest right word', () => {
  test.each([
    ['an unknown key', 'drfat: x.md', '没有「drfat」这个键', 'drfat'],
    ['a wrong type', 'drafts: {a: b}', '应为', '{a: b}'],
    ['a wrong word', 'lang: english', '「english」', 'english'],
    ['a wrong grade', 'fail-on: 4', '应为 1、2、3 或 never', '4'],
    ['a time zone', 'timezone: Asia/Shanghia', '没有时区「Asia/Shanghia」', 'Asia/Shanghia'],
    ['an unknown rule', 'rules: {house/bragg: off}', '启用的规则包里没有规则「house/bragg」', 'house/bragg'],
    [
      'an unknown rule of postlint',
      'rules: {postlint/emty-post: off}',
      '没有规则「postlint/emty-post」',
      'postlint/emty-post',
    ],
    ['options of a rule of postlint', 'rules: {postlint/empty-post: {max: 1}}', '这条规则没有选项', '{max: 1}'],
    ['a rule without its pack', 'rules: {brag: off}', '名称「brag」不合规定', 'brag'],
    ['a wrong setting', 'rules: {house/brag: of}', '「of」不是规则的设置', 'of'],
    ['an unknown option', 'rules: {house/long: {mx: 3}}', '检查「length」没有选项「mx」', 'mx'],
    ['a wrong option', 'rules: {house/long: {max: many}}', '「many」', 'many'],
    [
      'a pack that is not there',
      'overrides: [{files: a.md, packs: [weibo-handbok]}]',
      '找不到规则包「weibo-handbok」',
      'weibo-handbok',
    ],
    ['people run together', 'people: {初审: 李敏、王芳}', 'postlint.yaml:2:14  「李敏、王芳」会被当作一个词', ''],
    ['broken YAML', 'rules: {house/brag: off', '', ''],
  ])('%s', async (_, line, message, marked) => {
    const cwd = tempFolder(project(`${line}\n`, { 'a.md': drafts.clean }))
    const { code, out, err } = await postlint('', { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    if (marked === '') return
    const column = line.indexOf(marked)
    expect(err).toMatch(new RegExp(`postlint\\.yaml:2:${column + 1} `))
    expect(err).toContain(`\n  2 │ ${line}\n    │ ${' '.repeat(column)}${'^'.repeat(marked.length)}\n`)
  })

  test('all at once', async () => {
    const cwd = tempFolder(project('lang: fr\ntimezone: Mars\nfail-on: 9\n', { 'a.md': drafts.clean }))
    expect((await postlint('', { cwd })).err.match(/^postlint\.yaml:\d/gm)).toHaveLength(3)
  })
})
