// The worker thread's work done in this thread, for tests in Node.
import { answer } from '../../addin/client/thread/answer.ts'
import type { Thread } from '../../addin/client/thread/index.ts'
import type { Reply } from '../../addin/client/thread/protocol.ts'

export function inlineThread(): Thread {
  const listeners: ((event: { data: Reply }) => void)[] = []
  const take = answer((reply) => {
    for (const listener of listeners) listener({ data: structuredClone(reply) })
  })
  return {
    postMessage: (message) => take(structuredClone(message)),
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as (event: { data: Reply }) => void)
    },
  }
}
