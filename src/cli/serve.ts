import type { ThreadPort } from '../run/thread.ts'
import type { ThreadData } from './environment.ts'

/** In a thread: judges the drafts that the main thread sends. */
export async function serve({ options, ...environment }: ThreadData, port: ThreadPort): Promise<void> {
  const { openProjects } = await import('./open-projects.ts')
  const { serveDrafts } = await import('../run/judge-in-threads.ts')
  serveDrafts(port, openProjects(environment, options))
}
