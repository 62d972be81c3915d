// The daily work: pruning, a verified backup, the oldest removed; what fails is said and done again.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkDatabase } from '../sqlite/check.ts'
import { d1Of } from '../sqlite/d1.ts'
import { type Daily, doDaily } from './daily.ts'
import { bootstrapIn, folderOf, openDatabase, receiptKeysIn } from './folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hanei-daily-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0

function newDaily(more: Partial<Daily> = {}) {
  const folder = join(scratch, String(made++))
  const { database, backups } = folderOf(folder)
  mkdirSync(backups, { recursive: true })
  const sqlite = openDatabase(database, backups)
  const noted: object[] = []
  const daily: Daily = {
    ...{ db: d1Of(sqlite), folder, backups, keep: 3, note: (entry) => noted.push(entry) },
    certificate: async () => ({ faults: [] }),
    ...more,
  }
  return { daily, sqlite, backups, noted }
}
const day = (date: string) => new Date(`${date}T04:00:00`)

describe('once a day', () => {
  it('takes a backup that verifies, and removes the oldest of its own alone', async () => {
    const { daily, backups, sqlite, noted } = newDaily()
    for (const n of [1, 2, 3]) writeFileSync(join(backups, `hanei-2026-01-0${n}.sqlite`), '')
    writeFileSync(join(backups, 'before-upgrade-2025-01-01T000000.sqlite'), '')
    expect(await doDaily(daily, day('2026-11-26'))).toBe(true)
    expect(readdirSync(backups).sort()).toEqual([
      'before-upgrade-2025-01-01T000000.sqlite',
      'hanei-2026-01-02.sqlite',
      'hanei-2026-01-03.sqlite',
      'hanei-2026-11-26.sqlite',
    ])
    expect((await checkDatabase(join(backups, 'hanei-2026-11-26.sqlite'))).faults).toEqual([])
    expect(noted).toHaveLength(3)
    sqlite.close()
  })

  it('deletes what is past its time', async () => {
    const { daily, sqlite } = newDaily()
    sqlite.exec(`INSERT INTO noted (name, expires_at) VALUES ('old', '2026-11-01T00:00:00.000Z')`)
    await doDaily(daily, day('2026-11-26'))
    expect(sqlite.prepare('SELECT count(*) AS n FROM noted').get()).toEqual({ n: 0 })
    sqlite.close()
  })

  it('does the rest when one part fails, says which, and is not done', async () => {
    const { daily, noted, backups, sqlite } = newDaily({
      certificate: () => Promise.reject(new Error('the certificate ended')),
      folder: join(scratch, 'nothing-here'),
    })
    expect(await doDaily(daily, day('2026-11-26'))).toBe(false)
    expect(noted).toMatchObject([
      { level: 'info', pruned: {} },
      { level: 'error', backup: 'failed', reason: expect.stringContaining('no database') },
      { level: 'error', certificate: 'failed', reason: 'the certificate ended' },
    ])
    expect(readdirSync(backups)).toEqual([])
    sqlite.close()
  })
})

describe('the folder', () => {
  it('keeps a copy of an earlier version before it is brought up to date, and refuses a later one', () => {
    const { daily, sqlite, backups } = newDaily()
    sqlite.exec('DELETE FROM d1_migrations WHERE name = (SELECT max(name) FROM d1_migrations)')
    sqlite.close()
    const { database } = folderOf(daily.folder)
    expect(() => openDatabase(database, backups)).toThrow()
    expect(readdirSync(backups)).toMatchObject([expect.stringMatching(/^before-upgrade-/)])
    const later = newDaily()
    later.sqlite.exec("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')")
    later.sqlite.close()
    const file = folderOf(later.daily.folder).database
    expect(() => openDatabase(file, later.backups)).toThrow('written by a later version')
  })

  it('refuses a file that is no database, and leaves it as it is', () => {
    const file = join(scratch, 'broken.sqlite')
    writeFileSync(file, 'not a database, but longer than a header would be'.repeat(20))
    expect(() => openDatabase(file, scratch)).toThrow('no database that can be read')
  })

  it('makes the keys that sign once', async () => {
    const file = join(scratch, 'keys.json')
    const keys = await receiptKeysIn(file)
    expect(JSON.parse(keys).keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519' })
    expect(await receiptKeysIn(file)).toBe(keys)
  })

  it('keeps the secret for the first key until there is one', () => {
    const { sqlite } = newDaily()
    const file = join(scratch, 'bootstrap.txt')
    const secret = bootstrapIn(file, sqlite)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(bootstrapIn(file, sqlite)).toBe(secret)
    sqlite.exec(
      "INSERT INTO api_keys (id, secret_hash, name, wards, roles, created_at, created_by) VALUES ('a', 'h', 'n', '[]', '[]', '2026', 'b')",
    )
    expect(bootstrapIn(file, sqlite)).toBeNull()
    expect(existsSync(file)).toBe(false)
    sqlite.close()
  })
})
