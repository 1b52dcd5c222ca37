import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Problem } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { fromBase64, readSshKey, type SshKey } from './ssh-signature.ts'

/** A line of an `allowed_signers` file: whose key it is, and when and for what it may sign. */
export interface AllowedSigner {
  /** Patterns with `*` and `?` (one byte: a Chinese character takes three); one that begins with `!` takes away. */
  readonly principals: readonly string[]
  /** Empty: any. */
  readonly namespaces: readonly string[]
  readonly validAfter: Validity | undefined
  readonly validBefore: Validity | undefined
  readonly key: SshKey
}

/** A time as the file gives it: minutes and seconds since 1970 if it were UTC, and whether it is. */
export interface Validity {
  readonly text: string
  readonly seconds: number
  readonly utc: boolean
}

export interface AllowedSigners {
  readonly signers: readonly AllowedSigner[]
  readonly problems: readonly Problem[]
}

const options = ['namespaces', 'valid-after', 'valid-before', 'cert-authority'] as const

/** Reads a file as `man ssh-keygen` describes it under ALLOWED SIGNERS. Everything that is wrong is reported at once. */
export function parseAllowedSigners(source: string): AllowedSigners {
  const signers: AllowedSigner[] = []
  const problems: Problem[] = []
  let offset = 0
  // Only \n ends a line, as for ssh-keygen: what stands behind a lone \r in a comment is comment.
  for (const line of source.split(/(?<=\n)/)) {
    const signer = parseLine(line.replace(/\r?\n$/, ''), offset, (problem) => problems.push(problem))
    if (signer !== undefined) signers.push(signer)
    offset += line.length
  }
  return { signers, problems }
}

function parseLine(line: string, offset: number, report: (problem: Problem) => void): AllowedSigner | undefined {
  const words = wordsOf(line)
  const [first, ...rest] = words
  if (first === undefined || first.text.startsWith('#')) return undefined
  const problem = (at: Word, message: Bilingual, help?: Bilingual): undefined => {
    const span = { start: offset + at.start, end: offset + at.end }
    report({ span, message, ...(help === undefined ? {} : { help }) })
    return undefined
  }
  if ((line.match(/"/g) ?? []).length % 2 === 1) {
    return problem(
      { text: line, start: 0, end: line.length },
      { zh: '引号没有成对', en: 'A quotation mark is not closed' },
    )
  }
  const hasOptions = rest[0] !== undefined && !isKeyType(rest[0].text)
  const [given, type, body] = hasOptions ? rest : [undefined, ...rest]
  if (type === undefined || body === undefined || !isKeyType(type.text)) {
    return problem(
      first,
      { zh: '这一行不是「姓名 密钥类型 公钥」', en: 'This line is not “name key-type public-key”' },
      {
        zh: '例如：李敏 ssh-ed25519 AAAA…（.pub 文件的内容前面加上姓名）',
        en: 'As in: 李敏 ssh-ed25519 AAAA… (the .pub file with the name in front)',
      },
    )
  }
  const blob = fromBase64(body.text)
  const key = blob === undefined ? undefined : readSshKey(blob)
  if (key === undefined || key.type !== type.text) {
    return problem(
      body,
      { zh: '公钥不完整', en: 'The public key is not whole' },
      { zh: '从 .pub 文件重新复制', en: 'Copy it from the .pub file again' },
    )
  }
  const signer = {
    principals: unquoted(first.text).split(','),
    namespaces: [] as readonly string[],
    validAfter: undefined as Validity | undefined,
    validBefore: undefined as Validity | undefined,
    key,
  }
  const seen = new Set<string>()
  for (const option of given === undefined ? [] : optionsOf(given)) {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(option.text) ?? []
    const text = unquoted(value ?? '')
    if (seen.has(name.toLowerCase())) {
      return problem(option, { zh: `选项「${name}」写了两次`, en: `The option “${name}” stands twice` })
    }
    seen.add(name.toLowerCase())
    if (value !== undefined && !/^"[^"]+"$/.test(value)) {
      return problem(
        option,
        { zh: `选项「${name}」的值要加引号`, en: `The value of “${name}” must stand in quotes` },
        { zh: `写成 ${name}="${text}"`, en: `Write ${name}="${text}"` },
      )
    }
    switch (name.toLowerCase()) {
      case 'namespaces':
        signer.namespaces = text.split(',')
        break
      case 'valid-after':
      case 'valid-before': {
        const time = readValidity(text)
        if (time === undefined) {
          return problem(
            option,
            { zh: `看不懂时间「${text}」`, en: `Cannot read the time “${text}”` },
            { zh: '写成 20261231 或 202612311800Z', en: 'Write 20261231 or 202612311800Z' },
          )
        }
        if (name.toLowerCase() === 'valid-after') signer.validAfter = time
        else signer.validBefore = time
        break
      }
      case 'cert-authority':
        return problem(
          option,
          { zh: '不支持证书（cert-authority）', en: 'Certificates (cert-authority) are not supported' },
          { zh: '写各人自己的公钥', en: 'List the public key of each person' },
        )
      default:
        return problem(
          option,
          { zh: `没有选项「${name}」`, en: `Unknown option “${name}”` },
          didYouMean(nearest(name, options), {
            zh: `可用的有：${options.join('、')}`,
            en: `Known: ${options.join(', ')}`,
          }),
        )
    }
  }
  return signer
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Words between blanks; what stands in quotes holds blanks. */
function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(/(?:"[^"]*"|[^ \t\r"])+/g)].map(([text], index, all) => {
    const start = all[index]?.index ?? 0
    return { text, start, end: start + text.length }
  })
}

function optionsOf({ text, start }: Word): readonly Word[] {
  return [...text.matchAll(/(?:"[^"]*"|[^,"])+/g)].map(({ 0: part, index }) => ({
    text: part,
    start: start + index,
    end: start + index + part.length,
  }))
}

function unquoted(text: string): string {
  return text.replaceAll('"', '')
}

function isKeyType(text: string): boolean {
  return /^(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-|rsa-sha2-)\S+$/.test(text)
}

function readValidity(text: string): Validity | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z?)$/i.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match
  const date = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  )
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(hour) < 24
  if (!isReal || Number(minute) > 59 || Number(second) > 59) return undefined
  return { text, seconds: date.getTime() / 1000, utc: zone !== '' }
}

/** Whether a name is meant by a list of patterns: one of them fits, and none that takes away. */
export function isPrincipal(name: string, patterns: readonly string[]): boolean {
  let found = false
  for (const pattern of patterns) {
    const taken = pattern.startsWith('!')
    if (!fits(name, taken ? pattern.slice(1) : pattern)) continue
    if (taken) return false
    found = true
  }
  return found
}

/** Linear but for the stars' retreats, which are never nested. `?` stands for one byte of UTF-8, as for ssh-keygen. */
function fits(name: string, pattern: string): boolean {
  const [text, wanted] = [new TextEncoder().encode(name), new TextEncoder().encode(pattern)]
  let at = 0
  let next = 0
  let star: { readonly next: number; at: number } | undefined
  while (at < text.length) {
    if (wanted[next] === STAR) {
      star = { next: ++next, at }
    } else if (next < wanted.length && (wanted[next] === QUESTION_MARK || wanted[next] === text[at])) {
      at++
      next++
    } else if (star !== undefined) {
      at = ++star.at
      next = star.next
    } else return false
  }
  while (wanted[next] === STAR) next++
  return next === wanted.length
}

const STAR = 0x2a
const QUESTION_MARK = 0x3f
