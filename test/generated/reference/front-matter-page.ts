import { keyDocs } from '../../../src/draft/key-docs.ts'
import type { KeyTable } from '../../../src/draft/keys.ts'
import { cell, code, page, table } from './markdown.ts'

/** The keys of a draft’s front matter, their Chinese spellings, and the words that they take. */
export function frontMatterPage(keys: KeyTable): string {
  return page(
    '# 文件头 Front matter',
    '文件头写在草稿开头的两行 `---` 之间，全部可以不写。每个键都有中文写法。冒号用半角，后面空一格。本页由程序生成。',
    'Front matter stands between two lines `---` at the head of a draft; all of it is optional, and every key has Chinese spellings. This page is generated.',
    table(['键 Key', '中文写法 In Chinese', '可写的词 Words', '说明', 'Meaning'], rowsOf(keys, '')),
    '`reviews`、`attest` 是列表，两者每一项的键相同。其他键写在 `postlint.yaml` 的 `extra-keys` 里就不会被当作笔误。',
    '`reviews` and `attest` are lists, and their entries have the same keys. Other keys are taken for slips unless `extra-keys` in `postlint.yaml` names them.',
  )
}

function rowsOf(keys: KeyTable, path: string): string[][] {
  const tables = new Set<KeyTable>()
  return Object.entries(keys).flatMap(([key, { aliases, words, inside, short }]) => {
    // Keys that hold the same map are told once.
    const told = inside === undefined || tables.has(inside)
    if (inside !== undefined) tables.add(inside)
    const name = path + key
    const doc = keyDocs[name]
    return [
      [
        code(name),
        aliases.map(cell).join('、'),
        Object.entries(words ?? {})
          .map(([word, spellings]) => `${code(word)} ${spellings.map(cell).join('、')}`)
          .join('；'),
        doc === undefined ? '' : cell(doc.zh) + (short === undefined ? '' : `（${code(`${name}.${short}`)}）`),
        doc === undefined ? '' : cell(doc.en) + (short === undefined ? '' : ` (${code(`${name}.${short}`)})`),
      ],
      ...(told ? [] : rowsOf(inside, `${name}.`)),
    ]
  })
}
