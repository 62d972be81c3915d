// Before each test file: the migrations, applied as a deployment applies them.
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test'

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database
      MIGRATIONS: D1Migration[]
    }
  }
}

await applyD1Migrations(env.DB, env.MIGRATIONS)
