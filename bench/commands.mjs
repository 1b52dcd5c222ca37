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

export const listing = { name: 'list and stat all drafts', args: [below('stat-all.mjs'), 'drafts'] }

export const postlint = {
  name: 'postlint, weibo-handbook',
  args: [POSTLINT, '--no-cache'],
  json: [POSTLINT, '--format', 'json'],
  findings: postlintFindings,
}

/** Rules that compare drafts with each other, and no others. */
export const postlintCalendar = { name: 'postlint, calendar', args: [POSTLINT, '--no-cache', '--pack', 'calendar'] }

/** Five packs on at once. */
const packs = ['weibo-handbook', 'advertising-law', 'prohibited-content', 'personal-data', 'headlines']
export const postlintFivePacks = {
  name: 'postlint, five packs',
  args: [POSTLINT, '--no-cache', ...packs.flatMap((pack) => ['--pack', pack])],
}

/** In this order: what the first one keeps, the second one finds. */
export const postlintCached = [
  { name: 'postlint, writing the cache', args: [POSTLINT] },
  { name: 'postlint, nothing changed', args: [POSTLINT], findsCache: true },
]

export const postlintTwoRules = {
  name: 'postlint, two rules',
  args: [POSTLINT, '--no-cache', '--pack', './two-rules.yaml'],
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

/** Peers with the rules that they bring, whatever those are: each does other work. Wall time only is theirs to compare. */
const withOwnRules = [
  { peer: 'autocorrect-node', script: '.bin/autocorrect', args: ['--lint', 'drafts'] },
  { peer: 'rumdl', script: '.bin/rumdl', args: ['check', 'drafts'], isStarter: true },
  { peer: 'zhlint', script: '.bin/zhlint', args: ['drafts/**/*.md'] },
  { peer: 'markdownlint-cli2', script: '.bin/markdownlint-cli2', args: ['drafts/**/*.md'] },
  {
    peer: 'remark-cli',
    script: '.bin/remark',
    args: ['drafts', '--quiet', '--no-stdout', '--use', below('node_modules/remark-preset-lint-recommended/index.js')],
  },
  { peer: 'cspell', script: '.bin/cspell', args: ['lint', '--no-progress', 'drafts/**/*.md'] },
  { peer: '@lint-md/cli', script: '.bin/lint-md', args: ['drafts/**/*.md'] },
]

/** Those that are installed, with their versions. */
export function installedWithOwnRules() {
  return withOwnRules.flatMap(({ peer, script, args, isStarter = false }) => {
    const manifest = below(`node_modules/${peer}/package.json`)
    if (!existsSync(manifest)) return []
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
    return [{ name: `${peer}, its rules`, version, isStarter, args: [below(`node_modules/${script}`), ...args] }]
  })
}

function postlintFindings(output) {
  const { files } = JSON.parse(output)
  const found = files.flatMap(({ path, violations }) =>
    violations.filter(({ rule }) => rule.startsWith('two-rules/')).map(({ rule }) => `${path} ${rule.split('/')[1]}`),
  )
  // Profiles of accounts are judged too.
  return { drafts: files.filter(({ subject }) => subject === 'draft').length, found }
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
