// A ward moves between two databases with its chain, runs, receipts and keys; others keep theirs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../app.ts'
import type { Bindings } from '../env.ts'
import { createExecutionContext } from '../host/execution-context.ts'
import { openDatabase } from '../host/folder.ts'
import { neededTables } from '../store/schema.ts'
import { checkDatabase } from './check.ts'
import { d1Of } from './d1.ts'
import { moveWard } from './move-ward.ts'
import { staying, wardTables } from './ward-rows.ts'
import { wardStatements } from './ward-statements.ts'

const folder = mkdtempSync(join(tmpdir(), 'hanei-move-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** After the runs that the tests make. */
const now = new Date(Date.now() + 3_600_000)
const app = createApp()
const context = createExecutionContext() as unknown as ExecutionContext
let made = 0

/** A database of its own with an app in front of it, under an address. */
function newPlace(address: string) {
  const file = join(folder, `${made++}.sqlite`)
  let sqlite = openDatabase(file, folder)
  const env: Bindings = {
    ...{ DB: d1Of(sqlite), HANEI_LOCAL: '1', HANEI_DEV_KEY: 'development', HANEI_ADDRESS: address },
  }
  const call = async (
    path: string,
    json?: unknown,
    more: { key?: string; method?: string } = {},
  ) => {
    const headers = new Headers({ Authorization: `Bearer ${more.key ?? 'development'}` })
    headers.set('Content-Type', 'application/json')
    const method = more.method ?? (json === undefined ? 'GET' : 'POST')
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    return app.fetch(
      new Request(`http://localhost:8787${path}`, { method, headers, ...body }),
      env,
      context,
    )
  }
  return {
    ...{ file, call, env },
    stop: () => sqlite.close(),
    start() {
      sqlite = openDatabase(file, folder)
      env.DB = d1Of(sqlite)
    },
  }
}
type Place = ReturnType<typeof newPlace>

const snapshot = {
  sheet: '予算',
  range: { top: 1, left: 1 },
  rows: [
    ['経営課題', '取組', '金額（千円）'],
    ['防災', '備蓄', 1200],
  ],
}
const json = async (answer: Response, status: number) => {
  const text = await answer.text()
  expect(answer.status, text).toBe(status)
  return JSON.parse(text)
}

async function fill(place: Place, ward: string, runs: number) {
  const key = await json(
    await place.call('/v1/keys', { name: ward, wards: [ward], roles: ['read', 'validate'] }),
    201,
  )
  const answers = []
  for (let i = 0; i < runs; i++) {
    answers.push(await json(await place.call('/v1/validations', { snapshot, ward }), 201))
  }
  return { key: key.key as string, runs: answers as { id: string; receipt: string }[] }
}

async function twoPlaces() {
  const [old, fresh] = [
    newPlace('https://one.example'),
    newPlace('https://two.example https://one.example'),
  ]
  const moving = await fill(old, 'kita', 3)
  const other = await fill(old, 'suminoe', 2)
  await fill(fresh, 'chuo', 1)
  old.stop()
  fresh.stop()
  return { old, fresh, moving, other }
}

describe('moving a ward', () => {
  it('takes everything of it along, verified, and leaves the others', async () => {
    const { old, fresh, moving, other } = await twoPlaces()
    const moved = await moveWard(old.file, fresh.file, 'kita', now)
    expect(moved).toMatchObject({ runs: 3, faults: [], rows: { runs: 3, api_keys: 1 } })
    expect((await checkDatabase(fresh.file)).faults).toEqual([])
    expect((await checkDatabase(old.file)).faults).toEqual([])
    for (const place of [old, fresh]) place.start()
    for (const { id, receipt } of moving.runs) {
      const kept = await fresh.call(`/v1/validations/${id}`, undefined, { key: moving.key })
      expect((await json(kept, 200)).receipt).toBe(receipt)
      const verdict = await json(await fresh.call('/v1/receipts/verify', { receipt }), 200)
      expect(verdict).toMatchObject({ valid: true })
      expect((await old.call(`/v1/validations/${id}`)).status).toBe(404)
    }
    const refused = await old.call('/v1/validations', undefined, { key: moving.key })
    expect(refused.status).toBe(401)
    for (const { id } of other.runs) {
      const kept = await old.call(`/v1/validations/${id}`, undefined, { key: other.key })
      expect(kept.status).toBe(200)
    }
    const chain = await json(await fresh.call('/v1/audit?verify=true'), 200)
    expect(chain.valid).toBe(true)
    // It goes on at its new place, after the row that names where it came from.
    await json(await fresh.call('/v1/validations', { snapshot, ward: 'kita' }), 201)
    expect((await json(await fresh.call('/v1/audit?verify=true'), 200)).valid).toBe(true)
    for (const place of [old, fresh]) place.stop()
  })

  it('goes on where it broke off after the copy, and once only', async () => {
    const { old, fresh } = await twoPlaces()
    const stopped = new DatabaseSync(old.file)
    stopped.exec(
      "CREATE TRIGGER stopped BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'the power went'); END",
    )
    await expect(moveWard(old.file, fresh.file, 'kita', now)).rejects.toThrow('the power went')
    stopped.exec('DROP TRIGGER stopped')
    stopped.close()
    // What the old place noted of leaving came after what was received.
    const again = moveWard(old.file, fresh.file, 'kita', now)
    expect(await again).toMatchObject({ runs: 3, faults: [] })
    await expect(moveWard(old.file, fresh.file, 'kita', now)).rejects.toThrow()
    expect((await checkDatabase(old.file)).faults).toEqual([])
  })

  it('deletes nothing where the copy does not verify', async () => {
    const { old, fresh } = await twoPlaces()
    const forged = new DatabaseSync(old.file)
    forged.exec("UPDATE runs SET digest = 'sha256:0' WHERE ward = 'kita'")
    forged.close()
    const { faults } = await moveWard(old.file, fresh.file, 'kita', now)
    expect(faults).toHaveLength(3)
    const kept = new DatabaseSync(old.file)
    expect(kept.prepare("SELECT count(*) AS n FROM runs WHERE ward = 'kita'").get()).toEqual({
      n: 3,
    })
    kept.close()
  })

  it('refuses a ward that is not there, or that the other place has', async () => {
    const { old, fresh } = await twoPlaces()
    await expect(moveWard(old.file, fresh.file, 'minato', now)).rejects.toThrow('no ward minato')
    fresh.start()
    await fill(fresh, 'suminoe', 1)
    fresh.stop()
    await expect(moveWard(old.file, fresh.file, 'suminoe', now)).rejects.toThrow('already')
  })

  it('as SQL of short statements makes the same database', async () => {
    const { old, fresh } = await twoPlaces()
    const grown = new DatabaseSync(old.file)
    grown
      .prepare("INSERT INTO plans VALUES ('kita', 2026, 1, 'd', ?, '2026', 'someone')")
      .run(`it's ${'x'.repeat(300_000)}`)
    grown.close()
    const sql = wardStatements(old.file, 'kita', now)
    expect(Math.max(...sql.split('\n').map((line) => line.length))).toBeLessThan(100_000)
    const target = new DatabaseSync(fresh.file)
    target.exec(sql)
    target.prepare('ATTACH ? AS source').run(old.file)
    for (const { table, where } of wardTables) {
      const here = target
        .prepare(`SELECT * FROM main.${table} WHERE ${where}`)
        .all({ '?1': 'kita' })
      const there = target
        .prepare(
          `SELECT * FROM source.${table} WHERE ${where.replace('FROM runs', 'FROM source.runs')}`,
        )
        .all({ '?1': 'kita' })
      expect(here, table).toEqual(there)
    }
    target.close()
  })

  it('knows of every table whether it goes along', () => {
    const named = [...wardTables.map(({ table }) => table), ...Object.keys(staying)]
    expect(named.sort()).toEqual(Object.keys(neededTables).sort())
  })
})
