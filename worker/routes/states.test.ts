// Every place of the API that shows a share shows its state with it: a sloppy, a provisional and a final run.
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type {
  Comparison,
  HistoryPage,
  LinkCreated,
  SheetSnapshot,
  Validation,
} from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { sloppySnapshot } from '../../test/fixtures/sloppy.ts'
import { type ShownShare, sharesInJson, sharesInLines } from '../../test/states/shown-shares.ts'
import { call, jsonOf } from '../testing/client.ts'

/** The reference with another share stated on it: no error stands, and it is not final. */
function provisionalSnapshot(): SheetSnapshot {
  const snapshot = referenceSnapshot()
  const rows = snapshot.rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell.replace('50.7%', '52.7%') : cell)),
  )
  return { ...snapshot, rows }
}

const runs = [
  ['sloppy', sloppySnapshot(), '50.4', 'provisional'],
  ['provisional', provisionalSnapshot(), '50.7', 'provisional'],
  ['final', referenceSnapshot(), '50.7', 'final'],
] as const

const json = (snapshot: SheetSnapshot) => ({ snapshot, plan: referencePlan() })

describe.each(runs)('the %s run', (_, snapshot, percent, state) => {
  const made = async () =>
    jsonOf<Validation>(await call('/v1/validations', { json: json(snapshot) }), 201)
  const inJson = (value: unknown) => sharesInJson(value, percent, state)
  const inLines = (text: string) => sharesInLines(text, percent, state)
  /** At least one place, and none without its state. */
  const expectStated = (places: ShownShare[]) => {
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter(({ stated }) => !stated)).toEqual([])
  }

  it('is what it is called', async () => {
    const { share } = (await made()).report.totals
    expect(share).toMatchObject({ status: state, value: percent })
    expect((share.reasons ?? []).length > 0).toBe(state === 'provisional')
  })

  it('in the answer, read again, listed and compared', async () => {
    const run = await made()
    expectStated(inJson(run.report))
    expectStated(inJson(await jsonOf(await call(`/v1/validations/${run.id}`), 200)))
    const list = await jsonOf<HistoryPage>(await call('/v1/validations'), 200)
    expectStated(inJson(list.items.filter(({ id }) => id === run.id)))
    const compared = await jsonOf<Comparison>(
      await call(`/v1/compare?from=${run.id}&to=${run.id}`),
      200,
    )
    expectStated(inJson(compared))
    expect(compared.status).toBe(state)
  })

  it('in the receipt and what verifying it says', async () => {
    const { receipt } = await made()
    expectStated(inJson(decodeJwt(receipt)))
    const verdict = await call('/v1/receipts/verify', { key: null, json: { receipt } })
    expectStated(inJson(await jsonOf(verdict, 200)))
  })

  it('as text and as CSV', async () => {
    for (const Accept of ['text/plain', 'text/csv']) {
      const answer = await call('/v1/validations', { json: json(snapshot), headers: { Accept } })
      expectStated(inLines(await answer.text()))
    }
  })

  it('in cells of other sheets, where a provisional one is not given', async () => {
    const { id } = await made()
    const link = await call(`/v1/validations/${id}/links`, { json: {} })
    const { token } = await jsonOf<LinkCreated>(link, 201)
    const value = async (query: string) =>
      (await call(`/v1/validations/${id}/value?token=${token}&${query}`, { key: null })).text()
    expect(await value('field=share')).toBe(state === 'final' ? percent : '#HANEI:PROVISIONAL')
    expect(await value('field=status')).toBe(state)
    expect(await value('field=status.ja')).toMatch(state === 'final' ? /^確定$/ : /^暫定: 「/)
    expectStated(inLines(`${await value('field=statement.ja')} ${await value('field=status')}`))
    const csv = await call(`/v1/validations/${id}/totals.csv?token=${token}`, { key: null })
    expectStated(inLines(await csv.text()))
  })
})
