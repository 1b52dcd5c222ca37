import type { YAMLError } from 'yaml'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'
import { colonSlip, fullWidthColon } from './colon-slip.ts'
import type { Problem } from './problem.ts'

interface Slip {
  readonly message: Bilingual
  readonly help: Bilingual
  /** In the text, where the slip is not where the parser stumbled. */
  readonly at?: Span
}

/** Puts an error of the YAML parser into words for people who don't program: the frequent slips first, then by the parser's code. */
export function explainYamlError(error: YAMLError, text: string, offset: number, path?: string): Problem {
  const start = Math.min(error.pos[0], text.length)
  const line = lineAt(text, start)
  const end = Math.max(start, Math.min(error.pos[1], line.end))
  const { at = { start, end }, message, help } = slipAt(error, text, start, line) ?? byCode(error)
  const place = { start: at.start + offset, end: at.end + offset }
  return { span: path === undefined ? place : { ...place, path }, message, help }
}

function lineAt(text: string, at: number): Span {
  const end = text.indexOf('\n', at)
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end }
}

function slipAt(error: YAMLError, text: string, at: number, lineSpan: Span): Slip | undefined {
  const line = text.slice(lineSpan.start, lineSpan.end).trimEnd()
  if (error.code === 'TAB_AS_INDENT' || /^\s*\t/.test(line)) {
    return {
      message: { zh: '缩进用了制表符（Tab）', en: 'A tab is used to indent' },
      help: { zh: '改用空格缩进', en: 'Indent with blanks' },
    }
  }
  return (
    unclosedQuote(error, text, at) ??
    slipOfKey(error, line, lineSpan.start) ??
    fullWidthInBraces(error, line, lineSpan.start) ??
    reservedStart(error, line) ??
    bracesInText(error) ??
    unclosedBracket(error) ??
    partlyMarked(error, text, at, lineSpan)
  )
}

