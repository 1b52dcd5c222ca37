import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The address of a file for a terminal’s link: `file://host/path`, percent-encoded. With the host, so that a terminal that is
 * connected to another machine does not open a file of its own.
 */
export function fileAddress(cwd: string, path: string): string {
  const { pathname } = pathToFileURL(resolve(cwd, path))
  // `C:` begins with a letter: there a host would make a network path of it.
  return /^\/[A-Za-z]:/.test(pathname) ? `file://${pathname}` : `file://${encodeURIComponent(hostname())}${pathname}`
}
