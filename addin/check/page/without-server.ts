// The worker thread of a page that asks no server by itself: only with a key that the user gave it.
import { problemOf } from '../../client/problem.ts'
import type { WorkerThread } from '../../client/thread/index.ts'
import type { InputOf, OperationName, OutputOf } from '../../client/thread/protocol.ts'

/** @param hasServer false: no server can ever be asked */
export function withoutServer(thread: WorkerThread, hasServer: boolean): WorkerThread {
  const mayAsk = (input: unknown): boolean =>
    hasServer && ((input as { connection?: { token: string } }).connection?.token ?? '') !== ''
  return {
    call<K extends OperationName>(name: K, input: InputOf<K>, options?: { signal?: AbortSignal }) {
      if (name === 'checkSheets') {
        const asked = input as InputOf<'checkSheets'>
        const { attest } = asked
        const isAsked = attest !== null && mayAsk(attest)
        return thread.call(
          'checkSheets',
          isAsked ? asked : { ...asked, attest: null },
          options,
        ) as Promise<OutputOf<K>>
      }
      const isOfServer = typeof input === 'object' && input !== null && 'connection' in input
      if (isOfServer && !mayAsk(input)) {
        const problem = problemOf(hasServer ? 'noKey' : 'needsServer')
        return Promise.resolve({ ok: false, problem } as OutputOf<K>)
      }
      return thread.call(name, input, options)
    },
  }
}
