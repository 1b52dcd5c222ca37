// Bundles the command line into dist/: few files, so that what V8 compiles of them can be kept (bin/load-bundle.js).
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { entry, helpEntry, writeLibrary } from './build-library.mjs'

const SELDOM_USED = [
  ...['node:child_process', 'node:crypto', 'node:module', 'node:os', 'node:v8'],
  ...['yaml', 'remark-parse', 'unified', 'image-size', 'fastest-levenshtein', 'get-east-asian-width'],
  'unicode-segmenter/grapheme',
]
const SERVER_LIBRARY = 'vscode-languageserver/node'

const inputs = new Set()
const plugins = [lazy(...SELDOM_USED), colourlessChalk(), besideTheBundle()]
await bundle('dist/postlint.cjs', entry, plugins)
// The usage, which is asked for alone, loads in half the time from a bundle without the commands.
await bundle('dist/help.cjs', helpEntry, [withoutCommands(), ...plugins])
// What only `postlint lsp` needs stands apart: every other command would read a fifth more.
await bundle('dist/language-server.cjs', `module.exports = require('${SERVER_LIBRARY}')`)

async function bundle(outfile, contents, plugins = []) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    // What is imported dynamically stands in the same file and runs when it is asked for.
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // A module of Node is required: `import()` needs a loader that a script run by vm does not have.
    supported: { 'dynamic-import': false },
    // Only the library asks where it stands.
    define: { 'import.meta.dirname': '__dirname' },
    minifySyntax: true,
    minifyWhitespace: true,
    // Node shows the whole line of an error that nobody catches.
    lineLimit: 200,
    legalComments: 'none',
    metafile: true,
    // The package’s condition for Node is CommonJS; its other build is the same code as ESM and bundles better.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    logLevel: 'warning',
    plugins,
  })
  for (const input of Object.keys(metafile.inputs)) inputs.add(input)
  // In a text that is all ASCII, V8 keeps a byte for a character. What is left are patterns and templates.
  writeFileSync(outfile, readFileSync(outfile, 'utf8').replace(/[^\0-\x7f]/g, escaped))
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

rmSync('dist/.compiled', { recursive: true, force: true })
writeLibrary(Object.keys(createRequire(import.meta.url)(resolve('dist/postlint.cjs')).library()))

/**
 * Modules that take milliseconds to load and that most runs don't use: a function stands in for each of theirs and loads
 * the module when it is called. The source imports functions as from any other module; constants, properties of functions and
 * `instanceof` need the module itself.
 */
function lazy(...modules) {
  const filter = new RegExp(`^(?:${modules.join('|')})$`)
  const resolveDir = process.cwd()
  return {
    name: 'lazy',
    setup(builder) {
      builder.onResolve({ filter }, ({ path, kind, pluginData }) => {
        if (pluginData === 'resolved') return undefined
        if (pluginData !== 'called') return { path, namespace: 'lazy' }
        return builder.resolve(path, { kind, resolveDir, pluginData: 'resolved' })
      })
      builder.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => {
        const functions = Object.entries(await import(path)).filter(([, value]) => typeof value === 'function')
        const standIns = functions.map(
          ([name]) => `export ${name === 'default' ? 'default function' : `function ${name}`}(...given) {
            const real = (whole ??= require('${path}')).${name}
            return new.target === undefined ? Reflect.apply(real, this, given) : new real(...given)
          }`,
        )
        return { contents: `let whole\n${standIns.join('\n')}`, resolveDir, pluginData: 'called' }
      })
    },
  }
}

/** Whether to colour is decided by postlint: chalk need not look at the terminal for itself, which loads what opens sockets. */
function colourlessChalk() {
  return {
    name: 'colourless-chalk',
    setup(builder) {
      builder.onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colourless' }))
      builder.onLoad({ filter: /.*/, namespace: 'colourless' }, () => ({
        contents: 'export default { stdout: false, stderr: false }',
      }))
    },
  }
}

/** What the command line would import to do something. */
function withoutCommands() {
  return {
    name: 'without-commands',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path, namespace: 'left-out' } : undefined,
      )
      builder.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }))
    },
  }
}

/** The library of the language server, from which its other entry takes everything. Required from bin/, where bundles are run. */
function besideTheBundle() {
  return {
    name: 'beside-the-bundle',
    setup(builder) {
      builder.onResolve({ filter: /^vscode-languageserver(?:\/node)?$/ }, () => ({
        path: '../dist/language-server.cjs',
        external: true,
      }))
    },
  }
}

// The bundles hold other people’s code: their licences go with it.
writeFileSync(join('dist', 'third-party-licenses.txt'), licences([...inputs]))

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
