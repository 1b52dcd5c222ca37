import type { MessagePort, Worker } from 'node:worker_threads'

/** Another thread, as the one that started it sees it. */
export type Thread = Worker
/** The way from another thread to the one that started it. */
export type ThreadPort = MessagePort

/** @param data plain: it is copied */
export async function startThread(script: string, data: object): Promise<Thread> {
  const { Worker } = await import('node:worker_threads')
  return new Worker(script, { workerData: data })
}
