import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'
import { removeDeadLock, withLock } from './file-lock.ts'

/** As `writeFileAtomically` names what it has not finished: `.a.md.1f2e3d4c.tmp`. */
const UNFINISHED = /^\.(.+)\.[0-9a-f]{8}\.tmp$/
/** As `withLock` names the lock of a file. */
const LOCK = /^\.(.+)\.lock$/

/**
 * Removes what killed runs have left unfinished in a folder, and their locks. Each file is looked at while it is locked:
 * then no run is at work on it. Where nothing may be removed, it stays.
 */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const file = UNFINISHED.exec(name)?.[1]
    try {
      if (file !== undefined) withLock(join(folder, file), () => rmSync(join(folder, name), { force: true }))
      else if (LOCK.test(name)) removeDeadLock(join(folder, name))
    } catch (error) {
      if (!(error instanceof UserError) && errorCode(error) === undefined) throw error
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}
