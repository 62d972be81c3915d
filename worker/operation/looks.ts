// Who looked, noted before they see it. A look that cannot be noted now stands in the request log
// alone: a full disk keeps nobody from reading.
import type { Context } from 'hono'
import type { RunSummary } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { logError } from '../http/trace.ts'
import { noteHistoryLook, noteLook } from '../store/looks.ts'

/** @param actor as the audit log names callers */
export const looked = (c: Context<HaneiEnv>, actor: string, run: RunSummary): Promise<void> =>
  noteLook(c.env.DB, actor, run.ward, run.id).catch((error) => logError(c.get('requestId'), error))

/** @param wards null for every ward */
export const lookedAtHistory = (c: Context<HaneiEnv>, wards: string[] | null): Promise<void> =>
  noteHistoryLook(c.env.DB, c.get('principal').id, wards).catch((error) =>
    logError(c.get('requestId'), error),
  )
