// GET /v1/compare over two kept runs.
import { describe, expect, it } from 'vitest'
import type { ComparedSides, Comparison, Validation } from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const plan = { ...referencePlan(), ward: 'suminoe' }
const snapshot = referenceSnapshot()
/** The reference with one cell changed; row from 1, column from 0. */
const changed = ({ row, column, value }: { row: number; column: number; value: number }) => ({
  ...snapshot,
  rows: snapshot.rows.map((cells, r) =>
    cells.map((cell, c) => (r + 1 === row && c === column ? value : cell)),
  ),
})
const newRun = async (sheet = snapshot) => {
  const json = { snapshot: sheet, plan }
  return (await jsonOf<Validation>(await call('/v1/validations', { json }), 201)).id
}

describe('comparing', () => {
  it('names the cell whose amount changed and its exact effect', async () => {
    const from = await newRun()
    const rows = snapshot.rows.map((row) => [...row])
    const row = rows.findIndex((cells) => cells[3] === 75_719)
    const changed = rows[row]
    if (changed) changed[3] = 76_719
    const to = await newRun({ ...snapshot, rows })
    const answer = await call(`/v1/compare?from=${from}&to=${to}`)
    const comparison = await jsonOf<Comparison>(answer, 200)
    const lines = comparison.changes.filter(({ from, to }) => from && to)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      kind: 'amount',
      from: { yen: 75_719_000, cell: `D${row + 1}` },
      to: { yen: 76_719_000 },
    })
    expect(comparison.totals).toEqual({ total: 1_000_000, base: 1_000_000, numerator: 0 })
    expect(lines[0]?.effect).toEqual(comparison.difference)
    expect(comparison.difference?.percent.startsWith('-0.32')).toBe(true)
    const etag = answer.headers.get('ETag') ?? ''
    const headers = { 'If-None-Match': etag }
    expect((await call(`/v1/compare?from=${from}&to=${to}`, { headers })).status).toBe(304)
  })

  it('is empty between a run and itself', async () => {
    const id = await newRun()
    const same = await jsonOf<Comparison>(await call(`/v1/compare?from=${id}&to=${id}`), 200)
    expect(same.changes).toEqual([])
    expect(same.unchanged).toBe(15)
    expect(same.difference?.numerator).toBe('0')
  })

  it('is one page to print, in either language, with what changed in the grid’s words', async () => {
    const [from, to] = [await newRun(), await newRun(changed({ row: 6, column: 3, value: 30_852 }))]
    const page = async (lang: string) => {
      const headers = { Accept: 'text/html' }
      const answer = await call(`/v1/compare?from=${from}&to=${to}&lang=${lang}`, { headers })
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      return answer.text()
    }
    const ja = await page('ja')
    for (const text of ['金額', 'D6', '20,852千円', '30,852千円', '+3.01', '確定', '@page{size:A4'])
      expect(ja).toContain(text)
    expect(ja).not.toMatch(/<script|https?:/)
    expect(await page('en')).toContain('¥30,852,000')
    const headers = { Accept: 'image/png' }
    await jsonOf(await call(`/v1/compare?from=${from}&to=${to}`, { headers }), 406)
  })

  it('compares sheets at hand with a run, and with other sheets, and keeps nothing', async () => {
    const from = await newRun()
    const sheet = { snapshot: changed({ row: 6, column: 3, value: 30_852 }), plan }
    const post = (json: object) => call('/v1/compare', { json })
    const kept = await jsonOf<ComparedSides>(await post({ from: { run: from }, to: sheet }), 200)
    expect(kept.from).toMatchObject({ id: from, sheet: '予算' })
    expect(kept.to).toMatchObject({ id: null, createdAt: null, share: { value: '53.7' } })
    expect(kept.changes.map(({ kinds, to }) => [kinds, to?.cell])).toEqual([[['amount'], 'D6']])
    const both = await jsonOf<ComparedSides>(
      await post({ from: { snapshot, plan }, to: sheet }),
      200,
    )
    expect(both.changes).toEqual(kept.changes)
    await jsonOf(await post({ from: {}, to: sheet }), 400)
    await jsonOf(await post({ from: { run: from, snapshot }, to: sheet }), 400)
    const { key } = await makeKey(['suminoe'], ['read'])
    await jsonOf(await call('/v1/compare', { json: { from: { run: from }, to: sheet }, key }), 403)
  })

  it('names the total that a number was typed over, and says when formulas were not sent', async () => {
    const [from, to] = [await newRun(), await newRun({ ...snapshot, formulas: {} })]
    const same = await jsonOf<Comparison>(await call(`/v1/compare?from=${from}&to=${to}`), 200)
    expect(same.changes.map(({ kinds, to }) => [kinds, to?.cell])).toEqual([[['formula'], 'D20']])
    expect(same.changes[0]?.effect?.numerator).toBe('0')
    const headers = { Accept: 'text/html' }
    const page = await (await call(`/v1/compare?from=${from}&to=${to}`, { headers })).text()
    expect(page).toContain('>=SUM(D5:D19)<')
    expect(page).toContain('数値「284322」')
    expect(page).toContain('数式が1つもありません')
  })

  it('400 without both, 404 when either is not there or not the caller’s, 403 without the role', async () => {
    const id = await newRun()
    await jsonOf(await call(`/v1/compare?from=${id}`), 400)
    await jsonOf(await call(`/v1/compare?from=${id}&to=nonsense`), 404)
    const { key } = await makeKey(['kita'], ['read'])
    await jsonOf(await call(`/v1/compare?from=${id}&to=${id}`, { key }), 404)
    const writer = await makeKey(['suminoe'], ['validate'])
    await jsonOf(await call(`/v1/compare?from=${id}&to=${id}`, { key: writer.key }), 403)
  })
})
