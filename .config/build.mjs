// Bundles the command line into dist/. What a command does not need stands in a chunk of its own and is not loaded.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const { metafile } = await build({
  entryPoints: { postlint: 'src/cli/start.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  // The package’s condition for Node is CommonJS; its other build is the same code as ESM and bundles better.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // Some packages are CommonJS and ask for Node’s own modules by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
})

// Chunks of earlier builds go last, so that a run that has just begun still finds its own.
const built = new Set(Object.keys(metafile.outputs).map((path) => resolve(path)))
for (const name of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = resolve(join(name.parentPath, name.name))
  if (name.isFile() && path.endsWith('.js') && !built.has(path)) rmSync(path)
}

// The bundle holds other people’s code: their licences go with it.
writeFileSync(join('dist', 'third-party-licenses.txt'), licences(Object.keys(metafile.inputs)))

function licences(inputs) {
  const packages = new Set(inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
  return [...packages]
    .sort()
    .map((name) => {
      const folder = join('node_modules', name)
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
      return `${name} ${version} (${license})\n\n${text}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

// The shipped packs, parsed and proven ahead.
const compiler = join('dist', 'compile-shipped.mjs')
await build({
  entryPoints: ['src/run/compile-shipped.ts'],
  outfile: compiler,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
try {
  const { compileShipped } = await import(pathToFileURL(resolve(compiler)).href)
  await compileShipped(resolve('rules'))
} catch (error) {
  if (error.files === undefined) throw error
  for (const { path, source, problems } of error.files) {
    for (const { span, message } of problems) console.error(`rules/${path}:${source.slice(0, span.start).split('\n').length}  ${message.en}`)
  }
  process.exitCode = 1
} finally {
  rmSync(compiler)
}
