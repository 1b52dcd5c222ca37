import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { withLock } from '../../src/run/file-lock.ts'
import { writeFileAtomically } from '../../src/run/write-file.ts'
import { tempFolder } from './temp-folder.ts'

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  writeSync: () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  },
}))

test.each([
  ['a lock', (file: string) => withLock(file, () => 'done')],
  ['a file', (file: string) => writeFileAtomically(file, 'new')],
])('on a full disk %s leaves nothing behind, and it is told in words', (_, act) => {
  const folder = tempFolder({ 'drafts/': '' })
  expect(() => act(join(folder, 'drafts/a.md'))).toThrow(
    expect.objectContaining({ say: expect.anything(), help: { zh: '磁盘满了', en: 'The disk is full' } }),
  )
  expect(readdirSync(join(folder, 'drafts'))).toEqual([])
})
