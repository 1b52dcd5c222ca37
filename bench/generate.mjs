// Writes a project full of drafts, the same for the same seed: node bench/generate.mjs --count 1000 --to /tmp/drafts
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Random } from './random.mjs'
import { POSTS_A_DAY, writeDraft } from './write-draft.mjs'

const ACCOUNTS = ['jinxiu', 'qingcheng', 'beijiang', 'shimin']

function accountNames(count) {
  return Array.from({ length: count }, (_, index) => ACCOUNTS[index] ?? `account${index + 1}`)
}

/**
 * Writes `postlint.yaml`, `accounts/` and `count` drafts below `drafts/`.
 *
 * @param {string} folder is made where it is missing; what stands in it is overwritten, never removed
 * @param {{ count: number, seed?: number, odd?: number, accounts?: number, days?: number }} options `odd`: see
 *   `writeDraft`; `days`: so many the drafts are spread over, else eight of an account go out a day
 * @returns {{ bytes: number }} of all drafts
 */
export function generateProject(folder, { count, seed = 1, odd = 0.03, accounts: accountCount = 4, days }) {
  const random = new Random(seed)
  write(join(folder, 'postlint.yaml'), CONFIG)
  const accounts = accountNames(accountCount)
  const postsADay = days === undefined ? POSTS_A_DAY : count / accountCount / days
  for (const account of accounts) write(join(folder, 'accounts', `${account}.yaml`), profile(account))
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const { path, text } = writeDraft(random, index, { accounts, odd, postsADay })
    write(join(folder, 'drafts', path), text)
    for (const [, picture] of text.matchAll(/\]\((img\/\d+\.jpg)\)/g))
      write(join(folder, 'drafts', dirname(path), picture), PICTURE)
    bytes += Buffer.byteLength(text)
  }
  return { bytes }
}

/** The pictures that the drafts show: a JPEG of one pixel. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AL+AD//Z',
  'base64',
)

const CONFIG = `packs: [weibo-handbook]
drafts: drafts/**/*.md
account: jinxiu
lang: zh
`

function profile(account) {
  return `account: ${account}
platform: weibo
nickname: ${account}
categories: [新闻, 活动, 时尚资讯, 节日祝福, 社会责任]
news-categories: [新闻]
sources: [新华社, 人民日报, 清远发布]
competitors: ["@某某广场"]
`
}

const made = new Set()

function write(path, text) {
  const folder = dirname(path)
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  writeFileSync(path, text)
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000' },
      to: { type: 'string' },
      seed: { type: 'string', default: '1' },
      odd: { type: 'string', default: '0.03' },
      accounts: { type: 'string', default: '4' },
      days: { type: 'string' },
    },
  })
  if (values.to === undefined) {
    const usage = 'node generate.mjs --to FOLDER [--count 1000] [--seed 1] [--odd 0.03] [--accounts 4] [--days N]'
    process.stderr.write(`Usage: ${usage}\n`)
    process.exitCode = 2
  } else {
    const count = Number(values.count)
    const [seed, odd, accounts] = [values.seed, values.odd, values.accounts].map(Number)
    const days = values.days === undefined ? undefined : Number(values.days)
    const { bytes } = generateProject(values.to, { count, seed, odd, accounts, days })
    process.stdout.write(`${count} drafts, ${bytes} bytes, in ${values.to}\n`)
  }
}
