import { realpathSync } from 'node:fs'
import { errorCode } from './error-code.ts'

/** Where a file is, whatever links lead to it; one that is not there, where it would be by its name. */
export function truePlace(file: string): string {
  try {
    return realpathSync(file)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return file
  }
}
