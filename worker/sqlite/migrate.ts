// The migrations on a file, recorded as wrangler records them, so that either may go on.
import { readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { inTransaction } from './d1.ts'

const folder = fileURLToPath(new URL('../migrations/', import.meta.url).href)

/** Names of this version's migrations, in order. */
export const knownMigrations = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** Names of those that a database has, in the order of their application. */
export function appliedMigrations(db: DatabaseSync): string[] {
  const recorded = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'd1_migrations'").get()
  if (!recorded) return []
  const rows = db.prepare('SELECT name FROM d1_migrations ORDER BY id').all()
  return rows.map(({ name }) => String(name))
}

/** Applies what a database lacks, each migration in a transaction of its own. Gives their names. */
export function migrate(db: DatabaseSync): string[] {
  db.exec(`CREATE TABLE IF NOT EXISTS d1_migrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT UNIQUE,
    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
  )`)
  const applied = new Set(appliedMigrations(db))
  const lacking = knownMigrations().filter((name) => !applied.has(name))
  for (const name of lacking) {
    const sql = readFileSync(`${folder}${name}`, 'utf8')
    inTransaction(db, () => {
      db.exec(sql)
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    })
  }
  return lacking
}
