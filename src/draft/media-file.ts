import type { MediaFormat } from './media-format.ts'

/** What an address of a picture or a film was found to lead to. */
export type MediaFile = PresentMedia | AbsentMedia

/** A file that is there and can be read. */
export interface PresentMedia {
  readonly kind: 'file'
  /** From the repository's root, with `/`. */
  readonly path: string
  readonly bytes: number
  /**
   * By content; undefined if it is none that we know. Where a content conforms to several formats, as MP4 files can to
   * 3GP, the one that the name promises.
   */
  readonly format: MediaFormat | undefined
  /** By the ending of its name. */
  readonly claimed: MediaFormat | undefined
  /** In pixels, as shown: turned as the camera says. Only pictures have them, and not those whose header is broken. */
  readonly width?: number
  readonly height?: number
  /** The header is cut short or broken, or the file ends before what its header announces. */
  readonly truncated: boolean
  /** In hexadecimal. Reads the whole file when first asked; undefined if it can no longer be read. */
  sha256(): string | undefined
}

export type AbsentMedia =
  /** `http(s):`, `//host`, `data:` and the like; never fetched. */
  | { readonly kind: 'remote' }
  /** `nearest`: the address that was probably meant, written from the same place. */
  | { readonly kind: 'missing'; readonly nearest?: string }
  /** It leads out of the repository: by `../` or a place of one machine, or by a symbolic link on the way. */
  | { readonly kind: 'outside'; readonly by: 'path' | 'link' }
  /** A folder, a pipe, a device. */
  | { readonly kind: 'not-a-file' }
  /** `code` is that of the operating system, such as `EACCES`. */
  | { readonly kind: 'unreadable'; readonly code: string }
  | { readonly kind: 'empty' }

/** Where media are looked up. */
export interface MediaShelf {
  /**
   * @param reference an address as Markdown or YAML gives it; `/` at its start means the repository's root
   * @param from the path of the file that names it, absolute or from the repository's root
   */
  open(reference: string, from: string): MediaFile
}
