import { visible } from '../../text/visible.ts'

/**
 * HTML that is safe to join. Only `html` below makes it, and everything that is put into a template and is not Markup is
 * escaped there: there is no other way for a word of a draft, a path or a pack to get into the page.
 */
export class Markup {
  /** Private at run time too, so that data can't pass for Markup. */
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }

  static of(strings: TemplateStringsArray, parts: readonly Part[]): Markup {
    let text = strings[0] ?? ''
    for (const [number, part] of parts.entries()) text += textOf(part) + (strings[number + 1] ?? '')
    return new Markup(text)
  }
}

/** `undefined` is nothing, so that parts may be left out. */
type Part = Markup | string | number | undefined | readonly Part[]

/**
 * A template of the page. Values may stand between tags and inside double-quoted attributes, nowhere else: not in a
 * name, not in a script or a style sheet, and not as the beginning of an address.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return Markup.of(strings, parts)
}

function textOf(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.toString()
  if (typeof part === 'object') return part.map(textOf).join('')
  return escaped(String(part))
}

/** Shows what would not be seen or would turn the direction of the line, and takes the meaning from what HTML gives one. */
function escaped(text: string): string {
  const shown = visible(text)
  return SPECIAL.test(shown) ? shown.replace(EACH_SPECIAL, (char) => entities[char] ?? '') : shown
}

const SPECIAL = /[&<>"'`]/
const EACH_SPECIAL = /[&<>"'`]/g
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Old browsers took it for a quotation mark.
  '`': '&#96;',
}
