// POST /v1/workbooks:write by status code.
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../shared/files/index.ts'
import type { Problem } from '../../shared/schema/index.ts'
import { plainBook, refusedShapes } from '../../test/fixtures/real-shaped/index.ts'
import { call, jsonOf } from '../testing/client.ts'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const send = (bytes: Uint8Array, query = '') =>
  call(`/v1/workbooks:write${query}`, {
    method: 'POST',
    body: bytes.slice().buffer,
    headers: { 'Content-Type': type },
  })

describe('workbooks:write', () => {
  it('200 with both sheets in the workbook', async () => {
    const response = await send(plainBook)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    const reading = readXlsx(new Uint8Array(await response.arrayBuffer()))
    expect(reading.ok && reading.sheets.map(({ name }) => name)).toEqual([
      ...['予算', '反映明細', '反映集計'],
    ])
  })

  it.each(Object.entries(refusedShapes))('400 with the reason: %s', async (code, bytes) => {
    const problem = await jsonOf<Problem>(await send(bytes), 400)
    expect(problem.errors?.[0]?.code).toBe(code)
  })

  it('400 for a sheet that is not there, 404 for a plan that is not, 415 for another type', async () => {
    await jsonOf<Problem>(await send(plainBook, '?sheet=x'), 400)
    await jsonOf<Problem>(await send(plainBook, '?plan=nowhere/2026'), 404)
    await jsonOf<Problem>(await call('/v1/workbooks:write', { json: {} }), 415)
  })
})
