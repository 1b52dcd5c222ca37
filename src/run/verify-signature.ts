import { Buffer } from 'node:buffer'
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { ToZone } from '../draft/instant.ts'
import { dayNumber, type Moment } from '../draft/moment.ts'
import { type AllowedSigner, isPrincipal, type Validity } from '../review/allowed-signers.ts'
import type { VerifySignature } from '../review/review-record.ts'
import {
  ecdsaParts,
  NAMESPACE,
  readSshSignature,
  type SshKey,
  type SshSignature,
  signedBytes,
  withoutZeros,
} from '../review/ssh-signature.ts'
import type { Bilingual } from '../text/bilingual.ts'

/**
 * Verifies signatures of `ssh-keygen -Y sign` against the keys that people are allowed to sign with. Without a network
 * and without another program.
 */
export function signatureVerifier(signers: readonly AllowedSigner[], toZone: ToZone): VerifySignature {
  return (message, text, by, at) => {
    const signature = readSshSignature(text)
    if (signature === undefined) return no({ zh: '它不是 SSH 签名', en: 'it is no SSH signature' })
    if (signature.namespace !== NAMESPACE) {
      return no({
        zh: `它是为「${signature.namespace}」签的，不是为 ${NAMESPACE}`,
        en: `it was made for “${signature.namespace}”, not for ${NAMESPACE}`,
      })
    }
    const digest = createHash(signature.hash).update(message, 'utf8').digest()
    const genuine = isGenuine(signature, signedBytes(signature, digest))
    if (genuine === undefined)
      return no({
        zh: `不支持 ${signature.algorithm} 密钥`,
        en: `keys of the type ${signature.algorithm} are not supported`,
      })
    if (!genuine) return no({ zh: '它与这一条的内容不符', en: 'it does not match what the entry says' })
    return trust(signature.key, signers, by, secondsOf(at, toZone), toZone)
  }
}

function no(why: Bilingual) {
  return { ok: false, why } as const
}

/** Whether a person may sign with a key at a time (in seconds). */
function trust(
  key: SshKey,
  signers: readonly AllowedSigner[],
  by: string,
  at: number,
  toZone: ToZone,
): ReturnType<VerifySignature> {
  const known = signers.filter((signer) => Buffer.compare(signer.key.blob, key.blob) === 0)
  if (known.length === 0)
    return no({ zh: '签名的密钥不在 allowed_signers 里', en: 'its key is not in allowed_signers' })
  const own = known.filter(({ principals }) => isPrincipal(by, principals))
  const [other] = known
  if (own.length === 0) {
    const owners = other?.principals.join('、') ?? ''
    return no({ zh: `这是 ${owners} 的密钥`, en: `its key is that of ${owners}` })
  }
  const apt = own.filter(({ namespaces }) => namespaces.length === 0 || isPrincipal(NAMESPACE, namespaces))
  if (apt.length === 0) return no({ zh: '这把密钥不能用来审核', en: 'its key is not allowed for this purpose' })
  const current = apt.some(
    ({ validAfter, validBefore }) =>
      (validAfter === undefined || at >= limitOf(validAfter, toZone)) &&
      (validBefore === undefined || at <= limitOf(validBefore, toZone)),
  )
  return current ? { ok: true } : no({ zh: '签的时候密钥不在有效期内', en: 'its key was not valid at that time' })
}

/** Seconds since 1970 in UTC. A bare date is its midnight. */
function secondsOf(moment: Moment, toZone: ToZone): number {
  return (toZone({ minutes: 0, ...moment })?.instant ?? dayNumber(moment) * 1440) * 60
}

/** The same for a time of `allowed_signers`, which is by the clocks of the project unless it says UTC. */
function limitOf({ seconds, utc }: Validity, toZone: ToZone): number {
  if (utc) return seconds
  const there = new Date(seconds * 1000)
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()]
  const minutes = there.getUTCHours() * 60 + there.getUTCMinutes()
  return secondsOf({ year, month, day, minutes }, toZone) + there.getUTCSeconds()
}

/** Undefined: of a kind that is not supported. */
function isGenuine({ key, algorithm, signature }: SshSignature, data: Uint8Array): boolean | undefined {
  const scheme = SCHEMES.get(algorithm)
  if (scheme === undefined || scheme.keyType !== key.type) return undefined
  try {
    return scheme.verify(key, signature, data)
  } catch {
    // Numbers that are no key, a point that is not on its curve.
    return false
  }
}

interface Scheme {
  readonly keyType: string
  verify(key: SshKey, signature: Uint8Array, data: Uint8Array): boolean
}

/** What OpenSSH signs with today. SHA-1 (`ssh-rsa`) and DSA are refused as it refuses them. */
const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['ssh-ed25519', { keyType: 'ssh-ed25519', verify: verifyEd25519 }],
  ['ecdsa-sha2-nistp256', ecdsa('nistp256', 'P-256', 32, 'sha256')],
  ['ecdsa-sha2-nistp384', ecdsa('nistp384', 'P-384', 48, 'sha384')],
  ['ecdsa-sha2-nistp521', ecdsa('nistp521', 'P-521', 66, 'sha512')],
  ['rsa-sha2-256', { keyType: 'ssh-rsa', verify: rsa('sha256') }],
  ['rsa-sha2-512', { keyType: 'ssh-rsa', verify: rsa('sha512') }],
])

function verifyEd25519({ parts: [x = new Uint8Array()] }: SshKey, signature: Uint8Array, data: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: base64url(x) }, format: 'jwk' })
  return verify(null, data, key, signature)
}

function ecdsa(name: string, crv: string, bytes: number, hash: string): Scheme {
  return {
    keyType: `ecdsa-sha2-${name}`,
    verify({ parts: [, point = new Uint8Array()] }, signature, data) {
      // 4: an uncompressed point.
      if (point[0] !== 4 || point.length !== 1 + 2 * bytes) return false
      const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)]
      const key = createPublicKey({ key: { kty: 'EC', crv, x: base64url(x), y: base64url(y) }, format: 'jwk' })
      const joined = ecdsaParts(signature, bytes)
      return joined !== undefined && verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, joined)
    },
  }
}

/** Shorter RSA keys are refused, as OpenSSH does by default. */
const MIN_RSA_BITS = 1024

function rsa(hash: string): Scheme['verify'] {
  return ({ parts: [e = new Uint8Array(), n = new Uint8Array()] }, signature, data) => {
    const modulus = withoutZeros(n)
    if (modulus.length * 8 < MIN_RSA_BITS || signature.length > modulus.length) return false
    const jwk = { kty: 'RSA', e: base64url(withoutZeros(e)), n: base64url(modulus) }
    const key: KeyObject = createPublicKey({ key: jwk, format: 'jwk' })
    const padded = new Uint8Array(modulus.length)
    padded.set(signature, modulus.length - signature.length)
    return verify(hash, data, key, padded)
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
