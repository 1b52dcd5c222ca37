/**
 * A signature as `ssh-keygen -Y sign` makes it (OpenSSH, PROTOCOL.sshsig), read from its bytes. Nothing here believes
 * it: that it is of a message and by a known key is verified where cryptography is at hand.
 */
export interface SshSignature {
  readonly key: SshKey
  readonly namespace: string
  readonly hash: 'sha256' | 'sha512'
  /** The algorithm of the signature, such as `ssh-ed25519`. */
  readonly algorithm: string
  readonly signature: Uint8Array
}

/** A public key: its blob as it stands in `.pub` files, and its parts. */
export interface SshKey {
  readonly type: string
  readonly blob: Uint8Array
  /** What follows the type. */
  readonly parts: readonly Uint8Array[]
}

export const NAMESPACE = 'postlint'

const MAGIC = 'SSHSIG'
const VERSION = 1

/** Reads a signature from its base64, with or without the lines of armour around it. Undefined: it is none. */
export function readSshSignature(text: string): SshSignature | undefined {
  const bytes = fromBase64(bareSignature(text))
  if (bytes === undefined || ascii(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined
  const reader = new Wire(bytes, MAGIC.length)
  const version = reader.number()
  const blob = reader.string()
  const namespace = reader.string()
  const reserved = reader.string()
  const hash = reader.string()
  const outer = reader.string()
  if (version !== VERSION || blob === undefined || namespace === undefined || reserved === undefined) return undefined
  // ssh-keygen signs it as empty, whatever stands here.
  if (reserved.length > 0) return undefined
  if (hash === undefined || outer === undefined || !reader.isAtEnd) return undefined
  const key = readSshKey(blob)
  const hashName = ascii(hash)
  const inner = new Wire(outer, 0)
  const algorithm = inner.string()
  const signature = inner.string()
  if (key === undefined || algorithm === undefined || signature === undefined) return undefined
  // Hardware keys add how they were touched.
  if (!inner.isAtEnd && !key.type.startsWith('sk-')) return undefined
  if (hashName !== 'sha256' && hashName !== 'sha512') return undefined
  return { key, namespace: ascii(namespace), hash: hashName, algorithm: ascii(algorithm), signature }
}

/** Reads the blob of a public key. */
export function readSshKey(blob: Uint8Array): SshKey | undefined {
  const reader = new Wire(blob, 0)
  const type = reader.string()
  const parts: Uint8Array[] = []
  while (type !== undefined && !reader.isAtEnd) {
    const part = reader.string()
    if (part === undefined) return undefined
    parts.push(part)
  }
  if (type === undefined || parts.length === 0) return undefined
  const key = { type: ascii(type), blob, parts }
  const curve = /^ecdsa-sha2-(.*)$/.exec(key.type)?.[1]
  if (curve !== undefined && ascii(parts[0] as Uint8Array) !== curve) return undefined
  const most = key.type.startsWith('sk-') ? parts.length : key.type === 'ssh-ed25519' ? 1 : 2
  return parts.length > most ? undefined : key
}

/** What is signed: the hash of the message in an envelope that says what it is for. */
export function signedBytes({ namespace, hash }: SshSignature, digest: Uint8Array): Uint8Array {
  const parts = [bytesOf(namespace), new Uint8Array(0), bytesOf(hash), digest]
  const length = parts.reduce((sum, part) => sum + 4 + part.length, MAGIC.length)
  const envelope = new Uint8Array(length)
  envelope.set(bytesOf(MAGIC))
  let at = MAGIC.length
  for (const part of parts) {
    new DataView(envelope.buffer).setUint32(at, part.length)
    envelope.set(part, at + 4)
    at += 4 + part.length
  }
  return envelope
}

/** The base64 of an armoured signature, on one line: how it stands in a record. */
export function bareSignature(text: string): string {
  return text.replace(/-----(?:BEGIN|END) SSH SIGNATURE-----/g, '').replace(/\s+/g, '')
}

/** The parts of an ECDSA signature, `r` and `s`, each as long as the curve asks. Undefined where they are not such numbers. */
export function ecdsaParts(signature: Uint8Array, bytes: number): Uint8Array | undefined {
  const reader = new Wire(signature, 0)
  const numbers = [reader.string(), reader.string()]
  if (!reader.isAtEnd) return undefined
  const joined = new Uint8Array(2 * bytes)
  for (const [index, number] of numbers.entries()) {
    // One with its first bit set is negative.
    const digits = number === undefined || (number[0] ?? 0) > 0x7f ? undefined : withoutZeros(number)
    if (digits === undefined || digits.length > bytes) return undefined
    joined.set(digits, (index + 1) * bytes - digits.length)
  }
  return joined
}

/** Numbers of the wire have a zero in front where their first bit is set. */
export function withoutZeros(number: Uint8Array): Uint8Array {
  let start = 0
  while (start < number.length && number[start] === 0) start++
  return number.subarray(start)
}

export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const decoded = atob(text)
  // Loose bits at the end would give one signature several texts.
  return btoa(decoded) === text ? Uint8Array.from(decoded, (char) => char.charCodeAt(0)) : undefined
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 256))
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

/** Numbers and strings as SSH sends them (RFC 4251, section 5). */
class Wire {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  number(): number | undefined {
    if (this.#at + 4 > this.#bytes.length) return undefined
    const { buffer, byteOffset } = this.#bytes
    const value = new DataView(buffer, byteOffset + this.#at, 4).getUint32(0)
    this.#at += 4
    return value
  }

  string(): Uint8Array | undefined {
    const length = this.number()
    if (length === undefined || this.#at + length > this.#bytes.length) return undefined
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
