import type { BaselineEntry } from '../lint/baseline.ts'
import { parseBaseline } from '../lint/baseline-file.ts'
import { UserError } from '../shape/problem.ts'
import type { FileTree } from './file-tree.ts'
import { shownPath } from './places.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** The entries of a baseline. What is wrong with it ends the run: nobody could tell what it would have excused. */
export function loadBaseline(cwd: string, file: string, tree: FileTree): readonly BaselineEntry[] {
  const shown = shownPath(cwd, file)
  const read = tree.read(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, shown)
    const otherwise = help ?? {
      zh: '检查路径；第一次用 `postlint baseline --reason 理由` 写一份',
      en: 'Check the path; `postlint baseline --reason TEXT` writes the first one',
    }
    throw new UserError(
      { zh: `基线 ${shown}：${message.zh}`, en: `The baseline ${shown}: ${message.en}` },
      { help: otherwise },
    )
  }
  const { entries, problems } = parseBaseline(read.text)
  if (problems.length > 0) {
    throw new UserError(
      { zh: `基线 ${shown} 有误`, en: `The baseline ${shown} is not right` },
      {
        help: {
          zh: '改正这些行；合并时有冲突的，两边的条目都留下，再运行 `postlint baseline --prune`',
          en: 'Correct these lines; after a merge conflict keep the entries of both sides and run `postlint baseline --prune`',
        },
        files: [{ path: shown, source: read.text, problems }],
      },
    )
  }
  return entries
}
