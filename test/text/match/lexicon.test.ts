import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lexicon, type TermSet } from '../../../src/text/match/lexicon.ts'
import { mark, unmark } from '../../marked.ts'

function find(text: string, words: readonly string[], except: readonly string[] = [], tolerant = true): string {
  const set: TermSet = { words, except, tolerant }
  const lexicon = new Lexicon()
  lexicon.add(set)
  return mark(text, lexicon.search(text).of(set))
}

describe('words are found where they stand', () => {
  test.each([
    ['原因«无可奉告»。', ['无可奉告']],
    ['«可能»会晚到，«可能»不来', ['可能']],
    ['😀«或许»明天👨‍👩‍👧«或许»后天', ['或许']],
    ['没有', ['可能']],
    ['', ['可能']],
    // Of words that overlap, the longest is reported, once.
    ['«绝对不可能»的事', ['不可能', '绝对不可能', '可能']],
    ['«根本»好', ['根本', '本好']],
    // One unit is enough for a word.
    ['第«一»名', ['一']],
  ])('%s', (marked, words) => {
    expect(find(unmark(marked).text, words)).toBe(marked)
  })
})

describe('exception phrases: the longer match wins', () => {
  const except = ['可能性', '不可能', '尽可能']
  test.each([
    '不排除其他可能性',
    '«可能»性格不合？不，是可能性',
    '不可能',
    '我们会尽可能',
    '不可能有可能性，但«可能»有雨',
  ])('%s', (marked) => {
    // 可能性格 holds the phrase 可能性 too: an exception is a phrase, not a word of a segmentation.
    const text = unmark(marked).text
    expect(find(text, ['可能'], except)).toBe(marked.replace('«可能»性格', '可能性格'))
  })

  test('a phrase that only overlaps a word excuses nothing', () => {
    expect(find('绝对不可能', ['绝对不可能'], ['不可能'])).toBe('«绝对不可能»')
    expect(find('甲乙丙丁', ['甲乙'], ['乙丙丁'])).toBe('«甲乙»丙丁')
  })

  test('a phrase equal to the word excuses it', () => {
    expect(find('可能', ['可能'], ['可能'])).toBe('可能')
  })

  test('an exception excuses however it is written', () => {
    expect(find('尽 可 能', ['可能'], ['尽可能'])).toBe('尽 可 能')
  })
})

describe('disguises, each step and together', () => {
  test.each([
    ['full width', '«ＶＸ号»', ['vx号']],
    ['case', '加«VX»吧', ['vx']],
    ['blanks between', '«无 可 奉 告»', ['无可奉告']],
    ['full-width blanks', '«无　可奉告»', ['无可奉告']],
    ['symbols between', '«无·可*奉_告»', ['无可奉告']],
    ['up to four of them', '«无----可奉告»', ['无可奉告']],
    ['zero-width characters', '«无\u200b可\u200d奉\ufeff告»', ['无可奉告']],
    ['any number of zero-width characters', `«无${'\u200b'.repeat(30)}可奉告»`, ['无可奉告']],
    ['struck through', '«无\u0336可\u0336奉\u0336告»', ['无可奉告']],
    ['one line break between Han characters', '«无可\n奉告»', ['无可奉告']],
    ['compatibility forms', '«㈱»会社', ['(株)']],
    ['mathematical letters', '«𝐕𝐗»', ['vx']],
    ['traditional characters', '«無可奉告»，«國家級»', ['无可奉告', '国家级']],
    ['a traditional word in the list', '«国家级»', ['國家級']],
    ['compatibility ideographs', '«更好»', ['更好']],
    ['everything', '«无 \u200b可·\n奉　告»', ['无可奉告']],
    ['letters set apart', '«v.p.n»可用', ['vpn']],
    // A point between digits makes one number; every other sign, and a point beside a blank or a letter, ends it.
    ['a version of a version', '«iOS 17».2', ['iOS 17']],
    ['a number by itself', '«5折»，全场.«5折»，1. «5折»，2-«5折»，v.«5折»，«5折».', ['5折']],
  ])('%s', (_, marked, words) => {
    expect(find(unmark(marked).text, words)).toBe(marked)
  })

  test.each([
    ['five symbols are too many', '无-----可奉告', ['无可奉告']],
    ['sentence punctuation parts', '一切皆可，能来就来', ['可能']],
    ['a paragraph border parts', '认可\n\n能力', ['可能']],
    ['two line breaks part', '认可\n \n能力', ['可能']],
    ['a line break parts Latin letters', 'a\nb', ['ab']],
    ['a Latin word needs edges', 'Smoking kills', ['sm']],
    ['on both sides', 'prisms', ['sm']],
    ['digits are edges too', '拨打1123150', ['12315']],
    ['sizes are no word', '尺码S/M/L均有', ['sm']],
    ['letters of different words', 'is 5 m', ['s5m']],
    ['letters set apart go on', 'x.v.p.n.y', ['vpn']],
    ['a number within a decimal', '2.5折，２．５折，99.5，3.5.1', ['5折', '99', '5.1']],
    ['a decimal within a longer one', '1.2.5', ['2.5', '1.2']],
  ])('not: %s', (_, text, words) => {
    expect(find(text, words)).toBe(text)
  })

  test('strict: only the characters themselves, across one line break', () => {
    expect(find('无 可奉告，无可奉告，无可\n奉告', ['无可奉告'], [], false)).toBe('无 可奉告，«无可奉告»，«无可\n奉告»')
    expect(find('VX vx', ['vx'], [], false)).toBe('VX «vx»')
  })
})

