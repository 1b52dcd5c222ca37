import { problemEntries } from '../report/json.ts'
import { UserError } from '../shape/problem.ts'
import { LineIndex } from '../text/line-index.ts'
import { PostlintError } from './postlint-error.ts'

/** Does something; what the user can mend is thrown as a PostlintError. */
export async function mendable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof UserError ? errorOf(error) : error
  }
}

function errorOf({ say, help, files, cause }: UserError): PostlintError {
  const problems = files.flatMap(({ path, source, problems }) =>
    problemEntries(problems, source === '' ? undefined : new LineIndex(source)).map((entry) => ({ path, ...entry })),
  )
  return new PostlintError(say, { help, problems, ...(cause === undefined ? {} : { cause }) })
}
