import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MediaFile, PresentMedia } from '../../src/draft/media-file.ts'
import { claimedFormat, isVideo } from '../../src/draft/media-format.ts'
import { mediaShelf } from '../../src/run/media-shelf.ts'
import * as make from '../run/media-bytes.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { judgeDraft, judgeProfile, markedDraft, markedProfile, optionsOf, said, shelfOf } from './judge-media.ts'

const MB = 1_048_576

/** A file of a name; by default sound, and what its name says. */
function file(path: string, facts: Partial<PresentMedia> = {}): PresentMedia {
  const format = claimedFormat(path)
  return { kind: 'file', path, bytes: 2 * MB, format, claimed: format, truncated: false, sha256: () => path, ...facts }
}

const picture = (facts: Partial<PresentMedia>, path = 'a.jpg') => shelfOf({ [path]: file(path, facts) })
const DRAFT = '新店开业。\n\n![门口](a.jpg)'

describe('what a draft attaches', () => {
  const shelf = shelfOf({})
  test.each([
    '![门口](«a.jpg»)',
    '新店 ![门口](<«my store.jpg»> "标题")',
    '![门口][a]\n\n[a]: «a.jpg»',
    '[现场视频](«media/opening.mp4»)',
    '![视频](«a.mp4»)',
    '«![门口]()»',
    // A link to a page, a document, a picture or a film of somebody else attaches nothing.
    '[链接](a.html) [文件](a.pdf) [图](a.jpg) [视频](https://example.com/a.mp4)',
    '只有文字',
    '---\nsource: {name: a.jpg}\n---\n正文',
  ])('%j', (draft) => {
    expect(markedDraft(draft, 'exists: true', shelf)).toBe(draft)
  })

  test.each([
    ['only: image', '![](«a.jpg») ![](a.mp4) [v](b.mov) ![](«c»)'],
    ['only: video', '![](a.jpg) ![](«a.mp4») [v](«b.mov») ![](c)'],
  ])('%s: %s', (only, draft) => {
    expect(markedDraft(draft, `{${only}, exists: true}`, shelf)).toBe(draft)
  })

  test('a name says what was meant, else the content does', () => {
    const films = shelfOf({ 'a.jpg': file('a.jpg', { format: 'mp4' }), c: file('c', { format: 'mp4' }) })
    const draft = '![](a.jpg) ![](c)'
    expect(said(judgeDraft(draft, '{only: image, formats: jpeg}', films))).toEqual(['a.jpg: MP4 → JPEG'])
    expect(said(judgeDraft(draft, '{only: video, formats: mov}', films))).toEqual(['c: MP4 → MOV'])
  })
})

describe('fields that name files', () => {
  const profile = 'avatar: {file: «img/a.png», standard: img/b.png}\nbackground: {file: «img/c.jpg»}'
  test('of a profile', () => {
    expect(markedProfile(profile, '{of: [avatar.file, background.file], exists: true}', shelfOf({}))).toBe(profile)
  })

  test('that are lists, and that are not there', () => {
    const lists = 'photos: [«a.jpg», «b.jpg»]\nnone: []'
    expect(markedProfile(lists, '{of: [photos, none, avatar.file], exists: true}', shelfOf({}))).toBe(lists)
  })

  test('of a draft', () => {
    const draft = '---\nsource: {cover: «a.jpg»}\n---\n![](b.jpg)'
    expect(markedDraft(draft, '{of: source.cover, exists: true}', shelfOf({}))).toBe(draft)
  })

  test('a profile attaches nothing by itself', () => {
    expect(judgeProfile('avatar: {file: a.jpg}', 'exists: true', shelfOf({}))).toEqual([])
  })
})

