/** Whether a file of a folder is a draft by its name. A file that is named by itself is one by any name. */
export function isDraftName(name: string): boolean {
  return hasDraftEnding(name) && !isProjectDocument(name)
}

export function hasDraftEnding(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name)
}

/** A file about the project, in any language: README.md, readme_zh-CN.md, CODE_OF_CONDUCT.md … */
export function isProjectDocument(name: string): boolean {
  return projectDocument.test(name.toLowerCase())
}

// Only names that can hardly be a draft's: NEWS.md and HISTORY.md can.
const projectDocument =
  /^(?:readme|changelog|contributing|contributors|licen[cs]e|code[_-]of[_-]conduct|security|(?:pull_request|issue)_template)(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?\.(?:md|markdown)$/
