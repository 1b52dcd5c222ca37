/**
 * The value of an option as it stands in the arguments, before they are parsed or where they cannot be: what is said
 * about a wrong option must already be in the right language and colour. The last one counts, as for the parser.
 *
 * @param names all spellings, as in `--config` and `-c`
 */
export function valueInArgv(argv: readonly string[], names: readonly string[]): string | undefined {
  const options = optionsOf(argv)
  for (let at = options.length - 1; at >= 0; at--) {
    const word = options[at] ?? ''
    if (names.includes(word)) return options[at + 1]
    const name = names.find((each) => each.startsWith('--') && word.startsWith(`${each}=`))
    if (name !== undefined) return word.slice(name.length + 1)
  }
  return undefined
}

/** Whether `--color` or `--no-color` is given; undefined: neither. */
export function colourInArgv(argv: readonly string[]): boolean | undefined {
  const word = optionsOf(argv).findLast((each) => each === '--color' || each === '--no-color')
  return word === undefined ? undefined : word === '--color'
}

function optionsOf(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}
