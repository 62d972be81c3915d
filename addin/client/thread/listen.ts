// The worker thread's end of the line.
import { answer } from './answer.ts'

export function listen(): void {
  const scope = self as unknown as {
    postMessage(message: unknown): void
    addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  }
  const take = answer((reply) => scope.postMessage(reply))
  scope.addEventListener('message', (event) => take(event.data))
}
