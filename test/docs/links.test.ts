import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandNames, makeProgram } from '../../src/cli/program.ts'
import { blocksOf } from './blocks.ts'
import { environmentOf, root } from './run-postlint.ts'

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

describe.each(documents)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const prose = withoutBlocks(text)

  test('every link leads somewhere', () => {
    const lost = Array.from(withoutCode(prose).matchAll(/(?<!\\)\]\(([^)\s]+)\)/g), ([, target = '']) => target).filter(
      (target) => {
        if (/^https?:/.test(target)) return false
        const [file = '', anchor] = target.split('#')
        const full = file === '' ? join(root, path) : resolve(root, dirname(path), decodeURIComponent(file))
        if (!existsSync(full)) return true
        return anchor !== undefined && statSync(full).isFile() && !anchorsOf(full).has(decodeURIComponent(anchor))
      },
    )
    expect(lost).toEqual([])
  })

  test('every command and option that it names exists', () => {
    const strange = commandLines(text, prose).filter((line) => !exists(line))
    expect(strange).toEqual([])
  })
})

/** Lines that begin with `postlint`, in blocks and in running text, without comments. */
function commandLines(text: string, prose: string): string[] {
  const inline = Array.from(prose.matchAll(/`((?:npx )?postlint(?: [^`]*)?)`/g), ([, line = '']) => line)
  const blocks = blocksOf(text)
    .filter(({ language }) => language === 'sh' || language === 'console')
    .flatMap(({ content }) => content.split('\n'))
    .filter((line) => /^(?:\$ )?npx postlint\b/.test(line))
  return [...inline, ...blocks].map((line) => line.replace(/^(?:\$ )?(?:npx )?postlint ?/, '').replace(/[|#].*/, ''))
}

const program = makeProgram(environmentOf([], root, 'en'), 'en', () => undefined)

function exists(line: string): boolean {
  const [first = '', ...rest] = line.trim().split(/\s+/)
  // A bare word is a command; a path has a dot or a slash, and a placeholder is in capitals or in Chinese.
  if (/^[a-z]+$/.test(first) && !commandNames.includes(first) && !existsSync(join(root, first)) && first !== 'drafts')
    return false
  const known = [program, ...program.commands.filter((command) => command.name() === first)].flatMap(({ options }) =>
    options.flatMap(({ long, short }) => [long, short]),
  )
  return [first, ...rest]
    .filter((word) => /^--?[a-z]/.test(word))
    .every((word) => [...known, '--help'].includes(word.replace(/=.*/, '')))
}

/** The anchors that GitHub makes of headings, and those that are written out. */
function anchorsOf(file: string): ReadonlySet<string> {
  const text = withoutBlocks(readFileSync(file, 'utf8'))
  const headings = Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .replace(/\\(.)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  const written = Array.from(text.matchAll(/<a id="([^"]+)">/g), ([, id = '']) => id)
  return new Set([...headings, ...written])
}

/** What stands in code is no link, but code may stand in the text of one. */
function withoutCode(prose: string): string {
  return prose.replace(/(`+)[^`][\s\S]*?\1(?!`)/g, '')
}

function withoutBlocks(text: string): string {
  return blocksOf(text).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
}

test('no document names a folder of the machine that it was written on', () => {
  const naming = documents.filter((path) =>
    /\/(?:home|root|Users|tmp|work)\//.test(readFileSync(join(root, path), 'utf8')),
  )
  expect(naming.map((path) => relative(root, path))).toEqual([])
})
