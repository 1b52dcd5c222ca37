import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recode } from '../../src/run/recode.ts'
import { gb18030Bytes } from './gb18030-bytes.ts'

const draft = '---\r\n类型: 原创\r\n---\r\n今天多云，出门记得加件外套。'

test.each([
  ['GB18030', 'gb18030', gb18030Bytes(draft)],
  // 😀 takes four bytes there.
  ['GB18030 with emoji', 'gb18030', Uint8Array.of(0x94, 0x39, 0xfc, 0x36), '😀'],
  ['UTF-16 LE with a mark', 'utf-16le', utf16(`\ufeff${draft}`, true)],
  ['UTF-16 BE without', 'utf-16be', utf16(draft, false)],
] as const)('%s', (_, encoding, bytes, text?: string) => {
  expect(recode(bytes, encoding)).toBe(text ?? draft)
})

test.each([
  ['a byte that belongs to nothing', 'gb18030', Uint8Array.of(0xc7, 0xe5, 0xff)],
  ['half a character at the end', 'gb18030', Uint8Array.of(0xc7, 0xe5, 0xd4)],
  ['a character of nobody but its maker', 'gb18030', Uint8Array.of(0xaa, 0xa1)],
  ['half a surrogate pair', 'utf-16le', Uint8Array.of(0x2d, 0x4e, 0x3d, 0xd8)],
  ['an odd number of bytes', 'utf-16be', Uint8Array.of(0x4e, 0x2d, 0x4e)],
] as const)('%s is not converted', (_, encoding, bytes) => {
  expect(recode(bytes, encoding)).toBeUndefined()
})

test('whatever the bytes, what is converted can be had back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = recode(bytes, 'utf-16le')
      if (text === undefined) return
      const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? `\ufeff${text}` : text
      expect(utf16(marked, true)).toEqual(bytes)
    }),
  )
})

function utf16(text: string, isLittle: boolean): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
      isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  )
}
