import type { Environment, Output } from './environment.ts'

/**
 * Whether a terminal has links (OSC 8): FORCE_HYPERLINK says so, else those that are known to. A terminal that is not known
 * gets none, because some old ones print what they don’t understand.
 */
export function wantsLinks(
  color: boolean | undefined,
  { variables }: Pick<Environment, 'variables'>,
  output: Output,
): boolean {
  const force = variables.FORCE_HYPERLINK
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  if (!output.isTerminal || color === false || isSet(variables.NO_COLOR) || isSet(variables.CI)) return false
  // What multiplexers pass on depends on their version and on the terminal around them.
  if (isSet(variables.TMUX) || isSet(variables.STY) || variables.TERM === 'dumb') return false
  return known.some((knows) => knows(variables))
}

type Variables = Environment['variables']

const known: readonly ((variables: Variables) => boolean)[] = [
  // GNOME Terminal and its kin; 0.50.0 crashed on links.
  ({ VTE_VERSION }) => Number(VTE_VERSION) > 5000,
  ({ WT_SESSION }) => isSet(WT_SESSION),
  ({ KONSOLE_VERSION }) => Number(KONSOLE_VERSION) >= 200400,
  ({ TERM }) => /^(?:xterm-kitty|xterm-ghostty|foot|alacritty|contour|wezterm)/.test(TERM ?? ''),
  ({ TERM_PROGRAM, TERM_PROGRAM_VERSION: version = '' }) => {
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const isAtLeast = (a: number, b: number) => major > a || (major === a && minor >= b)
    if (TERM_PROGRAM === 'iTerm.app') return isAtLeast(3, 1)
    if (TERM_PROGRAM === 'vscode') return isAtLeast(1, 72)
    return TERM_PROGRAM === 'WezTerm' || TERM_PROGRAM === 'ghostty' || TERM_PROGRAM === 'Hyper'
  },
]

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
