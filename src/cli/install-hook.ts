import { relative, resolve } from 'node:path'
import { writeHook } from '../run/git-hook.ts'
import { visible } from '../text/visible.ts'
import type { Environment } from './environment.ts'
import { languageOf, speaker } from './language.ts'

/** `postlint init --hook [folder]`: the hook alone. */
export function installHook(environment: Environment, folder: string): number {
  const say = speaker(languageOf(environment))
  const { file, isThere } = writeHook(resolve(environment.cwd, folder))
  const shown = visible(relative(environment.cwd, file))
  const sentence = isThere
    ? { zh: `已经装好  ${shown}`, en: `already there  ${shown}` }
    : {
        zh: `已写  ${shown}\n以后每次 git commit 前都会检查要提交的草稿；临时跳过：git commit --no-verify`,
        en: `wrote  ${shown}\nFrom now on each git commit checks the drafts in it; to skip that once: git commit --no-verify`,
      }
  environment.stdout.write(`${say(sentence)}\n`)
  return 0
}
