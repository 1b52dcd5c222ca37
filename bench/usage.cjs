// Loaded into the process that is measured, by --require: when it ends, it writes to file descriptor 3 what it used.
// Node can't ask for the usage of a child, and `time` is not everywhere.
'use strict'
const { readFileSync, writeSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

// Worker threads load this file too; what they use is in the figures of the process.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const usage = { userMicros: userCPUTime, systemMicros: systemCPUTime, peakBytes: peakBytes(maxRSS) }
    writeSync(3, JSON.stringify(usage))
  })
}

function peakBytes(maxRss) {
  // On Linux a process inherits the peak of the one that started it; only VmHWM begins anew.
  if (process.platform === 'linux') {
    const match = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    if (match !== null) return Number(match[1]) * 1024
  }
  // Documented as KiB; some versions of Node pass on the bytes that macOS counts in.
  const rss = process.memoryUsage.rss()
  return maxRss > rss / 64 ? maxRss : maxRss * 1024
}
