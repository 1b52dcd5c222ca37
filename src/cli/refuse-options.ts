import { UserError } from '../shape/problem.ts'
import type { GlobalOptions } from './global-options.ts'

/** Whether drafts are to be corrected. `--unsafe` says how far, not that. */
export function wantsFixes({
  fix,
  diff,
  fixDryRun,
  unsafe,
  staged,
  changed,
  sinceRevision,
  onlyDrafts,
}: GlobalOptions): boolean {
  if (fix === true || diff === true || fixDryRun === true) {
    refuseChoice(
      staged === true
        ? '--staged'
        : changed
          ? '--changed'
          : sinceRevision
            ? '--since'
            : onlyDrafts
              ? '--only-drafts'
              : undefined,
    )
    return true
  }
  if (unsafe !== true) return false
  throw new UserError(
    {
      zh: '--unsafe 要和 --fix、--diff 或 --fix-dry-run 一起用',
      en: '--unsafe goes with --fix, --diff or --fix-dry-run',
    },
    {
      help: {
        zh: '先看会改什么：postlint --diff --unsafe',
        en: 'To see first what would change: postlint --diff --unsafe',
      },
    },
  )
}

/** What is staged is not the file that would be corrected; for the others, git names the paths. */
function refuseChoice(option: string | undefined): void {
  if (option === undefined) return
  throw new UserError(
    {
      zh: `${option} 不能和 --fix、--diff、--fix-dry-run 一起用`,
      en: `${option} cannot be combined with --fix, --diff or --fix-dry-run`,
    },
    {
      help: { zh: '先改正，再 git add：postlint --fix 路径', en: 'Correct first, then git add: postlint --fix PATHS' },
    },
  )
}

/** Standard input is one draft and stands for one path: with others beside it, it could not be told which is meant. */
export function refuseStrayInput(paths: readonly string[], { stdinFilename }: GlobalOptions): void {
  if (paths.includes('-') && paths.length > 1) {
    throw new UserError(
      { zh: '标准输入（-）不能和其他路径一起用', en: 'Standard input (-) cannot be combined with other paths' },
      { help: { zh: '分两次运行', en: 'Run postlint twice' } },
    )
  }
  if (stdinFilename !== undefined && !paths.includes('-')) {
    throw new UserError(
      { zh: '--stdin-filename 要和 - 一起用', en: '--stdin-filename goes with -' },
      {
        help: {
          zh: '例如 postlint - --stdin-filename drafts/a.md',
          en: 'As in: postlint - --stdin-filename drafts/a.md',
        },
      },
    )
  }
}
