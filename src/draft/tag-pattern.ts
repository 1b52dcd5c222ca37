const NAME = '[A-Za-z][A-Za-z0-9-]*'
const VALUE = `"[^"\\r\\n]*"|'[^'\\r\\n]*'|[^\\s"'=<>\`]+`
const ATTRIBUTE = ` +[A-Za-z_:][A-Za-z0-9_.:-]*(?: *= *(?:${VALUE}))?`

/** A tag that stands on one line (CommonMark 0.31, section 6.6), as the source of a regular expression. */
export const TAG = `<${NAME}(?:${ATTRIBUTE})* */?>|</${NAME} *>`
