// The worker thread's end of the line.
import { config } from 'zod'
import { answer } from './answer.ts'

// The page's content security policy allows no code from text: zod must not try.
config({ jitless: true })

const scope = self as unknown as {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
const take = answer((reply) => scope.postMessage(reply))
scope.addEventListener('message', (event) => take(event.data))
