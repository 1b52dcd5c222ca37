import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { packageFolder } from './command.ts'
import { house } from './house.ts'

/** What the tarball may hold, and why. Anything else is somebody’s mistake. */
const allowed: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^package\.json$/, 'npm needs it'],
  [/^README(?:\.[a-z-]+)?\.md$/i, 'the page on npm'],
  [/^LICENSE$/, 'the terms'],
  [/^bin\/(?:postlint|load-bundle|thread)\.js$/, 'the command'],
  [/^bin\/package\.json$/, 'what kind of script it is'],
  [/^dist\/postlint\.cjs$/, 'the program'],
  [/^dist\/language-server\.cjs$/, 'what only `postlint lsp` needs'],
  [/^dist\/third-party-licenses\.txt$/, 'what the bundled packages ask for'],
  [/^dist\/packs\/[a-z0-9-]+\.json$/, 'the packs, parsed ahead'],
  [/^rules\/[a-z0-9-]+\.yaml$/, 'the packs'],
  [/^rules\/words\/[a-z0-9-]+\.txt$/, 'the word lists of packs'],
  [/^rules\/schema\/[a-z]+\.schema\.json$/, 'completion in editors'],
]

const MOST_BYTES = 1_500_000
const MOST_BYTES_UNPACKED = 4_200_000

describe('the package', () => {
  let folder: string
  let tarball: string

  beforeAll(() => {
    folder = tempFolder({ 'home/': '', 'cache/': '' })
    // The scripts would build dist/ anew beneath the other tests.
    const listed = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], packageFolder)
    const [{ filename }] = JSON.parse(listed) as [{ filename: string }]
    tarball = join(folder, filename)
    execFileSync('tar', ['-xzf', tarball, '-C', folder])
  })

  test('holds what users need and nothing else', () => {
    const root = join(folder, 'package')
    const files = (readdirSync(root, { recursive: true }) as string[]).filter((path) =>
      statSync(join(root, path)).isFile(),
    )
    expect(files.filter((path) => !allowed.some(([pattern]) => pattern.test(path)))).toEqual([])
    for (const needed of ['package.json', 'bin/postlint.js', 'dist/postlint.cjs', 'rules/weibo-handbook.yaml']) {
      expect(files).toContain(needed)
    }
    // Each shipped pack has its parsed form.
    const names = (pattern: RegExp) => files.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort()
    expect(names(/^dist\/packs\/(.*)\.json$/)).toEqual(names(/^rules\/([^/]*)\.yaml$/))
    const bytes = files.reduce((sum, path) => sum + statSync(join(root, path)).size, 0)
    expect(bytes).toBeLessThan(MOST_BYTES_UNPACKED)
    expect(statSync(tarball).size).toBeLessThan(MOST_BYTES)
  })

  test('speaks of no place on the machine that built it', () => {
    const root = join(folder, 'package')
    const files = (readdirSync(root, { recursive: true }) as string[]).filter((path) =>
      statSync(join(root, path)).isFile(),
    )
    const telling = files.filter((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return text.includes(packageFolder) || text.includes('sourceMappingURL')
    })
    expect(telling).toEqual([])
  })

  test('runs as it is unpacked: all it needs is in the bundle', () => {
    const cwd = join(folder, 'unpacked')
    execFileSync('mkdir', [cwd])
    worksIn(cwd, process.execPath, join(folder, 'package/bin/postlint.js'))
  })

  test('asks for no other package', () => {
    // The bundle holds them; listed as dependencies they would be installed beside it for nothing.
    expect(Object.keys((manifest as { dependencies?: object }).dependencies ?? {})).toEqual([])
  })

  test('installs without the network into an empty folder, and lints there', () => {
    const cwd = join(folder, 'empty')
    execFileSync('mkdir', [cwd])
    npm(['install', '--offline', '--no-save', '--no-audit', '--no-fund', tarball], cwd)
    worksIn(cwd, join(cwd, 'node_modules/.bin/postlint'))
  })

  function worksIn(cwd: string, command: string, ...before: readonly string[]): void {
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(command, [...before, ...args], {
        cwd,
        encoding: 'utf8',
        env: environment(),
      })
      return { code: status, out: stdout, err: stderr }
    }
    expect(run('init')).toMatchObject({ code: 0, err: '' })
    expect(run()).toMatchObject({ code: 0, out: expect.stringContaining('全部通过') })
    addFiles(cwd, {
      'house.yaml': house,
      'drafts/b.md': '全城最低！！！\n\n- [一](https://example.com) **粗** <b>x</b>\n',
    })
    const found = run('--pack', './house.yaml', '--format', 'compact', 'dr{a,b}fts/*.md')
    expect(found).toMatchObject({
      code: 1,
      out: expect.stringContaining('drafts/b.md:1:1: 一级 大话「全城最低」 [house/brag]'),
    })
    expect(run('test', './house.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining(' 0 failed'),
    })
    expect(run('explain', 'pattern').code).toBe(0)
    // An editor that is gone before it has said anything.
    expect(run('lsp')).toMatchObject({ code: 1, out: '', err: '' })
  }

  function npm(args: readonly string[], cwd: string): string {
    return execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: 'pipe', env: environment() })
  }

  /** Nothing of the machine’s npm: no registry, no cache. */
  function environment(): NodeJS.ProcessEnv {
    const { PATH } = process.env
    return {
      PATH,
      HOME: join(folder, 'home'),
      npm_config_cache: join(folder, 'cache'),
      npm_config_update_notifier: 'false',
    }
  }
})
