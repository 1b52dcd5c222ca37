import type { YAMLError } from 'yaml'
import type { Bilingual } from '../text/bilingual.ts'
import type { Problem } from './problem.ts'

interface Slip {
  readonly message: Bilingual
  readonly help: Bilingual
}

/** Puts an error of the YAML parser into words for people who don't program: the frequent slips first, then by the parser's code. */
export function explainYamlError(error: YAMLError, text: string, offset: number, path?: string): Problem {
  const start = Math.min(error.pos[0], text.length)
  const end = Math.max(start, Math.min(error.pos[1], text.length))
  const slip = slipAt(error, text, start) ?? byCode(error)
  const place = { start: start + offset, end: end + offset }
  return { span: path === undefined ? place : { ...place, path }, ...slip }
}

function slipAt(error: YAMLError, text: string, at: number): Slip | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at)
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd)
  if (error.code === 'TAB_AS_INDENT' || /^\s*\t/.test(line)) {
    return {
      message: { zh: '缩进用了制表符（Tab）', en: 'A tab is used to indent' },
      help: { zh: '改用空格缩进', en: 'Indent with blanks' },
    }
  }
  const fullWidth = /^(\s*-?\s*)([^\s:：]+)：/.exec(line)
  if (fullWidth) {
    return {
      message: {
        zh: `「${fullWidth[2]}」后面是全角冒号「：」`,
        en: `“${fullWidth[2]}” is followed by a full-width colon`,
      },
      help: {
        zh: `改成半角冒号加空格：「${fullWidth[2]}: 」`,
        en: `Write a plain colon and a blank: “${fullWidth[2]}: ”`,
      },
    }
  }
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
  if (error.code === 'UNEXPECTED_TOKEN' && /flow-map-(?:start|end)/.test(error.message)) {
    return {
      message: { zh: '这段文字里有花括号「{ }」，却没有加引号', en: 'This text holds braces and is not quoted' },
      help: {
        zh: "给整段文字加上引号，例如 {zh: '写了「{match}」', en: '…'}",
        en: "Quote the text, as in {zh: '…', en: 'It says {match}'}",
      },
    }
  }
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
