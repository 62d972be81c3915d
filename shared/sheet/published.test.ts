import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tableExpectations } from '../../test/fixtures/expectations/tables.ts'
import type { TableFixture } from '../../test/fixtures/tables/make-tables.ts'
import { columnIndex, columnLetters } from '../address/index.ts'
import { defaultPolicy } from '../schema/index.ts'
import { readBudget } from './read.ts'

const folder = new URL('../../test/fixtures/tables/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
const fixture = (name: string): TableFixture =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

test('every published table has an expectation', () => {
  expect(names).toEqual(Object.keys(tableExpectations).sort())
})

describe.each(names)('%s', (name) => {
  const expected = tableExpectations[name]
  if (!expected) throw new Error(`no expectation for ${name}`)
  const { snapshot } = fixture(name)
  const { table, lines, readingNotes } = readBudget(snapshot, null, defaultPolicy)

  test('its columns, unit and heading are those a person sees', () => {
    expect(table?.headerRows).toEqual(expected.headerRows)
    expect(columnLetters(table?.columnOf.amount ?? -1)).toBe(expected.amount)
    expect(table?.unit ?? null).toBe(expected.unit)
    for (const [role, letters] of Object.entries(expected.names)) {
      expect(table?.columnOf[role as keyof typeof expected.names], role).toBe(columnIndex(letters))
    }
    if (expected.prior) expect(table?.columnOf.priorAmount).toBe(columnIndex(expected.prior))
    const others = table?.columns
      .filter(({ role }) => role === 'otherAmount')
      .map(({ column }) => column)
    expect(others).toEqual(expected.otherAmounts ?? [])
    for (const letters of expected.otherAmounts ?? []) {
      expect(table?.alternatives.map(({ value }) => value)).toContain(letters)
    }
  })

  test('the confidence is honest', () => {
    expect(table?.confidence).toBeGreaterThanOrEqual(expected.confidence[0])
    expect(table?.confidence).toBeLessThanOrEqual(expected.confidence[1])
    const asked = readingNotes.some(({ code }) => code === 'ambiguousAmount')
    expect(asked).toBe(expected.ambiguous ?? false)
  })

  test('its leaf rows carry the printed money', () => {
    const leaves = Object.fromEntries(
      lines
        .all()
        .filter(({ rowKind }) => rowKind === 'leaf')
        .map(({ row, amount }) => [
          row,
          amount.state === 'value' ? (amount.yen ?? 0) / 1_000 : amount.state,
        ]),
    )
    expect(leaves).toEqual(expected.leaves)
    for (const [row, kind] of Object.entries(expected.others ?? {})) {
      expect(lines.all().find((line) => line.row === Number(row))?.rowKind, row).toBe(kind)
    }
  })

  test('the leaves come to the total', () => {
    const sum = lines
      .all()
      .filter(({ rowKind }) => rowKind === 'leaf')
      .reduce((yen, { amount }) => yen + (amount.yen ?? 0), 0)
    expect(sum).toBe(expected.total * 1_000)
    if (!expected.totalRow) return
    const total = lines.all().find(({ row }) => row === expected.totalRow?.row)
    expect([
      lines.get(total?.covers?.from ?? -1)?.row,
      lines.get(total?.covers?.to ?? -1)?.row,
    ]).toEqual(expected.totalRow.covers)
  })
})

test('我孫子市 adds up to the sum of its raw column', () => {
  const { snapshot } = fixture('abiko_city_r3_gikaihi')
  const raw = snapshot.rows.slice(3).reduce((sum, row) => sum + Number(row[16]), 0)
  expect(raw).toBe((tableExpectations.abiko_city_r3_gikaihi?.total ?? 0) * 1_000)
})

test('区関連予算 is the sum of its two pots in every row that has all three', () => {
  const { snapshot } = fixture('osaka_ward_totals')
  const { lines } = readBudget(snapshot, null, defaultPolicy, { columns: { D: 'amount' } })
  const whole = readBudget(snapshot, null, defaultPolicy).lines
  const other = readBudget(snapshot, null, defaultPolicy, { columns: { E: 'amount' } }).lines
  for (const [i, { amount, row }] of whole.all().entries()) {
    if (row === 11) continue
    expect((lines.get(i)?.amount.yen ?? 0) + (other.get(i)?.amount.yen ?? 0), String(row)).toBe(
      amount.yen,
    )
  }
  expect(lines.all().at(-1)?.amount.yen).toBe(651_230_000)
})