describe('a word with separators of its own', () => {
  test.each([
    ['as it is written', '感染«COVID-19»', ['COVID-19']],
    ['a blank', '«Black Friday»', ['Black Friday']],
    ['several', '新款 «iPhone 15 Pro» 上市', ['iPhone 15 Pro']],
    ['beside Chinese', '做个«A/B测试»', ['A/B测试']],
    ['a phone number', '电话«0763-1234567»', ['0763-1234567']],
    ['a decimal', '只要«3.15»元', ['3.15']],
    ['a dot between letters', '登录«vx.com»', ['vx.com']],
    ['more of them than part other words', '«A-----B»', ['A-----B']],
    // A disguise of what the author wrote.
    ['left out', '«COVID19»，«blackfriday»，«AB测试»', ['COVID-19', 'Black Friday', 'A/B测试']],
    ['another one', '«COVID 19»，«Black-Friday»，«wi·fi»', ['COVID-19', 'Black Friday', 'Wi-Fi']],
    ['full width', '«ＣＯＶＩＤ－１９»，«３．１５»', ['COVID-19', '3.15']],
    ['with something nobody sees', '«COVID-\u200b19»，«3\u200b.15»', ['COVID-19', '3.15']],
    ['a line break for a blank', '«Black\nFriday»，«新款\niPhone»', ['Black Friday', '新款 iPhone']],
    ['all letters set apart', '«c.o.v.i.d-1.9»', ['COVID-19']],
    ['blanks and dashes only group digits', '«0763 1234567»，«07631234567»', ['0763-1234567']],
    ['a dot of another form', '«3·15»晚会', ['3.15']],
    ['beside other words', 'non-«COVID-19»-free', ['COVID-19']],
  ])('%s', (_, marked, words) => {
    expect(find(unmark(marked).text, words)).toBe(marked)
  })

  test.each([
    ['a decimal is no whole number', '315，3 15，3-15，3/15', ['3.15']],
    ['nor a fraction', '13，1.3，1-3', ['1/3']],
    ['nor a sum', '11，1 1', ['1+1']],
    ['nor a grouped number', '7.11，7/11', ['7-11']],
    ['two numbers of two lines', '0763\n1234567', ['0763-1234567']],
    ['digits set apart elsewhere', 'iPhone 1 5，iPh one 15', ['iPhone 15']],
    ['part of a word', 'on sales，non sale', ['on sale']],
    ['a paragraph border', 'Black\n\nFriday', ['Black Friday']],
    ['more of them than were written', 'A-----B', ['A-B']],
  ])('not: %s', (_, text, words) => {
    expect(find(text, words)).toBe(text)
  })

  test('strict: only as it is written, and a line break for a blank', () => {
    expect(find('COVID-19，COVID 19，covid-19，COVID19', ['COVID-19'], [], false)).toBe(
      '«COVID-19»，COVID 19，covid-19，COVID19',
    )
    expect(find('Black Friday，Black\nFriday，BlackFriday', ['Black Friday'], [], false)).toBe(
      '«Black Friday»，«Black\nFriday»，BlackFriday',
    )
  })

  test('in an exception', () => {
    expect(find('Black Tea，Black', ['Black'], ['Black Tea'])).toBe('Black Tea，«Black»')
  })
})

