// The pane's worker thread: checking, digests and the network, so that the pane never blocks.
import type { OperationName, OutputOf, Reply, Request, WorkerThread } from './protocol.ts'

export type { WorkerThread } from './protocol.ts'

/** The side of a Worker that is used here. */
export interface Thread {
  postMessage(message: Request): void
  addEventListener(type: 'message', listener: (event: { data: Reply }) => void): void
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void
}

/** Starts the thread at the first call. */
export function openWorkerThread(start: () => Thread = startThread): WorkerThread {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(cause: Error): void }>()
  let thread: Thread | null = null
  let last = 0

  const open = (): Thread => {
    const opened = start()
    opened.addEventListener('message', ({ data }) => {
      const call = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.kind === 'answer') call?.resolve(data.output)
      else call?.reject(new Error(data.detail))
    })
    opened.addEventListener('error', (event) => {
      for (const call of waiting.values()) call.reject(new Error(event.message ?? 'worker failed'))
      waiting.clear()
      thread = null
    })
    return opened
  }

  return {
    call<K extends OperationName>(name: K, input: unknown, options?: { signal?: AbortSignal }) {
      thread ??= open()
      const running = thread
      const id = ++last
      return new Promise<OutputOf<K>>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (output: unknown) => void, reject })
        running.postMessage({ kind: 'call', id, name, input })
        options?.signal?.addEventListener('abort', () =>
          running.postMessage({ kind: 'cancel', id }),
        )
      })
    },
  }
}

// An entry of the same build as the page, so that both share their chunks.
const startThread = (): Thread =>
  new Worker(new URL('worker-thread.js', document.baseURI), { type: 'module', name: 'hanei' })
