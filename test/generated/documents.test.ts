import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playDocument } from '../docs/play-document.ts'
import { root } from '../docs/run-postlint.ts'

/** Documents that show what the program prints. A stale one fails; `npm run generate` writes it anew. */
const documents = [
  ['README.md', 'en'],
  ['docs/README.zh-CN.md', 'zh'],
  ['docs/fixes.md', 'en'],
  ['docs/fixes.zh-CN.md', 'zh'],
  ['docs/exceptions.md', 'en'],
  ['docs/exceptions.zh-CN.md', 'zh'],
  ['docs/json.md', 'en'],
  ['docs/reviews.md', 'en'],
  ['docs/reviews.zh-CN.md', 'zh'],
  ['docs/tutorial.md', 'en'],
  ['docs/tutorial.zh-CN.md', 'zh'],
] as const

test.each(documents)('%s shows what the program prints', async (path, language) => {
  const { text } = await playDocument(path, language)
  await expect(text).toMatchFileSnapshot(join(root, path))
})
