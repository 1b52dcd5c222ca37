import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { drafts, project } from '../cli/house.ts'
import { gitEnvironment, ScratchRepository } from '../run/scratch-repository.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { blocksOf, blockTitled } from './blocks.ts'
import { root } from './run-postlint.ts'

const english = readFileSync(join(root, 'docs/git-and-ci.md'), 'utf8')
const chinese = readFileSync(join(root, 'docs/git-and-ci.zh-CN.md'), 'utf8')
const recipe = (title: string) => blockTitled(english, title)

const { clean, grade1 } = drafts
const files = project('drafts: drafts/**/*.md\n', {
  '.gitignore': 'node_modules\n',
  'README.md': grade1,
  'drafts/a.md': clean,
})

/** The registry is asked with the machine’s own settings, and git with none of them. */
const environment = { ...process.env, ...gitEnvironment, HOME: tempFolder(), npm_config_update_notifier: 'false' }

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

/** A node_modules folder with the built postlint and other packages; undefined where they cannot be had. */
function modules(...packages: readonly string[]): string | undefined {
  const folder = tempFolder({ 'package.json': '{}', 'node_modules/.bin/': '' })
  if (packages.length > 0) {
    const args = ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', ...packages]
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 60_000 })
    if (status !== 0) return undefined
  }
  symlinkSync(join(root, 'bin/postlint.js'), join(folder, 'node_modules/.bin/postlint'))
  return join(folder, 'node_modules')
}

function scratch(nodeModules: string | undefined, more: Readonly<Record<string, string>> = {}): ScratchRepository {
  const made = ScratchRepository.with({ ...files, ...more, 'package.json': '{}\n' }).commit()
  if (nodeModules !== undefined) symlinkSync(nodeModules, join(made.folder, 'node_modules'))
  return made
}

function run(made: ScratchRepository, command: string, args: readonly string[], variables: object = {}) {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd: made.folder,
    encoding: 'utf8',
    env: { ...environment, ...variables },
  })
  return { code: status, text: stdout + stderr }
}

const commit = (made: ScratchRepository, ...args: readonly string[]) =>
  run(made, 'git', ['commit', '-q', '-m', 'x', ...args])

const read = (made: ScratchRepository, path: string) => readFileSync(join(made.folder, path), 'utf8')

/** What every hook must do. */
function guards(made: ScratchRepository): void {
  made.stage({ 'drafts/a.md': grade1 })
  const bad = commit(made)
  expect(bad.text).toContain('大话「全城最低」')
  expect(bad.code).not.toBe(0)
  made.stage({ 'drafts/a.md': '#早安# 雨。\n', 'README.md': `${grade1}也是全城最低。\n` })
  expect(commit(made)).toMatchObject({ code: 0 })
  // Good when it was staged, spoiled since: the commit is good, and the file stays as it is.
  made.stage({ 'drafts/a.md': '#早安# 雪。\n' }).write({ 'drafts/a.md': grade1 })
  expect(commit(made)).toMatchObject({ code: 0 })
  expect(read(made, 'drafts/a.md')).toBe(grade1)
  // The other way round.
  made.stage().write({ 'drafts/a.md': '#早安# 雪。\n' })
  expect(commit(made).code).not.toBe(0)
  expect(read(made, 'drafts/a.md')).toBe('#早安# 雪。\n')
  expect(commit(made, '--no-verify')).toMatchObject({ code: 0 })
}

test('both documents have the same recipes', () => {
  const titled = (text: string) =>
    blocksOf(text).flatMap(({ title, content }) => (title === undefined ? [] : [[title, content]]))
  expect(titled(chinese)).toEqual(titled(english))
})

describe('a plain hook', () => {
  test('the line for a hook that is there', () => {
    const made = scratch(modules(), { hook: `#!/bin/sh\n${recipe('hook-line')}\nexit 0\n` })
    copyFileSync(join(made.folder, 'hook'), join(made.folder, '.git/hooks/pre-commit'))
    chmodSync(join(made.folder, '.git/hooks/pre-commit'), 0o755)
    guards(made)
  })
})

const huskyModules = modules('husky@9', 'lint-staged@16')

describe.skipIf(huskyModules === undefined)('husky and lint-staged (skipped where npm has no registry)', () => {
  test('guard commits', () => {
    const path = '.husky/pre-commit'
    const config = '.lintstagedrc.json'
    const made = scratch(huskyModules, { [path]: recipe(path), [config]: recipe(config) })
    expect(run(made, 'npx', ['--no-install', 'husky'])).toMatchObject({ code: 0 })
    guards(made)
  })
})

const lefthookModules = modules('lefthook@2')

describe.skipIf(lefthookModules === undefined)('lefthook (skipped where npm has no registry)', () => {
  test('guards commits', () => {
    const made = scratch(lefthookModules, { 'lefthook.yml': recipe('lefthook.yml') })
    expect(run(made, 'npx', ['--no-install', 'lefthook', 'install'])).toMatchObject({ code: 0 })
    guards(made)
  })
})

