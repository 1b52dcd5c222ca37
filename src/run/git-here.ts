import { UserError } from '../shape/problem.ts'
import { tryGit } from './git.ts'
import { Repository } from './repository.ts'

/** The repository of the working folder, for an option that needs one. */
export function repositoryFor(option: string, cwd: string): Repository {
  const repository = Repository.of(cwd)
  if (repository === undefined) throw whyNone(option, cwd)
  return repository
}

function whyNone(option: string, cwd: string): UserError {
  const ran = tryGit(cwd, ['rev-parse', '--show-toplevel'])
  if ('notInstalled' in ran) {
    return new UserError(
      { zh: `${option} 要用 git，这里没有安装`, en: `${option} needs git, which is not installed here` },
      {
        help: {
          zh: '安装 git（https://git-scm.com），或不用这个选项，直接写草稿的路径',
          en: 'Install git (https://git-scm.com), or name the drafts instead of using the option',
        },
      },
    )
  }
  const refusal = 'refusal' in ran ? ran.refusal : ''
  if (/dubious ownership/.test(refusal)) {
    return new UserError(
      { zh: 'git 不信任这个仓库：文件夹属于别的用户', en: 'git does not trust this repository: another user owns it' },
      {
        help: {
          zh: `运行 git config --global --add safe.directory '${cwd}'（CI 容器里常见）`,
          en: `Run git config --global --add safe.directory '${cwd}' (usual in CI containers)`,
        },
      },
    )
  }
  if (/must be run in a work tree/.test(refusal)) {
    return new UserError(
      {
        zh: `这里没有工作文件夹（裸仓库，或 .git 里面），不能用 ${option}`,
        en: `There is no working folder here (a bare repository, or inside of .git): ${option} cannot be used`,
      },
      { help: { zh: '到克隆出来的文件夹里运行', en: 'Run it in a clone of the repository' } },
    )
  }
  return new UserError(
    { zh: `这里不是 git 仓库，不能用 ${option}`, en: `This is no git repository: ${option} cannot be used` },
    {
      help: {
        zh: '到仓库里运行；或不用这个选项，直接写草稿的路径',
        en: 'Run it inside of a repository, or name the drafts instead of using the option',
      },
    },
  )
}
