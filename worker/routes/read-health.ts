// GET /healthz and /readyz: whether this deployment can do its work.
import { type Health, healthSchema } from '../../shared/schema/index.ts'
import { ruleset } from '../assess.ts'
import { type Bindings, readSettings } from '../env.ts'
import { noteDatabaseSize } from '../metrics.ts'
import { jsonAnswer, type Operation, operation } from '../operation/operation.ts'
import { signingKey } from '../receipts/keys.ts'
import { missingParts, tryDatabase } from '../store/schema.ts'

const healthOperation = (
  path: '/healthz' | '/readyz',
  operationId: 'readHealth' | 'readReadiness',
): Operation =>
  operation(
    {
      method: 'get',
      path,
      operationId,
      access: 'open',
      tag: 'service',
      responses: {
        200: jsonAnswer(healthSchema),
        503: jsonAnswer(healthSchema),
      },
    },
    async (c) => {
      const health = await checkHealth(c.env)
      return c.json(health, health.status === 'ok' ? 200 : 503)
    },
  )

export const readHealth = healthOperation('/healthz', 'readHealth')
export const readReady = healthOperation('/readyz', 'readReadiness')

async function checkHealth(env: Bindings): Promise<Health> {
  const missing = await missingParts(env.DB).catch(() => null)
  const checks: Health['checks'] = {
    database: (await answers(env.DB)) ? 'ok' : 'failing',
    migrations: missing?.length === 0 ? 'ok' : 'missing',
    receiptKey: (await hasKey(env)) ? 'ok' : 'missing',
    settings: readSettings(env).problems.length === 0 ? 'ok' : 'invalid',
  }
  const ok = Object.values(checks).every((check) => check === 'ok')
  return {
    ...{ status: ok ? 'ok' : 'failing', ruleset, checks },
    ...(missing && missing.length > 0 ? { missing } : {}),
  }
}

async function answers(db: D1Database): Promise<boolean> {
  try {
    const { bytes } = await tryDatabase(db)
    noteDatabaseSize(bytes)
    return true
  } catch {
    return false
  }
}

const hasKey = async (env: Bindings): Promise<boolean> => {
  try {
    return (await signingKey(env)) !== null
  } catch {
    return false
  }
}
