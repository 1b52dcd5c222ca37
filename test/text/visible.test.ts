import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/text/display-width.ts'
import { visible, visibleChar } from '../../src/text/visible.ts'

describe('visible', () => {
  test.each([
    // Clears the screen, in seven and in eight bits.
    ['\u001b[2J', '␛[2J'],
    ['\u009b2J', '⟨U+009B⟩2J'],
    // A link to elsewhere (OSC 8), a window title, a colour.
    ['\u001b]8;;http://evil\u001b\\x\u001b]8;;\u0007', '␛]8;;http://evil␛\\x␛]8;;␇'],
    ['\u009d0;title\u009c', '⟨U+009D⟩0;title⟨U+009C⟩'],
    ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    // Writes over what stands there.
    ['bad\rok', 'bad␍ok'],
    ['bad\b\b\bok', 'bad␈␈␈ok'],
    ['a\nb\u000bc\u000cd', 'a␊b␋c␌d'],
    ['\u0000\u007f\u0085', '␀␡⟨U+0085⟩'],
    ['a\tb', 'a b'],
    // Turns the direction of what follows.
    ['\u202egnp.exe', '⟨U+202E⟩gnp.exe'],
    ['\u2066\u2069\u200f\u061c', '⟨U+2066⟩⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩'],
    // Hides in a word.
    ['可\u200b能\u200c性\u2060\ufeff', '可⟨U+200B⟩能⟨U+200C⟩性⟨U+2060⟩⟨U+FEFF⟩'],
    ['可\u200d能', '可⟨U+200D⟩能'],
    ['可\ufe0f能', '可⟨U+FE0F⟩能'],
    ['a\u00adb\u3164\u{e0041}', 'a⟨U+00AD⟩b⟨U+3164⟩⟨U+E0041⟩'],
    ['\u2028\u2029\ufff9', '⟨U+2028⟩⟨U+2029⟩⟨U+FFF9⟩'],
    ['\ud83d中\udc00', '⟨U+D83D⟩中⟨U+DC00⟩'],
    // Joins nothing.
    ['😀\u200d', '😀⟨U+200D⟩'],
    ['\u200d😀', '⟨U+200D⟩😀'],
    ['😀\u200d\u200d😀', '😀⟨U+200D⟩⟨U+200D⟩😀'],
    ['🏴\u{e0067}x', '🏴⟨U+E0067⟩x'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test.each([
    '可能 (abc) “引号”……——é\u00a0',
    '👨‍👩‍👧‍👦👩🏽‍🚒❤️‍🔥👁️‍🗨️🏳️‍🌈',
    '❤️☺︎1️⃣#️⃣🇨🇳👍🏽',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '葛\u{e0100}，\ufe00≨\ufe00',
    '\u1820\u180b',
    'e\u0301',
  ])('%s stays', (text) => {
    expect(visible(text)).toBe(text)
  })

  /** What would act on a terminal. The separators and marks are acted on by some. */
  const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u

  const parts = fc.constantFrom(
    ...[
      'a',
      '中',
      '1',
      '😀',
      '🏴',
      '🏽',
      '\u200d',
      '\ufe0f',
      '\u{e0067}',
      '\u{e007f}',
      '\u{e0100}',
      '\u180e',
      '\ud83d',
    ],
    ...['\u001b', '[2J', '\u009b', '\r', '\b', '\t', '\u202e', '\u2069', '\u200b', '\ufeff', '\udc00'],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((each) => each.join('')),
  )

  test('nothing that acts on a terminal is left, in a text or in its parts', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, at) => {
        expect(visible(text)).not.toMatch(unsafe)
        // A surrogate pair may be cut in two here: each half is written out.
        expect(visible(text.slice(0, at)) + visible(text.slice(at))).not.toMatch(unsafe)
      }),
      { numRuns: 2000 },
    )
  })

  test('a visible text stays as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(visible(visible(text))).toBe(visible(text))
      }),
    )
  })

  test('the widths of parts lead to a caret under the right place', () => {
    const [before, marked] = ['\u001b[2J中\t', '可\u200b能']
    expect(displayWidth(visible(before))).toBe(1 + 3 + 2 + 1)
    expect(displayWidth(visible(marked))).toBe(2 + 8 + 2)
  })
})

describe('visibleChar', () => {
  test('every control and invisible character is shown as something that takes room', () => {
    for (let codePoint = 0; codePoint <= 0xffff; codePoint++) {
      const char = String.fromCodePoint(codePoint)
      const shown = visibleChar(codePoint)
      if (/[\p{Control}\p{Default_Ignorable_Code_Point}]/u.test(char)) {
        expect(shown).not.toBe(char)
        expect(displayWidth(shown)).toBeGreaterThan(0)
      }
    }
  })

  test.each([
    [0x41, 'A'],
    [0x4e2d, '中'],
    [0x1f600, '😀'],
    [0x09, ' '],
    [0x1b, '␛'],
    // Alone it joins nothing.
    [0x200d, '⟨U+200D⟩'],
    [0xfe0f, '⟨U+FE0F⟩'],
  ])('U+%s', (codePoint, shown) => {
    expect(visibleChar(codePoint)).toBe(shown)
  })
})
