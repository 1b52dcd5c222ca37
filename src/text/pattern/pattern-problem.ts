import type { AST } from '@eslint-community/regexpp'
import type { Bilingual } from '../bilingual.ts'

/** Why a pattern is not accepted, and where. */
export interface PatternProblem {
  readonly message: Bilingual
  /** What to write instead. */
  readonly help?: Bilingual
  /** In UTF-16 units of the pattern. */
  readonly offset: number
}

export const patternProblem = {
  /** @param reason the parser's words, such as "Unterminated group" */
  syntax(offset: number, reason: string): PatternProblem {
    const known = syntaxReasons[reason]
    const message = {
      zh: `正则表达式写错了：${known?.zh ?? reason}`,
      en: `Invalid regular expression: ${reason}`,
    }
    return known?.help === undefined ? { message, offset } : { message, help: known.help, offset }
  },

  empty(): PatternProblem {
    return {
      message: {
        zh: '这个正则可以什么都不匹配，等于在每个位置都报',
        en: 'This regular expression can match nothing at all, so it would report every position',
      },
      help: {
        zh: '至少要有一个必须出现的字符，例如把 * 改成 +',
        en: 'At least one character must be required; for example, write + instead of *',
      },
      offset: 0,
    }
  },

  endlessInLookaround(loop: AST.Quantifier, lookaround: AST.LookaroundAssertion): PatternProblem {
    return {
      message: {
        zh: `断言 ${opening(lookaround)}…) 里的 ${mark(loop)} 没有上限，文本一长就会卡住`,
        en: `${mark(loop)} inside ${opening(lookaround)}…) has no upper limit, so a long text would take too long`,
      },
      help: helpToBound(loop),
      offset: loop.element.end,
    }
  },

  endlessBesideReference(loop: AST.Quantifier, reference: AST.Backreference): PatternProblem {
    return {
      message: {
        zh: `正则里有反向引用 ${reference.raw}，所以 ${mark(loop)} 必须有上限，否则文本一长就会卡住`,
        en: `With the back reference ${reference.raw} in the pattern, ${mark(loop)} needs an upper limit, or a long text would take too long`,
      },
      help: helpToBound(loop),
      offset: loop.element.end,
    }
  },

  /** @param steps a bound that is too high, perhaps infinite */
  tooManySteps(node: AST.LookaroundAssertion | AST.Backreference, steps: number, maxSteps: number): PatternProblem {
    const name = node.type === 'Backreference' ? node.raw : `${opening(node)}…)`
    const inWords = Number.isSafeInteger(steps)
      ? { zh: `最多要试 ${grouped(steps)} 步`, en: `up to ${grouped(steps)} steps` }
      : { zh: '要试的步数多到数不清', en: 'more steps than can be counted' }
    return {
      message: {
        zh: `这个正则里有 ${name}，从一个字符起${inWords.zh}，上限是 ${grouped(maxSteps)}`,
        en: `With ${name}, this regular expression takes ${inWords.en} from one character; the limit is ${grouped(maxSteps)}`,
      },
      help: {
        zh: '把 {…} 里的上限改小，或者不要把带量词的部分再套一层量词',
        en: 'Lower the upper limits in {…}, or do not repeat what is itself repeated',
      },
      offset: node.start,
    }
  },

  /** @param highest the quantifier with the highest limit, if there is one */
  tooLarge(highest: AST.Quantifier | undefined, maxSteps: number): PatternProblem {
    return {
      message: {
        zh: `这个正则太大：展开后超过 ${grouped(maxSteps)} 步`,
        en: `This regular expression is too large: it unfolds to more than ${grouped(maxSteps)} steps`,
      },
      help: {
        zh: '很大的上限（如 {0,5000}）请改成 * 或 +;很多词请用 phrase 检查的词表',
        en: 'Write * or + instead of a very high limit such as {0,5000}; put many words into the list of a phrase check',
      },
      offset: highest?.element.end ?? 0,
    }
  },

  tooDeep(offset: number, maxDepth: number): PatternProblem {
    return {
      message: {
        zh: `括号套了超过 ${maxDepth} 层`,
        en: `Groups are nested more than ${maxDepth} levels deep`,
      },
      offset,
    }
  },
}

/** The quantifier as it is written, without what it repeats. */
function mark(quantifier: AST.Quantifier): string {
  return quantifier.raw.slice(quantifier.element.raw.length)
}

