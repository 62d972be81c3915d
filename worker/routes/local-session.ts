// GET /local/session.json: hands the development key to the pane. Only in local mode, only to this machine.
import type { Context } from 'hono'
import type { LocalSession } from '../../shared/schema/index.ts'
import { admitAnyone } from '../auth/admit.ts'
import { type HaneiEnv, readSettings } from '../env.ts'
import { notFound } from '../http/problem.ts'
import { isLoopback } from '../http/security.ts'
import type { Operation } from '../operation/operation.ts'

/** No part of the API: it is in no OpenAPI document and answers 404 outside local mode. */
export const localSession: Operation = (app) =>
  void app.get('/local/session.json', admitAnyone(), (c) => {
    const { local } = readSettings(c.env)
    if (!local || !calledFromThisMachine(c)) return notFound(c)
    const session: LocalSession = { apiKey: local.devKey, ward: 'suminoe' }
    return c.json(session, 200)
  })

/**
 * A page of another site that points its own name at this machine can neither send an Origin of
 * this machine nor `Sec-Fetch-Site`, which browsers keep to addresses they trust. The address alone
 * would not do: local tools let a request's header rewrite it.
 */
function calledFromThisMachine(c: Context<HaneiEnv>): boolean {
  if (!isLoopback(c.req.url)) return false
  const origin = c.req.header('Origin')
  return origin === undefined
    ? c.req.header('Sec-Fetch-Site') === 'same-origin'
    : isLoopback(origin)
}
