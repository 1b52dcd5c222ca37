import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const below = (path) => fileURLToPath(new URL(path, import.meta.url))
const POSTLINT = below('../bin/postlint.js')
const TEXTLINT_FOLDER = below('node_modules/textlint')
const TEXTLINT = below('node_modules/textlint/bin/textlint.js')

/**
 * A row of the table. `args` are those of node; it runs in the project's folder. Where `findings` is given, `json` are
 * args that make the command write JSON, and `findings` gives from it the number of drafts it judged and what it found,
 * as `path rule` with the names of the two rules.
 */
export const startUp = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'postlint --version', args: [POSTLINT, '--version'] },
]

export const reading = { name: 'read all drafts', args: [below('read-all.mjs'), 'drafts'] }

export const postlint = {
  name: 'postlint, weibo-handbook',
  args: [POSTLINT],
  json: [POSTLINT, '--format', 'json'],
  findings: postlintFindings,
}

/** Rules that compare drafts with each other, and no others. */
export const postlintCalendar = { name: 'postlint, calendar', args: [POSTLINT, '--pack', 'calendar'] }

export const postlintTwoRules = {
  name: 'postlint, two rules',
  args: [POSTLINT, '--pack', './two-rules.yaml'],
  json: [POSTLINT, '--pack', './two-rules.yaml', '--format', 'json'],
  findings: postlintFindings,
}

const textlint = {
  name: 'textlint, two rules',
  args: [TEXTLINT, 'drafts'],
  json: [TEXTLINT, '--format', 'json', 'drafts'],
  findings: textlintFindings,
}

/** Whether `npm run build` has made what `bin/` starts. */
export const isBuilt = existsSync(below('../dist/postlint.cjs'))

/** The peers that are installed, with their versions. Each does what `postlintTwoRules` does. */
export function installedPeers() {
  if (!existsSync(TEXTLINT)) return []
  const { version } = JSON.parse(readFileSync(`${TEXTLINT_FOLDER}/package.json`, 'utf8'))
  return [{ ...textlint, version }]
}

function postlintFindings(output) {
  const { files } = JSON.parse(output)
  const found = files.flatMap(({ path, violations }) =>
    violations.filter(({ rule }) => rule.startsWith('two-rules/')).map(({ rule }) => `${path} ${rule.split('/')[1]}`),
  )
  return { drafts: files.length, found }
}

const TEXTLINT_RULES = { 'post-length': 'too-long', 'banned-words': 'banned-word' }

function textlintFindings(output) {
  const files = JSON.parse(output)
  const found = files.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId }) => {
      const path = filePath.replaceAll('\\', '/').replace(/^.*\/(?=drafts\/)/, '')
      return `${path} ${TEXTLINT_RULES[/([\w-]+)\.mjs$/.exec(ruleId)[1]]}`
    }),
  )
  return { drafts: files.length, found }
}
