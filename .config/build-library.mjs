// What `import … from 'postlint'` gives. The code is that of the command line’s bundle, which runs it when it is asked for.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The entry of the bundle: the command line, and the library beside it. */
export const entry = `
export * from './src/cli/start.ts'
export const library = () => require('./src/index.ts')
`

/** The entry of the bundle that can say how the command line is used, and do nothing. */
export const helpEntry = "export { start } from './src/cli/start.ts'"

/** `dist/index.js`: a module without top-level await, so that `require` loads it too where Node can. */
export function writeLibrary(names) {
  writeFileSync(
    join('dist', 'index.js'),
    [
      "import { createRequire } from 'node:module'",
      "const library = createRequire(import.meta.url)('./postlint.cjs').library()",
      `export const { ${names.join(', ')} } = library`,
      '',
    ].join('\n'),
  )
  writeTypes()
}

/** The declarations of the library and of what they refer to, and no others: they must make sense by themselves. */
function writeTypes() {
  const all = join('dist', '.types')
  const kept = join('dist', 'types')
  for (const folder of [all, kept]) rmSync(folder, { recursive: true, force: true })
  const options = ['--declaration', '--emitDeclarationOnly', '--noCheck', '--allowImportingTsExtensions', '--strict']
  const target = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node', '--rootDir', 'src', '--outDir', all]
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
  try {
    execFileSync(process.execPath, [tsc, 'src/index.ts', '--ignoreConfig', ...options, ...target], { stdio: 'inherit' })
    const wanted = ['index.d.ts']
    for (const path of wanted) {
      const text = readFileSync(join(all, path), 'utf8')
      const linked = text.replace(/((?:from |import\()')(\.[^']*)\.ts(?=')/g, (_, before, name) => {
        const next = join(dirname(path), `${name}.d.ts`)
        if (!wanted.includes(next)) wanted.push(next)
        return `${before}${name}.js`
      })
      mkdirSync(dirname(join(kept, path)), { recursive: true })
      writeFileSync(join(kept, path), linked)
    }
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}
