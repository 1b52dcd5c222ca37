import { posix } from 'node:path'

/**
 * The files that a path in a draft may mean: it is written from the folder of the draft or from that of the project.
 *
 * @param root the folder of the project; like `file` and the answers absolute, with `/`
 */
export function namedFiles(root: string): (file: string, path: string) => readonly string[] {
  return (file, path) => {
    const slashed = path.replaceAll('\\', '/')
    return [posix.join(posix.dirname(file), slashed), posix.join(root, slashed)]
  }
}
