import { describe, expect, test } from 'vitest'
import { fieldsOf, judged, OTHER_SEAL, readRecord, SEAL } from './records.ts'

const entry = (fields: string) => `reviews: [{${fields}}]`
const whole = 'role: 初审, by: 李敏, at: 2026-11-22T18:00+08:00, seal: SEAL'

describe('an entry by itself', () => {
  test('that is whole, of this text, and of the past counts', () => {
    expect(judged(entry(whole))).toMatchObject([{ fault: undefined, signing: 'unsigned' }])
  })

  test.each([
    ['by: 李敏, at: 2026-11-22, seal: SEAL', ['role']],
    ['role: 初审, at: 2026-11-22, seal: SEAL', ['by']],
    ['role: 初审, by: "", at: 2026-11-22, seal: SEAL', ['by']],
    ['role: 初审, by: 李敏, seal: SEAL', ['at']],
    ['role: 初审, by: 李敏, at: 昨天, seal: SEAL', ['at']],
    ['role: 初审, by: 李敏, at: 2026-02-30, seal: SEAL', ['at']],
    ['role: 初审, by: 李敏, at: 2026-11-22', ['seal']],
    ['role: 初审, by: [李敏], at: 2026-11-22, seal: SEAL', ['by']],
    [`${whole}, until: 明年`, ['until']],
    ['', ['role', 'by', 'at', 'seal']],
  ])('{%s} lacks %j', (fields, keys) => {
    expect(judged(entry(fields))).toMatchObject([{ fault: { kind: 'incomplete', keys } }])
  })

  test('of a list that is no list of maps is incomplete, not lost', () => {
    expect(judged('reviews: [李敏]')).toMatchObject([{ fault: { kind: 'incomplete' } }])
    expect(judged('reviews: 李敏审过了')).toMatchObject([{ fault: { kind: 'incomplete' } }])
    expect(judged(`reviews: {${whole}}`)).toMatchObject([{ fault: undefined }])
    expect(judged('reviews: []\nattest: null')).toEqual([])
  })

  test('of another text is stale', () => {
    expect(judged(entry(whole.replace('SEAL', OTHER_SEAL)))).toMatchObject([{ fault: { kind: 'stale' } }])
    expect(judged(entry(whole.replace('SEAL', 'x')))).toMatchObject([{ fault: { kind: 'stale' } }])
  })

  test('counts up to and on its last day', () => {
    expect(judged(entry(`${whole}, until: 2026-11-23`))).toMatchObject([{ fault: undefined }])
    expect(judged(entry(`${whole}, until: 2026-11-22`))).toMatchObject([{ fault: { kind: 'expired' } }])
  })

  test('of the future is none yet; clocks may be ten minutes apart', () => {
    const at = (time: string) => judged(entry(`role: 初审, by: 李敏, at: ${time}, seal: SEAL`))
    expect(at('2026-11-23T09:10+08:00')).toMatchObject([{ fault: undefined }])
    expect(at('2026-11-23T09:11+08:00')).toMatchObject([{ fault: { kind: 'future' } }])
    expect(at('"2026-11-23 09:11"')).toMatchObject([{ fault: { kind: 'future' } }])
    // Half past ten in Tokyo is half past nine here.
    expect(at('2026-11-23T10:05+09:00')).toMatchObject([{ fault: undefined }])
    expect(at('2026-11-23')).toMatchObject([{ fault: undefined }])
    expect(at('2026-11-24')).toMatchObject([{ fault: { kind: 'future' } }])
  })
})

describe('signatures', () => {
  const signed = entry(`${whole}, signature: c2lnbmVk`)
  const verdict = (ok: boolean) => () => (ok ? { ok } : { ok, why: { zh: '不对', en: 'wrong' } }) as never

  test('that verify make an entry signed', () => {
    expect(judged(signed, { verify: verdict(true) })).toMatchObject([{ fault: undefined, signing: 'signed' }])
  })

  test('that do not are worse than none, also on a stale entry', () => {
    expect(judged(signed, { verify: verdict(false) })).toMatchObject([{ fault: { kind: 'forged' } }])
    const stale = signed.replace('SEAL', OTHER_SEAL)
    expect(judged(stale, { verify: verdict(false) })).toMatchObject([{ fault: { kind: 'forged' } }])
    expect(judged(stale, { verify: verdict(true) })).toMatchObject([{ fault: { kind: 'stale' } }])
  })

  test('that nobody can verify are named so', () => {
    expect(judged(signed)).toMatchObject([{ fault: undefined, signing: 'unverifiable' }])
  })

  test('are over everything that the entry says', () => {
    const messages: string[] = []
    const all = 'role: 初审, by: 李敏, at: 2026-11-22, until: 2026-12-22, clauses: [b/2, a/1], seal: SEAL, signature: x'
    judged(entry(all), {
      verify: (message) => {
        messages.push(message)
        return { ok: true }
      },
    })
    expect(messages[0]?.split('\n').map((line) => (line === '' ? '' : JSON.parse(line)))).toEqual([
      'postlint-entry-1',
      'reviews',
      '初审',
      '李敏',
      '2026-11-22',
      '2026-12-22',
      'a/1 b/2',
      SEAL,
      '',
    ])
  })
})

test('the places of an entry are those of its values', () => {
  const yaml = `attest:\n  - {clause: a/b, by: 李敏, at: 2026-11-22, seal: ${SEAL}}\n`
  const [found] = readRecord(fieldsOf(yaml))
  const words = Object.entries(found?.spans ?? {}).map(([key, span]) => [key, yaml.slice(span.start, span.end)])
  expect(Object.fromEntries(words)).toEqual({ clause: 'a/b', by: '李敏', at: '2026-11-22', seal: SEAL })
  expect(found?.clauses).toEqual(['a/b'])
})
