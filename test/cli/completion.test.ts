import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Option } from 'commander'
import { describe, expect, test } from 'vitest'
import { placeholder } from '../../src/cli/completion/complete.ts'
import type { ValueReader } from '../../src/cli/option-values.ts'
import { makeProgram } from '../../src/cli/program.ts'
import { environmentOf } from '../docs/run-postlint.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'
import { house } from './house.ts'

const files = {
  'postlint.yaml': 'packs: [./house.yaml]\npeople: {自审: [陈晓], 终审: [王芳]}\n',
  'house.yaml': house,
  'accounts/jinxiu.yaml': 'account: jinxiu\nplatform: weibo\n',
  'drafts/十一月.md': '欢迎光临\n',
  'drafts/a b.md': '欢迎光临\n',
}

describe('what can come next', () => {
  const cwd = tempFolder(files)

  /** The values for the last of some words; `:files` where files are asked for. */
  async function next(...words: readonly string[]): Promise<readonly string[]> {
    const { out, code, err } = await postlint(['completion', 'bash', '--', ...words], { cwd })
    expect([code, err]).toEqual([0, ''])
    return out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t', 1)[0] ?? '']))
  }

  test.each<[words: readonly string[], values: readonly string[]]>([
    [['ca'], ['calendar', ':files']],
    [['drafts/'], [':files']],
    [['drafts/a.md', 'ca'], [':files']],
    [['--fail'], ['--fail-on', '--fail-on-not-judged']],
    [
      ['--fail-on', ''],
      ['1', '2', '3', 'never'],
    ],
    [
      ['--format', 'j'],
      ['json', 'junit'],
    ],
    [['-f', 'ht'], ['html']],
    [['--format=ht'], ['--format=html']],
    [
      ['--lang', ''],
      ['zh', 'en'],
    ],
    [['--select', 'house/b'], ['house/brag']],
    [['--select=house/b'], ['--select=house/brag']],
    [['--ignore', 'house/brag,house/s'], ['house/brag,house/shout']],
    [['--output', ''], [':files']],
    [['--now', ''], []],
    [
      ['--pack', 'weibo-h'],
      ['weibo-handbook', ':files'],
    ],
    [
      ['--quiet', 'cal'],
      ['calendar', ':files'],
    ],
    [
      ['--format', 'json', 'cal'],
      ['calendar', ':files'],
    ],
    [['explain', 'house/s'], ['house/shout']],
    [['explain', 'exit'], ['exit-codes']],
    [['explain', 'personal'], ['personal-data']],
    [['explain', 'weibo-handbook/repost-w'], ['weibo-handbook/repost-without-comment']],
    [['explain', 'house/brag', ''], []],
    [['calendar', ''], ['jinxiu']],
    [['calendar', '--f'], ['--format']],
    [
      ['report', '--by', 'a'],
      ['author', 'account'],
    ],
    [
      ['sign', '--role', ''],
      ['终审', '自审'],
    ],
    [['sign', '--clause', 'house/'], ['house/brag']],
    [
      ['test', 'ho'],
      ['hotel', 'house', ':files'],
    ],
    [
      ['completion', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [['--', '--f'], [':files']],
    [
      ['--no-such-option', 'ca'],
      ['calendar', ':files'],
    ],
    [[''], expect.arrayContaining(['explain', 'completion', ':files'])],
  ])('%j', async (words, values) => expect(await next(...words)).toEqual(values))

  test('each with a few words in the language of the project', async () => {
    const { out } = await postlint(['completion', 'fish', '--lang', 'en', '--', 'cal'], { cwd })
    expect(out).toContain('calendar\tshow a week of an account\n')
    expect((await postlint(['completion', 'fish', '--', 'cal'], { cwd })).out).toContain('显示一个账号的一周')
  })

  test('a project that makes no sense gives no names, and no complaint', async () => {
    const broken = tempFolder({ 'postlint.yaml': 'drats: x\n' })
    const { code, out, err } = await postlint('completion bash -- --select house/', { cwd: broken })
    expect([code, out, err]).toEqual([0, '', ''])
  })

  test('every option that takes a value has its words, a known kind of name, or is free text', () => {
    const program = makeProgram(environmentOf([], cwd, 'en'), 'en', () => undefined)
    const options = [program, ...program.commands].flatMap((command) => command.options)
    const known = ['file', 'path', 'folder', 'rule', 'clause', 'role']
    const free = ['n', 'id', 'text', 'time', 'date', 'revision', 'name', 'key']
    const isKnown = (option: Option) =>
      (option.parseArg as ValueReader<unknown> | undefined)?.words !== undefined ||
      [...known, ...free].includes(placeholder(option))
    const unknown = options.filter((option) => (option.required || option.optional) && !isKnown(option))
    expect(unknown.map(({ flags }) => flags)).toEqual([])
  })
})

test('an unknown shell', async () => {
  const { code, err } = await postlint('completion fsh --lang en', { cwd: tempFolder() })
  expect(code).toBe(2)
  expect(err).toContain('No completion for the shell “fsh”')
})

/** The shells, each asked in its own way what it would offer for a line. */
const shells: Readonly<
  Record<string, (line: string) => { readonly args: readonly string[]; readonly input?: string }>
> = {
  bash: (line) => ({
    args: [
      '--norc',
      '-c',
      `source <(postlint completion bash)
       COMP_WORDS=(${line.replaceAll('=', ' = ')}${line.endsWith(' ') ? "''" : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
       _postlint; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
  }),
  fish: (line) => ({ args: ['--no-config', '-c', `postlint completion fish | source; complete -C '${line}'`] }),
  // A terminal within, because zsh completes nowhere else. Where several words fit, Tab twice lists them.
  zsh: (line) => ({
    args: [
      '-f',
      '-c',
      `zmodload zsh/zpty
       zpty inner zsh -f -i
       zpty -w inner "PS1= RPS1=; stty -echo columns 200 rows 50; autoload -Uz compinit; compinit -u -D; setopt no_beep; source <(postlint completion zsh); echo rea''dy"
       zpty -r -m inner x '*ready*'
       zpty -w -n inner $'${line}\\t\\t'
       sleep 1.5
       zpty -w -n inner $'\\C-e#END\\n'
       zpty -r -m inner answer '*END*'
       print -r -- "$answer"
       zpty -d inner`,
    ],
  }),
}

describe.each(Object.keys(shells))('in %s itself', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0

  test.skipIf(!isThere).each([
    ['a command', 'postlint cal', ['calendar']],
    ['an option', 'postlint --fail-on-n', ['--fail-on-not-judged']],
    ['values', 'postlint --format j', ['json', 'junit']],
    ['a value behind =', 'postlint --format=check', ['checkstyle']],
    ['a rule of the project', 'postlint explain house/sh', ['house/shout']],
    ['an account', 'postlint calendar ', ['jinxiu']],
  ])(isThere ? '%s' : `%s (${shell} is not installed)`, (_, line, offered) => {
    const cwd = tempFolder(files)
    const bin = tempFolder({
      postlint: `#!/bin/sh\nexec '${process.execPath}' '${join(packageFolder, 'bin/postlint.js')}' "$@"\n`,
    })
    chmodSync(join(bin, 'postlint'), 0o755)
    const { args } = shells[shell]?.(line) ?? { args: [] }
    const env = { PATH: `${bin}:${process.env.PATH}`, HOME: bin, TERM: 'xterm', LANG: 'C.UTF-8' }
    const { stdout, stderr } = spawnSync(shell, [...args], { cwd, encoding: 'utf8', env, timeout: 20_000 })
    for (const each of offered) expect(stdout, stderr).toContain(each)
  })

  test.skipIf(!isThere)('the script is sound', async () => {
    const { out } = await postlint(`completion ${shell}`, { cwd: tempFolder() })
    const path = join(tempFolder(), 'script')
    writeFileSync(path, out)
    const { status, stderr } = spawnSync(shell, ['-n', path], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
})

test.skipIf(spawnSync('fish', ['-c', 'true']).status !== 0)(
  'fish offers files, with Chinese and blanks in their names',
  () => {
    const cwd = tempFolder(files)
    const bin = tempFolder({
      postlint: `#!/bin/sh\nexec '${process.execPath}' '${join(packageFolder, 'bin/postlint.js')}' "$@"\n`,
    })
    chmodSync(join(bin, 'postlint'), 0o755)
    const env = { PATH: `${bin}:${process.env.PATH}`, HOME: bin, LANG: 'C.UTF-8' }
    const ask = `postlint completion fish | source; complete -C 'postlint drafts/'; complete -C 'postlint --output=drafts/'`
    const { stdout } = spawnSync('fish', ['--no-config', '-c', ask], { cwd, encoding: 'utf8', env })
    expect(stdout).toContain('drafts/十一月.md')
    expect(stdout).toMatch(/drafts\/a\\? b\.md/)
    expect(stdout).toContain('--output=drafts/十一月.md')
  },
)
