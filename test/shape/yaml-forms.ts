import fc from 'fast-check'

/** YAML documents in many forms, most of them right and many of them nearly. */
export function yamlDocuments(): fc.Arbitrary<string> {
  const end = fc.constantFrom('\n', '\n', '\n', '', ' ', '\n\n', '\n# x', '\n ')
  return fc.tuple(mapBelow('', 2), end, lineSlips, signSlip, lineEnds).map(([text, last, ofLines, ofSign, write]) => {
    const lines = (text.slice(1) + last).split('\n')
    for (const [at, change] of ofLines) if (at < lines.length) lines.splice(at, 1, ...change(lines[at] ?? ''))
    return write(ofSign(lines.join('\n')))
  })
}

type Change = (text: string) => string

const extraLine = fc
  .constantFrom('', '', ' ', '  ', '# x', '#', ' # x', '  # x', '---', '...', '\t', 'x', ' x', '- x', '  - x', 'k: v')
  .map((extra) => (line: string) => [extra, line])
const otherLine = fc.constantFrom(
  (line: string) => [` ${line}`],
  (line: string) => [line.replace(/^ /, '')],
  (line: string) => [`${line} `],
  (line: string) => [`${line} # x`],
  (line: string) => [line.replace(/\S.*/, '# x'), line],
  (line: string) => [line.replace(/\S.*/, '# x'), '', line],
  () => [],
)
const lineSlips = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(12), fc.oneof(extraLine, otherLine)), { maxLength: 2 }) },
)

/** A sign more, or instead of another, or one that is missing. */
const signSlip = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Change>((text) => text) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(60), fc.nat(1), fc.constantFrom(...'\'":# \n-,[]{}|>\\~a1', '', '', '\t', '\n ', '\n  '))
      .map(
        ([at, gone, extra]): Change =>
          (text) =>
            text.slice(0, at) + extra + text.slice(at + gone),
      ),
  },
)

/** All of one kind, or one of them of the other. */
const lineEnds = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Change>((text) => text) },
  { weight: 1, arbitrary: fc.constant<Change>((text) => text.replaceAll('\n', '\r\n')) },
  {
    weight: 1,
    arbitrary: fc.nat(100).map(
      (at): Change =>
        (text) =>
          text.slice(0, at) + text.slice(at).replace('\n', '\r\n'),
    ),
  },
)

/** Mostly the first: a document with more than one thing wrong says little. */
function mostly(sound: fc.Arbitrary<string>, odd: fc.Arbitrary<string>, weight: number): fc.Arbitrary<string> {
  return fc.oneof({ weight, arbitrary: sound }, { weight: 1, arbitrary: odd })
}

// Quoted texts.

const signs = ['a', '陈', '😀', ' ', '  ', ' #', '# ', ': ', ',', ']', '}', '「', '12', '-', '|', '&', '*']
const escapes = String.raw`\0|\a|\b|\t|\n|\v|\f|\r|\e|\"|\/|\\|\N|\_|\L|\P|\ |\x41|\xe9|\u6653|\u000A|\ud83d\ude00|\uD800|\U0001F600|\U0010ffff`
const badEscapes = String.raw`\q|\x4|\xg1|\u66|\U00110000|\U0001F60|\|\'|\1|"`
const doubleQuoted = fc
  .array(
    mostly(
      fc.constantFrom(...signs, "'", ...escapes.split('|')),
      fc.constantFrom(...badEscapes.split('|'), '\t', '\\\t', '\n  ', '\n   ', '\\\n  ', '\u00a0'),
      60,
    ),
    { maxLength: 5 },
  )
  .map((parts) => `"${parts.join('')}"`)
const singleQuoted = fc
  .array(mostly(fc.constantFrom(...signs, '"', '\\', "''", "''"), fc.constantFrom("'", '\t', '\n  ', '\n   '), 40), {
    maxLength: 5,
  })
  .map((parts) => `'${parts.join('')}'`)
const quoted = fc.oneof(doubleQuoted, singleQuoted)

// Words.

const plain = mostly(
  fc.constantFrom(
    ...['a', 'b c', '陈晓', '3号', '2026-11-23T09:30+08:00', 'a#b', 'x:y', '😀', '12', 'true', 'false', 'null', '~'],
  ),
  fc.constantFrom(
    ...['Null', 'NULL', 'True', '1.5', '-', '- a', '? a', '#', '#a', 'a #b', 'a: b', 'a:', '~a', '', '@', '*a', '...'],
  ),
  20,
)
const key = mostly(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('kind', '栏目', 'a/b', '1', 'x.y', 'null', 'true', 'by', 'at', '12') },
    { weight: 2, arbitrary: quoted },
  ),
  fc.constantFrom('~', 'é', 'a b', '"kind"', "'1'", '""'),
  30,
)
const colon = mostly(fc.constantFrom(': ', ': ', ': ', ':  '), fc.constantFrom(':', ' : '), 20)

