// A run's lines as stored: what is written is what is read, in this form and the earlier one.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amountStates, defaultPolicy, rowKinds } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { assessRequest } from '../assess.ts'
import { readLines, readRows, writeLines } from './lines.ts'

it('gives the reference budget’s lines back', () => {
  const assessment = assessRequest([referenceSnapshot()], referencePlan(), defaultPolicy, {
    planVersion: null,
  })
  const kept = assessment.lines()
  expect(kept.lines.length).toBeGreaterThan(12)
  expect(kept.leftOut.map(({ cell, yen }) => [cell, yen])).toEqual([['D20', 284_322_000]])
  const { cells: _, ...rows } = kept
  expect(readLines(writeLines(kept))).toEqual(rows)
  const cells = { B3: 'sha256:0' }
  expect(readLines(writeLines({ ...kept, cells }))).toEqual({ ...kept, cells })
  expect(readLines(JSON.stringify(kept.lines))).toEqual({ lines: kept.lines, leftOut: [] })
})

it('reads lines kept before their readings were', () => {
  const text = '{"column":"D","lines":[[5,1000,null,0,0,1,0,2]],"texts":["","見守り","①"]}'
  expect(readLines(text).lines).toEqual([
    {
      ...{ cell: 'D5', row: 5, issue: '', strategy: '', initiative: '見守り', department: '' },
      ...{ yen: 1000, exclusion: null, reflection: '①' },
    },
  ])
})

it('keeps lines of several sheets apart, be their columns as they may', () => {
  const line = {
    ...{ issue: 'a', strategy: 'b', initiative: 'c', department: '', yen: 5, exclusion: null },
    reflection: 'none',
  }
  const lines = [
    { ...line, sheet: '総務課', cell: '総務課!F3', row: 3 },
    { ...line, sheet: '防災 1', cell: "'防災 1'!D9", row: 9, workbook: 'a.xlsx' },
  ]
  expect(readLines(writeLines({ lines, leftOut: [] }))).toEqual({ lines, leftOut: [] })
})

it('tells rows and yen without making a line of them', () => {
  const assessment = assessRequest([referenceSnapshot()], referencePlan(), defaultPolicy, {
    planVersion: null,
  })
  const { lines } = assessment.lines()
  const { lines: rows } = readRows(writeLines(assessment.lines()))
  expect(lines.map((_, place) => [rows.rowAt(place), rows.yenAt(place)])).toEqual(
    lines.map(({ row, yen }) => [row, yen]),
  )
  expect(rows.count).toBe(lines.length)
})

it('reads lines kept before they were columns', () => {
  const reading = {
    ...{ state: 'value', unit: '千円', unitSource: 'table', formula: null, excludedBy: null },
    rowKind: 'leaf',
  }
  const block = {
    ...{ column: 'D', texts: ['', '見守り', '①', '1千円'], readings: [reading] },
    lines: [
      [5, 1000, null, 0, 0, 1, 0, 2, 0, 3],
      [7, 2000, 2, 0, 0, 1, 0, 2, 0, null],
    ],
  }
  const kept = readLines(JSON.stringify({ ...block, cells: { A1: 'x' } }))
  expect(kept.cells).toEqual({ A1: 'x' })
  expect(kept.lines.map(({ cell, exclusion, reading }) => [cell, exclusion, reading?.raw])).toEqual(
    [
      ['D5', null, '1千円'],
      ['D7', '①', '2'],
    ],
  )
  const several = { blocks: [{ ...block, sheet: '防災', column: '防災!D', leftOut: block.lines }] }
  const { leftOut } = readLines(JSON.stringify(several))
  expect(leftOut[1]).toMatchObject({ sheet: '防災', cell: '防災!D7', yen: 2000 })
})

it('gives any lines back', () => {
  const text = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('__proto__', '①', ''))
  const line = fc.record({
    row: fc.integer({ min: 1, max: 1_048_576 }),
    issue: text,
    strategy: text,
    initiative: text,
    department: text,
    yen: fc.option(fc.maxSafeInteger()),
    exclusion: fc.option(text),
    reflection: text,
    reading: fc.record({
      state: fc.constantFrom(...amountStates),
      raw: text,
      unit: fc.constantFrom(null, '千円' as const, '円' as const),
      unitSource: fc.constantFrom(null, 'table' as const),
      formula: fc.option(text),
      excludedBy: fc.constantFrom(null, 'cell' as const),
      rowKind: fc.constantFrom(...rowKinds),
      numberFormat: fc.constantFrom('0', '#,##0'),
    }),
  })
  fc.assert(
    fc.property(fc.array(line), (drawn) => {
      const lines = drawn.map((fields) => ({ ...fields, cell: `D${fields.row}` }))
      const kept = { lines, leftOut: [] }
      expect(readLines(writeLines(kept))).toEqual(kept)
    }),
  )
})
