import { resolve } from 'node:path'
import { configNameIn } from '../../run/load-config.ts'
import { slashed } from '../../run/slash-path.ts'
import { writeNewFiles } from '../../run/write-new-files.ts'
import { UserError } from '../../shape/problem.ts'
import { shellWord } from '../../text/shell-word.ts'
import { visible } from '../../text/visible.ts'
import type { Action } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { todayOf } from '../open-projects.ts'

/** `postlint init [folder]`: a config, an account profile and a first draft, with comments that say what each line is for. */
export const init: Action = async (environment, [folder = '.'], options) => {
  if (options.hook === true) return (await import('../install-hook.ts')).installHook(environment, folder)
  const say = speaker(languageOf(environment))
  const now = todayOf(environment, options, 'Asia/Shanghai')
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.year}-${two(now.month)}-${two(now.day)}`
  const target = resolve(environment.cwd, folder)
  const files = [
    { path: configNameIn(target) ?? 'postlint.yaml', content: say({ zh: configZh, en: configEn }) },
    { path: 'accounts/example.yaml', content: say({ zh: accountZh, en: accountEn }) },
    { path: `drafts/${day}-hello.md`, content: draft(day) },
    { path: 'drafts/img/morning.png', content: Buffer.from(PIXEL, 'base64') },
    { path: 'accounts/img/logo.png', content: Buffer.from(PIXEL, 'base64') },
  ]
  const { written, standing } = writeNewFiles(target, files, options.force === true)
  if (standing.length > 0) {
    throw new UserError(
      { zh: `已经有这些文件：${standing.join('、')}`, en: `These files exist already: ${standing.join(', ')}` },
      {
        help: {
          zh: '没有写任何文件。要覆盖它们，加上 --force',
          en: 'Nothing was written. Add --force to overwrite them',
        },
      },
    )
  }
  for (const path of written) environment.stdout.write(`${say({ zh: '已写', en: 'wrote' })}  ${path}\n`)
  const command = target === environment.cwd ? 'postlint' : `cd ${shellWord(slashed(folder))} && postlint`
  environment.stdout.write(`${visible(say({ zh: `下一步：运行 ${command}`, en: `Next: run ${command}` }))}\n`)
  return 0
}

/** The smallest PNG: it stands for a picture of one’s own. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const configZh = `# postlint 的配置。全部键见 postlint 的 README
packs: [weibo-handbook]        # 启用的规则包
drafts: drafts/**/*.md         # 草稿在哪里
accounts: accounts/*.yaml      # 账号资料在哪里
account: example               # 草稿没有写账号时用它
timezone: Asia/Shanghai
lang: zh
fail-on: 3                     # 从哪一级事故起算不通过：1、2、3 或 never
# rules:
#   weibo-handbook/post-too-long: {max: 120}
#   weibo-handbook/topic-missing: off
# people:                      # 谁可以担任哪个审核角色
#   初审: [李敏]
#   终审: [王芳]
`
const configEn = `# The config of postlint. All keys: see the README
packs: [weibo-handbook]        # the packs that hold
drafts: drafts/**/*.md         # where the drafts are
accounts: accounts/*.yaml      # where the account profiles are
account: example               # the account of drafts that name none
timezone: Asia/Shanghai
lang: en
fail-on: 3                     # the grade from which a run fails: 1, 2, 3 or never
# rules:
#   weibo-handbook/post-too-long: {max: 120}
#   weibo-handbook/topic-missing: off
# people:                      # who may act in which role of a review
#   初审: [李敏]
#   终审: [王芳]
`
const accountZh = `# 一个账号的资料。没有的项可以删去
account: example
platform: weibo
nickname: 示例账号
avatar: {file: img/logo.png}   # 换成自己的头像
slogan: 示例广告语
phone: 000-0000000
bio: 示例广告语 000-0000000 本周负责人@示例   # 广告语、电话、@负责人
tags: {allowed: [美食, 电影, 购物], current: [美食]}
categories: [新闻, 活动, 节日祝福]
news-categories: [新闻]
sources: [新华社, 人民日报]    # 可采用的消息来源
competitors: []                # 同业账号，写作 "@名称"
# review: {chain: [初审, 终审]}  # 发布前要经过哪几道审核；写上就会检查
`
const accountEn = `# The profile of an account. Leave out what does not apply
account: example
platform: weibo
nickname: 示例账号
avatar: {file: img/logo.png}   # put your own there
slogan: 示例广告语
phone: 000-0000000
bio: 示例广告语 000-0000000 本周负责人@示例   # slogan, phone, @person in charge
tags: {allowed: [美食, 电影, 购物], current: [美食]}
categories: [新闻, 活动, 节日祝福]
news-categories: [新闻]
sources: [新华社, 人民日报]    # sources that may be used
competitors: []                # competitors' accounts, as "@name"
# review: {chain: [初审, 终审]}  # who reviews before publishing; once it is given, it is asked for
`

function draft(day: string): string {
  return `---
account: example
category: [节日祝福]
publish: ${day}T09:30+08:00
author: 示例
---
#早安# 新的一周，祝大家一切顺利！

![早安](img/morning.png)
`
}