describe('exists', () => {
  test.each<readonly [MediaFile, string, string]>([
    [{ kind: 'missing' }, '找不到', 'not there'],
    [{ kind: 'missing', nearest: 'b.jpg' }, '找不到（是不是「b.jpg」？）', 'not there (did you mean “b.jpg”?)'],
    [{ kind: 'outside', by: 'path' }, '在项目之外', 'outside the project'],
    [{ kind: 'outside', by: 'link' }, '经链接指到了项目之外', 'outside the project by a link'],
    [{ kind: 'not-a-file' }, '不是文件', 'not a file'],
    [{ kind: 'empty' }, '空文件', 'an empty file'],
    [{ kind: 'unreadable', code: 'EACCES' }, '没有权限读取', 'not permitted to be read'],
    [{ kind: 'unreadable', code: 'ELOOP' }, '链接绕成了圈', 'a link that leads in a circle'],
    [{ kind: 'unreadable', code: 'EIO' }, '读不出（EIO）', 'unreadable (EIO)'],
  ])('%j', (absent, zh, en) => {
    const shelf = shelfOf({ 'a.jpg': absent })
    const options = absent.kind === 'outside' ? 'inside: true' : 'exists: true'
    expect(said(judgeDraft(DRAFT, absent.kind === 'outside' ? 'exists: true' : 'inside: true', shelf))).toEqual([])
    expect(said(judgeDraft(DRAFT, options, shelf), 'zh')).toEqual([`a.jpg: ${zh} → 项目里的文件`])
    expect(said(judgeDraft(DRAFT, options, shelf))).toEqual([`a.jpg: ${en} → a file of the project`])
    // Nobody else says it again.
    const others = '{formats: png, under: 1, width: 9, genuine: true, exists: false}'
    expect(judgeDraft(DRAFT, others, shelf)).toEqual([])
  })

  test('a file that is there', () => {
    expect(judgeDraft(DRAFT, 'exists: true', picture({}))).toEqual([])
  })

  test('a name is shown decoded', () => {
    expect(said(judgeDraft('![](%E5%9B%BE.jpg)', 'exists: true', shelfOf({})))).toEqual([
      '图.jpg: not there → a file of the project',
    ])
  })
})

describe('what can’t be looked at is not judged', () => {
  const remote = shelfOf({
    'https://example.com/a.jpg': { kind: 'remote' },
    'data:image/png;base64,AAAA': { kind: 'remote' },
  })

  test.each(['exists: true', 'formats: jpeg', 'max-bytes: 1 MB', 'genuine: true', 'width: 10'])('%s', (options) => {
    expect(said(judgeDraft('![](https://example.com/a.jpg)', options, remote))).toEqual([
      'not judged: remote-media https://example.com/a.jpg',
    ])
    expect(said(judgeDraft(DRAFT, options, undefined))).toEqual(['not judged: media'])
  })

  test('a picture in an address is not repeated', () => {
    expect(said(judgeDraft('![](data:image/png;base64,AAAA)', 'exists: true', remote))).toEqual([
      'not judged: remote-media data:image/png…',
    ])
  })

  test('without attachments there is nothing to judge', () => {
    expect(judgeDraft('正文', 'exists: true', undefined)).toEqual([])
  })
})

describe('formats', () => {
  test.each([
    ['jpeg', 'png', 'a.jpg: PNG → JPEG'],
    ['[jpg, png]', 'webp', 'a.jpg: WebP → one of JPEG, PNG'],
    ['[jpg, png]', undefined, 'a.jpg: no known format → one of JPEG, PNG'],
  ] as const)('%s, but %s', (formats, format, text) => {
    expect(said(judgeDraft(DRAFT, `formats: ${formats}`, picture({ format })))).toEqual([text])
  })

  test('that are allowed', () => {
    expect(judgeDraft(DRAFT, 'formats: [png, jpg]', picture({}))).toEqual([])
  })

  test.each([
    ['rmvb', 'rm'],
    ['wma', 'asf'],
    ['wmv', 'asf'],
    ['jpg', 'jpeg'],
    ['heic', 'heif'],
  ])('%s is %s', (written, format) => {
    expect(optionsOf(`formats: [${written}]`).formats).toEqual([format])
  })

  test('a near miss is named', () => {
    expect(() => optionsOf('formats: [jepg]')).toThrow('Did you mean “jpeg”?')
  })
})

describe('bytes, at the border', () => {
  const films: readonly (readonly [string, number, string | undefined])[] = [
    ['max-bytes: 500 MB', 500 * MB, undefined],
    ['max-bytes: 500 MB', 500 * MB + 1, '524,288,001 bytes → at most 500 MB'],
    ['max-bytes: 300000', 300_001, '300,001 bytes → at most 300,000 bytes'],
    ['min-bytes: 1 MB', MB, undefined],
    ['min-bytes: 1 MB', MB - 1, '1,048,575 bytes → at least 1 MB'],
    ['over: 1 MB', MB + 1, undefined],
    ['over: 1 MB', MB, '1 MB → larger than 1 MB'],
    ['under: 5 MB', 5 * MB - 1, undefined],
    ['under: 5 MB', 5 * MB, '5 MB → smaller than 5 MB'],
    ['{over: 1 MB, under: 5 MB}', 3 * MB, undefined],
    ['{over: 1 MB, under: 5 MB}', 6.25 * MB, '6.3 MB → larger than 1 MB and smaller than 5 MB'],
    ['{over: 1 MB, under: 5 MB}', 812 * 1024, '812 KB → larger than 1 MB and smaller than 5 MB'],
    ['{over: 1 MB, under: 5 MB}', 5 * MB + 1, '5,242,881 bytes → larger than 1 MB and smaller than 5 MB'],
    ['{max-bytes: 0}', 1, '1 byte → at most 0 bytes'],
  ]
  test.each(films)('%s: %d bytes', (options, bytes, text) => {
    const found = said(judgeDraft(DRAFT, options, picture({ bytes })))
    expect(found).toEqual(text === undefined ? [] : [`a.jpg: ${text}`])
  })

  test('in Chinese', () => {
    const found = judgeDraft(DRAFT, '{over: 1 MB, under: 5 MB}', picture({ bytes: 6.25 * MB }))
    expect(said(found, 'zh')).toEqual(['a.jpg: 6.3 MB → 大于 1 MB、小于 5 MB'])
  })
})

