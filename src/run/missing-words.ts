import type { MissingWords } from '../lint/run-report.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import type { MissingPath } from './discover.ts'

/** Says why a path gave no draft. */
export function missingWords({ path, why, nearest }: MissingPath): MissingWords {
  if (path === '') {
    const message = { zh: '有一个路径是空的', en: 'One of the paths is empty' }
    const help = { zh: '检查命令里的变量有没有值', en: 'Check that the variables of the command have a value' }
    return { path: "''", fatal: true, message, help }
  }
  switch (why) {
    case 'no-such-path':
      return {
        path,
        fatal: true,
        message: { zh: `没有这个文件或文件夹：${path}`, en: `No such file or folder: ${path}` },
        ...(nearest === undefined ? {} : { help: didYouMean(nearest) }),
      }
    case 'no-drafts':
      return {
        path,
        fatal: true,
        message: { zh: `这里没有草稿：${path}`, en: `No drafts here: ${path}` },
        help: {
          zh: '草稿是 .md 文件；README.md 一类的说明文件不算',
          en: 'Drafts are .md files; README.md and its kin are not',
        },
      }
    case 'ignored':
      return {
        path,
        fatal: false,
        message: { zh: `已被忽略：${path}`, en: `Ignored: ${path}` },
        help: {
          zh: '它被 .gitignore、.postlintignore 或配置的 ignore 排除',
          en: 'It is excluded by .gitignore, .postlintignore or the config’s ignore',
        },
      }
    case 'unreadable-folder':
      return { path, fatal: true, message: { zh: `文件夹读不出来：${path}`, en: `The folder cannot be read: ${path}` } }
  }
}
