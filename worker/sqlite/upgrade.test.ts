// Upgrades: a database as the first version left it, with data in every table, brought up to date.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import first from '../../test/fixtures/store/0001.json' with { type: 'json' }
import { principalOfKey } from '../auth/keys.ts'
import { sha256 } from '../crypto.ts'
import { findKey } from '../store/keys.ts'
import { readLines } from '../store/lines.ts'
import { findLink, linksOfRun } from '../store/links.ts'
import { findPlan, findPolicy } from '../store/published.ts'
import { latestRun, listRuns, readRunText } from '../store/runs.ts'
import { checkDatabase } from './check.ts'
import { d1Of } from './d1.ts'
import { appliedMigrations, knownMigrations, migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'hanei-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

/** A database file as the first version left it. */
function firstVersion(): string {
  const file = join(folder, `${made++}.sqlite`)
  const db = new DatabaseSync(file)
  const [initial = ''] = knownMigrations()
  db.exec(readFileSync(new URL(`../migrations/${initial}`, import.meta.url).pathname, 'utf8'))
  db.exec(
    'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(initial)
  for (const [table, rows] of Object.entries(first.tables)) {
    for (const row of rows as Record<string, string | number | null>[]) {
      const places = Object.keys(row).map(() => '?')
      db.prepare(`INSERT INTO ${table} (${Object.keys(row)}) VALUES (${places})`).run(
        ...Object.values(row),
      )
    }
  }
  db.close()
  return file
}

const upgraded = () => {
  const file = firstVersion()
  const db = new DatabaseSync(file)
  migrate(db)
  return { file, db }
}

describe('a database of the first version', () => {
  it('is brought to this one, once', () => {
    const { db } = upgraded()
    expect(appliedMigrations(db)).toEqual(knownMigrations())
    expect(migrate(db)).toEqual([])
    db.close()
  })

  it('keeps its audit chain, and each run its receipt and report', async () => {
    const { file, db } = upgraded()
    db.close()
    expect(await checkDatabase(file)).toMatchObject({ runs: 3, faults: [] })
  })

  it('is read as what it was: runs, lines, plans, policies, links and keys', async () => {
    const { db } = upgraded()
    const d1 = d1Of(db)
    const query = { wards: ['suminoe'], fiscalYear: 2026, before: null, limit: 9 }
    const [newest, oldest] = await listRuns(d1, query)
    expect([newest?.share.value, oldest?.share.value]).toEqual(['50.7', '50.7'])
    expect(await latestRun(d1, 'suminoe')).toMatchObject({ summary: { id: newest?.id } })
    const { lines } = readLines((await readRunText(d1, newest?.id ?? '', 'lines')) ?? '[]')
    expect(lines.length).toBeGreaterThan(12)
    expect(await findPlan(d1, 'suminoe', 2026)).toMatchObject({ version: 1 })
    expect(await findPolicy(d1, 'suminoe')).toMatchObject({ value: { storage: { days: 30_000 } } })
    expect(await linksOfRun(d1, { id: oldest?.id ?? '', ward: 'suminoe' })).toHaveLength(2)
    expect(await findLink(d1, await sha256(first.latestLink))).toMatchObject({ kind: 'latest' })
    expect(await principalOfKey(d1, first.key, '2026-11-27T00:00:00.000Z')).toMatchObject({
      principal: { name: 'old key' },
    })
    db.close()
  })

  it('learns from the audit log who made a link, and finds keys by their wards', async () => {
    const { db } = upgraded()
    const makers = db.prepare('SELECT DISTINCT maker FROM links').all()
    expect(makers).toEqual([{ maker: 'development' }])
    const wards = db.prepare('SELECT key_wards.* FROM key_wards JOIN api_keys ON id = key_id').all()
    expect(wards.length).toBeGreaterThan(0)
    for (const { ward, key_id: id } of wards as { ward: string; key_id: string }[]) {
      expect(await findKey(d1Of(db), id, [ward])).toMatchObject({ id })
      expect(await findKey(d1Of(db), id, ['nobody'])).toBeNull()
    }
    db.close()
  })

  it('is left as it was where a migration fails', () => {
    const file = firstVersion()
    const db = new DatabaseSync(file)
    // What a later migration makes is there already.
    db.exec('CREATE INDEX links_by_age ON links (expires_at)')
    expect(() => migrate(db)).toThrow('links_by_age')
    const applied = appliedMigrations(db)
    expect(applied).toEqual(knownMigrations().slice(0, applied.length))
    expect(applied).not.toContain('0003_indexes.sql')
    db.close()
  })
})
