import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { shellWord } from '../text/shell-word.ts'
import { git } from './git.ts'
import { repositoryFor } from './git-here.ts'
import { pathBelow, slashed } from './slash-path.ts'
import { writeFileAtomically } from './write-file.ts'

/** Where a hook was written: absolute. `isThere`: it was there already and checks drafts. */
export interface WrittenHook {
  readonly file: string
  readonly isThere: boolean
}

/** The line that runs the check; for a hook that somebody has written already. */
export const HOOK_COMMAND = 'npx --no-install postlint --staged'

/**
 * Writes the hook that judges what is about to be committed, where git looks for it: also in a linked working tree, and
 * where `core.hooksPath` names another folder. What stands there already is never touched.
 *
 * @param folder of the project: absolute, in a repository
 */
export function writeHook(folder: string): WrittenHook {
  const { top } = repositoryFor('--hook', folder)
  const file = hookFile(top)
  if (existsSync(file)) {
    if (/\bpostlint\b/.test(readFileSync(file, 'utf8'))) return { file, isThere: true }
    throw standing(file)
  }
  const below = slashed(relative(top, folder))
  mkdirSync(dirname(file), { recursive: true })
  writeFileAtomically(file, hookText(below))
  chmodSync(file, 0o755)
  return { file, isThere: false }
}

function hookFile(top: string): string {
  const answerTo = (...args: readonly string[]) =>
    git(top, ['rev-parse', ...args])
      ?.toString()
      .replace(/\n$/, '')
  const answer = answerTo('--git-path', 'hooks/pre-commit')
  const common = answerTo('--git-common-dir')
  if (answer === undefined || common === undefined) throw new Error('git does not say where hooks are')
  const file = slashed(resolve(top, answer))
  const isOwn = [top, slashed(resolve(top, common))].some((folder) => pathBelow(folder, file) !== undefined)
  if (!isOwn) throw shared(file)
  // husky sends git to a folder that it writes itself; from there the hooks beside that folder are run.
  return file.replace(/\/\.husky\/_\/(?=[^/]+$)/, '/.husky/')
}

function shared(file: string): UserError {
  return new UserError(
    {
      zh: `core.hooksPath 指到仓库之外（${file}），那里的钩子别的仓库也用`,
      en: `core.hooksPath leads out of the repository (${file}): other repositories use the hooks there too`,
    },
    {
      help: {
        zh: '没有写任何文件。先为这个仓库单独设置：git config core.hooksPath .githooks',
        en: 'Nothing was written. Give this repository a folder of its own first: git config core.hooksPath .githooks',
      },
    },
  )
}

function standing(file: string): UserError {
  const say: Bilingual = { zh: `已经有提交前的钩子：${file}`, en: `There is a pre-commit hook already: ${file}` }
  const help: Bilingual = {
    zh: `没有改动它。在它里面加上一行：${HOOK_COMMAND} || exit 1`,
    en: `It was left as it is. Add this line to it: ${HOOK_COMMAND} || exit 1`,
  }
  return new UserError(say, { help })
}

/** git runs hooks at the top of the working tree. Where postlint is missing the commit is stopped: unchecked is not checked. */
function hookText(below: string): string {
  return `#!/bin/sh
# 提交前用 postlint 检查暂存的草稿。临时跳过：git commit --no-verify
# Checks staged drafts with postlint before each commit. To skip it once: git commit --no-verify
${below === '' ? '' : `cd ${shellWord(`./${below}`)} || exit 2\n`}if [ -x node_modules/.bin/postlint ]; then
  exec node_modules/.bin/postlint --staged
elif command -v postlint >/dev/null 2>&1; then
  exec postlint --staged
elif command -v npx >/dev/null 2>&1 && npx --no-install postlint --version >/dev/null 2>&1; then
  exec npx --no-install postlint --staged
fi
echo 'postlint: 没有安装 postlint，草稿没有检查，提交已停止。安装：npm install --save-dev postlint' >&2
echo 'postlint: postlint is not installed, so the drafts were not checked and the commit was stopped. Install it: npm install --save-dev postlint' >&2
exit 1
`
}
