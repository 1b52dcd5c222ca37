/** XML that is safe to join: values are escaped where they are put in. */
export function xml(strings: TemplateStringsArray, ...values: readonly (string | number | XmlText)[]): XmlText {
  let text = strings[0] ?? ''
  for (const [number, value] of values.entries()) {
    text += (value instanceof XmlText ? value.text : escaped(String(value))) + (strings[number + 1] ?? '')
  }
  return new XmlText(text)
}

export class XmlText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export function joined(parts: readonly XmlText[]): XmlText {
  return new XmlText(parts.map(({ text }) => text).join(''))
}

/** Line ends and tabs are kept also in attributes; what XML 1.0 can't hold is replaced; what nobody sees is a number. */
function escaped(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r\x7f-\x9f\u2028\u2029]|(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}/gu, (char) => {
      return `&#${char.codePointAt(0)};`
    })
}
