import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Config, defaultConfig, parseConfig } from '../config/config.ts'
import { UserError } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { nodeAt } from '../shape/yaml-tree.ts'
import { type Language, languages } from '../text/bilingual.ts'
import { errorCode } from './error-code.ts'
import { diskTree, type FileTree } from './file-tree.ts'
import { groupByFile } from './load-packs.ts'
import { shownPath } from './places.ts'
import { readSource } from './read-source.ts'
import { unreadableMessage } from './unreadable-message.ts'

export const CONFIG_NAMES = ['postlint.yaml', 'postlint.yml'] as const

export interface FoundConfig {
  readonly config: Config
  /** The folder that its paths are relative to: the config’s own, or the working folder where there is none. */
  readonly root: string
  readonly source: string | undefined
}

/** The config of a folder: the nearest one upward. Undefined where there is none. */
export function findConfig(
  folder: string,
  known: Map<string, string | undefined> = new Map(),
  tree: FileTree = diskTree,
): string | undefined {
  if (known.has(folder)) return known.get(folder)
  const here = configNameIn(folder, tree)
  const parent = dirname(folder)
  const found =
    here !== undefined ? join(folder, here) : parent === folder ? undefined : findConfig(parent, known, tree)
  known.set(folder, found)
  return found
}

/** The name of the config that stands in a folder. */
export function configNameIn(folder: string, tree: FileTree = diskTree): string | undefined {
  return CONFIG_NAMES.find((name) => tree.exists(join(folder, name)))
}

/** Reads a config. Problems in it end the run: nothing can be judged by rules that nobody meant. */
export function loadConfig(cwd: string, path: string | undefined, tree: FileTree = diskTree): FoundConfig {
  if (path === undefined) return { config: defaultConfig(), root: cwd, source: undefined }
  const file = resolve(cwd, path)
  const shown = shownPath(cwd, file)
  const read = tree.read(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, shown)
    throw new UserError({ zh: `${shown}：${message.zh}`, en: `${shown}: ${message.en}` }, { help })
  }
  const { config, problems } = parseConfig(read.text, shown)
  if (config === undefined || problems.length > 0) {
    throw new UserError(
      { zh: `配置 ${shown} 有误`, en: `The config ${shown} is not right` },
      { files: groupByFile(problems, () => read.text) },
    )
  }
  return { config, root: dirname(file), source: read.text }
}

/** The language that a config asks for, whatever else is wrong with it: problems are told in it. */
export function languageOfConfig(cwd: string, named: string | undefined): Language | undefined {
  const file = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  const read = file === undefined ? undefined : readSource(file)
  if (read?.ok !== true) return undefined
  const node = nodeAt(readYaml(read.text).root, 'lang')
  return node?.kind === 'scalar' ? languages.find((language) => language === node.text) : undefined
}

/** Files in a folder that look like a config under a wrong name, to be named in a hint. None in one that can’t be listed. */
export function misnamedConfig(folder: string): string | undefined {
  return namesIn(folder).find(
    (name) =>
      /^\.?postlint(?:rc)?\.(?:json|toml|ya?ml)$/.test(name) && !(CONFIG_NAMES as readonly string[]).includes(name),
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}