describe('pixels, at the border', () => {
  test.each([
    ['{width: 180, height: 180}', 180, 180, undefined],
    ['{width: 180, height: 180}', 181, 180, '181×180 pixels → 180×180 pixels'],
    ['width: 180', 180, 1, undefined],
    ['width: 180', 179, 1, '179×1 pixels → a width of 180 pixels'],
    ['height: 180', 1, 179, '1×179 pixels → a height of 180 pixels'],
    ['max-width: 900', 900, 1, undefined],
    ['max-width: 900', 901, 1, '901×1 pixels → a width of at most 900 pixels'],
    ['max-height: 500', 1, 501, '1×501 pixels → a height of at most 500 pixels'],
    ['{min-width: 900, min-height: 500}', 900, 500, undefined],
    [
      '{min-width: 900, min-height: 500}',
      899,
      500,
      '899×500 pixels → a width of at least 900 pixels and a height of at least 500 pixels',
    ],
    ['max-pixels: 1000000', 1000, 1000, undefined],
    ['max-pixels: 1000000', 1000, 1001, '1000×1001 pixels → a total of at most 1,000,000 pixels'],
  ])('%s: %d×%d', (options, width, height, text) => {
    const found = said(judgeDraft(DRAFT, options, picture({ width, height })))
    expect(found).toEqual(text === undefined ? [] : [`a.jpg: ${text}`])
  })

  test('in Chinese', () => {
    const found = judgeDraft(DRAFT, '{max-width: 900, max-pixels: 1000}', picture({ width: 901, height: 2 }))
    expect(said(found, 'zh')).toEqual(['a.jpg: 901×2 像素 → 宽不超过 900 像素、总共不超过 1,000 像素'])
  })

  test('a picture whose size can’t be read', () => {
    expect(said(judgeDraft(DRAFT, 'width: 180', picture({})))).toEqual([
      'a.jpg: of unknown dimensions → a width of 180 pixels',
    ])
    // Where its format says why, that is enough.
    expect(said(judgeDraft(DRAFT, '{width: 180, genuine: true}', picture({ truncated: true })))).toEqual([
      'a.jpg: cut short or broken → a whole file',
    ])
  })

  test('a film has none that we could know', () => {
    expect(judgeDraft('![](a.mp4)', 'width: 180', picture({}, 'a.mp4'))).toEqual([])
  })
})

describe('genuine', () => {
  test.each<readonly [Partial<PresentMedia>, string | undefined]>([
    [{}, undefined],
    [{ claimed: undefined }, undefined],
    [{ claimed: undefined, format: undefined }, undefined],
    [{ format: 'png' }, 'PNG → JPEG'],
    [{ format: undefined }, 'no known format → JPEG'],
    [{ truncated: true }, 'cut short or broken → a whole file'],
  ])('%j', (facts, text) => {
    const found = said(judgeDraft(DRAFT, 'genuine: true', picture(facts)))
    expect(found).toEqual(text === undefined ? [] : [`a.jpg: ${text}`])
  })
})

describe('all faults of a file are one finding', () => {
  test('of different kinds', () => {
    const facts: Partial<PresentMedia> = { format: 'png', bytes: 6 * MB, width: 10, height: 10 }
    expect(said(judgeDraft(DRAFT, '{formats: jpeg, under: 5 MB, width: 180}', picture(facts)))).toEqual([
      'a.jpg: PNG, 6 MB, 10×10 pixels → JPEG, smaller than 5 MB, a width of 180 pixels',
    ])
  })

  test('a wrong format is not said twice', () => {
    expect(said(judgeDraft(DRAFT, '{formats: jpeg, genuine: true}', picture({ format: 'png' })))).toEqual([
      'a.jpg: PNG → JPEG',
    ])
  })
})

