// `cloudflare:test` for the Worker's tests on Node: the same bindings, as a host makes them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// As the app does before anything else: it gives the schemas made after it their `openapi`.
import '@hono/zod-openapi'
import { ratePeriodSeconds } from '../auth/rate.ts'
import { d1Of } from '../sqlite/d1.ts'
import { knownMigrations, migrate } from '../sqlite/migrate.ts'
import { openDatabase } from './folder.ts'
import { rateLimit } from './rate.ts'

const folder = mkdtempSync(join(tmpdir(), 'hanei-host-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const sqlite = openDatabase(join(folder, 'hanei.sqlite'), folder)

/** A database a test file, opened as a host opens its own, migrations and all. */
export const env = {
  DB: d1Of(sqlite),
  RATE_KEY: rateLimit(300, ratePeriodSeconds),
  RATE_OPEN: rateLimit(300, ratePeriodSeconds),
  HANEI_ENV: 'development',
  ...{ HANEI_LOCAL: '1', HANEI_DEV_KEY: 'development-key-of-the-tests' },
  HANEI_LONG: process.env.HANEI_LONG ?? '',
  MIGRATIONS: knownMigrations().map((name) => ({ name })),
}

/** As a host that starts again does; what a database lacks it has from its opening on. */
export async function applyD1Migrations(): Promise<void> {
  migrate(sqlite)
}

export { createExecutionContext, waitOnExecutionContext } from './execution-context.ts'
