import type { MediaShelf } from '../draft/media-file.ts'
import { formatByEnding, mediaFormats } from '../draft/media-format.ts'
import { byteSize } from '../shape/byte-size.ts'
import { defaulted, type ObjectOf, optional } from '../shape/object-shape.ts'
import { flag, listOf, oneOf, text, wholeNumber } from '../shape/shape.ts'
import { nodeAt, textsOf } from '../shape/yaml-tree.ts'
import { attachmentsNamed, attachmentsOf } from './attachments.ts'
import { defineFieldsCheck, type FieldsContext, type NotJudged, type Outcome } from './check.ts'
import type { MediaDemands } from './media-faults.ts'
import { altFindings, mediaFindings } from './media-findings.ts'

const pixels = () => wholeNumber({ min: 1 })

const options = {
  of: defaulted(listOf(text()), [], {
    zh: '写着文件的键，例如 avatar.file；不写时看草稿的附件（正文里的图片、视频，以及指向本地视频的链接）',
    en: 'The keys that name the files, such as avatar.file; without it, what the draft attaches: pictures and videos of its body, and links to local videos',
  }),
  only: optional(oneOf(['image', 'video']), {
    zh: '只看图片或只看视频',
    en: 'Look at pictures only, or at videos only',
  }),
  formats: defaulted(listOf(oneOf(mediaFormats, formatByEnding)), [], {
    zh: '允许的格式，按内容判断',
    en: 'The formats that are allowed, by content',
  }),
  over: optional(byteSize(), { zh: '必须大于（不含）', en: 'It must be larger than this' }),
  'min-bytes': optional(byteSize(), { zh: '大小的下限（含）', en: 'Least size, inclusive' }),
  under: optional(byteSize(), { zh: '必须小于（不含）', en: 'It must be smaller than this' }),
  'max-bytes': optional(byteSize(), { zh: '大小的上限（含）', en: 'Greatest size, inclusive' }),
  width: optional(pixels(), { zh: '图片的宽，单位像素', en: 'The width of pictures, in pixels' }),
  height: optional(pixels(), { zh: '图片的高，单位像素', en: 'The height of pictures, in pixels' }),
  'min-width': optional(pixels(), { zh: '图片宽的下限（含）', en: 'Least width of pictures, inclusive' }),
  'min-height': optional(pixels(), { zh: '图片高的下限（含）', en: 'Least height of pictures, inclusive' }),
  'max-width': optional(pixels(), { zh: '图片宽的上限（含）', en: 'Greatest width of pictures, inclusive' }),
  'max-height': optional(pixels(), { zh: '图片高的上限（含）', en: 'Greatest height of pictures, inclusive' }),
  'max-pixels': optional(pixels(), {
    zh: '图片宽乘高的上限（含）',
    en: 'Greatest width times height of pictures, inclusive',
  }),
  exists: optional(flag(), {
    zh: '文件必须在，读得出，不是空的',
    en: 'The file must be there, readable and not empty',
  }),
  inside: optional(flag(), {
    zh: '文件必须在项目里：不用 ../ 或符号链接指到外面，不写本机的路径',
    en: 'The file must lie inside the project: not reached by ../ or a symbolic link, nor by a path of one machine',
  }),
  genuine: optional(flag(), {
    zh: '内容必须与扩展名相符，并且完整',
    en: 'The content must be what the ending of the name says, and whole',
  }),
  'same-as': optional(text(), {
    zh: '写着另一个文件的键，例如 avatar.standard；两个文件必须完全相同',
    en: 'The key that names another file, such as avatar.standard; both must be the same byte by byte',
  }),
  alt: optional(flag(), { zh: '正文里的图片必须有替代文字', en: 'Pictures of the body must have an alternative text' }),
} as const

type Options = ObjectOf<typeof options>

export const media = defineFieldsCheck({
  name: 'media',
  summary: {
    zh: '检查附件和头像等文件：格式、大小、尺寸、真伪',
    en: 'Checks attached files, avatars and the like: format, bytes, pixels, genuineness',
  },
  options,
  data: ['file', 'actual', 'expected'],
  prepare: (options: Options): Options => options,
  *run(context, options): Iterable<Outcome> {
    const { fields, posting, path, outside } = context
    const attachments =
      options.of.length > 0 ? attachmentsNamed(fields, options.of) : posting ? attachmentsOf(posting.draft) : []
    if (attachments.length === 0) return
    if (options.alt === true) yield* altFindings(attachments, options.only)
    if (!looksAtFiles(options)) return
    const shelf = outside.media
    if (shelf === undefined) {
      yield { notJudged: 'media' }
      return
    }
    const demands = demandsOf(options, context, shelf)
    if ('notJudged' in demands) yield demands
    else yield* mediaFindings(attachments, (reference) => shelf.open(reference, path), demands)
  },
})

function looksAtFiles({ of: _, only: __, alt: ___, formats, exists, inside, genuine, ...limits }: Options): boolean {
  return formats.length > 0 || exists === true || inside === true || genuine === true || Object.keys(limits).length > 0
}

function demandsOf(options: Options, { fields, path }: FieldsContext, shelf: MediaShelf): MediaDemands | NotJudged {
  const key = options['same-as']
  if (key === undefined) return options
  const [reference] = textsOf(nodeAt(fields, key))
  if (reference === undefined) return { notJudged: 'account-field', detail: { zh: key, en: key } }
  return { ...options, standard: { reference, file: shelf.open(reference, path) } }
}
