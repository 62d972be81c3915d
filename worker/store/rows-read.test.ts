// Pages of the history read only themselves. D1 counts the rows it reads; Node's SQLite does not.
import { env } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry, RunSummary } from '../../shared/schema/index.ts'
import { listRuns, type RunQuery } from './runs.ts'

describe('the history of 20 runs beside one of 3,000', () => {
  const query = { wards: null, fiscalYear: null, before: null, limit: 21 }
  beforeAll(async () => {
    await fill('many', 3_000)
    await fill('few', 20)
    await fill('other', 20)
  })

  it.each<[string, Partial<RunQuery>, number]>([
    ['of the small ward', { wards: ['few'] }, 20],
    ['of the large ward', { wards: ['many'] }, 21],
    ['of both', { wards: ['few', 'many'] }, 21],
    ['of every ward', {}, 21],
    ['of a year nobody has', { wards: ['many'], fiscalYear: 2031 }, 0],
    ['of a year nobody has, in every ward', { fiscalYear: 2031 }, 0],
    ['of a year, in the large ward', { wards: ['many'], fiscalYear: 2026 }, 21],
    ['from deep inside', { wards: ['many'], before: id(1_500) }, 21],
  ])('%s reads a page, not a table', async (_, more, length) => {
    const { db, rowsRead } = counting(env.DB)
    const runs = await listRuns(db, { ...query, ...more })
    expect(runs).toHaveLength(length)
    const ids = runs.map((run: RunSummary) => run.id)
    expect(ids).toEqual([...ids].sort().reverse())
    // A row and its index entry for each of a page of each ward, the wards' names, and the sorting.
    expect(rowsRead()).toBeLessThanOrEqual(21 * 2 * 4 + 10)
  })

  it('reads an empty database as long as a full one: by its page', async () => {
    const none = counting(env.DB)
    await listRuns(none.db, { ...query, wards: ['nobody'] })
    expect(none.rowsRead()).toBeLessThanOrEqual(4)
  })
})

const share = JSON.stringify({
  ...{ numerator: 1, denominator: 1, decimals: 1, rounding: 'half-up' },
  ...{ value: '100.0', status: 'final' },
})
const counts = JSON.stringify({ rows: 1, lines: 1, error: 0, warning: 0, info: 0, advice: 0 })

const id = (n: number): string => `01${String(n).padStart(24, '0')}`
let made = 0

async function fill(ward: string, runs: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE number (n) AS (SELECT ?2 UNION ALL SELECT n + 1 FROM number WHERE n < ?3)
     INSERT INTO runs SELECT '01' || printf('%024d', n), ?1, '2026-11-26T00:00:00.000Z', 'someone',
       NULL, 'S', 2026, NULL, 'r', 'd', 's', 'p', 1, 1, '${share}', '${counts}', 'receipt', NULL FROM number`,
  )
    .bind(ward, made + 1, made + runs)
    .run()
  made += runs
}

/** A database that adds up the rows its answers read. */
function counting(db: D1Database): { db: D1Database; rowsRead: () => number } {
  let rows = 0
  const counted = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => counted(target.bind(...values))
        if (name === 'all') {
          return async () => {
            const answer = await target.all<AuditEntry>()
            rows += answer.meta.rows_read
            return answer
          }
        }
        return Reflect.get(target, name)
      },
    })
  const proxy = new Proxy(db, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => counted(target.prepare(sql))
        : Reflect.get(target, name),
  })
  return { db: proxy, rowsRead: () => rows }
}
