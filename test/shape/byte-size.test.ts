import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteSize, groupDigits, sizeBeside, sizeOfLimit } from '../../src/shape/byte-size.ts'
import type { Problem } from '../../src/shape/problem.ts'

const MB = 1_048_576

function read(text: string, value: string | number | boolean | null = text) {
  const problems: Problem[] = []
  const span = { start: 0, end: 1 }
  const bytes = byteSize().read({ kind: 'scalar', value, text, span }, (problem) => problems.push(problem))
  return bytes ?? problems.map(({ message }) => message.en)
}

describe('a size as packs write it', () => {
  test.each([
    ['300000', 300_000],
    ['0', 0],
    ['1 MB', MB],
    ['1MB', MB],
    ['1 mb', MB],
    ['1 MiB', MB],
    ['1 M', MB],
    ['1.5 MB', 1.5 * MB],
    ['500 KB', 512_000],
    ['2 GB', 2048 * MB],
    ['12 B', 12],
  ])('%s', (text, bytes) => {
    expect(read(text)).toBe(bytes)
  })

  test.each(['', '-1', '1.5', '1 TB', 'MB', '1,000', '1 MB MB', '5兆', '1  MB'])('%j is none', (text) => {
    expect(read(text)).toEqual([`Found “${text}”, expected a file size, as in 5 MB, 500 KB, 300000 (bytes)`])
  })

  test('nothing is none', () => {
    expect(read('', null)).toEqual([expect.stringContaining('Found nothing')])
  })
})

test.each([
  [5 * MB, '5 MB'],
  [1.5 * MB, '1.5 MB'],
  [500 * MB, '500 MB'],
  [1024 * MB, '1 GB'],
  [512_000, '500 KB'],
  [300_000, '300,000 bytes'],
  [1, '1 byte'],
  [0, '0 bytes'],
])('the limit of %d bytes is %s', (bytes, text) => {
  expect(sizeOfLimit(bytes).en).toBe(text)
})

describe('a size beside a limit', () => {
  test.each([
    [6.3 * MB, [5 * MB], '6.3 MB'],
    [831_488, [MB], '812 KB'],
    [5 * MB, [5 * MB], '5 MB'],
    [5 * MB + 1, [5 * MB], '5,242,881 bytes'],
    [5 * MB - 1, [5 * MB], '5,242,879 bytes'],
    [5 * MB + 1, [], '5 MB'],
    [5.04 * MB, [5 * MB], '5.04 MB'],
    [MB - 1, [MB], '1,048,575 bytes'],
    [500 * MB + 1, [500 * MB], '524,288,001 bytes'],
    [3 * 1024 * MB, [500 * MB], '3 GB'],
    [812, [1024], '812 bytes'],
  ])('%d bytes, held against %j, are %s', (bytes, limits, text) => {
    expect(sizeBeside(Math.floor(bytes), limits).en).toBe(text)
  })

  test('never stands on the wrong side of a limit', () => {
    const near = fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: -20_000, max: 20_000 }))
    fc.assert(
      fc.property(near, ([megabytes, away]) => {
        const limit = megabytes * MB
        const bytes = limit + away
        const [number = '', unit = ''] = sizeBeside(bytes, [limit]).en.split(' ')
        const factor = { GB: 1024 * MB, MB, KB: 1024 }[unit] ?? 1
        const shown = Number(number.replaceAll(',', '')) * factor
        expect(Math.sign(shown - limit)).toBe(Math.sign(bytes - limit))
      }),
    )
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [5_242_881, '5,242,881'],
  [1234.5678, '1,234.5678'],
])('%d is %s', (number, text) => {
  expect(groupDigits(number)).toBe(text)
})
