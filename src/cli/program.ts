import { Command, Option } from 'commander'
import { protections } from '../lint/protections.ts'
import { DEFAULT_WIDTH } from '../report/style.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import type { Environment } from './environment.ts'
import type { Action, GlobalOptions } from './global-options.ts'
import { helpText } from './help-text.ts'
import { speaker } from './language.ts'
import { gather, moment, oneOf, someOf } from './option-values.ts'
import { baselineOption, commonOptions, formatOption, lintOptions, nowOption, trustOption } from './options.ts'

type Given = readonly [args: string | readonly string[] | undefined, options: GlobalOptions, command: Command]

/** The commands, each loaded only when it runs. */
const actions: Readonly<Record<string, () => Promise<Action>>> = {
  lint: async () => (await import('./commands/lint.ts')).lint,
  explain: async () => (await import('./commands/explain.ts')).explain,
  rules: async () => (await import('./commands/rules.ts')).rules,
  test: async () => (await import('./commands/test.ts')).test,
  init: async () => (await import('./commands/init.ts')).init,
  preview: async () => (await import('./commands/preview.ts')).preview,
  sign: async () => (await import('./commands/sign.ts')).sign,
  reviews: async () => (await import('./commands/reviews.ts')).reviews,
  calendar: async () => (await import('./commands/calendar.ts')).calendar,
  report: async () => (await import('./commands/report.ts')).report,
  baseline: async () => (await import('./commands/baseline.ts')).baseline,
  coverage: async () => (await import('./commands/coverage.ts')).coverage,
  lsp: async () => (await import('./commands/lsp.ts')).lsp,
  completion: async () => (await import('./commands/completion.ts')).completion,
}

export const commandNames: readonly string[] = Object.keys(actions)