describe('what must always hold', () => {
  const han = fc.constantFrom(...'无可奉告不知道清楚或许大概好像天地玄黄')
  const word = fc.array(han, { minLength: 2, maxLength: 6 }).map((chars) => chars.join(''))
  const between = fc.constantFrom(
    '',
    '',
    '',
    ' ',
    '　',
    '·',
    '*',
    '\u200b',
    '\ufe0f',
    '-_',
    ' . ',
    '\u200b\u200b\u200b\u200b\u200b\u200b',
  )

  test('a word in any disguise is found, and its span is the disguise', () => {
    fc.assert(
      fc.property(
        word,
        fc.infiniteStream(between),
        fc.constantFrom('', '前文，', '😀', '\n\n'),
        fc.constantFrom('', '。后文', '\n\nabc'),
        (plain, gaps, before, after) => {
          const chars = Array.from(plain)
          const disguised = chars.map((char, at) => (at === 0 ? char : gaps.next().value + char)).join('')
          const text = before + disguised + after
          const set: TermSet = { words: [plain], except: [], tolerant: true }
          const lexicon = new Lexicon()
          lexicon.add(set)
          const hits = lexicon.search(text).of(set)
          expect(hits).toContainEqual({ start: before.length, end: before.length + disguised.length, word: plain })
        },
      ),
    )
  })

  test('a word is found as it is written, strictly too', () => {
    const parts = fc.array(fc.constantFrom('A', 'b7', '15', '新款', 'iPhone', '0', 'ＶＸ', '國'), {
      minLength: 2,
      maxLength: 5,
    })
    const separator = fc.constantFrom('', ' ', '-', '.', '/', '·', '  ', ' - ', '------')
    fc.assert(
      fc.property(parts, fc.infiniteStream(separator), fc.boolean(), (words, separators, tolerant) => {
        const word = words.map((part, at) => (at === 0 ? part : separators.next().value + part)).join('')
        expect(find(`见：${word}。`, [word], [], tolerant)).toBe(`见：«${word}»。`)
      }),
    )
  })

  test('hits lie in the text, in order, without overlap, and agree with a plain search where nothing is disguised', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(han, { maxLength: 60 }), (words, chars) => {
        const text = chars.join('')
        const set: TermSet = { words, except: [], tolerant: true }
        const lexicon = new Lexicon()
        lexicon.add(set)
        let end = 0
        for (const hit of lexicon.search(text).of(set)) {
          expect(hit.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(hit.start, hit.end)).toBe(hit.word)
          end = hit.end
        }
        const found = lexicon.search(text).of(set).length > 0
        expect(found).toBe(words.some((each) => text.includes(each)))
      }),
    )
  })

  test('sets don’t disturb each other', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(han, { maxLength: 60 }),
        (a, b, chars) => {
          const text = chars.join('')
          const [first, second]: TermSet[] = [a, b].map((words) => ({ words, except: [], tolerant: true }))
          const both = new Lexicon()
          const alone = new Lexicon()
          both.add(first as TermSet)
          both.add(second as TermSet)
          alone.add(second as TermSet)
          expect(both.search(text).of(second as TermSet)).toEqual(alone.search(text).of(second as TermSet))
        },
      ),
    )
  })
})
