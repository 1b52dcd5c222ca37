import { byte } from './byte.ts'
import type { Counter, Unit } from './counter.ts'
import { grapheme } from './grapheme.ts'
import { han } from './han.ts'
import { wechat } from './wechat.ts'
import { weibo, weiboOfficial } from './weibo.ts'
import { x } from './x.ts'
import { xiaohongshu } from './xiaohongshu.ts'

export { type Counter, type Unit, units } from './counter.ts'

export const counters: Readonly<Record<Unit, Counter>> = {
  weibo,
  'weibo-official': weiboOfficial,
  wechat,
  xiaohongshu,
  x,
  han,
  grapheme,
  byte,
}
