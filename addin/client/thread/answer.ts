// Runs operations as they are asked for, and stops them when they are cancelled.
import type { Bookshelf } from './book/index.ts'
import { createSheetHolder, type HoldSheets } from './held-sheets.ts'
import { operations } from './operations.ts'
import type { Reply, Request } from './protocol.ts'

type Tools = { signal: AbortSignal; hold: HoldSheets; shelf: Bookshelf }
type AnyOperation = (input: unknown, tools: Tools) => Promise<unknown>

export function answer(reply: (reply: Reply) => void): (request: Request) => void {
  const running = new Map<number, AbortController>()
  const hold = createSheetHolder()
  const shelf: Bookshelf = { book: null }
  return function take(request) {
    if (request.kind === 'cancel') {
      running.get(request.id)?.abort()
      return
    }
    const { id } = request
    const controller = new AbortController()
    running.set(id, controller)
    const operation = operations[request.name] as AnyOperation
    operation(request.input, { signal: controller.signal, hold, shelf })
      .then((output) => reply({ kind: 'answer', id, output }))
      .catch((cause: unknown) =>
        reply({
          kind: 'crash',
          id,
          detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
        }),
      )
      .finally(() => running.delete(id))
  }
}
