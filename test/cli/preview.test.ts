import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint, shell } from './command.ts'
import { project } from './house.ts'

describe('preview', () => {
  const draft = (front: string, body: string) => `---\n${front}\n---\n${body}\n`
  const files = {
    'plain.md': '今天**多云**，见[公告](https://example.com/a)。\n\n![图](img/a.jpg)\n',
    'both.md': draft('platform: [weibo, wechat]\ntitle: 标题', '正文'),
    'account.md': draft('account: wx', '正文'),
    'emoji.md': '一家👨‍👩‍👧出门\u200b了',
    'crlf.md': '第一行\r\n第二行\r\n',
    'controls.md': '红\u001b[31m色\u0007\t完\u009b\n',
    'broken.md': draft('kind: repots', '正文'),
    'empty.md': '',
  }
  const cwd = tempFolder(project('', { ...files, 'accounts/wx.yaml': 'account: wx\nplatform: wechat\n' }))

  test.each([
    ['plain.md', '今天多云，见公告 https://example.com/a。\n', '微博  20 字\n附件：img/a.jpg\n'],
    ['both.md', '【标题】正文\n正文\n', '微博  6 字  标题：标题\n微信  2 字  标题：标题\n'],
    ['account.md', '正文\n', '微信  2 字\n'],
    ['both.md --platform weibo', '【标题】正文\n', '微博'],
    ['both.md --platform 公众号', '正文\n', '微信  2 字  标题：标题\n'],
    ['emoji.md', '一家👨‍👩‍👧出门\u200b了\n', '微博'],
    ['crlf.md', '第一行\n第二行\n', '微博  7 字\n'],
    ['controls.md', '红␛[31m色␇\t完⟨U+009B⟩\n', '微博'],
    ['empty.md', '\n', '微博  0 字\n'],
  ])('%s: the text alone on standard output, what is said of it on standard error', async (line, text, said) => {
    const { code, out, err } = await postlint(`preview ${line}`, { cwd })
    expect([code, out]).toEqual([0, text])
    expect(err.toLowerCase()).toContain(said.toLowerCase())
  })

  test('of standard input', async () => {
    expect(await postlint('preview -', { cwd, input: '今天**多云**' })).toMatchObject({ code: 0, out: '今天多云\n' })
  })

  test('on a terminal, nothing that acts on it', async () => {
    const { out } = await postlint('preview emoji.md', { cwd, terminal: 80 })
    expect(out).toBe('一家👨‍👩‍👧出门⟨U+200B⟩了\n')
  })

  test('colours go by the stream they are written to', async () => {
    const { out, err } = await postlint('preview plain.md --color', { cwd })
    expect([out.includes('\u001b'), err.includes('\u001b')]).toEqual([false, true])
  })

  test.each([
    ['nope.md', '文件不存在'],
    ['broken.md', '是不是「repost」？'],
    ['plain.md --platform weibp', '是不是「weibo」？'],
  ])('%s', async (line, says) => {
    const got = await postlint(`preview ${line}`, { cwd })
    expect(got).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
  })

  test('of a process: `postlint preview a.md | pbcopy` gets the text and nothing else', () => {
    const { code, out } = shell('postlint preview plain.md 2>/dev/null | cat', { cwd, variables: { FORCE_COLOR: '1' } })
    expect([code, out]).toEqual([0, '今天多云，见公告 https://example.com/a。\n'])
  })
})
