// A ward's export: each run and audit row once, whatever the parts, made only as it is read.
import { env } from 'cloudflare:test'
import { expect, it, vi } from 'vitest'
import type { HistoryPage, WardExport } from '../../shared/schema/index.ts'
import { streamOf } from '../http/stream.ts'
import { call, jsonOf } from '../testing/client.ts'
import { wait } from '../wait.ts'
import { exportCursorForm, exportWard, parseCursor } from './export.ts'

const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['a', 1],
  ],
}

it('gives each run and audit row once, in parts of any size', async () => {
  for (let i = 0; i < 7; i++) await call('/v1/validations', { json: { snapshot, ward: 'kita' } })
  await call('/v1/validations', { json: { snapshot, ward: 'minami' } })
  const { items } = await jsonOf<HistoryPage>(await call('/v1/validations?ward=kita'), 200)
  for (const sizes of [
    { runs: 3, auditRows: 2, auditRowsAtOnce: 2 },
    { runs: 2, auditRows: 7, auditRowsAtOnce: 7 },
    { runs: 7, auditRows: 4, auditRowsAtOnce: 2 },
    { runs: 50, auditRows: 50, auditRowsAtOnce: 5 },
  ]) {
    const parts: WardExport[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from = cursor === '' ? null : parseCursor(cursor)
      const stream = streamOf(exportWard(env.DB, 'kita', from, sizes), (error) => {
        throw error
      })
      const part = (await new Response(stream).json()) as WardExport
      parts.push(part)
      cursor = part.next
      if (cursor !== null) expect(cursor).toMatch(exportCursorForm)
    }
    expect(parts.flatMap(({ runs }) => runs.map(({ summary }) => summary))).toEqual(items)
    const subjects = parts.flatMap(({ audit }) =>
      audit.filter(({ action }) => action === 'validation.created').map(({ subject }) => subject),
    )
    expect(subjects).toEqual(items.map(({ id }) => id).reverse())
  }
})

it('reads no further than it is read, and stops with its reader', async () => {
  let made = 0
  let closed = false
  async function* pieces() {
    try {
      for (;;) yield `piece ${made++}`
    } finally {
      closed = true
    }
  }
  const reader = streamOf(pieces(), vi.fn()).getReader()
  await reader.read()
  await reader.read()
  await wait(5)
  expect(made).toBeLessThanOrEqual(3)
  await reader.cancel()
  expect(closed).toBe(true)
})

it('breaks off where the database fails: half an answer does not pass for a whole one', async () => {
  const failed = vi.fn()
  async function* pieces() {
    yield '{"runs":['
    await Promise.reject(new Error('gone'))
  }
  await expect(new Response(streamOf(pieces(), failed)).text()).rejects.toThrow()
  expect(failed).toHaveBeenCalledOnce()
})
