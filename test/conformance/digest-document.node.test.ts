// docs/digest.md: its lines and its code give the digests that the reports hold.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, snapshotDigest } from '../../shared/digest/index.ts'
import type { Cell, SheetSnapshot } from '../../shared/schema/index.ts'
import { vectors } from './vectors.ts'

const page = readFileSync('docs/digest.md', 'utf8')
const [, code = ''] = /```js\n([^`]*(?:`[^`]+)*?)\n```/.exec(page) ?? []
const documented: { snapshotDigest(snapshot: SheetSnapshot): string } = await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
)

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  if (!vector.beside) {
    expect(documented.snapshotDigest(vector.snapshot)).toBe(vector.report.snapshotDigest)
    return
  }
  // Of several: the list that the page describes.
  const sheets = [vector.snapshot, ...vector.beside]
  const isOfFiles = new Set(sheets.map(({ workbook }) => workbook)).size > 1
  const list = sheets.map((sheet) => ({
    digest: documented.snapshotDigest(sheet),
    hidden: sheet.hidden === true,
    sheet: sheet.sheet,
    ...(isOfFiles ? { workbook: sheet.workbook } : {}),
  }))
  expect(digestOf(list)).toBe(vector.report.snapshotDigest)
})

test('the lines of the example', () => {
  const [, block = ''] = /\n\n((?: {4}.*\n)+)/.exec(page) ?? []
  const text = block.replaceAll(/^ {4}/gm, '')
  const sheet = {
    sheet: '予算',
    origin: 'B2',
    rows: [
      ['事業名', '予算額'],
      ['健診', 300],
    ],
    formulas: { C3: '=150*2' },
  }
  expect(snapshotDigest(sheet)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
})

test('any sheet', () => {
  const short = ['', '①', '反映なし', '"', '\\', '\t', 'é', '\ud800', '𠮷', 'x'.repeat(64)]
  const text = fc.oneof(
    { arbitrary: fc.constantFrom(...short, '計'.repeat(65)), weight: 9 },
    { arbitrary: fc.string({ unit: 'binary' }), weight: 9 },
    { arbitrary: fc.constantFrom('a'.repeat(32_767), '予\n'.repeat(16_000)), weight: 1 },
  )
  const number = fc.oneof(
    fc.constantFrom(0, -0, -(2 ** 31), 2 ** 31 - 1, 2 ** 31, 1e21, 2 ** 53),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  const cell = fc.oneof(text, number, fc.boolean(), fc.constant<Cell>(null))
  const address = fc
    .tuple(fc.constantFrom('A', 'B', 'Z', 'AA', 'XFD'), fc.integer({ min: 1, max: 30 }))
    .map(([column, row]) => `${column}${row}`)
  const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 })
  const snapshot = fc.record({
    sheet: text,
    origin: address,
    // Rows twice, so that cells are equal to those above them.
    rows: rows.map((once) => once.flatMap((row) => [row, row])),
    formulas: fc.dictionary(address, text, { maxKeys: 6 }),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    merges: fc.array(address, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(snapshot, (sheet) => {
      expect(snapshotDigest(sheet)).toBe(documented.snapshotDigest(sheet))
    }),
    { numRuns: 200 },
  )
})
