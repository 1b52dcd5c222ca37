// Measures postlint, whole processes, beside what it can't beat and beside its peers: see README.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installedPeers, postlint, postlintTwoRules, reading, startUp } from './commands.mjs'
import { generateProject } from './generate.mjs'
import { measure, outputOf } from './measure.mjs'
import { textlintConfig, twoRulesPack } from './two-rules.mjs'

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '1,1000,10000' },
    seed: { type: 'string', default: '1' },
    odd: { type: 'string', default: '0.03' },
    keep: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const peers = values.peers ? installedPeers() : []

say(`Node ${process.version}, ${process.platform}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`)
for (const { name, version } of peers) say(`${name}: version ${version}`)
if (values.peers && peers.length === 0) say('No peers: run `npm ci` in bench/ to install them.')

// Not below bench/: git ignores generated files there, and so do linters.
const root = mkdtempSync(join(tmpdir(), 'postlint-bench-'))
try {
  say('')
  say(HEADER())
  for (const size of values.sizes.split(',').map(Number)) benchmark(size)
} finally {
  if (values.keep) say(`\nThe drafts are in ${root}`)
  else rmSync(root, { recursive: true, force: true })
}

function benchmark(size) {
  const cwd = join(root, String(size))
  generateProject(cwd, { count: size, seed: Number(values.seed), odd: Number(values.odd) })
  writeFileSync(join(cwd, 'two-rules.yaml'), twoRulesPack)
  writeFileSync(join(cwd, '.textlintrc.json'), textlintConfig)
  const commands = [...(size === 1 ? startUp : [reading]), postlint, postlintTwoRules, ...peers]
  const differences = check(commands, cwd, size)

  const measured = new Map(commands.map((command) => [command, []]))
  // Round by round, so that a busy spell of the machine meets all of them.
  for (let round = 0; round < runs; round++) {
    for (const command of commands) measured.get(command).push(measure({ args: command.args, cwd }))
  }
  const base = median(measured.get(postlint).map(({ wallMs }) => wallMs))
  for (const command of commands) say(row(command.name, size, measured.get(command), base))
  for (const difference of differences) say(difference)
}
