import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentIn, readNow } from '../../src/run/today.ts'

describe('momentIn', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-22T16:00:00Z', [2026, 11, 23, 0]],
    ['Asia/Shanghai', '2026-11-22T15:59:59Z', [2026, 11, 22, 23 * 60 + 59]],
    ['Asia/Shanghai', '2026-12-31T20:30:00Z', [2027, 1, 1, 4 * 60 + 30]],
    ['UTC', '2026-11-23T00:00:00Z', [2026, 11, 23, 0]],
    ['America/New_York', '2026-07-01T03:00:00Z', [2026, 6, 30, 23 * 60]],
    ['Asia/Kolkata', '2026-03-01T00:00:00Z', [2026, 3, 1, 5 * 60 + 30]],
  ])('%s at %s', (zone, instant, [year, month, day, minutes]) => {
    expect(momentIn(zone, new Date(instant))).toEqual({ year, month, day, minutes })
  })
})

describe('readNow', () => {
  test.each([
    ['2026-11-23', { year: 2026, month: 11, day: 23 }],
    ['2026-11-23T09:30', { year: 2026, month: 11, day: 23, minutes: 570 }],
    ['2026-11-23T09:30+08:00', { year: 2026, month: 11, day: 23, minutes: 570 }],
    ['2026-11-23T23:30Z', { year: 2026, month: 11, day: 24, minutes: 450 }],
    ['2026-11-23T00:30+09:00', { year: 2026, month: 11, day: 22, minutes: 1410 }],
    ['2027-01-01T02:00-05:00', { year: 2027, month: 1, day: 1, minutes: 900 }],
  ])('%s in China', (text, moment) => {
    expect(readNow(text, 'Asia/Shanghai')).toEqual(moment)
  })

  test('a time with a zone is the instant that it names', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/Sao_Paulo', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        expect(readNow(instant.toISOString(), zone)).toEqual(momentIn(zone, instant))
      }),
    )
  })

  test('what is no time', () => {
    expect(readNow('gestern', 'UTC')).toBeUndefined()
  })
})

test('the short way for China agrees with the long one', () => {
  // PRC is another name of the same zone, and takes the long way.
  for (let hour = 0; hour < 24 * 370 * 10; hour += 171) {
    const instant = new Date(Date.UTC(2019, 0, 1, hour))
    expect(momentIn('Asia/Shanghai', instant)).toEqual(momentIn('PRC', instant))
  }
}, 60_000)
