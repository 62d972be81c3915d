// Sending what is due to its receivers: signed (Standard Webhooks), at least once, later again when it fails.
import { Webhook } from 'standardwebhooks'
import type { Bindings } from './env.ts'
import { readSettings } from './env.ts'
import { endAttempt, takeDue } from './store/webhooks.ts'

/** Minutes until the next attempt, after the first, second … failed one; then it is given up, after three days. */
const pauses = [1, 5, 30, 120, 360, 720, 1_440, 1_440]
const leaseMilliseconds = 60_000
const patienceMilliseconds = 10_000
const atOnce = 20

export interface Sent {
  delivered: number
  failed: number
}

/** Sends what is due. Nothing leaves for an origin that the settings do not name (any longer). */
export async function deliverDue(env: Bindings, send: typeof fetch = fetch): Promise<Sent> {
  const { receivers } = readSettings(env)
  const sent = { delivered: 0, failed: 0 }
  if (receivers.length === 0) return sent
  for (;;) {
    const now = new Date()
    const due = await takeDue(env.DB, now.toISOString(), {
      leaseUntil: new Date(now.getTime() + leaseMilliseconds).toISOString(),
      limit: atOnce,
    })
    if (due.length === 0) return sent
    const attempts = await Promise.all(
      due.map(async (one) => {
        const allowed = receivers.includes(new URL(one.url).origin)
        const status = allowed ? await attempt(one, now, send) : 0
        const arrived = status >= 200 && status < 300
        sent[arrived ? 'delivered' : 'failed']++
        const pause = pauses[one.attempts - 1]
        const at = new Date()
        return endAttempt(env.DB, one.id, {
          status,
          deliveredAt: arrived ? at.toISOString() : null,
          dueAt:
            arrived || pause === undefined
              ? null
              : new Date(at.getTime() + pause * 60_000).toISOString(),
        })
      }),
    )
    await env.DB.batch(attempts)
  }
}

/** The receiver's status; 0 where it gave none. A redirect is no delivery: it would leave the origin. */
async function attempt(
  { id, url, secret, body }: { id: string; url: string; secret: string; body: string },
  at: Date,
  send: typeof fetch,
): Promise<number> {
  try {
    const answer = await send(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
    })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return 0
  }
}
