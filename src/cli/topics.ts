import { formats } from '../report/index.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** Something that `postlint explain` tells about besides rules, checks and packs. */
export interface Topic {
  readonly name: string
  /** Other names that people write. */
  readonly also: readonly string[]
  readonly title: Bilingual
  readonly lines: readonly Bilingual[]
}

const exitCodes: Topic = {
  name: 'exit-codes',
  also: ['exit-code', 'exit', '退出码'],
  title: { zh: '退出码', en: 'Exit codes' },
  lines: [
    {
      zh: '0  没有达到 --fail-on 等级的事故；建议从不算失败',
      en: '0  nothing at or above the grade of --fail-on; hints never count',
    },
    { zh: '1  有达到 --fail-on 等级的事故', en: '1  something is at or above the grade of --fail-on' },
    {
      zh: '2  没能完成检查：路径、配置、规则包、账号资料或选项有误，或有草稿读不了；2 压过 1',
      en: '2  the job could not be done: a path, the config, a pack, an account profile or an option is not right, or a draft cannot be read; 2 beats 1',
    },
    { zh: '', en: '' },
    {
      zh: '--fail-on 1 只有一级事故才算不通过，--fail-on never 什么都不算；不写时看配置的 fail-on，默认 3',
      en: '--fail-on 1 fails on grade 1 only, --fail-on never on nothing; if not given, the config’s fail-on, else 3',
    },
    {
      zh: '--fail-on-not-judged：有规则因缺少资料没能判断时也是 2',
      en: '--fail-on-not-judged: 2 also where a rule could not judge for want of something',
    },
    {
      zh: 'test 有示例不符、coverage --require 有条款没有规则时是 1',
      en: 'test: 1 if an example fails; coverage --require: 1 if a clause has no rule',
    },
    { zh: '按 Ctrl+C 中断时，外壳看到的是 130', en: 'Interrupted by Ctrl+C, the shell sees 130' },
  ],
}

const grades: Topic = {
  name: 'grades',
  also: ['grade', '等级', '事故等级'],
  title: { zh: '事故等级', en: 'Incident grades' },
  lines: [
    {
      zh: '一级最重，三级最轻。名称和处分由配置的 grades 规定，否则用规则包的',
      en: 'Grade 1 is the worst, 3 the mildest. The config’s grades name them and their sanctions, else those of the pack',
    },
    {
      zh: '规则的等级：配置里写的，否则规则包写的，否则继承的，都没有就算三级',
      en: 'The grade of a rule: the config’s, else the pack’s, else the inherited one, else 3',
    },
    {
      zh: '建议（hint）没有等级，单独计数，从不算失败；--quiet 不显示',
      en: 'A hint has no grade, is counted apart and never fails a run; --quiet hides it',
    },
    {
      zh: '同一处被几条规则查出，算一处，取最重的等级',
      en: 'What several rules find at one place is one violation, at the worst grade',
    },
    { zh: '', en: '' },
    {
      zh: '改等级：在 postlint.yaml 写  rules: {规则包/规则: 2}',
      en: 'To change one, in postlint.yaml:  rules: {pack/rule: 2}',
    },
    {
      zh: '从几级起算不通过：--fail-on，或配置的 fail-on',
      en: 'From which grade a run fails: --fail-on, or the config’s fail-on',
    },
  ],
}

/** What there is to say of a format besides what it is for. */
const formatNotes: Readonly<Record<string, readonly Bilingual[]>> = {
  pretty: [
    {
      zh: '最多显示 --max 处（默认 100）；列按字符数',
      en: 'Shows --max places at most (100); columns count code points',
    },
  ],
  json: [
    {
      zh: '键的含义见 docs/json.md，结构见 docs/reference/report.schema.json',
      en: 'docs/json.md says what the keys mean; docs/reference/report.schema.json is its schema',
    },
    {
      zh: '同样的结果给出同样的字节；列同时按 UTF-16 单元和字符数',
      en: 'The same verdicts give the same bytes; columns in UTF-16 units and in code points',
    },
  ],
  html: [
    {
      zh: '单个文件，不联网；用 -o report.html 写到文件',
      en: 'One file that needs no network; write it with -o report.html',
    },
  ],
  sarif: [
    {
      zh: 'GitHub 代码扫描：用 github/codeql-action/upload-sarif 上传',
      en: 'GitHub code scanning: upload it with github/codeql-action/upload-sarif',
    },
    {
      zh: '一、二级为 error，三级为 warning，建议为 note',
      en: 'Grades 1 and 2 are errors, 3 is a warning, a hint is a note',
    },
  ],
  gitlab: [
    {
      zh: '在 .gitlab-ci.yml 里作为 artifacts: reports: codequality',
      en: 'In .gitlab-ci.yml as artifacts: reports: codequality',
    },
  ],
  github: [
    { zh: '在 GitHub Actions 里运行就会标在改动的行上', en: 'Run in GitHub Actions, it marks the changed lines' },
  ],
  rdjson: [{ zh: '交给 reviewdog -f=rdjson', en: 'For reviewdog -f=rdjson' }],
}

function formatTopic(name: string, summary: Bilingual): Topic {
  return {
    name,
    also: [`format-${name}`],
    title: { zh: `输出格式 ${name}`, en: `The format ${name}` },
    lines: [
      summary,
      ...(formatNotes[name] ?? []),
      { zh: '', en: '' },
      {
        zh: `postlint --format ${name}，或 --format ${name}=文件 写到文件（可以和别的格式一起）`,
        en: `postlint --format ${name}, or --format ${name}=FILE to write it (along with other formats)`,
      },
    ],
  }
}

const formatTopics = [...formats].map(([name, { summary }]) => formatTopic(name, summary))

const allFormats: Topic = {
  name: 'formats',
  also: ['format', '格式', '输出格式'],
  title: { zh: '输出格式', en: 'Output formats' },
  lines: [
    ...[...formats].map(([name, { summary }]) => ({
      zh: `${name.padEnd(10)}  ${summary.zh}`,
      en: `${name.padEnd(10)}  ${summary.en}`,
    })),
    { zh: '', en: '' },
    {
      zh: '一次可以写几种：postlint --format pretty --format sarif=out.sarif',
      en: 'Several in one run: postlint --format pretty --format sarif=out.sarif',
    },
    { zh: '用 postlint explain 加格式的名字看其中一种', en: 'postlint explain and the name of one says more of it' },
  ],
}

/** In the order in which they are listed. */
export const topics: readonly Topic[] = [exitCodes, grades, allFormats, ...formatTopics]

export function topicNamed(name: string): Topic | undefined {
  return topics.find((topic) => topic.name === name || topic.also.includes(name))
}
