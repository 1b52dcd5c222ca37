import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sealPartNames, sealParts } from '../../src/review/seal.ts'
import type { Language } from '../../src/text/bilingual.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { type Block, blocksOf } from './blocks.ts'
import { commandsTable } from './commands-table.ts'
import { root, runPostlint } from './run-postlint.ts'

export interface Played {
  /** The document with what the program prints today. */
  readonly text: string
  /** The folder that a reader has after following the document. */
  readonly folder: string
  /** The commands of the document, in order, with their exit codes. */
  readonly commands: readonly { readonly command: string; readonly code: number }[]
}

/**
 * Does what a document tells its reader: writes the blocks that have a `title` as files, adds those that say `append`,
 * and runs the command of each `console` block. `node bin/postlint.js …` is run in the repository, `npx postlint …`
 * in the reader’s own folder.
 */
export async function playDocument(path: string, language: Language): Promise<Played> {
  const document = readFileSync(join(root, path), 'utf8')
  const folder = tempFolder()
  const commands: { command: string; code: number }[] = []
  let text = ''
  let done = 0
  for (const block of blocksOf(document)) {
    writeBlock(block, folder)
    if (block.language !== 'console') continue
    const { command, args, cwd } = commandOf(block, folder)
    const printed = await runPostlint(args, cwd, language)
    commands.push({ command, code: printed.code })
    text += `${document.slice(done, block.start)}$ ${command}\n${keepDuration(printed.text, block.content)}`
    done = block.end
  }
  text += document.slice(done)
  return { text: withSealed(withCommands(text, language), language), folder, commands }
}

/** What stands between the two comments is written by the program itself. */
function withCommands(text: string, language: Language): string {
  return text.replace(
    /(<!-- commands -->\n)[\s\S]*?(<!-- \/commands -->)/,
    (_, open: string, close: string) => `${open}\n${commandsTable(language)}\n\n${close}`,
  )
}

/** The parts that a seal covers, from the table that makes it. */
function withSealed(text: string, language: Language): string {
  const list = sealParts.map((part) => sealPartNames[part][language]).join(language === 'zh' ? '、' : ', ')
  const sentence = language === 'zh' ? `封签包括：${list}。` : `A seal covers: ${list}.`
  return text.replace(
    /(<!-- sealed -->\n)[\s\S]*?(<!-- \/sealed -->)/,
    (_, open: string, close: string) => `${open}\n${sentence}\n\n${close}`,
  )
}

function writeBlock({ title, append, content }: Block, folder: string): void {
  const path = title ?? append
  if (path === undefined) return
  const file = join(folder, path)
  if (append !== undefined && !existsSync(file)) throw new Error(`Nothing to append to: ${append}`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, title === undefined ? `${readFileSync(file, 'utf8')}\n${content}` : content)
  placePictures(content, dirname(file))
}

/** The pictures that a draft or a profile names: a reader has his own. */
function placePictures(content: string, folder: string): void {
  for (const [reference] of content.matchAll(/\bimg\/[\w.-]+\.jpg\b/g)) {
    mkdirSync(dirname(join(folder, reference)), { recursive: true })
    copyFileSync(join(root, 'fixtures/handbook/drafts/img/morning.jpg'), join(folder, reference))
  }
}

function commandOf({ content }: Block, folder: string) {
  const match = /^\$ ((node bin\/postlint\.js|npx postlint) ?(.*))\n/.exec(content)
  if (match === null) throw new Error(`No command of postlint: ${content.slice(0, 60)}`)
  const [, command = '', program, args = ''] = match
  return {
    command,
    args: args.split(' ').filter((word) => word !== ''),
    cwd: program === 'npx postlint' ? folder : root,
  }
}

/** How long a run takes differs from run to run: the duration that was measured when the block was first written stays. */
function keepDuration(output: string, before: string): string {
  const duration = /\d+\.\d\d(?= (?:s|秒)$)/m
  const [measured] = duration.exec(before) ?? []
  return measured === undefined ? output : output.replace(duration, measured)
}
