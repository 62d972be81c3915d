// Before each test file: the migrations, applied as a deployment applies them.
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test'
import { vi } from 'vitest'

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database
      MIGRATIONS: D1Migration[]
      /** `1`: the long form of the tests that have one. */
      HANEI_LONG: string
    }
  }
}

await applyD1Migrations(env.DB, env.MIGRATIONS)

// A line a request says nothing in a test's output; those that look at the log read this spy.
vi.spyOn(console, 'log').mockImplementation(() => undefined)
