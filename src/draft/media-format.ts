/** What a picture or a film is stored as. Names of container formats: `asf` is WMA and WMV, `rm` is RMVB too. */
export type MediaFormat = keyof typeof formats

export type MediaKind = 'image' | 'video'

interface FormatFacts {
  /** As people write it. */
  readonly shown: string
  readonly kind: MediaKind
  /** Ends of names that promise this format, without the dot, in lower case; the first is the usual one. */
  readonly endings: readonly string[]
}

const formats = {
  jpeg: { shown: 'JPEG', kind: 'image', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { shown: 'PNG', kind: 'image', endings: ['png', 'apng'] },
  gif: { shown: 'GIF', kind: 'image', endings: ['gif'] },
  webp: { shown: 'WebP', kind: 'image', endings: ['webp'] },
  bmp: { shown: 'BMP', kind: 'image', endings: ['bmp', 'dib'] },
  heif: { shown: 'HEIC', kind: 'image', endings: ['heic', 'heif', 'hif', 'heics', 'heifs'] },
  avif: { shown: 'AVIF', kind: 'image', endings: ['avif', 'avifs'] },
  tiff: { shown: 'TIFF', kind: 'image', endings: ['tif', 'tiff'] },
  svg: { shown: 'SVG', kind: 'image', endings: ['svg'] },
  mp4: { shown: 'MP4', kind: 'video', endings: ['mp4', 'm4v', 'f4v', 'm4a', 'm4b'] },
  mov: { shown: 'MOV', kind: 'video', endings: ['mov', 'qt'] },
  '3gp': { shown: '3GP', kind: 'video', endings: ['3gp', '3g2', '3gpp', '3gp2'] },
  avi: { shown: 'AVI', kind: 'video', endings: ['avi'] },
  asf: { shown: 'WMV/WMA', kind: 'video', endings: ['wmv', 'wma', 'asf'] },
  rm: { shown: 'RM/RMVB', kind: 'video', endings: ['rm', 'rmvb'] },
  webm: { shown: 'WebM', kind: 'video', endings: ['webm'] },
  mkv: { shown: 'MKV', kind: 'video', endings: ['mkv'] },
  flv: { shown: 'FLV', kind: 'video', endings: ['flv'] },
  mpeg: { shown: 'MPEG', kind: 'video', endings: ['mpg', 'mpeg', 'mpe', 'vob'] },
  // Not `.ts`: that is far more often a program.
  mts: { shown: 'MTS', kind: 'video', endings: ['mts', 'm2ts', 'm2t'] },
  ogg: { shown: 'OGG', kind: 'video', endings: ['ogv', 'ogg'] },
} as const satisfies Readonly<Record<string, FormatFacts>>

export const mediaFormats = Object.keys(formats) as readonly MediaFormat[]

/** Every ending that promises a format, and the format. */
export const formatByEnding: Readonly<Record<string, MediaFormat>> = Object.fromEntries(
  mediaFormats.flatMap((format) => formats[format].endings.map((ending) => [ending, format])),
)

export function formatShown(format: MediaFormat): string {
  return formats[format].shown
}

export function kindOfFormat(format: MediaFormat): MediaKind {
  return formats[format].kind
}

/** The format that a file's name promises by its ending; query and fragment of an address do not count. */
export function claimedFormat(name: string): MediaFormat | undefined {
  const ending = endingOf(name)
  return Object.hasOwn(formatByEnding, ending) ? formatByEnding[ending] : undefined
}

/** Whether an address is that of a video, by its ending. `.wma` is one: policies list it among the video formats. */
export function isVideo(reference: string): boolean {
  const format = claimedFormat(reference)
  return format !== undefined && kindOfFormat(format) === 'video' && !AUDIO.has(endingOf(reference))
}

/** Sound in a container that films use too. */
const AUDIO: ReadonlySet<string> = new Set(['m4a', 'm4b', 'ogg'])

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]+)(?:[?#]|$)/.exec(name)?.[1]?.toLowerCase() ?? ''
}
