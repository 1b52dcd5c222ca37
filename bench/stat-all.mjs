// Lists a folder and asks for the size and time of every file in it: what a run that knows everything can't do without.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

let bytes = 0
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true }))
  if (entry.isFile() && entry.name.endsWith('.md')) bytes += statSync(join(entry.parentPath, entry.name)).size
process.stdout.write(`${bytes}\n`)
