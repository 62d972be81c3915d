// GET /healthz: whether this deployment can do its work.
import { type Health, healthSchema } from '../../shared/schema/index.ts'
import { ruleset } from '../assess.ts'
import { type Bindings, readSettings } from '../env.ts'
import { jsonAnswer, operation } from '../operation/operation.ts'
import { signingKey } from '../receipts/keys.ts'

export const readHealth = operation(
  {
    method: 'get',
    path: '/healthz',
    operationId: 'readHealth',
    access: 'open',
    tags: ['Service'],
    summary: 'Health',
    description:
      'Reads and writes the database, and looks at migrations, receipt key and settings.',
    responses: {
      200: jsonAnswer(healthSchema, 'Everything works'),
      503: jsonAnswer(healthSchema, 'Something does not'),
    },
  },
  async (c) => {
    const health = await checkHealth(c.env)
    return c.json(health, health.status === 'ok' ? 200 : 503)
  },
)

async function checkHealth(env: Bindings): Promise<Health> {
  const checks: Health['checks'] = {
    database: (await answers(env.DB)) ? 'ok' : 'failing',
    migrations: (await isMigrated(env.DB)) ? 'ok' : 'missing',
    receiptKey: (await hasKey(env)) ? 'ok' : 'missing',
    settings: readSettings(env).problems.length === 0 ? 'ok' : 'invalid',
  }
  const ok = Object.values(checks).every((check) => check === 'ok')
  return { status: ok ? 'ok' : 'failing', ruleset, checks }
}

/** A read and a write that changes nothing: a full or read-only database fails the second. */
async function answers(db: D1Database): Promise<boolean> {
  try {
    await db.batch([
      db.prepare('SELECT 1'),
      db.prepare("DELETE FROM idempotency WHERE principal = '' AND key = ''"),
    ])
    return true
  } catch {
    return false
  }
}

const isMigrated = async (db: D1Database): Promise<boolean> => {
  try {
    await db.prepare('SELECT seq FROM audit WHERE seq = 1').first()
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
