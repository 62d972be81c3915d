// What webhooks are still to be sent, looked at now and then: what an ended process had begun at once.
import type { Bindings } from '../env.ts'
import { releaseTaken } from '../store/webhooks.ts'
import { deliverDue } from '../webhooks.ts'

const everyMilliseconds = 60_000

/** Sends what is due, and goes on until it is stopped. */
export function startDeliveries(env: Bindings): { stop(): Promise<void> } {
  let going: Promise<unknown> = releaseTaken(env.DB, new Date().toISOString()).then(look)
  const timer = setInterval(() => {
    going = going.then(look)
  }, everyMilliseconds)
  function look(): Promise<unknown> {
    // A database that fails now is looked at again: the answers and the log say what it has.
    return deliverDue(env).catch(() => undefined)
  }
  return {
    async stop() {
      clearInterval(timer)
      await going
    },
  }
}
