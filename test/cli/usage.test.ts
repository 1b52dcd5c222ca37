import { describe, expect, test } from 'vitest'
import { formatNames } from '../../src/cli/format-names.ts'
import { formats } from '../../src/report/index.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, project } from './house.ts'

describe('slips on the command line are told with the nearest right word', () => {
  const cwd = tempFolder(project('', { 'drafts/a.md': drafts.clean, 'drafts/news.md': drafts.clean }))

  test.each([
    // an option
    ['--formt json', '没有选项「--formt」', '是不是「--format」？'],
    ['--formt=json', '没有选项「--formt」', '是不是「--format」？'],
    ['explain --langg en x', '没有选项「--langg」', '是不是「--lang」？'],
    ['rules --chekcs', '没有选项「--chekcs」', '是不是「--checks」？'],
    ['-x', '没有选项「-x」', '`postlint --help` 列出全部用法'],
    // an option of another command
    ['explain --format json x', '「--format」用于检查草稿，不能用于命令「explain」', 'explain --help'],
    ['--force', '「--force」用于命令「init」，不能用于检查草稿', '--help'],
    // a value
    ['--format jsn', '选项「--format」不能是「jsn」，可以是：pretty、compact', '是不是「json」？'],
    ['-f prety', '选项「--format」不能是「prety」', '是不是「pretty」？'],
    ['--lang fr', '选项「--lang」不能是「fr」，可以是：zh、en', ''],
    ['--fail-on 4', '选项「--fail-on」不能是「4」，可以是：1、2、3、never', ''],
    ['--max many', '选项「--max」不能是「many」，应为整数', ''],
    ['--max -1', '选项「--max」不能是「-1」', ''],
    ['--now yesterday', '选项「--now」不能是「yesterday」，应为日期或时间', '2026-11-23'],
    ['--now 2026-02-30', '选项「--now」不能是「2026-02-30」', ''],
    ['preview --platform weibp drafts/a.md', '没有平台「weibp」', '是不是「weibo」？'],
    ['coverage --format jsom', '选项「--format」不能是「jsom」', '是不是「json」？'],
    // missing and superfluous
    ['--config', '选项「--config」后面要写值', ''],
    ['-o', '选项「--output」后面要写值', ''],
    ['preview', '缺少参数「draft」', 'postlint preview --help'],
    ['explain a b', '参数太多', 'postlint explain --help'],
    // a rule or a pack
    ['--select house/bragg', '没有规则或规则包「house/bragg」', '是不是「house/brag」？'],
    ['--ignore hause', '没有规则或规则包「hause」', '是不是「house」？'],
    ['--select brag', '没有规则或规则包「brag」', '是不是「house/brag」？'],
    ['--select hause/*', '没有规则或规则包「hause/*」', '是不是「house」？'],
    ['--ignore postlint/unknown-kee', '没有规则或规则包「postlint/unknown-kee」', '是不是「postlint/unknown-key」？'],
    ['--pack weibo-handbok', '找不到规则包「weibo-handbok」', '是不是「weibo-handbook」？'],
    ['test hose', '找不到规则包「hose」', '随附的规则包：'],
    ['explain house/bragg', '没有「house/bragg」这条规则、检查、规则包或主题', '是不是「house/brag」？'],
    ['explain lenght', '没有「lenght」这条规则、检查、规则包或主题', '是不是「length」？'],
    // standard input
    ['- drafts/a.md', '标准输入（-）不能和其他路径一起用', ''],
    ['--stdin-filename a.md drafts', '--stdin-filename 要和 - 一起用', ''],
  ])('postlint %s', async (line, message, help) => {
    const { code, out, err } = await postlint(line, { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`postlint: ${message.startsWith('「') ? '选项' : ''}${message}`)
    expect(err).toContain(help)
    // One sentence and at most one next step: no guess where there is nothing to guess.
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2)
    if (help === '') expect(err).not.toContain('是不是')
  })

  test.each([
    // a path: said in the report, with the paths that could be judged
    ['drafs', '没有这个文件或文件夹：drafs', '是不是「drafts」？'],
    ['drafts/new.md', '没有这个文件或文件夹：drafts/new.md', '是不是「drafts/news.md」？'],
    ['drafts/news', '没有这个文件或文件夹：drafts/news', '是不是「drafts/news.md」？'],
    // a command
    ['explian', '没有这个文件或文件夹：explian', '是不是命令「explain」？'],
    ['preveiw drafts/a.md', '没有这个文件或文件夹：preveiw', '是不是命令「preview」？'],
    ['lint drafts', '没有这个文件或文件夹：lint', '不用写命令'],
    ['check', '没有这个文件或文件夹：check', '不用写命令'],
  ])('postlint %s', async (line, message, help) => {
    const { code, out } = await postlint(line, { cwd })
    expect(code).toBe(2)
    expect(out).toContain(message)
    expect(out).toContain(help)
  })

  test('an empty path is a variable that was not set, not the working folder', async () => {
    const { code, out } = await postlint([''], { cwd })
    expect([code, out]).toEqual([2, expect.stringContaining('有一个路径是空的')])
  })
})