// Lists and maps in brackets.

function flow(gap: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { collection } = fc.letrec<{ node: string; list: string; map: string; collection: string }>((tie) => {
    const inside = (item: fc.Arbitrary<string>) =>
      fc
        .array(
          fc.tuple(gap, item, gap).map((parts) => parts.join('')),
          { maxLength: 3 },
        )
        .map((items) => items.join(','))
    const entry = fc.tuple(key, colon, tie('node')).map((parts) => parts.join(''))
    return {
      node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, plain, quoted, tie('list'), tie('map')),
      list: inside(tie('node')).map((items) => `[${items}]`),
      map: inside(entry).map((entries) => `{${entries}}`),
      collection: fc.oneof(tie('list'), tie('map')),
    }
  })
  return collection
}

const flowOnLine = flow(fc.constantFrom('', '', ' ', '  '))
const flowOnLines = flow(
  mostly(
    fc.constantFrom('', '', '', '', ' ', ' ', '\n  ', '\n   ', ' \n    ', '\n\n    ', '\n      '),
    fc.constantFrom('\n', '\n ', ' # x\n  ', '\n # y\n  ', '\n# z\n  ', '\n\t', '\n  - ', '\n---\n'),
    20,
  ),
)

const behind = mostly(
  fc.constantFrom('', '', '', '', ' ', '   ', ' # x', '  # 备注 # y', ' #', ' # '),
  fc.constantFrom(' #x', '# x', '#', '\t', '\t# x', ' x', ',', ' #x # y', ' #\tx', ']'),
  20,
)

// Texts on the lines below.

function textBelow(by: string): fc.Arbitrary<string> {
  const words = fc.constantFrom(
    ...['a', '陈晓 b', '# x', '#清远#', '- c', 'k: v', '---', '"', "'", '[', '&a', 'b', 'c d', 'end ', '😀', '\tx'],
    ...['  deep', ' in'],
  )
  const line = mostly(
    words.map((text) => `\n${by}${text}`),
    fc.constantFrom(
      ...['\n', '\n', '\n', '\n', '\n ', `\n${by}`, `\n${by} `, '\n# c', '\n x', '\n  x', '\n\t', '\n---', '\n...'],
    ),
    3,
  )
  const indicator = mostly(
    fc.constantFrom('|', '|-', '|+', '>', '>-', '>+'),
    fc.constantFrom('|2', '>1-', '| ', '|- # x', '>#', '|x', '|-+', '>--', '|-2'),
    20,
  )
  return fc.tuple(indicator, fc.array(line, { maxLength: 5 })).map(([first, lines]) => first + lines.join(''))
}

function plainBelow(by: string): fc.Arbitrary<string> {
  const line = mostly(
    fc.constantFrom('a', '陈晓', 'b c ', '3号', 'null', 'true', 'a#b', 'http://t.cn/a', '2026-12-01', '', ' '),
    fc.constantFrom(
      ...['# x', '- b', 'c: d', 'c:', 'a # x', '12', '"q"', '[a]', '---', '? x', ': y', '|', '&a', '\t', '\tx'],
    ),
    12,
  )
  return fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join(`\n${by}`))
}

// Blocks: each of their lines begins with a line end and its indentation.

function mapBelow(by: string, levels: number): fc.Arbitrary<string> {
  const entry = fc.tuple(key, fc.constant(':'), valueIn(by, levels)).map((parts) => `\n${by}${parts.join('')}`)
  return fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => entries.join(''))
}

function listBelow(by: string, levels: number): fc.Arbitrary<string> {
  const item = fc.oneof(
    onLine(by),
    mapBelow(`${by}  `, levels - 1).map((map) => ` ${map.trimStart()}`),
  )
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.map((text) => `\n${by}-${text}`).join(''))
}

function valueIn(by: string, levels: number): fc.Arbitrary<string> {
  if (levels <= 0) return onLine(by)
  return fc.oneof(
    { weight: 6, arbitrary: onLine(by) },
    { weight: 1, arbitrary: behind },
    ...[' ', '  '].map((step) => ({ weight: 1, arbitrary: mapBelow(by + step, levels - 1) })),
    ...['', '  '].map((step) => ({ weight: 1, arbitrary: listBelow(by + step, levels - 1) })),
  )
}

function onLine(by: string): fc.Arbitrary<string> {
  const value = fc.oneof(
    plain,
    quoted,
    flowOnLine,
    flowOnLines,
    ...[' ', '  '].flatMap((step) => [textBelow(by + step), plainBelow(by + step)]),
  )
  return fc.tuple(fc.constantFrom(' ', ' ', ' ', '  '), value, behind).map((parts) => parts.join(''))
}
