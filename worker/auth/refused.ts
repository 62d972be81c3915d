// Refused sign-ins in the audit log: the first in an hour, then at ten, a hundred, a thousand …, so
// that whoever tries a million keys does not fill the database.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { later } from '../http/trace.ts'
import { noteOnce } from '../store/noted.ts'
import type { RefusedSignIn } from './identified.ts'

// How often in this hour, as far as this isolate has seen.
const counts = new Map<string, number>()
let countedHour = ''

/** Notes it beside the answer, not before: its time tells nothing of which keys there are. */
export function noteRefused(c: Context<HaneiEnv>, refused: RefusedSignIn): void {
  const at = new Date()
  const hour = at.toISOString().slice(0, 13)
  if (hour !== countedHour) counts.clear()
  countedHour = hour
  const actor = refused.kind === 'key' ? `key:${refused.id}` : refused.kind
  const fault = 'fault' in refused ? refused.fault : refused.kind
  const count = (counts.get(`${actor} ${fault}`) ?? 0) + 1
  counts.set(`${actor} ${fault}`, count)
  if (!/^10*$/.test(String(count))) return
  const wards = refused.kind === 'key' ? refused.wards : [null]
  const action = 'sign-in.refused'
  later(
    c,
    noteOnce(c.env.DB, at, {
      name: `refused ${actor} ${fault} ${hour} ${count}`,
      days: 1,
      events: wards.map((ward) => ({ ward, actor, action, subject: `${fault} ${count}` })),
    }),
  )
}
