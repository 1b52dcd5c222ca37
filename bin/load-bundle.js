const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { dirname } = require('node:path')
const { Script } = require('node:vm')

/**
 * Runs a CommonJS bundle as `require` would, with what V8 compiled of it in an earlier run: compiling takes half the time
 * of a run on one draft. That stands beside the bundle and is trusted as the bundle is; where it can't be written, or
 * belongs to another Node or another build, the bundle is compiled anew.
 *
 * @param {string} path of the bundle
 * @param {string} use what the run is for, as part of a file name: each use has its own, with the functions that it calls
 * @returns {{ bundle: any, keepCompiled: () => void }} `keepCompiled` is called when the work is done
 */
exports.loadBundle = (path, use) => {
  const source = readFileSync(path, 'latin1')
  const { size, mtimeMs } = statSync(path)
  // V8 itself refuses what another version made. Of the source it compares nothing but the length.
  const compiledPath = `${dirname(path)}/.compiled/${use}-${process.version}-${process.arch}-${size}-${mtimeMs}`
  const cachedData = readIfThere(compiledPath)
  const script = new Script(`(function (exports, require, module) {${source}\n})`, { filename: path, cachedData })
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true
  if (!isKept) rememberAll(true)
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module)
  return {
    bundle: module.exports,
    keepCompiled: () => {
      if (isKept) return
      // What V8 keeps holds for runs with the same flags.
      rememberAll(false)
      keep(compiledPath, script.createCachedData())
    },
  }
}

/** Else V8 forgets, before the end of the run, what ran only once, and every later run would compile that anew. */
function rememberAll(wanted) {
  require('node:v8').setFlagsFromString(wanted ? '--no-flush-bytecode' : '--flush-bytecode')
}

function readIfThere(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** All at once, so that a run beside this one never reads half of it. A folder of somebody else is left as it is. */
function keep(path, data) {
  const half = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(half, data)
    renameSync(half, path)
  } catch {
    // Nothing was kept, and the next run compiles anew. A disk that is full is not to hold half of it.
    if (existsSync(half)) rmSync(half, { force: true })
  }
}
