// POST /v1/validations with the sheets of several sections.
import { describe, expect, it } from 'vitest'
import { reportDigest } from '../../../shared/assess.ts'
import {
  type Comparison,
  defaultPolicy,
  type HistoryPage,
  type Problem,
  type SheetSnapshot,
  type Validation,
} from '../../../shared/schema/index.ts'
import { assessSheets } from '../../../shared/workbook/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../../../test/fixtures/sections.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const plan = referencePlan()
const snapshots = sectionsWorkbook()
const validate = (json: object, headers: Record<string, string> = {}, key?: string) =>
  call('/v1/validations', { json: { plan, ...json }, headers, ...(key ? { key } : {}) })
const runOf = async (json: object) => jsonOf<Validation>(await validate(json), 201)

describe('the sheets of a budget', () => {
  it('201: four sections come to 50.7, with the digest of the same sheets anywhere', async () => {
    const run = await runOf({ snapshots })
    expect(run.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    expect(run.report.findings).toEqual([])
    expect(run.report.sheets?.filter(({ counted }) => counted)).toHaveLength(SECTIONS.length)
    expect(run.digest).toBe(reportDigest(assessSheets(snapshots, plan, defaultPolicy).report))
    expect(await jsonOf<Validation>(await call(`/v1/validations/${run.id}`), 200)).toEqual(run)
  })

  it('take choices of single rows by their addresses, of these sheets alone', async () => {
    const [first] = snapshots.flatMap(({ sheet }) => (sheet === SECTIONS[0] ? [sheet] : []))
    const choice = (cell: string) => ({ cell, name: '計', as: 'sum' as const })
    const mapping = { rows: [choice(`${first}!F5`)] }
    expect((await runOf({ snapshots, mapping })).report.totals.share.value).toBe('50.7')
    for (const [refused, pointer] of [
      [{ rows: [choice('F5')] }, '/mapping/rows/0/cell'],
      [{ rows: [choice('どこか!F5')] }, '/mapping/rows/0/cell'],
      [{ unit: '千円' }, '/mapping/unit'],
    ] as const) {
      const problem = await jsonOf<Problem>(await validate({ snapshots, mapping: refused }), 400)
      expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer])
    }
  })

  it('one of them is what it is as snapshot', async () => {
    const [alone, listed] = await Promise.all([
      runOf({ snapshot: referenceSnapshot() }),
      runOf({ snapshots: [referenceSnapshot()] }),
    ])
    expect(listed.digest).toBe(alone.digest)
    expect(listed.report).not.toHaveProperty('sheets')
  })

  it('stand in the history under the counted sheets, and are exported', async () => {
    const { key } = await makeKey(['sections'], ['validate', 'read'])
    const json = { snapshots, plan: { ...plan, ward: 'sections' } }
    await jsonOf(await validate(json, {}, key), 201)
    const page = await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)
    expect(page.items[0]).toMatchObject({ sheet: SECTIONS.join('、'), base: 153_589_000 })
  })

  it('are one answer for one idempotency key', async () => {
    const headers = { 'Idempotency-Key': 'sections-1' }
    const first = await jsonOf<Validation>(await validate({ snapshots }, headers), 201)
    const again = await validate({ snapshots }, headers)
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect((await jsonOf<Validation>(again, 201)).id).toBe(first.id)
    const fewer = await validate({ snapshots: snapshots.slice(1) }, headers)
    expect(fewer.status).toBe(422)
  })

  it('compared: a section that was there last time is missing, another is of another sum', async () => {
    const plain = snapshots.filter(({ sheet }) => SECTIONS.some((name) => name === sheet))
    const [before, after] = [
      await runOf({ snapshots: plain }),
      await runOf({
        snapshots: [
          ...plain.slice(1, 3),
          { ...plain[3], hidden: true },
          { ...plain[0], sheet: '総務課(新)', rows: (plain[0]?.rows ?? []).slice(0, 5) },
        ],
      }),
    ]
    const answer = await call(`/v1/compare?from=${before.id}&to=${after.id}`)
    const { sheets } = await jsonOf<Comparison>(answer, 200)
    expect(sheets).toEqual([
      { sheet: '総務課', kind: 'missing', from: 37_394_000, to: null },
      { sheet: '窓口サービス課', kind: 'leftOut', from: 17_487_000, to: 17_487_000 },
      { sheet: "'総務課(新)'", kind: 'added', from: null, to: 22_283_000 },
    ])
  })

  it('compared: a line that went to another section is moved, and changes nothing', async () => {
    const moved = structuredClone(snapshots)
    const from = moved.find(({ sheet }) => sheet === '市民協働課')
    const to = moved.find(({ sheet }) => sheet === '窓口サービス課')
    const row = from?.rows.findIndex((cells) => cells[3] === 75_719) ?? -1
    const [line = []] = from?.rows.splice(row, 1) ?? []
    to?.rows.splice(4, 0, line)
    const total = from?.rows.at(-1)
    if (total) total[3] = Number(total[3]) - 75_719
    const other = to?.rows.at(-1)
    if (other) other[3] = Number(other[3]) + 75_719
    const plain = (sheets: SheetSnapshot[]) =>
      sheets
        .filter(({ sheet }) => SECTIONS.some((name) => name === sheet))
        .map(({ formulas: _, ...sheet }) => sheet)
    const [a, b] = [
      await runOf({ snapshots: plain(snapshots) }),
      await runOf({ snapshots: plain(moved) }),
    ]
    const answer = await call(`/v1/compare?from=${a.id}&to=${b.id}`)
    const { changes, totals } = await jsonOf<Comparison>(answer, 200)
    expect(totals).toEqual({ total: 0, base: 0, numerator: 0 })
    expect(changes.filter(({ kind }) => kind !== 'other')).toMatchObject([
      {
        kind: 'moved',
        from: { sheet: '市民協働課', cell: `市民協働課!D${row + 1}` },
        to: { sheet: '窓口サービス課', cell: '窓口サービス課!D5' },
      },
    ])
  })
})

describe('400', () => {
  const [first] = snapshots
  it.each([
    ['both forms', { snapshot: first, snapshots }, '/snapshots'],
    ['none', { snapshots: [] }, '/snapshots'],
    ['a sheet twice', { snapshots: [first, first] }, '/snapshots/1/sheet'],
    ["columns, which are one sheet's", { snapshots, mapping: { columns: {} } }, '/mapping/columns'],
    [
      'a role of no sheet',
      { snapshots, roles: [{ sheet: 'X', role: 'budget' }] },
      '/roles/0/sheet',
    ],
    ['roles of one sheet', { snapshot: first, roles: [] }, '/roles'],
    ['more than 64', { snapshots: Array(65).fill(first) }, '/snapshots'],
  ])('%s', async (_, json, pointer) => {
    const { errors } = await jsonOf<Problem>(await validate(json), 400)
    expect(errors?.[0]?.pointer).toBe(pointer)
  })

  it('413 for more rows than one sheet may have, over all of them', async () => {
    const rows = Array.from({ length: 100_001 }, () => [1])
    const sheets = ['a', 'b'].map((sheet) => ({ sheet, rows }))
    expect((await validate({ snapshots: sheets })).status).toBe(413)
  })
})
