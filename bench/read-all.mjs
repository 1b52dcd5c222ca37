// The least that any linter has to do: one synchronous read of every draft.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

let characters = 0

function readBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) readBelow(join(folder, entry.name))
    else if (entry.name.endsWith('.md')) characters += readFileSync(join(folder, entry.name), 'utf8').length
  }
}

readBelow(process.argv[2])
process.stdout.write(`${characters}\n`)
