import { expect, test } from 'vitest'
import { draftPath, draftPathInChinese } from '../../src/draft/key-path.ts'

test.each([
  ['活动.奖品', 'event.prize', '活动.奖品'],
  ['event.奖项', 'event.prize', '活动.奖品'],
  ['来源', 'source', '来源'],
  ['审核.岗位', 'reviews.role', '审核.角色'],
  // A project may have keys of its own.
  ['门店.编号', '门店.编号', '门店.编号'],
  ['event.门店', 'event.门店', '活动.门店'],
  ['author.name', 'author.name', '作者.name'],
  ['constructor.name', 'constructor.name', 'constructor.name'],
])('%s is %s', (written, path, inChinese) => {
  expect(draftPath(written)).toBe(path)
  expect(draftPathInChinese(path)).toBe(inChinese)
})