const isClone = existsSync(join(root, '.git')) && has('pre-commit')

describe.skipIf(!isClone || huskyModules === undefined)(
  'pre-commit (skipped where it is not installed, or npm has no registry)',
  () => {
    test('installs postlint from its repository, and guards commits', { timeout: 120_000 }, () => {
      const source = repositoryAsItIs()
      const revision = source.git('rev-parse', 'HEAD').trim()
      const path = '.pre-commit-config.yaml'
      const config = recipe(path).replace('https://example.com/postlint.git', source.folder).replace('v0.1.0', revision)
      const made = scratch(undefined, { [path]: config })
      const home = { PRE_COMMIT_HOME: tempFolder() }
      Object.assign(environment, home)
      expect(run(made, 'pre-commit', ['install', '--install-hooks'])).toMatchObject({ code: 0 })
      guards(made)
      // Everything, in files that no commit changes: the last commit let one through.
      const all = run(made, 'pre-commit', ['run', '--all-files'])
      expect(all.text).toContain('Passed')
      made.commit({ 'drafts/b.md': grade1 })
      const found = run(made, 'pre-commit', ['run', '--all-files'])
      expect([found.code, found.text]).toEqual([1, expect.stringContaining('drafts/b.md')])
      expect(found.text).not.toContain('README.md')
    })
  },
)

/** The project with what is not committed yet, as a repository of one commit. */
function repositoryAsItIs(): ScratchRepository {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const made = ScratchRepository.with({})
  for (const path of listed.split('\0')) {
    if (path === '' || !existsSync(join(root, path)) || /^(?:fixtures|bench|docs|test)\//.test(path)) continue
    mkdirSync(dirname(join(made.folder, path)), { recursive: true })
    copyFileSync(join(root, path), join(made.folder, path))
  }
  return made.commit()
}

describe('in CI', () => {
  interface Step {
    readonly run?: string
    readonly uses?: string
    readonly with?: Readonly<Record<string, string>>
  }
  const action = parse(readFileSync(join(root, '.github/actions/postlint/action.yml'), 'utf8')) as {
    inputs: Record<string, unknown>
    runs: { steps: readonly Step[] }
  }

  /** A branch that makes one draft worse, and loosens the rule that would say so. */
  function mergeRequest(): { readonly made: ScratchRepository; readonly base: string } {
    const made = scratch(modules(), { 'drafts/old.md': grade1 })
    const base = made.git('rev-parse', 'HEAD').trim()
    made.git('checkout', '-q', '-b', 'topic')
    const loosened = project('drafts: drafts/**/*.md\nrules: {house/brag: off}\n')['postlint.yaml']
    made.commit({ 'drafts/a.md': grade1, 'postlint.yaml': loosened })
    return { made, base }
  }

  test.each<[what: string, variables: (base: string) => object, code: number, named: string[]]>([
    ['a pull request, by the rules of the base', (BASE) => ({ BASE, TRUST: BASE }), 1, ['drafts/a.md']],
    ['a pull request, by its own rules', (BASE) => ({ BASE }), 0, ['drafts/a.md']],
    ['a push: everything', (TRUST) => ({ TRUST }), 1, ['drafts/a.md', 'drafts/old.md']],
    ['further options', (TRUST) => ({ TRUST, ARGS: '--fail-on never --quiet $(touch x)' }), 2, []],
  ])('the action on %s', (_, variables, code, named) => {
    const { made, base } = mergeRequest()
    const script = action.runs.steps[0]?.run ?? ''
    const nothing = { BASE: '', TRUST: '', ARGS: '', PACKAGE: 'postlint' }
    const found = run(
      made,
      'bash',
      ['-e', '-o', 'pipefail', '-c', `${script.replace(/("\$\{more\[@\]\}")$/gm, '$1 --format compact')}`],
      {
        ...nothing,
        ...variables(base),
      },
    )
    expect(found.code).toBe(code)
    expect([...new Set(found.text.match(/drafts\/\w+\.md/g))].sort()).toEqual(code === 1 ? named : [])
    expect(existsSync(join(made.folder, 'x'))).toBe(false)
  })

  test('the workflow gives the action what it knows', () => {
    const workflow = parse(recipe('.github/workflows/postlint.yml')) as {
      jobs: { postlint: { steps: readonly Step[] } }
    }
    const used = workflow.jobs.postlint.steps.find(({ uses }) => uses?.includes('/.github/actions/postlint@'))
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used?.with ?? {})))
  })

  test('GitLab', () => {
    const { made, base } = mergeRequest()
    const { postlint } = parse(recipe('.gitlab-ci.yml')) as { postlint: { script: readonly string[] } }
    const script = postlint.script.filter((line) => line !== 'npm ci').join('\n')
    const found = run(made, 'sh', ['-e', '-c', script], { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })
    expect(found.code).toBe(1)
    expect([...new Set(found.text.match(/^drafts\/\w+\.md/gm))]).toEqual(['drafts/a.md'])
  })
})
