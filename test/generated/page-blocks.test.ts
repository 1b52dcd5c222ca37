import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { script } from '../../src/report/html/script.ts'
import { styleSheet } from '../../src/report/html/style-sheet.ts'
import { root } from '../docs/run-postlint.ts'

/** A stale hash would have browsers refuse the block; `npm run generate` writes it anew. */
test('the hashes of the style sheet and the script of a page are fresh', async () => {
  const hash = (text: string) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
  await expect(`/** Generated from the blocks: what the policy of a page lets be. */
export const styleHash = '${hash(styleSheet)}'
export const scriptHash = '${hash(script)}'
`).toMatchFileSnapshot(join(root, 'src/report/html/block-hashes.ts'))
})
