const { dirname } = require('node:path')
const { parentPort, workerData } = require('node:worker_threads')
const { loadBundle } = require('./load-bundle.js')

const { bundle } = loadBundle(`${dirname(__dirname)}/dist/postlint.cjs`, 'lint')
bundle.serve(workerData, parentPort)
