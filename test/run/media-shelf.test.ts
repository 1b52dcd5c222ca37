import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, chmodSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PresentMedia } from '../../src/draft/media-file.ts'
import { mediaShelf } from '../../src/run/media-shelf.ts'
import * as make from './media-bytes.ts'
import { asPlainUser, tempFolder } from './temp-folder.ts'

const isWindows = process.platform === 'win32'
const outside = tempFolder({ 'secret.jpg': make.jpeg(1, 1), 'img/secret.jpg': make.jpeg(1, 1) })

const root = tempFolder({
  'drafts/post.md': '',
  'drafts/a.jpg': make.jpeg(640, 480),
  'drafts/my store.jpg': make.jpeg(1, 1),
  'drafts/100%.jpg': make.jpeg(1, 1),
  'drafts/a%20b.jpg': make.jpeg(1, 1),
  'drafts/活动#1.jpg': make.jpeg(1, 1),
  'drafts/post.png': make.png(1, 1),
  'drafts/notes.txt': 'x',
  'drafts/empty.jpg': '',
  'drafts/folder.jpg/': '',
  'drafts/text.jpg': 'no picture',
  'drafts/film.jpg': make.film('isom'),
  'drafts/photo.mp4': make.jpeg(640, 480),
  'drafts/photo': make.jpeg(640, 480),
  'img/图.jpg': make.jpeg(2, 2),
  'img/店面/门口.JPG': make.jpeg(3, 3),
  'img/logo.png': make.png(4, 4),
})
const from = join(root, 'drafts/post.md')
const open = (reference: string) => mediaShelf(root).open(reference, from)

test('what is known of a file', () => {
  const file = open('a.jpg')
  expect(file).toMatchObject({
    kind: 'file',
    path: 'drafts/a.jpg',
    bytes: make.jpeg(640, 480).length,
    format: 'jpeg',
    claimed: 'jpeg',
    width: 640,
    height: 480,
    truncated: false,
  })
  expect((file as PresentMedia).sha256()).toBe(createHash('sha256').update(make.jpeg(640, 480)).digest('hex'))
})

test.each([
  ['text.jpg', { format: undefined, claimed: 'jpeg' }],
  ['film.jpg', { format: 'mp4', claimed: 'jpeg' }],
  ['photo.mp4', { format: 'jpeg', claimed: 'mp4', width: 640 }],
  ['photo', { format: 'jpeg', claimed: undefined }],
  ['notes.txt', { format: undefined, claimed: undefined }],
])('names that promise something else: %s', (name, file) => {
  expect(open(name)).toMatchObject({ kind: 'file', ...file })
})

test.each([
  ['a.jpg', 'drafts/a.jpg'],
  [' a.jpg ', 'drafts/a.jpg'],
  ['./a.jpg', 'drafts/a.jpg'],
  ['../img/图.jpg', 'img/图.jpg'],
  ['../img/%E5%9B%BE.jpg', 'img/图.jpg'],
  ['..%2Fimg%2F%E5%9B%BE.jpg', 'img/图.jpg'],
  ['/img/图.jpg', 'img/图.jpg'],
  ['/img/店面/门口.JPG', 'img/店面/门口.JPG'],
  ['..\\img\\图.jpg', 'img/图.jpg'],
  ['a.jpg?v=2', 'drafts/a.jpg'],
  ['a.jpg#top', 'drafts/a.jpg'],
  ['a.jpg?x=../../b#c', 'drafts/a.jpg'],
  ['my%20store.jpg', 'drafts/my store.jpg'],
  ['my store.jpg', 'drafts/my store.jpg'],
  // Names that are no address are names.
  ['100%.jpg', 'drafts/100%.jpg'],
  ['a%20b.jpg', 'drafts/a%20b.jpg'],
  ['活动#1.jpg', 'drafts/活动#1.jpg'],
  // Out and in again.
  ['../../' + 'ROOT/img/图.jpg', 'img/图.jpg'],
])('%s leads to %s', (reference, path) => {
  expect(open(reference.replace('ROOT', root.split('/').at(-1) ?? ''))).toMatchObject({ kind: 'file', path })
})

test('a path from the root, and the root under another name, name the file too', () => {
  expect(mediaShelf(root).open('a.jpg', 'drafts/post.md').kind).toBe('file')
  const alias = join(tempFolder(), 'alias')
  symlinkSync(root, alias)
  expect(mediaShelf(root).open('a.jpg', join(alias, 'drafts/post.md')).kind).toBe('file')
  expect(mediaShelf(alias).open('a.jpg', join(alias, 'drafts/post.md')).kind).toBe('file')
})

