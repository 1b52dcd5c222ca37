import { resolve } from 'node:path'
import { type Buffers, overlayTree, stampOf } from './overlay.ts'
import type { Project } from './project.ts'

/** Changes when a file that a project takes its rules from does: config, profiles, packs, word lists, keys. */
export async function policyStamp(project: Project, cwd: string, buffers: Buffers): Promise<string> {
  const { config, root } = project
  const profiles = await overlayTree(buffers).matching(root, config.accounts)
  const files = [
    ...(config.path === undefined ? [] : [resolve(cwd, config.path)]),
    ...profiles.map((file) => resolve(root, file)),
    ...project.files,
    ...(project.baseline === undefined ? [] : [project.baseline.file]),
    resolve(root, config.signers?.value ?? 'allowed_signers'),
  ]
  return files.map((file) => `${file} ${stampOf(buffers, file) ?? 'missing'}`).join('\n')
}
