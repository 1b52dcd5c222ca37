import type { Bilingual } from '../text/bilingual.ts'
import type { Unreadable } from './decode-source.ts'

/** What was found in place of a text, and the next step. Written for people who do not program; many of them use Windows. */
export function unreadableMessage(why: Unreadable, path: string): { message: Bilingual; help?: Bilingual } {
  switch (why.kind) {
    case 'encoding': {
      const { zh, en, iconv } = encodings[why.encoding]
      const command = `iconv -f ${iconv} -t UTF-8 ${shellWord(path)} > ${shellWord(convertedPath(path))}`
      return {
        message: { zh: `文件的编码是 ${zh}，应为 UTF-8`, en: `The file is encoded in ${en}; UTF-8 was expected` },
        help: {
          zh: `运行 postlint --fix --unsafe ${shellWord(path)} 转成 UTF-8。也可以自己转。Windows：用记事本打开，点「文件→另存为」，编码选 UTF-8 后保存。macOS、Linux：${command}`,
          en: `Run postlint --fix --unsafe ${shellWord(path)} to convert it. Or do it yourself. Windows: open it in Notepad, choose File → Save as and the encoding UTF-8. macOS, Linux: ${command}`,
        },
      }
    }
    case 'binary':
      return {
        message: { zh: '文件不是文字，而是二进制内容', en: 'The file holds binary data; text was expected' },
        help: {
          zh: '图片、Word、WPS 文件不能直接检查：把正文复制到记事本，另存为 UTF-8 编码的 .md 文件',
          en: 'Pictures and Word files cannot be checked: copy the text into a plain .md file saved as UTF-8',
        },
      }
    case 'invalid-utf8':
      return {
        message: {
          zh: `第 ${why.line} 行有损坏的字符（第 ${why.byteOffset + 1} 个字节起不是 UTF-8）`,
          en: `Line ${why.line} holds a damaged character (not UTF-8 from byte ${why.byteOffset + 1} on)`,
        },
        help: {
          zh: `打开文件，把第 ${why.line} 行显示为乱码的字重新输入，再用记事本另存为 UTF-8`,
          en: `Open the file, retype what looks garbled in line ${why.line}, and save it as UTF-8`,
        },
      }
    case 'too-large':
      return {
        message: {
          zh: `文件有 ${inUnits(why.bytes, Math.ceil)}，超出上限 ${inUnits(why.maxBytes, Math.floor)}`,
          en: `The file has ${inUnits(why.bytes, Math.ceil)}, above the limit of ${inUnits(why.maxBytes, Math.floor)}`,
        },
        help: {
          zh: '一篇草稿存为一个文件；图片不要嵌在正文里，另存为图片文件',
          en: 'Keep one draft in one file, and pictures in files of their own instead of in the text',
        },
      }
    case 'missing':
      return path.includes('\ufffd')
        ? {
            message: { zh: '文件名不是 UTF-8,无法打开', en: 'The file’s name is not UTF-8, so it cannot be opened' },
            help: {
              zh: '给文件重新起名（常见于 Windows 压缩包解压出来的文件）',
              en: 'Rename the file (common with files unpacked from an archive made on Windows)',
            },
          }
        : {
            message: { zh: '文件不存在', en: 'The file does not exist' },
            help: {
              zh: '检查文件名，以及文件是否刚被移走、改名或删除',
              en: 'Check the name, and whether the file has just been moved, renamed or deleted',
            },
          }
    case 'not-permitted':
      return {
        message: { zh: '没有读取这个文件的权限', en: 'You are not permitted to read this file' },
        help: {
          zh: '关闭正在使用它的程序，或请文件的所有者给您读取权限',
          en: 'Close the program that has it open, or ask its owner to let you read it',
        },
      }
    case 'not-a-file':
      return {
        message: {
          zh: '这不是普通文件（而是文件夹、管道或设备）',
          en: 'This is a folder, a pipe or a device, not a file',
        },
        help: { zh: '给出一个普通文件的路径', en: 'Give the path of a plain file' },
      }
    case 'unmerged':
      return {
        message: { zh: '这个文件的合并冲突还没有解决', en: 'The file has a merge conflict that is not resolved' },
        help: {
          zh: '打开文件，在 <<<<<<< 和 >>>>>>> 之间选定内容，再运行 git add',
          en: 'Open it, settle what stands between <<<<<<< and >>>>>>>, then run git add',
        },
      }
    case 'io':
      return {
        message: { zh: `读取文件时出错（${why.code}）`, en: `Reading the file failed (${why.code})` },
        help: {
          zh: '检查磁盘或网络盘是否正常，再试一次',
          en: 'Check that the disk or network drive is working, then try again',
        },
      }
    default:
      return why satisfies never
  }
}

const encodings = {
  gb18030: { zh: 'GB18030（GBK，记事本里叫 ANSI）', en: 'GB18030 (GBK; Notepad calls it ANSI)', iconv: 'GB18030' },
  'utf-16le': { zh: 'UTF-16 LE（记事本里叫 Unicode）', en: 'UTF-16 LE (Notepad: Unicode)', iconv: 'UTF-16LE' },
  'utf-16be': { zh: 'UTF-16 BE', en: 'UTF-16 BE', iconv: 'UTF-16BE' },
} as const

/** Beside the original, never over it: a shell empties the target of `>` before iconv reads. */
function convertedPath(path: string): string {
  const ending = /\.[^./\\]+$/.exec(path)?.[0] ?? ''
  return `${path.slice(0, path.length - ending.length)}.utf8${ending}`
}

/** A path as one word of a POSIX shell that is not taken for an option. */
function shellWord(path: string): string {
  const operand = path.startsWith('-') ? `./${path}` : path
  return /^[\p{L}\p{N}_./-]+$/u.test(operand) ? operand : `'${operand.replaceAll("'", `'\\''`)}'`
}

/** Rounded away from the limit, so that a file that is one byte too large never seems to fit. */
function inUnits(bytes: number, round: (n: number) => number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${round((bytes / 1024) * 10) / 10} KB`
  return `${round((bytes / 1024 / 1024) * 10) / 10} MB`
}
