#!/usr/bin/env node
const { writeSync } = require('node:fs')
const { dirname } = require('node:path')

/** What may stand first instead of a path. */
const COMMANDS = new Set(
  'explain rules test init preview coverage sign reviews calendar report baseline lsp completion help'.split(' '),
)

const folder = dirname(__dirname)
const [first] = process.argv.slice(2)

const asksForVersion = process.argv.length === 3 && (first === '--version' || first === '-V')
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
  const use = COMMANDS.has(first) ? first : first === '--help' || first === '-h' ? 'help' : 'lint'
  const { bundle, keepCompiled } = loadBundle(`${folder}/dist/postlint.cjs`, use)
  bundle.start(folder).then((code) => {
    process.exitCode = code
    keepCompiled()
  })
}