/** Builds the program in one language. The exit code of the command that ran is handed to `done`. */
export function makeProgram(environment: Environment, language: Language, done: (code: number) => void): Command {
  const say = speaker(language)
  const t = (zh: string, en: string): string => say({ zh, en })
  const run =
    (name: string) =>
    async (...given: readonly unknown[]) => {
      // Without arguments commander leaves their place out.
      const [args, options, command] = (given.length < 3 ? [undefined, ...given] : given) as Given
      const list = args === undefined ? [] : typeof args === 'string' ? [args] : args
      const action = await actions[name]?.()
      if (action === undefined) throw new Error(`No command ${name}`)
      done(await action(environment, list, { ...command.optsWithGlobals<GlobalOptions>(), ...options }))
    }
  const program = new Command('postlint')
    .description(
      t(
        '按发布制度检查社交媒体草稿，按事故等级报告',
        'Checks drafts of social-media posts against a publishing policy and reports by incident grade',
      ),
    )
    .argument(
      '[paths...]',
      t('草稿文件、文件夹或通配路径；- 表示标准输入', 'draft files, folders or globs; - for standard input'),
    )
    .version(environment.version, '-V, --version', t('显示版本', 'show the version'))
    .helpOption('-h, --help', t('显示帮助', 'show this help'))
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()
    .action(run('lint'))
  for (const option of lintOptions(t)) program.addOption(option)
  // Taken over by the commands that are added below.
  program.configureHelp(helpText(language)).configureOutput({
    writeOut: (text) => environment.stdout.write(text),
    writeErr: () => undefined,
    // Help has no colours; to ask the streams for theirs would open them.
    getOutHasColors: () => false,
    getErrHasColors: () => false,
    getOutHelpWidth: () => environment.stdout.columns ?? DEFAULT_WIDTH,
  })
  program.addHelpText(
    'after',
    `\n${t('退出码：0 没有达到 --fail-on 的事故；1 有；2 没能完成检查', 'Exit codes: 0 nothing at or above --fail-on; 1 something is; 2 the job could not be done')}`,
  )

  const add = (name: string, args: string, description: Bilingual, argument: Bilingual): Command => {
    const command = program
      .command(name)
      .description(say(description))
      .helpOption('-h, --help', t('显示帮助', 'show this help'))
      .exitOverride()
      .showSuggestionAfterError(false)
      .action(run(name))
    if (args !== '') command.argument(args, say(argument))
    for (const option of commonOptions(t)) command.addOption(option)
    return command
  }
  add(
    'explain',
    '[name]',
    {
      zh: '说明一条规则、一种检查、一个规则包，或退出码、等级、输出格式',
      en: 'what a rule, a check, a pack, an exit code, a grade or a format is about',
    },
    {
      zh: '规则（规则包/规则）、检查、规则包或主题；不写则列出主题',
      en: 'a rule (pack/rule), a check, a pack or a topic; the topics are listed if none',
    },
  )
  add(
    'rules',
    '[draft]',
    { zh: '列出启用的规则和设置的出处', en: 'list the rules that are on, and which line says so' },
    { zh: '对哪份草稿', en: 'for which draft' },
  ).addOption(new Option('--checks', t('列出检查的种类', 'list the kinds of check')))
  add(
    'test',
    '[packs...]',
    { zh: '运行规则包里的示例', en: 'run the examples of rule packs' },
    { zh: '规则包的名称或路径；不写则为启用的', en: 'names or paths of packs; those that are on if none' },
  )
    .addOption(
      new Option(
        '--drafts <path>',
        t('数一数每个词命中多少份草稿（可重复）', 'count how many drafts each word hits (repeatable)'),
      ).argParser(gather),
    )
    .addOption(new Option('-w, --watch', t('规则包有改动就重新运行', 'run again whenever a pack changes')))
  add(
    'init',
    '[folder]',
    { zh: '建立配置、账号资料和第一份草稿', en: 'write a config, an account profile and a first draft' },
    { zh: '文件夹', en: 'the folder' },
  )
    .addOption(new Option('--force', t('覆盖已有的文件', 'overwrite files that exist')))
    .addOption(new Option('--hook', t('只写一个 git 提交前的检查', 'write only a git hook that checks each commit')))
  add(
    'preview',
    '<draft>',
    { zh: '显示可直接粘贴的正文和字数', en: 'show the paste-ready text and its length' },
    { zh: '草稿；- 表示标准输入', en: 'the draft; - for standard input' },
  ).addOption(new Option('--platform <name>', t('只看这个平台', 'this platform only')))
  add(
    'coverage',
    '[packs...]',
    { zh: '逐条列出条款由哪条规则执行', en: 'list, clause by clause, which rule enforces it' },
    { zh: '规则包的名称或路径；不写则为启用的', en: 'names or paths of packs; those that are on if none' },
  )
    .addOption(
      new Option(
        '-f, --format <name>',
        t('输出格式：text（默认）、json、markdown', 'output format: text (the default), json, markdown'),
      ).argParser(oneOf('--format', ['text', 'json', 'markdown'])),
    )
    .addOption(new Option('--shipped', t('全部随附的规则包', 'all packs that come with postlint')))
    .addOption(
      new Option(
        '--require',
        t('机器可判断的条款没有规则时退出码为 1', 'exit 1 if a clause that a machine can judge has no rule'),
      ),
    )
  add(
    'sign',
    '<files...>',
    {
      zh: '审核草稿或为条款签署，写进文件的审核记录',
      en: 'approve drafts or sign for clauses, in the record of the file',
    },
    { zh: '草稿文件，或账号资料文件', en: 'files of drafts, or of account profiles' },
  )
    .addOption(new Option('--role <role>', t('以哪个角色审核', 'the role in which to approve')))
    .addOption(new Option('--as <name>', t('签的人是谁', 'the person who signs')))
    .addOption(
      new Option(
        '--clause <clause>',
        t('为哪个条款签署：规则包/条款（可重复）', 'the clause to sign for: pack/clause (repeatable)'),
      ).argParser(gather),
    )
    .addOption(
      new Option('--until <date>', t('有效到哪一天', 'the last day on which it counts')).argParser(moment('--until')),
    )
    .addOption(new Option('--key <file>', t('用这个 SSH 私钥签名', 'sign with this private SSH key (by ssh-keygen)')))
    .addOption(nowOption(t))
  add(
    'reviews',
    '[paths...]',
    { zh: '列出哪些草稿等谁审核', en: 'list which drafts wait for whom' },
    { zh: '草稿文件、文件夹或通配路径', en: 'draft files, folders or globs' },
  )
    .addOption(formatOption(t))
    .addOption(new Option('--role <role>', t('只列等这个角色的', 'only what waits for this role')))
    .addOption(new Option('--as <name>', t('只列等这个人的', 'only what waits for this person')))
    .addOption(trustOption(t))
    .addOption(nowOption(t))
  add(
    'baseline',
    '[paths...]',
    {
      zh: '把现有的问题记入基线，以后只报告新的',
      en: 'write down the violations that are there, so that only new ones are reported',
    },
    { zh: '草稿文件、文件夹或通配路径', en: 'draft files, folders or globs' },
  )
    .addOption(new Option('--reason <text>', t('为什么可以先放着（必写）', 'why they may stay for now (compulsory)')))
    .addOption(new Option('--author <name>', t('谁决定的', 'who decided so')))
    .addOption(
      new Option('--until <date>', t('到哪一天为止', 'the last day on which it holds')).argParser(moment('--until')),
    )
    .addOption(
      new Option(
        '--include <what>',
        t('也收进 grade-1、locked 或 assisted（可重复）', 'take in grade-1, locked or assisted too (repeatable)'),
      ).argParser(someOf('--include', protections)),
    )
    .addOption(new Option('--prune', t('删去用不上的和到期的', 'remove what is no longer needed and what has expired')))
    .addOption(baselineOption(t))
    .addOption(nowOption(t))
  add(
    'calendar',
    '[account]',
    { zh: '显示一个账号的一周', en: 'show a week of an account' },
    { zh: '账号；不写则为配置里的，配置里没有就逐个显示', en: 'the account; that of the config if none, else each' },
  )
    .addOption(
      new Option('--week <date>', t('这一天所在的那一周', 'the week that this day is in')).argParser(moment('--week')),
    )
    .addOption(formatOption(t))
    .addOption(nowOption(t))
  add(
    'report',
    '[paths...]',
    {
      zh: '统计已发布内容的事故：按人、账号、等级或规则，逐月',
      en: 'count the incidents of what has gone out, month by month',
    },
    { zh: '草稿文件、文件夹或通配路径', en: 'draft files, folders or globs' },
  )
    .addOption(
      new Option(
        '--by <key>',
        t('按什么统计：author（默认）、account、grade、rule', 'by author (the default), account, grade or rule'),
      ).argParser(oneOf('--by', ['author', 'account', 'grade', 'rule'])),
    )
    .addOption(new Option('--since <date>', t('从哪一天起', 'from which day on')).argParser(moment('--since')))
    .addOption(new Option('--until <date>', t('到哪一天为止', 'up to which day')).argParser(moment('--until')))
    .addOption(
      new Option(
        '-f, --format <name>',
        t('输出格式：text（默认）、json、csv、markdown', 'output format: text (the default), json, csv, markdown'),
      ).argParser(oneOf('--format', ['text', 'json', 'csv', 'markdown'])),
    )
    .addOption(
      new Option(
        '--bom',
        t('csv 带上 Excel 认中文要的字节顺序标记', 'csv with the byte order mark by which Excel knows Chinese'),
      ),
    )
    .addOption(nowOption(t))
  add(
    'lsp',
    '',
    { zh: '供编辑器使用的语言服务器（由编辑器启动）', en: 'a language server for editors, which start it' },
    { zh: '', en: '' },
  )
    // What client libraries add by themselves; there is no other way to talk.
    .addOption(
      new Option('--stdio', t('经标准输入输出通信（默认）', 'talk over standard input and output (the default)')),
    )
    .addOption(new Option('--clientProcessId <n>').hideHelp())
  add(
    'completion',
    '<shell...>',
    { zh: '输出命令行补全的脚本', en: 'print the script that completes command lines' },
    { zh: 'bash、zsh 或 fish', en: 'bash, zsh or fish' },
  ).usage('bash|zsh|fish')
  return program
}
