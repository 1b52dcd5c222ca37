import { Buffer, isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeSource } from '../../src/run/decode-source.ts'
import { gb18030Bytes } from './gb18030-bytes.ts'

const post = '#清远美食# 锦绣清城今天推出新的优惠活动,欢迎广大市民朋友前来选购!\n第一波福利:电影票两张。\n'
const traditional =
  '歡迎廣大市民朋友前來選購,今天推出新的優惠活動。請各位朋友關注我們的官方微博,就有機會獲得電影票兩張。'

const why = (bytes: Uint8Array) => {
  const decoded = decodeSource(bytes)
  return decoded.ok ? 'text' : decoded.why
}
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const bytes = (...parts: (number | string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))))

describe('UTF-8', () => {
  test.each([
    ['nothing', utf8(''), '', false],
    ['ASCII', utf8('a\r\nb'), 'a\r\nb', false],
    ['Chinese and emoji', utf8('好😀'), '好😀', false],
    ['a byte order mark', utf8('\ufeff好'), '好', true],
    ['only a byte order mark', utf8('\ufeff'), '', true],
    ['a second mark, which is a character', utf8('\ufeff\ufeff好'), '\ufeff好', true],
    ['a replacement character that was written', utf8('\ufffd'), '\ufffd', false],
    ['a few control characters', utf8('\x1b[1m清城\x1b[0m'), '\x1b[1m清城\x1b[0m', false],
  ])('%s', (_, source, text, bom) => {
    expect(decodeSource(source)).toEqual({ ok: true, text, bom })
  })

  test('only the bytes of the view count', () => {
    const whole = new Uint8Array([0xff, ...utf8('好'), 0xff])
    expect(decodeSource(whole.subarray(1, 4))).toEqual({ ok: true, text: '好', bom: false })
  })

  test('every text without control characters comes back', () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, ' '))
    fc.assert(
      fc.property(texts, fc.boolean(), (text, bom) => {
        fc.pre(!text.startsWith('\ufeff'))
        expect(decodeSource(utf8(bom ? `\ufeff${text}` : text))).toEqual({ ok: true, text, bom })
      }),
    )
  })
})

describe('damaged UTF-8', () => {
  test.each([
    ['an overlong slash', bytes('ab\n', 0xc0, 0xaf), 3, 2],
    ['a surrogate', bytes('好', 0xed, 0xa0, 0x80), 3, 1],
    ['above U+10FFFF', bytes(0xf4, 0x90, 0x80, 0x80), 0, 1],
    ['cut off at the end', utf8('第一行\n第二行').subarray(0, -1), 16, 2],
    ['a lone continuation', bytes('a\r\nb\rc\n', 0x80), 7, 4],
    ['Latin-1', Buffer.from('caf\u00e9 cr\u00e8me', 'latin1'), 3, 1],
    ['offsets count a byte order mark', bytes('\ufeffa', 0xff), 4, 1],
    [
      'two drafts joined, the second in GB18030',
      bytes(post.repeat(2), gb18030Bytes('你好')),
      utf8(post.repeat(2)).length,
      5,
    ],
  ])('%s', (_, source, byteOffset, line) => {
    expect(why(source)).toEqual({ kind: 'invalid-utf8', byteOffset, line })
  })

  test('the offset is that of the first byte that no valid text can have there', () => {
    const damaged = fc
      .tuple(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.integer({ min: 0x80, max: 0xff }), { minLength: 1 }),
        fc.string(),
      )
      .map(([before, wrong, after]) => bytes(before, Uint8Array.from(wrong), after))
    fc.assert(
      fc.property(damaged, (source) => {
        const found = why(source)
        if (found === 'text' || found.kind !== 'invalid-utf8') return fc.pre(false)
        expect(isUtf8(source.subarray(0, found.byteOffset))).toBe(true)
        for (let more = 1; more <= 4; more++) {
          const end = found.byteOffset + more
          if (end <= source.length) expect(isUtf8(source.subarray(0, end))).toBe(false)
        }
        const before = source.subarray(0, found.byteOffset).toString('utf8')
        // A CR whose LF would follow the damage does not exist: the damaged byte stands between them.
        expect(found.line).toBe(before.split(/\r\n|\r|\n/).length)
      }),
    )
  })

  test('damaged Chinese is never called GB18030', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(1000), fc.integer({ min: 0, max: 255 }), (start, at, byte) => {
        const source = utf8(post.slice(start))
        source[at % source.length] = byte
        const found = why(source)
        expect(found === 'text' || found.kind).toSatisfy(
          (kind) => kind === true || kind === 'invalid-utf8' || kind === 'binary',
        )
      }),
    )
  })
})

