import { Option } from 'commander'
import { languages } from '../text/bilingual.ts'
import { formatNames } from './format-names.ts'
import { count, failOn, gather, moment, oneOf, outputChoice } from './option-values.ts'

export function nowOption(t: Words): Option {
  return new Option('--now <time>', t('以这个时间为「现在」', 'take this time for now')).argParser(moment('--now'))
}

export function baselineOption(t: Words): Option {
  return new Option('--baseline <file>', t('用这份基线', 'use this baseline'))
}

export function formatOption(t: Words): Option {
  return new Option(
    '-f, --format <name>',
    t('输出格式：text（默认）、json', 'output format: text (the default), json'),
  ).argParser(oneOf('--format', ['text', 'json']))
}

export function trustOption(t: Words): Option {
  return new Option(
    '--trust <revision>',
    t(
      '配置、规则包、账号资料、人员和公钥都取自这个 git 版本',
      'take config, packs, accounts, people and keys from this git revision',
    ),
  )
}

type Words = (zh: string, en: string) => string

export function commonOptions(t: Words): Option[] {
  return [
    new Option('-c, --config <file>', t('使用这份配置', 'use this config')),
    new Option('--lang <language>', t('输出语言：zh 或 en', 'language of the output: zh or en')).argParser(
      oneOf('--lang', languages),
    ),
    new Option('--color', t('使用颜色', 'colour the output')),
    new Option('--no-color', t('不使用颜色', 'do not colour the output')),
    new Option(
      '--pack <name>',
      t('用这个规则包代替配置里的（可重复）', 'use this pack instead of the config’s (repeatable)'),
    ).argParser(gather),
  ]
}

export function fixOptions(t: Words): Option[] {
  return [
    new Option(
      '--fix',
      t('改正意思一定不变的地方，再报告剩下的', 'correct what surely keeps its meaning, then report what is left'),
    ),
    new Option(
      '--unsafe',
      t(
        '连可能改变意思的也改（与 --fix、--diff、--fix-dry-run 合用）',
        'with --fix, --diff, --fix-dry-run: correct also what may change the meaning',
      ),
    ),
    new Option('--diff', t('只显示 --fix 会改什么，不写文件', 'only show what --fix would change, and write nothing')),
    new Option('--fix-dry-run', t('按改正后的样子报告，不写文件', 'report as if corrected, and write nothing')),
  ]
}

export function lintOptions(t: Words): Option[] {
  const [usual, ...others] = formatNames
  const formats = new Option(
    '-f, --format <name[=file]>',
    t(
      `输出格式：${usual}（默认）、${others.join('、')}；可重复，加 =文件 就写到那里`,
      `output format: ${usual} (the default), ${others.join(', ')}; repeatable, with =FILE it goes there`,
    ),
  ).argParser(outputChoice(formatNames))
  formats.attributeName = () => 'formats'
  return [
    formats,
    new Option('-o, --output <file>', t('把结果写到文件', 'write the result to a file')),
    new Option(
      '--fail-on <grade>',
      t('从哪一级事故起算不通过：1、2、3 或 never', 'grade from which the run fails: 1, 2, 3 or never'),
    ).argParser(failOn),
    new Option('--select <rule>', t('只用这些规则（可重复）', 'use only these rules (repeatable)')).argParser(gather),
    new Option('--ignore <rule>', t('不用这些规则（可重复）', 'leave these rules out (repeatable)')).argParser(gather),
    new Option('-q, --quiet', t('不显示建议', 'show no hints')),
    new Option(
      '--max <n>',
      t(
        'pretty 最多显示几条，默认 100；其他格式全部列出',
        'pretty shows at most this many, 100 if not given; other formats show all',
      ),
    ).argParser(count('--max')),
    ...fixOptions(t),
    nowOption(t),
    trustOption(t),
    new Option(
      '--threads <n>',
      t(
        '最多用几个线程；不写时看草稿多少，1 表示不分',
        'at most so many threads; by the number of drafts if not given, 1 for none',
      ),
    ).argParser(count('--threads')),
    baselineOption(t),
    new Option('--no-baseline', t('不用基线，全部报告', 'use no baseline and report all')),
    new Option('-w, --watch', t('有改动就重新检查', 'lint again whenever something changes')),
    new Option('--timing', t('显示各步骤和各规则的用时', 'show how long each step and rule took')),
    new Option('--no-cache', t('不读也不写缓存，全部重新检查', 'neither read nor write the cache: judge all anew')),
    new Option(
      '--cache-location <folder>',
      t(
        '缓存放在这个文件夹，默认在配置旁边的 .postlint-cache',
        'keep the cache in this folder instead of .postlint-cache beside the config',
      ),
    ),
    new Option('--fail-on-not-judged', t('有规则无法判断时退出码为 2', 'exit 2 if a rule could not judge')),
    new Option('--stdin-filename <path>', t('标准输入算作这个文件', 'the path that standard input stands for')),
    ...selectingOptions(t),
    ...commonOptions(t),
  ]
}

export function selectingOptions(t: Words): Option[] {
  const since = new Option(
    '--since <revision>',
    t('只看离开这个 git 版本之后改过的草稿', 'only drafts that changed since HEAD left this git revision'),
  )
  since.attributeName = () => 'sinceRevision'
  return [
    new Option(
      '--staged',
      t('只看将要提交的草稿，内容取自 git 暂存区', 'only drafts that a commit would change, as they are staged in git'),
    ),
    new Option(
      '--changed [revision]',
      t('只看和这个 git 版本（默认 HEAD）不同的草稿', 'only drafts that differ from this git revision (default: HEAD)'),
    ),
    since,
    new Option(
      '--only-drafts',
      t(
        '所给路径里只看项目的草稿，其他文件跳过',
        'of the paths, only drafts of the project; other files are passed over',
      ),
    ),
  ]
}