describe('help', () => {
  const cwd = tempFolder()

  test.each(['', 'explain ', 'rules ', 'test ', 'init ', 'preview ', 'coverage '])(
    'postlint %s--help in Chinese',
    async (command) => {
      const { code, out, err } = await postlint(`${command}--help`, { cwd, terminal: 80 })
      expect([code, err]).toEqual([0, ''])
      // Words of the option parser would be the only English sentences.
      expect(out).not.toMatch(/Usage|Options:|Arguments:|Commands:|default|choices|\[options\]/)
      expect(out).toContain('用法')
      // Half-width punctuation beside Chinese is a slip.
      expect(out).not.toMatch(/\p{Script=Han}[,:;()]|[,:;()]\p{Script=Han}/u)
    },
  )

  test('names every format', async () => {
    expect([...formatNames].sort()).toEqual([...formats.keys()].sort())
    const { out } = await postlint('--help', { cwd })
    for (const name of formats.keys()) expect(out).toContain(name)
  })

  test('in English, without a Chinese character', async () => {
    for (const command of ['', 'rules ']) {
      const { out } = await postlint(`${command}--help --lang en`, { cwd })
      expect(out).toContain('Usage: postlint')
      expect(out).not.toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('language', () => {
  const clean = /全部通过/
  const english = /all clean/
  test.each([
    ['nothing says', '', {}, '', clean],
    ['C says nothing', '', { LANG: 'C.UTF-8' }, '', clean],
    ['POSIX says nothing', '', { LC_ALL: 'POSIX' }, '', clean],
    ['LANG zh', '', { LANG: 'zh_CN.UTF-8' }, '', clean],
    ['LANG en', '', { LANG: 'en_US.UTF-8' }, '', english],
    ['LC_ALL over LANG', '', { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, '', english],
    ['an empty LC_ALL says nothing', '', { LANG: 'en_US.UTF-8', LC_ALL: '' }, '', english],
    ['the config over LANG', 'lang: zh\n', { LANG: 'en_US.UTF-8' }, '', clean],
    ['the option over the config', 'lang: zh\n', { LANG: 'zh_CN.UTF-8' }, '--lang en', english],
    ['the last option counts', '', {}, '--lang zh --lang=en', english],
  ])('%s', async (_, config, variables, line, expected) => {
    const cwd = tempFolder(project(config, { 'a.md': drafts.clean }))
    const { out } = await postlint(line, { cwd, variables })
    expect(out).toMatch(expected)
  })

  test.each([
    ['a wrong option', '--nope', ''],
    ['a wrong rule in the config', '', 'rules: {house/nope: off}\n'],
    ['a typo in the config itself', '', 'drfats: x\n'],
    ['a wrong name', 'explain nope', ''],
  ])('errors speak the language of the config: %s', async (_, line, config) => {
    const cwd = tempFolder(project(`lang: en\n${config}`, { 'a.md': drafts.clean }))
    const { code, err } = await postlint(line, { cwd })
    expect(code).toBe(2)
    expect(err).not.toMatch(/\p{Script=Han}/u)
    const other = await postlint(`${line} --lang zh`, { cwd })
    expect(other.err).toMatch(/\p{Script=Han}/u)
  })
})
