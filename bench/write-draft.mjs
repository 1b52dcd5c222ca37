import * as words from './words.mjs'

/** A day has this many posts of each account, unless told otherwise. */
export const POSTS_A_DAY = 8
const FIRST_DAY = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000

/**
 * One draft as an operator would write it.
 *
 * @param {import('./random.mjs').Random} random
 * @param {number} index counted from 0; publishing times rise with it
 * @param {{ accounts: readonly string[], odd: number, postsADay: number }} options `odd`: the share (0 to 1) of drafts
 *   with unusual Markdown or YAML. Unusual, never broken: every draft can be judged. `postsADay`: of each account; may be
 *   a fraction.
 * @returns {{ path: string, text: string }} path with `/`, below the folder of drafts
 */
export function writeDraft(random, index, { accounts, odd, postsADay }) {
  const isOdd = random.chance(odd)
  const kind = random.weighted({ post: 58, repost: 20, reply: 8, activity: 8, news: 6 })
  const about = {
    account: accounts[index % accounts.length],
    author: random.pick(words.authors),
    crisis: kind === 'reply' && random.chance(0.4),
    when: publishTime(random, Math.floor(index / accounts.length), postsADay),
  }
  const body = bodies[kind](random, about)
  const frontMatter = frontMatters[kind](random, about)
  const oddBody = isOdd && random.chance(0.6)
  const head = isOdd && !oddBody ? oddFrontMatter(random, frontMatter) : frontMatter.join('\n')
  const text = `---\n${head}\n---\n${oddBody ? random.pick(oddBodies)(body) : body}\n`
  return { path: pathOf(index, about), text: random.chance(0.1) ? text.replaceAll('\n', '\r\n') : text }
}

function publishTime(random, postOfAccount, postsADay) {
  const day = new Date(FIRST_DAY + Math.floor(postOfAccount / postsADay) * DAY_MS)
  const hour = two(8 + Math.floor(((postOfAccount % postsADay) * 14) / postsADay))
  return { date: day.toISOString().slice(0, 10), time: `${hour}:${two(random.between(0, 59))}` }
}

function pathOf(index, { account, when: { date, time } }) {
  // The number keeps two drafts of the same minute apart.
  return `${date.slice(0, 7)}/${date.slice(5).replace('-', '')}-${time.replace(':', '')}-${account}-${index}.md`
}

const bodies = {
  post: (random, about) => post(random, about, ''),
  activity(random, about) {
    const condition = random.pick(['关注我们并转发，', '转发并@三位好友，', ''])
    return post(random, about, `\n${condition}12月1日在一楼中庭抽奖送出电影票。`)
  },
  news: (random, about) => post(random, about, `（来源：${random.pick(words.slots.source)}）`),
  repost(random, about) {
    let text = random.chance(0.08) ? '' : random.pick(words.comments)
    if (random.chance(0.5)) text += sentence(random, about)
    for (let depth = random.between(1, 3); depth > 0; depth--) {
      text += `//${random.pick(words.mentions)}:${random.chance(0.5) ? random.pick(words.comments) : sentence(random, about)}`
    }
    return text
  },
  reply(random, about) {
    const said = about.crisis ? [...words.replies, ...words.crisisReplies] : words.replies
    const count = random.between(2, 4)
    let text = random.chance(0.5) ? `回复${random.pick(words.mentions)}：` : ''
    for (let each = 0; each < count; each++) text += fill(random, random.pick(said), about)
    return text
  },
}

/** About a hundred characters: a topic, a few sentences, their `end`, and what hangs on them. */
function post(random, about, end) {
  const pieces = []
  let characters = end.length
  const wanted = random.between(50, 118)
  while (characters < wanted) {
    const piece = random.chance(0.06) ? random.pick(words.spices) : sentence(random, about)
    pieces.push(random.chance(0.03) ? emphasised(random, piece) : piece)
    characters += piece.length
  }
  if (random.chance(0.2)) pieces.splice(random.between(1, pieces.length), 0, `${random.pick(words.mentions)} `)
  let text = joined(random, pieces) + end
  if (random.chance(0.75)) text = `#${random.pick(words.topics)}#${random.chance(0.7) ? ' ' : ''}${text}`
  if (random.chance(0.04)) text = `# ${random.pick(words.topics)}\n\n${text}`
  else if (random.chance(0.1)) text = `【${random.pick(words.topics)}】${text}`
  if (random.chance(0.3)) text += random.pick(words.faces).repeat(random.between(1, 3))
  if (random.chance(0.05)) text += list(random, about)
  if (random.chance(0.15)) text += ` ${url(random)}`
  if (random.chance(0.08)) text += `[${random.pick(words.topics)}](${url(random)})`
  for (let pictures = random.chance(0.45) ? random.between(1, 3) : 0; pictures > 0; pictures--) {
    text += `\n\n![${random.pick(words.pictures)}](img/${random.between(1, 9999)}.jpg)`
  }
  return text
}

