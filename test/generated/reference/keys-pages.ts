import type { Fields } from '../../../src/shape/object-shape.ts'
import { fieldTable } from './fields.ts'
import { code, page } from './markdown.ts'

export function configPage(config: Fields, override: Fields): string {
  return page(
    '# 配置 postlint.yaml',
    '配置写在项目的 `postlint.yaml` 里，全部可以不写。本页由程序生成；完整的例子见 [README](../../README.md#configuration)。',
    'The config stands in `postlint.yaml`; every key is optional. This page is generated; the [README](../../README.md#configuration) has a complete example.',
    fieldTable(config),
    '## rules',
    '每条规则写 `规则包/规则: 设置`，`规则包/*` 是这个包的全部规则。设置可以是：',
    'Each line is `pack/rule: setting`; `pack/*` stands for all rules of a pack. A setting is one of:',
    [
      '- `off` 关闭 switches it off；`on` 打开 switches it on',
      '- `hint` 只作建议 makes it advice，不影响退出码 that never fails a run',
      '- `1` `2` `3` 改事故等级 sets the grade',
      '- `{max: 120}` 改检查的选项 sets options of its check（见 see [checks](checks.md)）；也可以加上 `grade`、`hint`',
    ].join('\n'),
    '锁定（`locked`）的规则不能关闭或放宽。 A locked rule can be neither switched off nor weakened.',
    '## overrides',
    fieldTable(override),
  )
}

export function accountPage(account: Fields): string {
  return page(
    '# 账号资料 accounts/*.yaml',
    '一个账号一个文件。没有的项可以不写：需要它的规则会说「没有判断」，不会误报。键用英文或中文写都可以，同一个键只写一次；规则里用点连接，例如 `archive.administrator`，也可以写「备案.管理员」。本页由程序生成。',
    'One file for each account. Leave out what you do not have: rules that need it say that they did not judge. Keys may be written in English or in Chinese, each once; rules name them with dots, as in `archive.administrator`, or 备案.管理员. This page is generated.',
    fieldTable(account),
  )
}

/** What a scope names, for those that have a sentence. */
const scopeDocs: Readonly<Record<string, string>> = {
  post: '要粘贴到平台上的全部文字 the text as it is pasted into the platform',
  own: '自己写的话：转发里 `//@` 之前的，其他就是正文 one’s own words: in a repost what stands before `//@`, else the post',
  title: '标题 the title',
  whole: '标题和正文 title and post',
  comment: '转发时 `//@` 之前的评论 in a repost, what stands before `//@`',
  alt: '图片的说明文字 the alternative texts of pictures',
  link: '链接的网址 the URLs of links',
}

/** How to write a pack: its keys, those of a clause and those of a rule. */
export function packFormatPage(
  tables: { readonly pack: Fields; readonly rule: Fields; readonly clause: Fields },
  scopes: readonly string[],
): string {
  const { clauses: _, rules: __, ...pack } = tables.pack
  return page(
    '# 规则包的写法 How a pack is written',
    '逐步的教程见 [教程](../tutorial.zh-CN.md)。本页由程序生成。',
    'The [tutorial](../tutorial.md) goes step by step. This page is generated.',
    fieldTable(pack),
    '## clauses',
    '条款，写作 `代号: {…}`。`by` 的含义见[规则包](packs/README.md)。',
    'The clauses of the document, as `id: {…}`. The words of `by` are explained with the [packs](packs/README.md).',
    fieldTable(tables.clause),
    '## rules',
    '规则，写作 `代号: {…}`。',
    'The rules, as `name: {…}`.',
    fieldTable(tables.rule),
    '### scope',
    scopes
      .map((name) => `- ${code(name)}${scopeDocs[name] === undefined ? '' : ` ${scopeDocs[name]}`}`)
      .concat('- `field.KEY` 文件头里的一个键 a key of the front matter, as in `field.source.name`')
      .join('\n'),
    '### when',
    '几个键要同时满足；写成列表，满足其中一组就行。键是文件头的键（`event.date` 用点），或 `account.` 加账号资料的键。',
    'All keys must be met; in a list of maps, one of the maps. A key is one of the front matter (`event.date` with a dot), or `account.` and a key of the profile.',
    [
      '- `kind: repost` 等于 is',
      '- `kind: [repost, reply]` 是其中之一 is one of',
      '- `kind: {not: reply}` 不是 is not',
      '- `event: present`、`event: absent` 写了、没写 is given, is not given',
      '- `category: {from: news-categories}` 在账号资料的这份名单里 is in that list of the account profile',
    ].join('\n'),
    '没有写的键有默认值：`kind: original`、`crisis: false`、`commercial: false`、`ai: false`、`status: draft`。',
    'Keys that a draft leaves out have defaults: `kind: original`, `crisis: false`, `commercial: false`, `ai: false`, `status: draft`.',
    '### examples',
    '一句话就是正文，文件头会按 `when` 补上。也可以写：',
    'A bare string is a body; front matter is made up to satisfy `when`. It may also be:',
    [
      '- `{body: …, front: {kind: reply}}` 加文件头的键 with keys of the front matter',
      '- `{body: …, at: 免费}` 必须标出这几个字 these words must be marked',
      '- `{body: …, account: {sources: [新华社]}}` 用这份账号资料 with an account profile',
      '- `{account: {bio: 你好}}` 账号规则（`subject: account`）检查的资料；`account` 这个键可以不写 the profile that a rule for accounts judges; its key `account` may be left out',
      '- `{…, today: 2026-11-23}` 把这一天当作今天 judged on that day',
      '- `{draft: "---\\nkind: reply\\n---\\n正文"}` 整份草稿 a whole draft',
    ].join('\n'),
  )
}
