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
  [/^dist\/help\.cjs$/, 'what only `postlint --help` needs'],
  [/^dist\/language-server\.cjs$/, 'what only `postlint lsp` needs'],
  [/^dist\/index\.js$/, 'the library'],
  [/^dist\/types\/(?:index|report\/json-report|library\/[a-z-]+)\.d\.ts$/, 'its types'],
  [/^dist\/third-party-licenses\.txt$/, 'what the bundled packages ask for'],
  [/^dist\/packs\/[a-z0-9-]+(?:\.tree)?\.json$/, 'the packs, resolved and parsed ahead'],
  [/^rules\/[a-z0-9-]+\.yaml$/, 'the packs'],
  [/^rules\/words\/[a-z0-9-]+\.txt$/, 'the word lists of packs'],
  [/^rules\/schema\/[a-z]+\.schema\.json$/, 'completion in editors'],
]

/** A program that uses all of the library; each `@ts-expect-error` is an error that must be seen. */
const typed = `import {
  createLinter, formatReport, formats, lintFiles, lintText, loadPack, PostlintError,
  type Linter, type PackSummary, type Report, type ReportViolation,
} from 'postlint'

const report: Report = await lintText('text', { path: 'drafts/a.md', cwd: undefined, now: new Date(), packs: ['weibo'] })
const all: Report = await lintFiles(['drafts'], { select: ['weibo'], ignore: [] })
const linter: Linter = createLinter({ config: 'postlint.yaml' })
const found: readonly ReportViolation[] = [report, all, await linter.lintFiles()].flatMap(({ files }) => files.flatMap((file) => file.violations))
export const lines: readonly string[] = found.map(({ start, message, fix }) => \`\${start.line}: \${message.zh} \${fix?.text ?? ''}\`)
export const sarif: string = await formatReport(report, formats[0] ?? 'pretty', { lang: 'en' })
try {
  const pack: PackSummary = await loadPack('./house.yaml', { cwd: '/tmp' })
  pack.rules.map((rule) => rule.grade satisfies 1 | 2 | 3)
} catch (error) {
  if (error instanceof PostlintError) error.problems.map(({ path, start }) => \`\${path}:\${start?.line}\`)
}
// @ts-expect-error no text
await lintText()
// @ts-expect-error a string is no list
await lintFiles('drafts')
// @ts-expect-error a misspelt option
await lintText('text', { pack: ['weibo'] })
// @ts-expect-error read only
report.files.push()
// @ts-expect-error may be absent
report.files[0].violations[0].fix.text
`

const MOST_BYTES = 1_500_000
const MOST_BYTES_UNPACKED = 5_600_000

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
    // Each shipped pack has its compiled form.
    const names = (pattern: RegExp) => files.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort()
    for (const compiled of [/^dist\/packs\/([^.]*)\.json$/, /^dist\/packs\/([^.]*)\.tree\.json$/])
      expect(names(compiled)).toEqual(names(/^rules\/([^/]*)\.yaml$/))
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

  describe('as a library, installed', () => {
    let cwd: string

    beforeAll(() => {
      cwd = join(folder, 'library')
      addFiles(folder, { 'library/package.json': '{"type":"module"}', 'library/house.yaml': house })
      npm(['install', '--offline', '--no-save', '--no-audit', '--no-fund', tarball], cwd)
    })

    const judge = `lintText('全城最低', { packs: ['./house.yaml'] }).then(async (report) => {
      const [violation] = report.files[0].violations
      console.log(violation.rule, report.summary.worstGrade, report instanceof Object)
      console.log((await formatReport(report, 'compact', { lang: 'zh' })).split('\\n')[0])
      await loadPack('./missing.yaml').catch((error) => console.log(error instanceof PostlintError, error.say.zh))
    })`
    const printed = [
      'house/brag 1 true',
      'draft.md:1:1: 一级 大话「全城最低」 [house/brag]',
      'true 找不到规则包「./missing.yaml」',
      '',
    ].join('\n')

    test.each([
      ['import', 'a.js', "import { formatReport, lintText, loadPack, PostlintError } from 'postlint'"],
      ['require', 'b.cjs', "const { formatReport, lintText, loadPack, PostlintError } = require('postlint')"],
    ])('%s gives it', (_, file, first) => {
      addFiles(cwd, { [file]: `${first}\n${judge}\n` })
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
        cwd,
        encoding: 'utf8',
        env: environment(),
      })
      expect({
        status,
        stdout,
        stderr: stderr.replace(/^.*ExperimentalWarning.*\n.*--trace-warnings.*\n/m, ''),
      }).toEqual({
        status: 0,
        stdout: printed,
        stderr: '',
      })
    })

    test.each([
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ])('its types hold by themselves: module %s, resolution %s', (module, moduleResolution) => {
      addFiles(cwd, {
        'use.ts': typed,
        'tsconfig.json': JSON.stringify({
          compilerOptions: {
            module,
            moduleResolution,
            target: 'es2022',
            lib: ['es2022'],
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
            skipLibCheck: false,
            types: [],
          },
          files: ['use.ts'],
        }),
      })
      const tsc = join(packageFolder, 'node_modules/typescript/bin/tsc')
      const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', cwd], {
        cwd,
        encoding: 'utf8',
        env: environment(),
      })
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    })
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
