import { execFileSync } from 'node:child_process'
import { addFiles, tempFolder } from './temp-folder.ts'

/** Nothing of the machine’s own git, and nothing of a hook that runs these tests. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: '/nowhere',
  LANG: 'zh_CN.UTF-8',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
}

/** A repository in a new folder. */
export class ScratchRepository {
  readonly folder: string

  constructor(folder: string = tempFolder()) {
    this.folder = folder
  }

  static with(files: Readonly<Record<string, string | Uint8Array>>): ScratchRepository {
    const made = new ScratchRepository(tempFolder(files))
    made.git('init', '-q', '-b', 'main')
    return made
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', [...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: gitEnvironment,
    })
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    addFiles(this.folder, files)
    return this
  }

  stage(files: Readonly<Record<string, string | Uint8Array>> = {}): this {
    this.write(files)
    this.git('add', '--all')
    return this
  }

  commit(files: Readonly<Record<string, string | Uint8Array>> = {}): this {
    this.stage(files)
    this.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'x')
    return this
  }
}