describe('other encodings are named', () => {
  test.each([
    ['gb18030', gb18030Bytes(post)],
    ['gb18030', gb18030Bytes(`---\naccount: jinxiu\n---\n${traditional}`)],
    ['gb18030', gb18030Bytes('你好')],
    ['gb18030', bytes(gb18030Bytes('祝大家节日快乐'), Uint8Array.of(0x94, 0x39, 0xda, 0x33))], // 💩 takes four bytes
    ['utf-16le', bytes(0xff, 0xfe, utf16le(post))],
    ['utf-16be', bytes(0xfe, 0xff, utf16be(post))],
    ['utf-16le', utf16le(post)],
    ['utf-16be', utf16be(post)],
    ['utf-16le', utf16le('一一一,第一名,一等奖\n')], // 一 is U+4E00: a zero byte where ASCII has none
    ['utf-16be', utf16be('一一一,第一名,一等奖\n')],
    ['utf-16le', utf16le('NOPQ')], // big-endian these would be Han
    ['utf-16be', utf16be('NOPQ')],
    ['utf-16le', utf16le('快乐😀❤️ yeah')],
    ['utf-16le', Buffer.of(0xff, 0xfe)],
  ] as const)('%s %#', (encoding, source) => {
    expect(why(source)).toEqual({ kind: 'encoding', encoding })
  })

  test('any piece of a Chinese text in GB18030', () => {
    const han = post.replace(/[\x00-\x7f]/g, '')
    fc.assert(
      fc.property(fc.nat(han.length - 4), fc.integer({ min: 3, max: 40 }), (start, chars) => {
        const source = gb18030Bytes(han.slice(start, start + chars))
        // Few short texts are valid UTF-8 too; nothing can tell which was meant.
        fc.pre(!isUtf8(source))
        expect(why(source)).toEqual({ kind: 'encoding', encoding: 'gb18030' })
      }),
    )
  })

  test.each([
    ['Big5', [0xc5, 0x77, 0xaa, 0xef, 0xbc, 0x73, 0xa4, 0x6a, 0xa5, 0xc1, 0xab, 0x65, 0xa8, 0xd3]],
    ['Shift_JIS', [0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]],
    ['Windows-1251', [0xd1, 0xe5, 0xe3, 0xee, 0xe4, 0xed, 0xff]],
  ])('%s is not called GB18030', (_, source) => {
    expect(why(Uint8Array.from(source))).toMatchObject({ kind: 'invalid-utf8', byteOffset: 0 })
  })
})

describe('binary', () => {
  test.each([
    ['a NUL in a text', bytes(post, 0, post)],
    ['the start of a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866', 'hex')],
    ['the start of a ZIP, and so of a .docx', Buffer.from('504b0304140000000800a5a5215a0000', 'hex')],
    ['zeros', new Uint8Array(64)],
    ['control characters, no NUL', Uint8Array.from({ length: 40 }, (_, i) => 1 + (i % 8))],
    [
      'control characters, not UTF-8',
      bytes(
        0xff,
        Uint8Array.from({ length: 40 }, (_, i) => 1 + (i % 8)),
      ),
    ],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, ...[...'草稿'].flatMap((c) => [utf16le(c), 0, 0]))],
  ])('%s', (_, source) => {
    expect(why(source)).toEqual({ kind: 'binary' })
  })
})