/** The parser goes to the end of the file for the other quote; none stands behind the one that opened. */
function unclosedQuote({ message }: YAMLError, text: string, at: number): Slip | undefined {
  const quote = /^Missing closing (["'])quote/.exec(message)?.[1]
  if (quote === undefined) return undefined
  let open = text.lastIndexOf(quote, at)
  // \" and '' are quotes inside the text.
  while (open > 1 && text[open - 1] === (quote === '"' ? '\\' : quote))
    open = text.lastIndexOf(quote, open - (quote === '"' ? 1 : 2))
  return unclosedAt(quote, open)
}

function unclosedAt(quote: string, open: number): Slip | undefined {
  if (open === -1) return undefined
  return {
    at: { start: open, end: open + 1 },
    message: {
      zh: `引号「${quote}」没有成对：这里开始，后面没有结束`,
      en: `The quote (${quote}) that opens here is not closed`,
    },
    help: { zh: `在这个值的末尾补上「${quote}」`, en: `Add the closing quote (${quote}) at the end of the value` },
  }
}

const KEY_ERRORS: readonly string[] = ['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR', 'BAD_INDENT']

/** A key or an item that the parser took for a word. */
function slipOfKey({ code }: YAMLError, line: string, lineStart: number): Slip | undefined {
  const before = /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0
  const written = line.slice(before)
  const span = { start: lineStart + before, end: lineStart + line.length }
  const sure = KEY_ERRORS.includes(code)
  const problem = (sure ? colonSlip : fullWidthColon)(written, span)
  if (problem?.help !== undefined) return { at: problem.span, message: problem.message, help: problem.help }
  const item = sure ? /^-([^\s-].*)$/.exec(written)?.[1] : undefined
  if (item === undefined) return undefined
  return {
    at: span,
    message: { zh: `「-」后面缺少空格：「-${item}」`, en: `No blank follows the hyphen of “-${item}”` },
    help: { zh: `写成「- ${item}」`, en: `Write “- ${item}”` },
  }
}

function fullWidthInBraces({ code }: YAMLError, line: string, lineStart: number): Slip | undefined {
  const at = code === 'BLOCK_IN_FLOW' ? line.search(/[，：]/) : -1
  if (at === -1) return undefined
  const [sign, plain, zh, en] = line[at] === '，' ? ['，', ', ', '逗号', 'comma'] : ['：', ': ', '冒号', 'colon']
  return {
    at: { start: lineStart + at, end: lineStart + at + 1 },
    message: { zh: `括号里用了全角${zh}「${sign}」`, en: `A full-width ${en} “${sign}” stands in the brackets` },
    help: { zh: `改成半角${zh}加空格：「${plain}」`, en: `Write a plain ${en} and a blank: “${plain}”` },
  }
}

/** A value whose first sign means something to YAML, and which has more to say than that. */
function partlyMarked({ code, message }: YAMLError, text: string, at: number, lineSpan: Span): Slip | undefined {
  const meant =
    code === 'BAD_SCALAR_START' ||
    /^(?:Unexpected scalar at node end|Block scalar header includes extra|Tags and anchors must be)/.test(message)
  if (!meant) return undefined
  const line = text.slice(lineSpan.start, lineSpan.end).trimEnd()
  const before = /^\s*(?:-\s+)*(?:[^\s:]+:\s+)?/.exec(line)?.[0].length ?? 0
  const start = lineSpan.start + before
  const value = line.slice(before)
  const quote = /^(["'])[^"']*\1$/.exec(value)?.[1]
  // It is quoted as a whole: its first quote ended what opened above.
  if (quote !== undefined) return unclosedAt(quote, text.lastIndexOf(quote, start - 1))
  const read = text.slice(start, at).trimEnd()
  const inBrackets = (/^\[/.test(value) && !read.endsWith(']')) || (/^\{/.test(value) && !read.endsWith('}'))
  if (inBrackets || !/^[["'{%!&*|>,\]}?]/.test(value)) {
    return {
      message: {
        zh: '这里的文字有特殊符号，没有整个加上引号',
        en: 'This text holds special signs and is not quoted as a whole',
      },
      help: { zh: '给整个值加上引号', en: 'Quote the whole value' },
    }
  }
  const quoted = value.includes("'") ? JSON.stringify(value) : `'${value}'`
  return {
    at: { start, end: lineSpan.start + line.length },
    message: {
      zh: `以「${value[0]}」开头的值要整个加上引号`,
      en: `A value that begins with “${value[0]}” must be quoted as a whole`,
    },
    help: { zh: `写成 ${quoted}`, en: `Write ${quoted}` },
  }
}

function reservedStart(error: YAMLError, line: string): Slip | undefined {
  const reserved = /(?:^|[\s[{,:])([@`])/.exec(line)
  if (reserved && (error.code === 'UNEXPECTED_TOKEN' || error.code === 'BAD_SCALAR_START')) {
    return {
      message: {
        zh: `以「${reserved[1]}」开头的值没有加引号`,
        en: `A value that begins with “${reserved[1]}” is not quoted`,
      },
      help: { zh: '给这个值加上引号，例如 "@人民日报"', en: 'Quote the value, as in "@name"' },
    }
  }
  return undefined
}

function bracesInText(error: YAMLError): Slip | undefined {
  if (error.code === 'UNEXPECTED_TOKEN' && /flow-map-(?:start|end)/.test(error.message)) {
    return {
      message: { zh: '这段文字里有花括号「{ }」，却没有加引号', en: 'This text holds braces and is not quoted' },
      help: {
        zh: "给整段文字加上引号，例如 {zh: '写了「{match}」', en: '…'}",
        en: "Quote the text, as in {zh: '…', en: 'It says {match}'}",
      },
    }
  }
  return undefined
}

function unclosedBracket(error: YAMLError): Slip | undefined {
  const unclosed = /^Flow (sequence|map) .*must .*end with an? ([\]}])/.exec(error.message)
  if (unclosed) {
    const [open, close] = unclosed[1] === 'map' ? ['{', '}'] : ['[', ']']
    return {
      message: {
        zh: `前面的「${open}」没有写完，缺「${close}」`,
        en: `A “${open}” before this is not closed by “${close}”`,
      },
      help: { zh: `在这一项的末尾补上「${close}」`, en: `Add “${close}” at the end of that value` },
    }
  }
  return undefined
}

function byCode(error: YAMLError): Slip {
  const parser = firstLine(error.message)
  switch (error.code) {
    case 'MISSING_CHAR':
      return {
        message: { zh: `缺少一个字符：引号、括号或冒号没有写全`, en: `A character is missing: ${parser}` },
        help: {
          zh: '检查这一行的引号和括号是否成对，冒号后是否有空格',
          en: 'Check that quotes and brackets are paired and that a colon is followed by a blank',
        },
      }
    case 'BAD_INDENT':
      return {
        message: { zh: '缩进不对', en: `Wrong indentation: ${parser}` },
        help: { zh: '同一层的各行要对齐', en: 'Align the lines of one level' },
      }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: {
          zh: '这一行里有多余的冒号，或上一行没有写完',
          en: `A stray colon, or an unfinished line before it: ${parser}`,
        },
        help: { zh: '值里面有冒号时，给整个值加上引号', en: 'Quote a value that holds a colon' },
      }
    case 'MULTIPLE_DOCS':
      return {
        message: {
          zh: '这里只能有一份 YAML,却又出现了「---」',
          en: 'Only one YAML document can stand here, but another “---” follows',
        },
        help: { zh: '删去多余的「---」', en: 'Remove the extra “---”' },
      }
    default:
      return {
        message: { zh: `YAML 写法有误（${parser}）`, en: `Broken YAML: ${parser}` },
        help: {
          zh: '每行写成「键: 值」；值里有特殊符号时加引号',
          en: 'Write “key: value” on each line; quote values with special characters',
        },
      }
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line .*$/, '') ?? message
}
