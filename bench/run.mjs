// Measures postlint, as whole processes, beside what no linter can beat and beside its peers: see README.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  installedPeers,
  installedWithOwnRules,
  isBuilt,
  listing,
  postlint,
  postlintCached,
  postlintCalendar,
  postlintFivePacks,
  postlintTwoRules,
  reading,
  startUp,
} from './commands.mjs'
import { generateProject } from './generate.mjs'
import { measure, outputOf } from './measure.mjs'
import { header, row } from './table.mjs'
import { textlintConfig, twoRulesPack } from './two-rules.mjs'

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '1,1000,10000' },
    seed: { type: 'string', default: '1' },
    odd: { type: 'string', default: '0.03' },
    accounts: { type: 'string', default: '4' },
    days: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const [runs, seed, odd, accounts] = [values.runs, values.seed, values.odd, values.accounts].map(Number)
const days = values.days === undefined ? undefined : Number(values.days)
const peers = values.peers ? installedPeers() : []
const others = values.peers ? installedWithOwnRules() : []

if (!isBuilt) {
  process.stderr.write('Nothing to measure: run `npm run build` first\n')
  process.exit(2)
}
say(`Node ${process.version}, ${process.platform}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}`)
for (const { name, version } of [...peers, ...others]) say(`${name}: version ${version}`)
if (values.peers && peers.length === 0) say('No peers are installed: run `npm ci` in bench/.')
say(`Median of ${runs} runs. ×: to “${postlint.name}” on the same drafts, in the same round.`)

// Not below bench/: git ignores what is generated there, and linters pass over what git ignores.
const root = mkdtempSync(join(tmpdir(), 'postlint-bench-'))
try {
  for (const size of values.sizes.split(',').map(Number)) benchmark(size)
} finally {
  if (values.keep) say(`\nThe drafts are in ${root}`)
  else rmSync(root, { recursive: true, force: true })
}

function benchmark(size) {
  const cwd = join(root, String(size))
  const { bytes } = generateProject(cwd, { count: size, seed, odd, accounts, days })
  writeFileSync(join(cwd, 'two-rules.yaml'), twoRulesPack)
  writeFileSync(join(cwd, '.textlintrc.json'), textlintConfig)
  const alike = [postlintTwoRules, ...peers]
  const found = alike.map((linter) => findingsOf(linter, cwd, size))
  findingsOf(postlint, cwd, size)

  say(`\n${size} ${size === 1 ? 'draft' : 'drafts'}, ${(bytes / size).toFixed(0)} bytes each\n\n${header}`)
  const commands = [
    ...startUp,
    listing,
    reading,
    postlint,
    ...postlintCached,
    postlintFivePacks,
    postlintCalendar,
    ...alike,
    ...others,
  ]
  const rounds = Array.from({ length: runs }, () => measureRound(commands, cwd))
  const runsOf = ({ name }) => rounds.map((round) => round.get(name))
  for (const command of commands) {
    const drafts = startUp.includes(command) ? 0 : size
    say(row({ name: command.name, drafts, runs: runsOf(command), baseRuns: runsOf(postlint) }))
  }
  for (const [index, peer] of peers.entries()) say(`\n${peer.name}: ${compared(found[index + 1], found[0])}`)
}

/** Every command once, so that a busy spell of the machine meets them all. */
function measureRound(commands, cwd) {
  const round = new Map()
  for (const { name, args, isStarter, findsCache = false } of commands) {
    // Every run is a first run, unless its row says otherwise.
    if (!findsCache) rmSync(join(cwd, '.postlint-cache'), { recursive: true, force: true })
    round.set(name, measure({ args, cwd, isStarter }))
  }
  return round
}

/** What a linter finds, in a run that is not measured. One that passes over drafts would look fast. */
function findingsOf({ name, json, findings }, cwd, size) {
  const { drafts, found } = findings(outputOf({ args: json, cwd }))
  if (drafts !== size) throw new Error(`${name} judged ${drafts} drafts of ${size}`)
  return new Set(found)
}

function compared(found, expected) {
  const same = [...found].filter((each) => expected.has(each)).length
  return `finds ${same} of the ${expected.size} that postlint finds with two rules, and ${found.size - same} others`
}

function say(text) {
  process.stdout.write(`${text}\n`)
}
