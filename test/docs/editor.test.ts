import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drafts, project } from '../cli/house.ts'
import { EditorClient } from '../lsp/client.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { blockTitled } from './blocks.ts'
import { root } from './run-postlint.ts'

const documents = ['docs/editor.md', 'docs/editor.zh-CN.md'] as const
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** A project that has postlint installed. */
function installed(more: Readonly<Record<string, string>> = {}): string {
  const folder = tempFolder({ ...project(), 'package.json': '{}', 'node_modules/.bin/': '', ...more })
  symlinkSync(root, join(folder, 'node_modules/postlint'))
  symlinkSync(join(root, 'bin/postlint.js'), join(folder, 'node_modules/.bin/postlint'))
  return folder
}

test('both documents have the same blocks but for the words of comments', () => {
  const bare = (path: string) => (title: string) => blockTitled(read(path), title).replace(/--.*$/gm, '')
  for (const title of ['postlint.lua', '.vscode/settings.json', '.helix/languages.toml'])
    expect(bare(documents[0])(title)).toBe(bare(documents[1])(title))
})

const hasNeovim = spawnSync('nvim', ['--version'], { stdio: 'ignore' }).status === 0

describe.skipIf(!hasNeovim)(`Neovim as the documents set it up${hasNeovim ? '' : ' (skipped: no nvim here)'}`, () => {
  /** Runs lines of Lua in a Neovim that has nothing but the documented file. */
  function neovim(document: string, folder: string, lua: string): SpawnSyncReturns<string> {
    const home = tempFolder({
      'config/nvim/plugin/postlint.lua': blockTitled(read(document), 'postlint.lua'),
      'run.lua': `
local function told(count)
  vim.wait(8000, function() return #vim.diagnostic.get(0) == count end, 20)
  local list = vim.diagnostic.get(0)
  table.sort(list, function(a, b) return a.lnum * 1000 + a.col < b.lnum * 1000 + b.col end)
  return vim.tbl_map(function(d)
    return { code = d.code or d.user_data.lsp.code, line = d.lnum, column = d.col, stop = d.end_col, severity = d.severity, message = d.message }
  end, list)
end
local function say(what) io.stdout:write(vim.fn.json_encode(what) .. '\\n') end
local ok, problem = pcall(function()
${lua}
end)
if not ok then say({ problem = tostring(problem) }) end
vim.cmd('qall!')
`,
    })
    return spawnSync('nvim', ['--headless', '-c', `luafile ${join(home, 'run.lua')}`], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 25_000,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: home,
        LANG: 'C.UTF-8',
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_DATA_HOME: join(home, 'data'),
        XDG_STATE_HOME: join(home, 'state'),
        XDG_CACHE_HOME: join(home, 'cache'),
      },
    })
  }

  const answers = ({ stdout }: SpawnSyncReturns<string>): unknown[] =>
    stdout.split('\n').flatMap((line) => (/^[[{"]/.test(line) ? [JSON.parse(line) as unknown] : []))

  test.each(documents)('%s: diagnostics, typing, hover, completion, fixes', (document) => {
    const folder = installed({
      'drafts/a.md': `😀${drafts.grade1}`,
      'accounts/shop.yaml': 'account: shop\nplatform: weibo\n',
    })
    const run = neovim(
      document,
      folder,
      `
  vim.cmd('edit drafts/a.md')
  say(told(1))
  -- typed, not saved
  vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, { '好！！！' })
  say(told(2))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '---', 'kind: ', '---', '#早安# 今天多云，没有问题。' })
  vim.wait(300)
  vim.api.nvim_win_set_cursor(0, { 2, 6 })
  local params = vim.lsp.util.make_position_params()
  params.position.character = 6
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 5000)
  local _, first = next(answer)
  say(vim.tbl_map(function(item) return item.label end, first.result))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '没有话题。' })
  say(told(1))
  local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', { textDocument = params.textDocument, position = { line = 0, character = 1 } }, 5000)
  local _, shown = next(hover)
  say(shown.result.contents.value)
  local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = params.textDocument,
    range = { start = { line = 0, character = 1 }, ['end'] = { line = 0, character = 1 } },
    context = { diagnostics = {} },
  }, 5000)
  local _, offered = next(actions)
  local client = vim.lsp.get_active_clients()[1]
  vim.lsp.util.apply_workspace_edit(offered.result[1].edit, client.offset_encoding)
  say(vim.api.nvim_buf_get_lines(0, 0, -1, false))
`,
    )
    // Columns of Neovim are bytes.
    expect(answers(run)).toEqual([
      [
        {
          code: 'house/brag',
          line: 0,
          column: 13,
          stop: 25,
          severity: 1,
          message: expect.stringContaining('大话「全城最低」'),
        },
      ],
      [
        { code: 'house/shout', line: 0, column: 3, stop: 12, severity: 1, message: expect.any(String) },
        { code: 'house/brag', line: 0, column: 25, stop: 37, severity: 1, message: expect.any(String) },
      ],
      expect.arrayContaining(['转发', 'repost']),
      [{ code: 'house/topic', line: 0, column: 0, stop: 15, severity: 3, message: '建议：没有话题' }],
      expect.stringContaining('house/topic'),
      ['<!-- postlint-disable-next-line house/topic --  -->', '没有话题。'],
    ])
    expect(run.status).toBe(0)
    // Nothing is left running.
    expect(spawnSync('pgrep', ['-f', `${folder}/node_modules/postlint`], { encoding: 'utf8' }).stdout).toBe('')
  })

  test('it stays away from projects that have no postlint.yaml', () => {
    const folder = tempFolder({ 'notes.md': drafts.grade1 })
    const run = neovim(
      documents[0],
      folder,
      `vim.cmd('edit notes.md')\nvim.wait(200)\nsay(vim.tbl_count(vim.lsp.get_active_clients()) .. '')`,
    )
    expect(answers(run)).toEqual(['0'])
  })

  test('a pack with a slip', () => {
    const files = project()
    const folder = installed({
      'rules/house.yaml': files['rules/house.yaml'].replace('check: phrase', 'check: phrese'),
    })
    const run = neovim(documents[0], folder, `vim.cmd('edit rules/house.yaml')\nsay(told(1))`)
    expect(answers(run)).toMatchObject([
      [{ line: 10, column: 11, stop: 17, message: expect.stringContaining('phrase') }],
    ])
  })
})

describe('what other editors are told to start', () => {
  const commands = documents.flatMap((document) => {
    const settings = JSON.parse(blockTitled(read(document), '.vscode/settings.json')) as Record<string, unknown>
    const toml = blockTitled(read(document), '.helix/languages.toml')
    return [
      ['VS Code', settings['glspc.server.command'], settings['glspc.server.commandArguments']],
      [
        'Helix',
        JSON.parse(/^command = (.*)$/m.exec(toml)?.[1] ?? ''),
        JSON.parse(/^args = (.*)$/m.exec(toml)?.[1] ?? ''),
      ],
    ] as [string, string, string[]][]
  })

  test.each(commands)('%s: %s %j', async (_, command, args) => {
    const cwd = installed()
    const client = await EditorClient.start({ cwd, command: [command, ...args] })
    await client.open(join(cwd, 'drafts/a.md'), drafts.grade1)
    expect(await client.toldOf(join(cwd, 'drafts/a.md'))).toMatchObject([{ code: 'house/brag' }])
    expect(await client.stop()).toBe(0)
  })
})
