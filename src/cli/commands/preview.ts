import { dirname, resolve } from 'node:path'
import { parseDraft } from '../../draft/draft.ts'
import { type Platform, platforms, platformWords } from '../../draft/keys.ts'
import { postingOf } from '../../draft/posting.ts'
import { platformsOf } from '../../lint/lint-draft.ts'
import { decodeSource } from '../../run/decode-source.ts'
import { readSource } from '../../run/read-source.ts'
import { unreadableMessage } from '../../run/unreadable-message.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { counters, type Unit } from '../../text/count/index.ts'
import { visible } from '../../text/visible.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import type { Action } from '../program.ts'
import { styleFor } from '../style-for.ts'

/** How each platform counts the text of a post. */
const units: Readonly<Record<Platform, Unit>> = {
  weibo: 'weibo',
  wechat: 'grapheme',
  xiaohongshu: 'xiaohongshu',
  douyin: 'grapheme',
  x: 'x',
}

/** `postlint preview DRAFT`: the text to paste for each platform, and its length. */
export const preview: Action = async (environment, [path = ''], options) => {
  const { cwd } = environment
  const stdin = path === '-'
  const file = resolve(cwd, stdin ? 'stdin.md' : path)
  const read = stdin ? decodeSource(await environment.readInput()) : readSource(file)
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    throw new UserError({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` }, { help })
  }
  const { projects } = openProjects(environment, options)
  const project = await projects.of(dirname(file))
  const lang = languageOf(environment, project.config.lang)
  const say = speaker(lang)
  const { colour } = styleFor(environment, environment.stdout, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  const draft = parseDraft(read.text, path)
  if (draft.problems.length > 0) {
    throw new UserError(
      { zh: `${path} 的文件头有误`, en: `The front matter of ${path} is not right` },
      { files: [{ path, source: read.text, problems: draft.problems }] },
    )
  }
  const wanted =
    options.platform === undefined
      ? platformsOf(draft, project.accountNamed(draft.meta.account), { defaultPlatforms: project.config.platform })
      : [platformNamed(options.platform)]
  for (const platform of wanted) {
    const { title, post } = postingOf(draft, platform)
    const counter = counters[units[platform]]
    const name = say({ zh: platformWords[platform][0] ?? platform, en: platform })
    // The heading goes to stderr, so that stdout holds the text alone and can be piped to the clipboard.
    environment.stderr.write(
      `${colour.bold(name)}  ${counter.count(post.text)} ${say(counter.noun)}${title === undefined ? '' : `  ${say({ zh: '标题：', en: 'title: ' })}${visible(title.text)}`}\n`,
    )
    environment.stdout.write(
      `${environment.stdout.isTerminal ? post.text.split('\n').map(visible).join('\n') : post.text}\n`,
    )
    if (draft.body.images.length > 0) {
      environment.stderr.write(
        `${say({ zh: '附件：', en: 'attached: ' })}${draft.body.images.map(({ url }) => visible(url)).join('、')}\n`,
      )
    }
  }
  return 0
}

function platformNamed(name: string): Platform {
  const found = platforms.find((platform) => platform === name || platformWords[platform].includes(name))
  if (found !== undefined) return found
  const guess = nearest(name, platforms)
  throw new UserError(
    {
      zh: `没有平台「${name}」，可以是：${platforms.join('、')}`,
      en: `Unknown platform “${name}”; it is one of ${platforms.join(', ')}`,
    },
    guess === undefined ? {} : { help: { zh: `是不是「${guess}」？`, en: `Did you mean “${guess}”?` } },
  )
}