function opening({ kind, negate }: AST.LookaroundAssertion): string {
  return `(?${kind === 'lookbehind' ? '<' : ''}${negate ? '!' : '='}`
}

function helpToBound(loop: AST.Quantifier): Bilingual {
  const bounded = `{${loop.min},${Math.max(40, 2 * loop.min)}}${loop.greedy ? '' : '?'}`
  return {
    zh: `写一个上限，例如把 ${mark(loop)} 改成 ${bounded}`,
    en: `Give it an upper limit: for example, write ${bounded} instead of ${mark(loop)}`,
  }
}

/** Thousands apart, in a way that both languages know. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

const escapeHelp: Bilingual = {
  zh: '\\ 后面只能是 ^ $ \\ . * + ? ( ) [ ] { } | / 或 d D s S w W b B p P u x n t r f v c 0;其他字符（如 # @）不要加 \\',
  en: 'After \\ stands one of ^ $ \\ . * + ? ( ) [ ] { } | / or d D s S w W b B p P u x n t r f v c 0; write others, such as # @, without \\',
}

/** The reasons of @eslint-community/regexpp 4, in Chinese, and help where a slip is frequent. */
const syntaxReasons: Readonly<Record<string, { readonly zh: string; readonly help?: Bilingual }>> = {
  "Unmatched ')'": {
    zh: '右括号 ) 没有对应的左括号',
    help: { zh: '要匹配括号本身，写 \\)', en: 'To match the bracket itself, write \\)' },
  },
  'Unterminated group': {
    zh: '左括号 ( 没有闭合',
    help: { zh: '要匹配括号本身，写 \\(', en: 'To match the bracket itself, write \\(' },
  },
  'Unterminated character class': {
    zh: '方括号 [ 没有闭合',
    help: { zh: '要匹配方括号本身，写 \\[', en: 'To match the bracket itself, write \\[' },
  },
  'Lone quantifier brackets': {
    zh: '单独的 ] { 或 }',
    help: { zh: '要匹配它本身，在前面加 \\', en: 'To match it as it is, put a \\ before it' },
  },
  'Nothing to repeat': {
    zh: '* + ? 或 {} 前面没有可以重复的内容',
    help: { zh: '要匹配它本身，在前面加 \\', en: 'To match it as it is, put a \\ before it' },
  },
  'Incomplete quantifier': {
    zh: '量词 {} 没有写完',
    help: { zh: '要匹配花括号本身，写 \\{', en: 'To match the brace itself, write \\{' },
  },
  'numbers out of order in {} quantifier': { zh: '量词 {} 里的下限大于上限' },
  'Range out of order in character class': {
    zh: '[] 里的范围前大后小',
    help: { zh: '要匹配 - 本身，写 \\- 或放在最后', en: 'To match - itself, write \\- or put it last' },
  },
  'Invalid character class': {
    zh: '[] 里的范围不能以 \\d 这样的一类字符为界',
    help: { zh: '要匹配 - 本身，写 \\- 或放在最后', en: 'To match - itself, write \\- or put it last' },
  },
  'Invalid escape': { zh: '\\ 后面的字符不能这样写', help: escapeHelp },
  '\\ at end of pattern': { zh: '末尾的 \\ 后面缺字符', help: escapeHelp },
  'Invalid unicode escape': {
    zh: '\\u 的写法不对',
    help: { zh: '写成 \\u4e00 或 \\u{4e00}', en: 'Write \\u4e00 or \\u{4e00}' },
  },
  'Invalid property name': {
    zh: '没有这个 Unicode 属性',
    help: { zh: '例如 \\p{Script=Han}、\\p{L}、\\p{Emoji}', en: 'For example \\p{Script=Han}, \\p{L}, \\p{Emoji}' },
  },
  'Invalid group': {
    zh: '(? 后面的写法不对',
    help: {
      zh: '可用的有 (?:…) (?=…) (?!…) (?<=…) (?<!…) （?<名称>…）',
      en: 'There are (?:…) (?=…) (?!…) (?<=…) (?<!…) (?<name>…)',
    },
  },
  'Invalid capture group name': { zh: '（?<名称>…） 的名称不对' },
  'Duplicate capture group name': { zh: '两个括号用了同一个名称' },
  'Invalid named capture referenced': { zh: '\\k<名称> 指的名称不存在' },
  'Invalid named reference': { zh: '\\k 后面要写 <名称>' },
}
