// The worker thread's work done in the page itself, each piece after the page has drawn.
import { answer } from '../../client/thread/answer.ts'
import type { Thread } from '../../client/thread/index.ts'
import type { Reply } from '../../client/thread/protocol.ts'

export function threadInPage(): Thread {
  const listeners: ((event: { data: Reply }) => void)[] = []
  const take = answer((data) => {
    for (const listener of listeners) listener({ data })
  })
  return {
    postMessage: (message) => void setTimeout(() => take(structuredClone(message))),
    addEventListener(type: string, listener: unknown) {
      if (type === 'message') listeners.push(listener as (event: { data: Reply }) => void)
    },
  }
}