test.each([
  'http://example.com/a.jpg',
  'HTTPS://example.com/a.jpg',
  '//example.com/a.jpg',
  'data:image/png;base64,AAAA',
  'blob:x',
  'ftp://example.com/a.jpg',
])('%s is never fetched', (reference) => {
  expect(open(reference)).toEqual({ kind: 'remote' })
})

test.each([
  '../../secret.jpg',
  'a/../../../secret.jpg',
  '/../secret.jpg',
  '%2e%2e/%2E%2E/secret.jpg',
  '..%5C..%5Csecret.jpg',
  '..\\..\\secret.jpg',
  'C:\\Users\\me\\a.jpg',
  'c:/a.jpg',
  '\\\\server\\share\\a.jpg',
  'file:///etc/passwd',
  '../..',
])('%s is outside', (reference) => {
  expect(open(reference)).toEqual({ kind: 'outside', by: 'path' })
})

test.each([
  // The root is that of the repository.
  ['/etc/passwd', undefined],
  ['', undefined],
  ['#top', undefined],
  ['?v=1', undefined],
  ['nothing%00like%00it.jpg', undefined],
  ['a.jpg/b.jpg', undefined],
  ['wholly-other.jpg', undefined],
  ['b.jpg', 'a.jpg'],
  ['a.jpeg', 'a.jpg'],
  ['my-store.jpg', 'my store.jpg'],
  // Beside the draft, not the draft.
  ['post.jpg', 'post.png'],
  ['note.txt', undefined],
  ['../img/圖.jpg', '../img/图.jpg'],
  ['../imgs/图.jpg', '../img/图.jpg'],
  ['/imgs/图.jpg', '/img/图.jpg'],
  ['/img/店面/门口.jpg', '/img/店面/门口.JPG'],
  // From the other root.
  ['img/logo.png', '/img/logo.png'],
  ['img/logo.png?v=1', '/img/logo.png'],
  ['/a.jpg', 'a.jpg'],
])('%s is missing; perhaps %s was meant', (reference, nearest) => {
  expect(open(reference)).toEqual(nearest === undefined ? { kind: 'missing' } : { kind: 'missing', nearest })
})

test('a name that no file can have', () => {
  expect(open(`${'long'.repeat(100)}.jpg`)).toEqual({ kind: 'unreadable', code: 'ENAMETOOLONG' })
})

describe('what is no readable file', () => {
  test('a folder and an empty file', () => {
    expect(open('folder.jpg')).toEqual({ kind: 'not-a-file' })
    expect(open('/')).toEqual({ kind: 'not-a-file' })
    expect(open('.')).toEqual({ kind: 'not-a-file' })
    expect(open('..')).toEqual({ kind: 'not-a-file' })
    expect(open('empty.jpg')).toEqual({ kind: 'empty' })
  })

  test.skipIf(isWindows)('a pipe that nobody writes to, and a socket, without waiting', async () => {
    execFileSync('mkfifo', [join(root, 'drafts/pipe.jpg')])
    expect(open('pipe.jpg')).toEqual({ kind: 'not-a-file' })
    const server = createServer()
    await new Promise<void>((listening) => server.listen(join(root, 'drafts/s.jpg'), listening))
    expect(open('s.jpg')).toEqual({ kind: 'not-a-file' })
    server.close()
  })

  test.skipIf(isWindows)('what is not ours to read', async () => {
    const shut = tempFolder({ 'a.jpg': make.jpeg(1, 1), 'shut/b.jpg': make.jpeg(1, 1) })
    chmodSync(shut, 0o755)
    chmodSync(join(shut, 'a.jpg'), 0o000)
    chmodSync(join(shut, 'shut'), 0o000)
    const found = await asPlainUser(() =>
      ['a.jpg', 'shut/b.jpg'].map((name) => mediaShelf(shut).open(name, join(shut, 'post.md'))),
    )
    chmodSync(join(shut, 'shut'), 0o755)
    expect(found).toEqual([
      { kind: 'unreadable', code: 'EACCES' },
      { kind: 'unreadable', code: 'EACCES' },
    ])
  })
})

