#!/usr/bin/env node
const { writeSync } = require('node:fs')
const { dirname } = require('node:path')

/** What may stand first instead of a path. */
const COMMANDS = new Set(
  'explain rules test init preview coverage sign reviews calendar report baseline lsp completion help'.split(' '),
)

const folder = dirname(__dirname)
const [first] = process.argv.slice(2)

const isAlone = process.argv.length === 3
const asksForVersion = isAlone && (first === '--version' || first === '-V')
const asksForHelp = isAlone && (first === '--help' || first === '-h')
if (!asksForVersion || !writeVersion()) run()

/** Without loading the program. Where it can't be written, the program says so. */
function writeVersion() {
  try {
    writeSync(1, `${require('../package.json').version}\n`)
    return true
  } catch {
    return false
  }
}

function run() {
  const { loadBundle } = require('./load-bundle.js')
  const [name, use] = asksForHelp ? ['help', 'help'] : ['postlint', COMMANDS.has(first) ? first : 'lint']
  const { bundle, keepCompiled } = loadBundle(`${folder}/dist/${name}.cjs`, use)
  bundle.start(folder).then((code) => {
    process.exitCode = code
    keepCompiled()
  })
}