function joined(random, pieces) {
  const border = random.weighted({ '': 60, '\n': 15, '\n\n': 25 })
  const at = random.between(1, pieces.length)
  return pieces.slice(0, at).join('') + (at < pieces.length ? border : '') + pieces.slice(at).join('')
}

function emphasised(random, piece) {
  const mark = random.pick(['**', '*', '~~'])
  const end = Math.min(piece.length - 1, random.between(2, 6))
  return `${mark}${piece.slice(0, end)}${mark}${piece.slice(end)}`
}

function list(random, about) {
  const marker = random.pick(['- ', '* ', '1. '])
  let text = '\n'
  for (let items = random.between(2, 4); items > 0; items--) text += `\n${marker}${sentence(random, about)}`
  return text
}

function url(random) {
  return random.pick([
    `http://t.cn/A6${random.between(100_000, 999_999)}`,
    `https://weibo.com/ttarticle/p/show?id=23094${random.between(10_000_000, 99_999_999)}`,
    `https://www.example.com/news/2026/11/${random.between(1, 99_999)}.html`,
  ])
}

function sentence(random, about) {
  return fill(random, random.pick(words.sentences), about)
}

function fill(random, pattern, { author }) {
  return pattern.replace(/\{(\w+)\}/g, (_, slot) => {
    if (slot === 'author') return author
    return slot === 'n' ? String(random.between(10, 59)) : random.pick(words.slots[slot])
  })
}

const frontMatters = {
  post: (random, about) => common(random, about, [`category: [${random.pick(['时尚资讯', '节日祝福', '社会责任'])}]`]),
  activity: (random, about) =>
    common(random, about, ['category: [活动]', 'event: {date: 2027-12-01, place: 一楼中庭, deadline: 2027-11-30}']),
  news: (random, about) =>
    common(random, about, [
      'category: [新闻]',
      `source: {name: ${random.pick(words.slots.source)}, url: ${url(random)}}`,
    ]),
  repost: (random, about) =>
    common(random, about, ['kind: repost', `repost: {author: "${random.pick(words.mentions)}", url: ${url(random)}}`]),
  reply: (random, about) => common(random, about, ['kind: reply', ...(about.crisis ? ['crisis: true'] : [])]),
}

function common(random, { account, author, when: { date, time } }, lines) {
  const keys = random.chance(0.2) ? ['账号', '发布时间', '作者'] : ['account', 'publish', 'author']
  const [day, clock] = [date, `T${time}+08:00`]
  return [`${keys[0]}: ${account}`, ...lines, `${keys[1]}: ${day}${clock}`, `${keys[2]}: ${author}`]
}

/** Valid YAML that is more than plain `key: value` lines. A comma behind the last item is the parser’s to read. */
function oddFrontMatter(random, lines) {
  return random.pick([
    () => ['# 由模板生成', '', ...lines, '# 完'].join('\n'),
    () => [...lines, 'reviews:', '  - role: >-', '      自审', '    by: 陈晓'].join('\n'),
    () => [...lines, 'reviews:', '  - {role: 自审, by: "陈\\u6653"}'].join('\n'),
    () => [...lines, "reviews: [{role: '自''审', by: 陈晓}]   # 备注"].join('\n'),
    () => [...lines, 'reviews:', '  - role: 自审', '    by: 陈晓', '    at: 2026-01-01T08:00+08:00'].join('\n'),
    () => lines.map((line) => line.replace(': ', ':   ')).join('\n'),
    () => [...lines, 'reviews: [{role: 自审, by: 陈晓},]'].join('\n'),
    () =>
      [...lines, 'reviews: [{role: 自审, by: 陈晓,', '  at: 2026-01-01T08:00+08:00}]', 'ai: false # 人写的'].join('\n'),
  ])()
}

/** Markdown that is more than paragraphs, links and pictures. */
const oddBodies = [
  (body) => `> ${body.replaceAll('\n', '\n> ')}\n> > 再说一句`,
  (body) => `<!-- 待定 -->\n${body}\n<br>`,
  (body) => `${body}\n\n- 一楼\n  - 服务台\n    1. 取号\n    2. 登记\n- 二楼`,
  (body) => `周末活动\n====\n\n${body}\n\n---\n\n完`,
  (body) => `${body} \\*不是强调\\* &amp; &#20013; \`代码\``,
  (body) => `${body}[详情][a]\n\n[a]: https://www.example.com/a "标题"`,
  (body) => `**注意。**${body}__重要__*一**二*三**`,
  (body) => `${body}\n\n\`\`\`\n票价  10\n\`\`\``,
  (body) => `${body}[一[二]三](未完 ![图`,
  (body) => `${body}\u200b\u200b  \n\t尾巴\u3000`,
]

function two(number) {
  return String(number).padStart(2, '0')
}
