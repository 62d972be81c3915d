// The largest sheets pass, the next larger and hostile bodies are refused early, in workerd.
import { describe, expect, it } from 'vitest'
import { limits, type Problem, type UnkeptValidation } from '../../../shared/schema/index.ts'
import { call, jsonOf } from '../../testing/client.ts'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  call('/v1/validations?store=false', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  })

/** A sheet as text: `lines` times one row below a heading. */
const sheetOf = (lines: number, row = '["見守り",1,"①"]') =>
  `{"snapshot":{"sheet":"S","rows":[["事業名","金額(千円)","反映区分"]${`,${row}`.repeat(lines)}]}}`

const gzip = (body: ReadableStream | Blob): Promise<ArrayBuffer> =>
  new Response(
    (body instanceof Blob ? body.stream() : body).pipeThrough(new CompressionStream('gzip')),
  ).arrayBuffer()

describe('a sheet of 200,000 rows', () => {
  it('is read whole, to the last yen', async () => {
    const answer = await post(sheetOf(limits.rows - 1))
    const { report } = await jsonOf<UnkeptValidation>(answer, 200)
    expect(report.counts.lines).toBe(199_999)
    expect(report.totals.total).toBe(199_999_000)
    expect(report.totals.share.value).toBe('100.0')
  }, 60_000)

  it('with one row more gets 413 with the limit named', async () => {
    const problem = await jsonOf<Problem>(await post(sheetOf(limits.rows)), 413)
    expect(problem.limit).toBe('rows')
    expect(problem.detail).toContain('200000')
  })
})

describe('a sheet with a stray cell below blank rows', () => {
  it.each([
    ['rows', 1_000_000, '[]'],
    ['cells', 190_000, '[null,null,null,null,null,null,null,null,null,null,null]'],
  ])(
    'gets 413 that names the limit of %s, the last used row and how to send it',
    async (limit, count, blank) => {
      const body = sheetOf(3).replace(/\]\]\}\}$/, `]${`,${blank}`.repeat(count)},["x"]]}}`)
      const zipped = await gzip(new Blob([body]))
      const problem = await jsonOf<Problem>(await post(zipped, { 'Content-Encoding': 'gzip' }), 413)
      expect(problem.limit).toBe(limit)
      expect(problem.detail).toContain('with a value is number 4.')
      expect(problem.detail).toContain('farCells: { "A1048576"')
    },
  )
})

describe('a stray cell far from the rest', () => {
  const table = '事業名,金額(千円),反映区分\n見守り,600,①\n防災,400,なし\n'
  const read = async (body: BodyInit, type: string) => {
    const { report } = await jsonOf<UnkeptValidation>(
      await post(body, { 'Content-Type': type }),
      200,
    )
    const named = report.findings.find(({ code }) => code === 'structure/far-cells')
    return [report.totals.total, report.totals.share.value, named?.cells]
  }

  it.each([
    ['A1048576', `${table}${',,\n'.repeat(1_048_572)}x,,\n`],
    ['XFD2', table.replace('①', `①${','.repeat(16_381)}x`)],
  ])('of a CSV file in %s is named, and the rest is read', async (address, body) => {
    expect(await read(body, 'text/csv')).toEqual([1_000_000, '60.0', [address]])
  })

  it('is named in JSON beside the rows', async () => {
    const rows = table
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)))
    const snapshot = { sheet: 'S', rows, farCells: { XFD1048576: 'x' } }
    expect(await read(JSON.stringify({ snapshot }), 'application/json')).toEqual([
      1_000_000,
      '60.0',
      ['XFD1048576'],
    ])
  })
})

describe('a hostile body', () => {
  const wide = `[${'null,'.repeat(limits.columns - 1)}null]`

  it('of two million empty cells is a sheet without a table; one row more is refused', async () => {
    const rows = (count: number) =>
      `{"snapshot":{"sheet":"S","rows":[${`${wide},`.repeat(count - 1)}${wide}]}}`
    const { report } = await jsonOf<UnkeptValidation>(await post(rows(2_000)), 200)
    expect(report.table).toBeNull()
    expect((await jsonOf<Problem>(await post(rows(2_001)), 413)).limit).toBe('cells')
  }, 60_000)

  it.each([
    ['arrays', `${'['.repeat(1_000_000)}`],
    ['objects', `${'{"a":'.repeat(1_000_000)}`],
    ['arrays inside a sheet', `{"snapshot":{"sheet":"S","rows":[[${'['.repeat(1_000_000)}`],
  ])('nested a million deep in %s is refused before its end is read', async (_, body) => {
    const problem = await jsonOf<Problem>(await post(body), 400)
    expect(problem.type).toContain('too-deep')
  })

  it.each([
    ['empty rows', '[],', 'rows'],
    ['empty objects', '{},', 'cells'],
    ['numbers', '0,', 'cells'],
  ])(
    'of 30 MiB of %s is refused',
    async (_, part, limit) => {
      const flood = `{"snapshot":{"sheet":"S","rows":[${part.repeat(Math.floor((30 * 1_048_576) / part.length))}0]}}`
      expect((await jsonOf<Problem>(await post(flood), 413)).limit).toBe(limit)
    },
    60_000,
  )

  it('with a text longer than a cell can hold gets 413 with the limit named', async () => {
    const sheet = (length: number) =>
      `{"snapshot":{"sheet":"S","rows":[["事業名","金額"],["${'x'.repeat(length)}",1]]}}`
    await jsonOf<UnkeptValidation>(await post(sheet(limits.cellText)), 200)
    for (const length of [limits.cellText + 1, 30 * 1_048_576]) {
      expect((await jsonOf<Problem>(await post(sheet(length)), 413)).limit).toBe('cellText')
    }
  }, 60_000)

  it('that unpacks to a gigabyte is refused at 32 MiB', async () => {
    let sent = 0
    const zeros = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ === 256) controller.close()
        else controller.enqueue(new Uint8Array(4 * 1_048_576))
      },
    })
    const bomb = await gzip(zeros)
    expect(bomb.byteLength).toBeLessThan(2 * 1_048_576)
    const problem = await jsonOf<Problem>(await post(bomb, { 'Content-Encoding': 'gzip' }), 413)
    expect(problem.limit).toBe('bodyBytes')
  }, 60_000)

  it('that says it is gzip and is not, or ends early, gets 400', async () => {
    const whole = await gzip(new Blob([sheetOf(10)]))
    for (const body of ['not gzip', whole.slice(0, whole.byteLength - 12)]) {
      await jsonOf<Problem>(await post(body, { 'Content-Encoding': 'gzip' }), 400)
    }
  })
})
