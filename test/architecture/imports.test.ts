import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** Which folder of src/ may import from which. The shape of the program, held here as data. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  shape: ['text'],
  draft: ['shape', 'text'],
  account: ['draft', 'shape', 'text'],
  review: ['draft', 'shape', 'text'],
  checks: ['account', 'draft', 'review', 'shape', 'text'],
  pack: ['account', 'checks', 'draft', 'shape', 'text'],
  config: ['account', 'draft', 'pack', 'shape', 'text'],
  lint: ['account', 'checks', 'draft', 'pack', 'shape', 'text'],
  fix: ['draft', 'lint', 'text'],
  report: ['checks', 'lint', 'pack', 'review', 'shape', 'text'],
  run: ['account', 'checks', 'config', 'draft', 'fix', 'lint', 'pack', 'report', 'review', 'shape', 'text'],
  lsp: ['account', 'checks', 'config', 'draft', 'lint', 'pack', 'report', 'run', 'shape', 'text'],
  cli: ['checks', 'config', 'draft', 'lint', 'lsp', 'pack', 'report', 'review', 'run', 'shape', 'text'],
  library: ['config', 'draft', 'lint', 'pack', 'report', 'run', 'shape', 'text'],
  'index.ts': ['library', 'report'],
}

/** Imports that may only lend types: erased when built. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
  lint: ['account', 'checks', 'pack'],
  report: ['checks', 'pack', 'review'],
  cli: ['review'],
  library: ['config', 'draft', 'lint'],
  'index.ts': ['report'],
}

/** Packages that a folder may use; folders not named may use none. The start-up of a command pays for each. */
const packages: Readonly<Record<string, readonly string[]>> = {
  text: ['get-east-asian-width', 'unicode-segmenter', '@eslint-community/regexpp'],
  shape: ['yaml', 'fastest-levenshtein'],
  draft: [
    'unified',
    'remark-parse',
    'mdast',
    'mdast-util-from-markdown',
    'micromark-util-html-tag-name',
    'micromark-util-types',
  ],
  checks: ['chinese-days'],
  run: ['fast-glob', 'image-size', 'ignore', 'fastest-levenshtein'],
  report: ['diff'],
  lsp: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
  cli: ['commander', 'chalk', 'vscode-languageserver'],
}

interface Import {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const imports = filesOf(src).flatMap(importsOf)

describe('who may import whom', () => {
  test('every folder of src/ is in the table', () => {
    const folders = readdirSync(src, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders.filter((folder) => !(folder in mayImport))).toEqual([])
  })

  test('imports between folders follow the table', () => {
    const offending = imports.filter(({ file, specifier, typeOnly }) => {
      if (!specifier.startsWith('.')) return false
      const from = folderOf(file)
      const to = folderOf(resolve(dirname(file), specifier))
      if (from === to) return false
      if (!(mayImport[from] ?? []).includes(to)) return true
      return (typesOnly[from] ?? []).includes(to) && !typeOnly
    })
    expect(offending.map(shown)).toEqual([])
  })

  test('only run/ touches the machine; only cli/ and library/ may start it', () => {
    const offending = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith('node:')) return false
      const from = folderOf(file)
      if (from === 'lsp') return !['node:path', 'node:url'].includes(specifier)
      const starts = from === 'cli' || from === 'library'
      return from !== 'run' && !(starts && ['node:path', 'node:url', 'node:fs'].includes(specifier))
    })
    expect(offending.map(shown)).toEqual([])
  })

  test('packages are used where they earn their place', () => {
    const offending = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) return false
      const name = specifier.startsWith('@')
        ? specifier.split('/').slice(0, 2).join('/')
        : (specifier.split('/')[0] ?? '')
      return !(packages[folderOf(file)] ?? []).includes(name)
    })
    expect(offending.map(shown)).toEqual([])
  })

  test('the pure core has no process, console, clock or chance', () => {
    const forbidden = /\b(?:process\.|console\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.)/
    const offending = filesOf(src)
      .filter((file) => !['run', 'cli', 'library'].includes(folderOf(file)))
      .filter((file) => forbidden.test(withoutComments(readFileSync(file, 'utf8'))))
    expect(offending.map((file) => relative(src, file))).toEqual([])
  })

  test('the types of the library refer to none but its own', () => {
    const reached = ['index.ts', 'library/linter.ts', 'library/pack-summary.ts', 'library/postlint-error.ts']
    const own = [...reached, 'report/json-report.ts', 'library/create-linter.ts', 'library/format-report.ts']
    const offending = imports.filter(({ file, specifier }) => {
      if (![...reached, 'report/json-report.ts'].includes(relative(src, file).replaceAll('\\', '/'))) return false
      return ![...own, 'library/load-pack.ts'].includes(relative(src, resolve(dirname(file), specifier)))
    })
    expect(offending.map(shown)).toEqual([])
  })

  test('process is named in one file', () => {
    const offending = filesOf(src).filter((file) =>
      /\bprocess\.(?!env\b)/.test(withoutComments(readFileSync(file, 'utf8'))),
    )
    expect(offending.map((file) => relative(src, file))).toEqual([join('cli', 'start.ts')])
  })
})

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()
}

function importsOf(file: string): Import[] {
  const code = withoutComments(readFileSync(file, 'utf8'))
  const found = [
    ...code.matchAll(
      /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\sfrom\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm,
    ),
  ]
  return found.map(([statement, type, from, dynamic, bare]) => ({
    file,
    specifier: from ?? dynamic ?? bare ?? '',
    typeOnly:
      type !== undefined ||
      (dynamic === undefined &&
        /\{[^}]*\}/.test(statement) &&
        namesOf(statement).every((name) => name.startsWith('type '))),
  }))
}

function namesOf(statement: string): string[] {
  return (/\{([^}]*)\}/.exec(statement)?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function folderOf(path: string): string {
  return relative(src, path).split(/[\\/]/)[0] ?? ''
}

function shown({ file, specifier }: Import): string {
  return `${relative(src, file)} imports ${specifier}`
}