describe.skipIf(isWindows)('symbolic links', () => {
  const links: Readonly<Record<string, string>> = {
    'drafts/in.jpg': '../img/图.jpg',
    'drafts/in-folder': '../img',
    'drafts/out.jpg': join(outside, 'secret.jpg'),
    'drafts/out-folder': outside,
    'drafts/twice.jpg': 'out.jpg',
    'drafts/device.jpg': '/dev/zero',
    'drafts/dangling.jpg': 'gone.jpg',
    'drafts/loop.jpg': 'loop.jpg',
    'drafts/other.png': 'a.jpg',
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path))

  test.each([
    ['in.jpg', { kind: 'file', path: 'drafts/in.jpg', width: 2 }],
    ['in-folder/图.jpg', { kind: 'file', path: 'drafts/in-folder/图.jpg' }],
    // The name is that of the link.
    ['other.png', { kind: 'file', format: 'jpeg', claimed: 'png' }],
    ['out.jpg', { kind: 'outside', by: 'link' }],
    ['twice.jpg', { kind: 'outside', by: 'link' }],
    ['out-folder/secret.jpg', { kind: 'outside', by: 'link' }],
    ['out-folder/img/secret.jpg', { kind: 'outside', by: 'link' }],
    // Whether it is there is none of our business, and what is there instead neither.
    ['out-folder/secre.jpg', { kind: 'outside', by: 'link' }],
    ['out-folder/gone/secret.jpg', { kind: 'outside', by: 'link' }],
    ['out-folder', { kind: 'outside', by: 'link' }],
    ['device.jpg', { kind: 'outside', by: 'link' }],
    ['dangling.jpg', { kind: 'missing' }],
    ['loop.jpg', { kind: 'unreadable', code: 'ELOOP' }],
  ])('%s', (reference, file) => {
    expect(open(reference)).toMatchObject(file)
  })

  test('no reference opens what is outside', () => {
    const parts = fc.constantFrom(
      '..',
      '.',
      'out-folder',
      'out.jpg',
      'secret.jpg',
      'img',
      '%2e%2e',
      '..%2f',
      '\\',
      '/',
      'a',
      '',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.constantFrom('/', '\\', '%5c'), (names, separator) => {
        const file = open(names.join(separator))
        if (file.kind === 'file') expect(file.path).not.toContain('secret')
        if (file.kind === 'missing') expect(file.nearest ?? '').not.toContain('secret')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what a shelf remembers', () => {
  test('a file is looked at once a run', () => {
    const folder = tempFolder({ 'a.jpg': make.jpeg(1, 1) })
    const shelf = mediaShelf(folder)
    const first = shelf.open('a.jpg', 'b.md')
    rmSync(join(folder, 'a.jpg'))
    expect(shelf.open('./a.jpg?x', 'c.md')).toBe(first)
    expect(mediaShelf(folder).open('a.jpg', 'b.md')).toEqual({ kind: 'missing' })
  })

  test('what vanished before it was hashed has no hash', () => {
    const folder = tempFolder({ 'a.jpg': make.jpeg(1, 1) })
    const file = mediaShelf(folder).open('a.jpg', 'b.md') as PresentMedia
    rmSync(join(folder, 'a.jpg'))
    expect(file.sha256()).toBeUndefined()
  })

  test('a file is hashed once a run, by whatever name', () => {
    const folder = tempFolder({ 'a.jpg': make.jpeg(1, 1) })
    if (!isWindows) symlinkSync('a.jpg', join(folder, 'b.jpg'))
    const shelf = mediaShelf(folder)
    const hash = (shelf.open('a.jpg', 'x.md') as PresentMedia).sha256()
    writeFileSync(join(folder, 'a.jpg'), make.jpeg(2, 2))
    expect((shelf.open(isWindows ? 'a.jpg' : 'b.jpg', 'x.md') as PresentMedia).sha256()).toBe(hash)
  })
})

test('a film of 500 MB costs no more than its header', () => {
  const folder = tempFolder({ 'a.mp4': make.film('isom'), 'b.rm': make.rm })
  truncateSync(join(folder, 'b.rm'), 500 * 1024 * 1024)
  const started = performance.now()
  expect(mediaShelf(folder).open('b.rm', 'x.md')).toMatchObject({ bytes: 524_288_000, format: 'rm', truncated: false })
  expect(performance.now() - started).toBeLessThan(100)
})

test('a hash of many chunks', () => {
  const folder = tempFolder({ 'a.jpg': make.jpeg(1, 1) })
  const path = join(folder, 'a.jpg')
  const more = Buffer.alloc(300_001, 'x')
  appendFileSync(path, more)
  const expected = createHash('sha256').update(make.jpeg(1, 1)).update(more).digest('hex')
  expect((mediaShelf(folder).open('a.jpg', 'x.md') as PresentMedia).sha256()).toBe(expected)
})

test.runIf(process.platform === 'linux')('no file is left open', () => {
  const fds = () => readdirSync('/proc/self/fd').length
  const before = fds()
  for (let i = 0; i < 50; i++)
    for (const name of ['a.jpg', 'folder.jpg', 'empty.jpg', 'text.jpg', 'gone.jpg']) {
      const file = open(name)
      if (file.kind === 'file') file.sha256()
    }
  expect(fds()).toBeLessThan(before + 50)
})
