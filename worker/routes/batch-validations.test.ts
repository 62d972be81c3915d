// POST /v1/validations:batch: all wards at once, each answered by itself.
import { describe, expect, it } from 'vitest'
import type {
  BatchLine,
  HistoryPage,
  Problem,
  SheetSnapshot,
  Validation,
} from '../../shared/schema/index.ts'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { call, devKey, jsonOf, makeKey } from '../testing/client.ts'

const headers = { 'Content-Type': 'application/x-ndjson' }
const sheet = (item: string, yen: number): SheetSnapshot => ({
  sheet: '予算',
  origin: 'A1',
  rows: [
    ['事業名', '金額(千円)', '反映区分'],
    [item, yen, '①'],
    ['その他', 500, 'なし'],
  ],
})
const bodyOf = (...budgets: (object | string)[]): string =>
  budgets.map((budget) => (typeof budget === 'string' ? budget : JSON.stringify(budget))).join('\n')
const batch = (body: BodyInit, more: Record<string, string> = {}, key = devKey) =>
  call('/v1/validations:batch', { method: 'POST', body, key, headers: { ...headers, ...more } })
const linesOf = async (answer: Response): Promise<BatchLine[]> => {
  const text = new TextDecoder().decode(await answer.arrayBuffer())
  expect(answer.status, text.slice(0, 500)).toBe(200)
  expect(text.endsWith('\n')).toBe(true)
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine)
}
const wards = (...names: string[]) =>
  names.map((ward, i) => ({ id: ward, ward, snapshot: sheet(`${ward}の事業`, 100 * (i + 1)) }))
const runsOf = async (key: string) =>
  (await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)).items

describe('many budgets', () => {
  it('are answered line by line in their order, each as its own call answers it', async () => {
    const plan = { ...referencePlan(), ward: null }
    const sections = { id: '住之江区', ward: 'b-one', snapshots: sectionsWorkbook(), plan }
    const [second] = wards('b-two')
    const lines = await linesOf(await batch(bodyOf(sections, second ?? {})))
    expect(lines.map(({ line, id, status }) => [line, id, status])).toEqual([
      [1, '住之江区', 201],
      [2, 'b-two', 201],
    ])
    const [first] = lines as { validation: Validation }[]
    expect(first?.validation.report.totals.share.value).toBe('50.7')
    const alone = await jsonOf<Validation>(
      await call('/v1/validations', { json: { ...sections, id: undefined } }),
      201,
    )
    expect(first?.validation.digest).toBe(alone.digest)
    const kept = await call(`/v1/validations/${first?.validation.id}`)
    expect(await jsonOf<Validation>(kept, 200)).toEqual(first?.validation)
  })

  it('one that fails is named and leaves the others alone', async () => {
    const [first, last] = wards('b-three', 'b-four')
    const broken = [
      '{"snapshot":',
      { id: 'x', snapshot: { sheet: 'S', rows: [[{}]] } },
      { id: 'y', plan: 'b-five/2031', snapshot: sheet('a', 1) },
      { id: 'z'.repeat(101), snapshot: sheet('a', 1), store: false },
      '[1]',
    ]
    const lines = await linesOf(await batch(bodyOf(first ?? {}, ...broken, '', last ?? {})))
    expect(lines.map(({ id, status, problem }) => [id, status, problem?.type.slice(18)])).toEqual([
      ['b-three', 201, undefined],
      [undefined, 400, 'malformed-json'],
      ['x', 400, 'invalid-body'],
      ['y', 404, 'not-found'],
      [undefined, 200, undefined],
      [undefined, 400, 'invalid-body'],
      ['b-four', 201, undefined],
    ])
    expect(lines[2]?.problem?.errors?.[0]?.pointer).toBe('/snapshot/rows/0/0')
  })

  it('are those of wards that the key covers, the others as if there were none', async () => {
    const { key } = await makeKey(['b-six'], ['validate', 'read'])
    const lines = await linesOf(await batch(bodyOf(...wards('b-six', 'b-seven')), {}, key))
    expect(lines.map(({ status }) => status)).toEqual([201, 404])
    expect(await runsOf(key)).toHaveLength(1)
  })
})

describe('Idempotency-Key', () => {
  it('goes on where it left off: what was done is answered again, what failed is done', async () => {
    const { key } = await makeKey(['b-eight', 'b-nine'], ['validate', 'read'])
    const [eight, nine] = wards('b-eight', 'b-nine')
    const once = { 'Idempotency-Key': 'all-wards' }
    const first = await linesOf(await batch(bodyOf(eight ?? {}, '{"id":"b-nine"}'), once, key))
    expect(first.map(({ status }) => status)).toEqual([201, 400])
    const again = await linesOf(await batch(bodyOf(nine ?? {}, eight ?? {}), once, key))
    expect(again.map(({ id, status, replayed }) => [id, status, replayed])).toEqual([
      ['b-nine', 201, undefined],
      ['b-eight', 201, true],
    ])
    expect(again[1]?.validation).toEqual(first[0]?.validation)
    expect(await runsOf(key)).toHaveLength(2)
  })

  it('is for the same budgets: another one of that name is refused, alone', async () => {
    const once = { 'Idempotency-Key': 'others' }
    const [one, two] = wards('b-ten', 'b-eleven')
    await linesOf(await batch(bodyOf(one ?? {}, two ?? {}), once))
    const other = { ...one, snapshot: sheet('別の事業', 9) }
    const lines = await linesOf(await batch(bodyOf(other, two ?? {}), once))
    expect(lines.map(({ status, replayed }) => [status, replayed])).toEqual([
      [422, undefined],
      [201, true],
    ])
  })

  it('tells budgets of one name in a batch from each other by refusing the second', async () => {
    const once = { 'Idempotency-Key': 'twice' }
    const [one] = wards('b-twelve')
    const other = { ...one, snapshot: sheet('別の事業', 9) }
    const lines = await linesOf(await batch(bodyOf(one ?? {}, other), once))
    expect(lines.map(({ status }) => status)).toEqual([201, 422])
  })
})

describe('refused as a whole', () => {
  it('401 and 403 for callers who may validate nothing', async () => {
    const { key } = await makeKey(['b-six'], ['read'])
    expect((await batch('{}', {}, 'nobody')).status).toBe(401)
    expect((await batch('{}', {}, key)).status).toBe(403)
  })

  it('400 for no line, 413 for too many and for too many bytes, 415 for another type', async () => {
    expect((await jsonOf<Problem>(await batch(' \n\r\n'), 400)).type).toContain('no-budget')
    const many = await jsonOf<Problem>(await batch('{}\n'.repeat(101)), 413)
    expect(many.type).toContain('too-many-budgets')
    const large = await jsonOf<Problem>(await batch('x'.repeat(33 * 1_048_576)), 413)
    expect(large.limit).toBe('bodyBytes')
    expect((await batch('{}', { 'Content-Type': 'application/json' })).status).toBe(415)
  })

  it('a flood of lines is refused before one is read', async () => {
    const flood = '\n'.repeat(16 * 1_048_576)
    expect((await batch(flood)).status).toBe(400)
  })
})
