// Bundles the command line into dist/. What a command does not need stands in a chunk of its own and is not loaded.
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
await build({
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
  // The package’s condition for Node is CommonJS; its other build is the same code as ESM and bundles better.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // Some packages are CommonJS and ask for Node’s own modules by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
})
