import { closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { kill, pid as ownPid } from 'node:process'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'
import { unwritable } from './write-file.ts'

/**
 * Does something with a file while nobody else who asks for the lock does. The lock is a file beside it, held for the
 * time of one read and one write. One that a killed process left behind is taken over.
 */
export function withLock<T>(file: string, act: () => T): T {
  const lock = join(dirname(file), `.${basename(file)}.lock`)
  acquire(lock, file)
  try {
    return act()
  } finally {
    rmSync(lock, { force: true })
  }
}

const WAIT_MILLISECONDS = 10_000
const PAUSE_MILLISECONDS = 15
/** Nobody holds a lock for so long; longer ones are of another machine that went down. */
const STALE_MILLISECONDS = 60_000
/** From making a lock to filling it takes less than one. */
const EMPTY_MILLISECONDS = 2_000

function acquire(lock: string, file: string): void {
  for (let waited = 0; waited < WAIT_MILLISECONDS; waited += PAUSE_MILLISECONDS) {
    try {
      fill(lock, openSync(lock, 'wx'))
      return
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw unwritable(file, error)
      if (isLeftBehind(lock)) takeAway(lock)
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS)
    }
  }
  throw new UserError(
    { zh: `${file} 正在被另一个 postlint 写入`, en: `${file} is being written by another postlint` },
    {
      help: {
        zh: `等它结束再试；如果没有，删去 ${lock}`,
        en: `Try again when it is done; if there is none, delete ${lock}`,
      },
    },
  )
}

/** A lock that can't be filled, as on a full disk, is gone again. */
function fill(lock: string, fd: number): void {
  let isFilled = false
  try {
    writeSync(fd, `${ownPid} ${hostname()}\n`)
    isFilled = true
  } finally {
    closeSync(fd)
    if (!isFilled) rmSync(lock, { force: true })
  }
}

/** Takes away the lock of a process that was killed. One that does not say whose it is stays: it may be of another program. */
export function removeDeadLock(lock: string): void {
  if (lstatSync(lock).isFile() && OWNER.test(readFileSync(lock, 'utf8')) && isLeftBehind(lock)) takeAway(lock)
}

const OWNER = /^\d+ \S+\n$/

function isLeftBehind(lock: string): boolean {
  try {
    const [pid = '', host] = readFileSync(lock, 'utf8').trim().split(' ')
    const age = Date.now() - statSync(lock).mtimeMs
    // Made in one step and filled in the next: one that stays empty is of a process that was killed between them.
    if (pid === '') return age > EMPTY_MILLISECONDS
    return age > STALE_MILLISECONDS || (host === hostname() && !isAlive(Number(pid)))
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** By renaming, which only one of several succeeds in. What is taken must be what was judged to be left behind. */
function takeAway(lock: string): void {
  const taken = `${lock}.${ownPid}`
  try {
    renameSync(lock, taken)
    if (isLeftBehind(taken)) rmSync(taken, { force: true })
    else renameSync(taken, lock)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}
