import type { Fields } from '../../../src/shape/shape.ts'
import { fieldTable } from './fields.ts'
import { page } from './markdown.ts'

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
    '一个账号一个文件。没有的项可以不写：需要它的规则会说「没有判断」，不会误报。本页由程序生成。',
    'One file for each account. Leave out what you do not have: rules that need it say that they did not judge. This page is generated.',
    fieldTable(account),
  )
}

/** How to write a pack: its keys, those of a clause and those of a rule. */
export function packFormatPage(tables: {
  readonly pack: Fields
  readonly rule: Fields
  readonly clause: Fields
}): string {
  const { clauses: _, rules: __, ...pack } = tables.pack
  return page(
    '# 规则包的写法 How a pack is written',
    '逐步的教程见 [教程](../tutorial.zh-CN.md)。本页由程序生成。',
    'The [tutorial](../tutorial.md) goes step by step. This page is generated.',
    fieldTable(pack),
    '## clauses',
    '条款，写作 `代号: {…}`。 The clauses of the document, as `id: {…}`.',
    fieldTable(tables.clause),
    '## rules',
    '规则，写作 `代号: {…}`。 The rules, as `name: {…}`.',
    fieldTable(tables.rule),
  )
}
