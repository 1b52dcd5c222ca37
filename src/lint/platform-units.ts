import type { Platform } from '../draft/keys.ts'
import type { Unit } from '../text/count/index.ts'

/** How each platform counts the text of a post. */
export const platformUnits: Readonly<Record<Platform, Unit>> = {
  weibo: 'weibo',
  wechat: 'grapheme',
  xiaohongshu: 'xiaohongshu',
  douyin: 'grapheme',
  x: 'x',
}