describe('same-as', () => {
  const profile = 'avatar: {file: a.png, standard: b.png}'
  const options = '{of: avatar.file, same-as: avatar.standard}'
  const judge = (a: MediaFile, b: MediaFile) =>
    said(judgeProfile(profile, options, shelfOf({ 'a.png': a, 'b.png': b })))
  const never = () => {
    throw new Error('hashed for nothing')
  }

  test('the same bytes under two names', () => {
    expect(judge(file('a.png', { sha256: () => '1' }), file('b.png', { sha256: () => '1' }))).toEqual([])
  })

  test('other bytes', () => {
    expect(judge(file('a.png'), file('b.png'))).toEqual(['a.png: another file → the very file b.png'])
  })

  test('another size is not hashed, and one file is the same as itself', () => {
    expect(judge(file('a.png', { sha256: never }), file('b.png', { sha256: never, bytes: 1 }))).toHaveLength(1)
    expect(judge(file('b.png', { sha256: never }), file('b.png', { sha256: never }))).toEqual([])
  })

  test('what has vanished is the same as nothing', () => {
    const gone = { sha256: () => undefined }
    expect(judge(file('a.png', gone), file('b.png', gone))).toHaveLength(1)
  })

  test('without a standard nobody can tell', () => {
    expect(said(judgeProfile('avatar: {file: a.png}', options, shelfOf({ 'a.png': file('a.png') })))).toEqual([
      'not judged: account-field avatar.standard',
    ])
    expect(judge(file('a.png'), { kind: 'remote' })).toEqual(['not judged: remote-media b.png'])
    // A missing standard is reported where it is asked for.
    expect(judge(file('a.png'), { kind: 'missing' })).toEqual([])
  })
})

describe('alternative text', () => {
  test.each([
    '«![](a.jpg)»',
    '«![ ](a.jpg)»',
    '![门口](a.jpg)',
    '![](a.mp4)',
    '«![](https://example.com/a.jpg)»',
    '正文',
  ])('%s', (draft) => {
    expect(markedDraft(draft, 'alt: true', shelfOf({}))).toBe(draft)
  })

  test('no file is looked at for it', () => {
    expect(said(judgeDraft('![](a.jpg)', 'alt: true', undefined))).toEqual([
      'a.jpg: without alternative text → an alternative text that says what it shows',
    ])
  })
})

test('a policy on real files', () => {
  const root = tempFolder({
    'drafts/fits.jpg': make.jpeg(4000, 3000),
    'drafts/large.jpg': make.jpeg(4000, 3000),
    'drafts/small.jpg': make.jpeg(40, 30),
    'drafts/liar.jpg': make.png(40, 30),
    'drafts/fits.mp4': make.film('isom'),
    'drafts/long.mp4': make.film('isom'),
    'drafts/film.mkv': make.ebml('matroska'),
  })
  // Files with holes: nothing is written.
  const sizes = { 'fits.jpg': 5 * MB - 1, 'large.jpg': 5 * MB, 'fits.mp4': 500 * MB, 'long.mp4': 500 * MB + 1 }
  for (const [name, bytes] of Object.entries(sizes)) truncateSync(join(root, 'drafts', name), bytes)
  const images = '{only: image, formats: [jpeg], over: 1 MB, under: 5 MB, genuine: true}'
  const videos = '{only: video, formats: [avi, wma, mov, rm, rmvb, 3gp, mp4], max-bytes: 500 MB, genuine: true}'
  const draft = Object.keys({ ...sizes, 'small.jpg': 0, 'liar.jpg': 0, 'film.mkv': 0, 'gone.jpg': 0 })
    .map((name) => `![](${name})`)
    .join('\n')
  const judged = [images, videos, 'exists: true'].flatMap((rule) => said(judgeDraft(draft, rule, mediaShelf(root))))
  expect(judged.map((each) => each.replace(/\d+ bytes/, 'N bytes'))).toEqual([
    'large.jpg: 5 MB → larger than 1 MB and smaller than 5 MB',
    'small.jpg: N bytes → larger than 1 MB and smaller than 5 MB',
    'liar.jpg: PNG, N bytes → JPEG, larger than 1 MB and smaller than 5 MB',
    'long.mp4: 524,288,N bytes → at most 500 MB',
    'film.mkv: MKV → one of AVI, WMV/WMA, MOV, RM/RMVB, 3GP, MP4',
    'gone.jpg: not there → a file of the project',
  ])
})

test.each([
  ['a.mp4', true],
  ['a.MP4?x=1', true],
  ['a.rmvb#t=3', true],
  ['a.wma', true],
  ['a.m4a', false],
  ['a.jpg', false],
  ['a.mp4.jpg', false],
  ['a', false],
])('whether %s is a video: %s', (name, is) => {
  expect(isVideo(name)).toBe(is)
})
