import { dirname, resolve } from 'node:path'
import { type Platform, platforms, platformWords } from '../../draft/keys.ts'
import { postingOf } from '../../draft/posting.ts'
import { platformsOf } from '../../lint/lint-draft.ts'
import { platformUnits } from '../../lint/platform-units.ts'
import { decodeSource } from '../../run/decode-source.ts'
import { readSource } from '../../run/read-source.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { counters } from '../../text/count/index.ts'
import { visible } from '../../text/visible.ts'
import type { Action } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { readDraft } from '../read-draft.ts'
import { styleFor } from '../style-for.ts'

/** `postlint preview DRAFT`: the text to paste for each platform, and its length. */
export const preview: Action = async (environment, [path = ''], options) => {
  const { cwd, stdout, stderr } = environment
  const stdin = path === '-'
  const file = resolve(cwd, stdin ? 'stdin.md' : path)
  const draft = readDraft(stdin ? decodeSource(await environment.readInput()) : readSource(file), path)
  const { projects } = openProjects(environment, options)
  const project = await projects.of(dirname(file))
  const lang = languageOf(environment, project.config.lang)
  const say = speaker(lang)
  const { colour } = styleFor(environment, stderr, {
    ...(options.color === undefined ? {} : { color: options.color }),
    lang,
  })
  const wanted =
    options.platform === undefined
      ? platformsOf(draft, project.accountNamed(draft.meta.account), { defaultPlatforms: project.config.platform })
      : [platformNamed(options.platform)]
  for (const platform of wanted) {
    const { title, post } = postingOf(draft, platform)
    const counter = counters[platformUnits[platform]]
    const name = say({ zh: platformWords[platform][0] ?? platform, en: platform })
    const words = [`${colour.bold(name)}  ${counter.count(post.text)} ${say(counter.noun)}`]
    if (title !== undefined) words.push(`${say({ zh: '标题：', en: 'title: ' })}${visible(title.text)}`)
    // The heading goes to stderr, so that stdout holds the text alone and can be piped to the clipboard.
    stderr.write(`${words.join('  ')}\n`)
    stdout.write(`${stdout.isTerminal ? post.text.split('\n').map(visible).join('\n') : withoutControls(post.text)}\n`)
    if (draft.body.images.length > 0) {
      const images = draft.body.images.map(({ url }) => visible(url))
      stderr.write(`${say({ zh: `附件：${images.join('、')}`, en: `attached: ${images.join(', ')}` })}\n`)
    }
  }
  return 0
}

/**
 * What goes to a clipboard keeps joiners and other invisible characters, for they are part of the post. Controls are
 * part of none, and a pipe may still end in a terminal.
 */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Control}\n\t]/gu, visible)
}

function platformNamed(name: string): Platform {
  const found = platforms.find((platform) => platform === name || platformWords[platform].includes(name))
  if (found !== undefined) return found
  throw new UserError(
    {
      zh: `没有平台「${name}」，可以是：${platforms.join('、')}`,
      en: `Unknown platform “${name}”; it is one of ${platforms.join(', ')}`,
    },
    { help: didYouMean(nearest(name, [...platforms, ...Object.values(platformWords).flat()])) },
  )
}
