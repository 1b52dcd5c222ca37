import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixedZone } from '../../src/draft/instant.ts'
import type { Moment } from '../../src/draft/moment.ts'
import { parseAllowedSigners } from '../../src/review/allowed-signers.ts'
import { bareSignature, fromBase64 } from '../../src/review/ssh-signature.ts'
import { signWithKey } from '../../src/run/ssh-keygen.ts'
import { signatureVerifier } from '../../src/run/verify-signature.ts'
import { UserError } from '../../src/shape/problem.ts'
import { tempFolder } from './temp-folder.ts'

const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined
if (!hasKeygen) console.warn('ssh-keygen is not installed: signatures are not tested against it')

const MESSAGE = '"postlint-entry-1"\n"李敏"\n'
const at: Moment = { year: 2026, month: 11, day: 22, minutes: 18 * 60, offsetMinutes: 480 }

const kinds = [
  ['ed25519', []],
  ['ecdsa', ['-b', '256']],
  ['ecdsa', ['-b', '384']],
  ['ecdsa', ['-b', '521']],
  ['rsa', ['-b', '2048']],
] as const

describe.skipIf(!hasKeygen)('signatures of ssh-keygen', () => {
  let folder = ''
  const keyOf = (kind: string, flags: readonly string[] = []) => join(folder, `${kind}${flags.join('')}`)
  const publicKey = (file: string) => readFileSync(`${file}.pub`, 'utf8').trim().split(' ').slice(0, 2).join(' ')
  const keygenSign = (file: string, namespace: string, message = MESSAGE) =>
    bareSignature(
      execFileSync('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-f', file], {
        input: message,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    )
  const verifier = (signers: string) => {
    const { signers: parsed, problems } = parseAllowedSigners(signers)
    expect(problems).toEqual([])
    return signatureVerifier(parsed, fixedZone(480))
  }
  const why = (signers: string, signature: string, by = '李敏', message = MESSAGE) => {
    const verdict = verifier(signers)(message, signature, by, at)
    return verdict.ok ? 'good' : verdict.why.en
  }

  /** Whether ssh-keygen takes a signature for that of a person. */
  const acceptedThere = (signers: string, signature: string, by = '李敏') => {
    const [signersFile, signatureFile] = [join(folder, 'signers'), join(folder, 'sig')]
    writeFileSync(signersFile, signers)
    const lines = signature.match(/.{1,70}/g) ?? []
    writeFileSync(signatureFile, `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`)
    const args = ['-Y', 'verify', '-n', 'postlint', '-I', by, '-f', signersFile, '-s', signatureFile]
    const env = { ...process.env, TZ: 'Asia/Shanghai' }
    return spawnSync('ssh-keygen', [...args, '-Overify-time=202611221000Z'], { input: MESSAGE, env }).status === 0
  }

  beforeAll(() => {
    folder = tempFolder()
    for (const [kind, flags] of [...kinds, ['ed25519', ['-C', 'other']] as const]) {
      const file = keyOf(kind, flags)
      execFileSync('ssh-keygen', ['-q', '-t', kind, ...flags, '-N', '', '-f', file], { stdio: 'ignore' })
    }
  })

  test.each(kinds)('%s %j verify here', (kind, flags) => {
    const file = keyOf(kind, flags)
    expect(why(`李敏 ${publicKey(file)}`, keygenSign(file, 'postlint'))).toBe('good')
  })

  test.each(kinds)('made here by %s %j verify there', (kind, flags) => {
    const file = keyOf(kind, flags)
    const bare = signWithKey(MESSAGE, file)
    writeFileSync(join(folder, 'signers'), `李敏 ${publicKey(file)}\n`)
    const lines = bare.match(/.{1,70}/g) ?? []
    writeFileSync(
      join(folder, 'sig'),
      `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`,
    )
    const args = [
      '-Y',
      'verify',
      '-n',
      'postlint',
      '-I',
      '李敏',
      '-f',
      join(folder, 'signers'),
      '-s',
      join(folder, 'sig'),
    ]
    const { status, stdout } = spawnSync('ssh-keygen', args, { input: MESSAGE, encoding: 'utf8' })
    expect(status, stdout).toBe(0)
  })

  test('another message, person, key or purpose', () => {
    const [file, other] = [keyOf('ed25519'), keyOf('ed25519', ['-C', 'other'])]
    const signers = `李敏 ${publicKey(file)}\n王芳 ${publicKey(other)}\n`
    const signature = keygenSign(file, 'postlint')
    expect(why(signers, signature)).toBe('good')
    expect(why(signers, signature, '李敏', `${MESSAGE} `)).toBe('it does not match what the entry says')
    expect(why(signers, signature, '王芳')).toBe('its key is that of 李敏')
    expect(why(signers, keygenSign(other, 'postlint'))).toBe('its key is that of 王芳')
    expect(why(`王芳 ${publicKey(other)}`, signature)).toBe('its key is not in allowed_signers')
    expect(why(signers, keygenSign(file, 'git'))).toBe('it was made for “git”, not for postlint')
    expect(why(signers, '')).toBe('it is no SSH signature')
  })

  test.each([
    ['', true],
    ['namespaces="postlint" ', true],
    ['namespaces="git,post*" ', true],
    ['namespaces="git" ', false],
    ['valid-before="20261123" ', true],
    ['valid-before="20261122" ', false],
    ['valid-before="202611221000Z" ', true],
    ['valid-before="202611220959Z" ', false],
    ['valid-after="202611221000Z" ', true],
    ['valid-after="202611221001Z" ', false],
    ['valid-after="20260101",valid-before="20270101" ', true],
    ['valid-after="20200101",valid-before="20210101",namespaces="postlint" ', false],
  ])('options %s as ssh-keygen sees them', (options, good) => {
    const file = keyOf('ed25519')
    const signature = keygenSign(file, 'postlint')
    expect(why(`李敏 ${options}${publicKey(file)}`, signature) === 'good').toBe(good)
    expect(acceptedThere(`李敏 ${options}${publicKey(file)}\n`, signature)).toBe(good)
  })

  test.each([
    ['*', '李敏', true],
    ['李*', '李敏', true],
    ['李?', '李敏', false],
    ['李???', '李敏', true],
    ['*,!??????', '李敏', false],
    ['*,!??', '李敏', true],
    ['a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(60), false],
    ['*敏', '李敏敏', true],
    ['?', '李敏', false],
    ['王芳,李敏', '李敏', true],
    ['*,!李敏', '李敏', false],
    ['!王芳,*', '李敏', true],
    ['"李敏"', '李敏', true],
    ['li.min', 'lixmin', false],
  ])('the principals %s mean %s: %s', (principals, by, good) => {
    const file = keyOf('ed25519')
    const [signers, signature] = [`${principals} ${publicKey(file)}\n`, keygenSign(file, 'postlint')]
    expect(why(signers, signature, by) === 'good').toBe(good)
    // The many stars would keep ssh-keygen busy.
    if (by.length < 20) expect(acceptedThere(signers, signature, by)).toBe(good)
  })

  test.each([
    ['behind a lone carriage return in a comment', (key: string) => `# 旧的\r李敏 ${key}\n`],
    ['with an option twice', (key: string) => `李敏 namespaces="git",namespaces="postlint" ${key}\n`],
    ['with a value without quotes', (key: string) => `李敏 valid-before=20991231 ${key}\n`],
    ['with an open quotation mark', (key: string) => `"李敏 ${key}\n`],
    ['behind a wide blank', (key: string) => `李敏\u3000${key}\n`],
    ['with more behind its numbers', (key: string) => `李敏 ssh-ed25519 ${longer(key)}\n`],
  ])('a key %s signs neither here nor there', (_, line) => {
    const file = keyOf('ed25519')
    const text = line(publicKey(file))
    const signature = keygenSign(file, 'postlint')
    const verify = signatureVerifier(parseAllowedSigners(text).signers, fixedZone(480))
    expect(verify(MESSAGE, signature, '李敏', at).ok).toBe(false)
    expect(acceptedThere(text, signature)).toBe(false)
  })

  /** The blob of a key with one more, empty part. */
  function longer(key: string): string {
    return Buffer.concat([Buffer.from(key.split(' ')[1] ?? '', 'base64'), Buffer.alloc(4)]).toString('base64')
  }

  test('one byte changed anywhere is noticed and nothing is thrown', () => {
    const file = keyOf('ed25519')
    const verify = verifier(`李敏 ${publicKey(file)}`)
    const bytes = fromBase64(keygenSign(file, 'postlint')) ?? new Uint8Array()
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const broken = Uint8Array.from(bytes)
        broken[index] = (broken[index] ?? 0) ^ change
        expect(verify(MESSAGE, Buffer.from(broken).toString('base64'), '李敏', at).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
    for (let length = 0; length < bytes.length; length++) {
      const cut = Buffer.from(bytes.subarray(0, length)).toString('base64')
      expect(verify(MESSAGE, cut, '李敏', at).ok).toBe(false)
    }
  })

  test('what cannot sign says why', () => {
    writeFileSync(join(folder, 'text'), 'no key at all\n', { mode: 0o600 })
    const help = (file: string) => {
      try {
        return signWithKey(MESSAGE, file)
      } catch (error) {
        if (error instanceof UserError) return error.help?.zh
        throw error
      }
    }
    expect(help(join(folder, 'nothing'))).toContain('ssh-keygen -t ed25519')
    expect(help(join(folder, 'text'))).toBe('这个文件不是 SSH 私钥')
  })
})
