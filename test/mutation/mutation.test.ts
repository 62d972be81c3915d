// The mutation check: faults planted one at a time in the clean reference, each found at its cell.
import { describe, expect, test } from 'vitest'
import { parseCell, parseRange } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy, type Finding } from '../../shared/schema/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { type Fault, faults } from './faults.ts'
import { plain, withPriorYear, withSubtotals } from './sheet.ts'

const plan = referencePlan()

describe('the clean sheets', () => {
  test.each([
    ['as published', plain],
    ['with subtotals', withSubtotals],
    ['with last year', withPriorYear],
  ])('%s: 50.7% and nothing above advice', (_, sheet) => {
    const { findings, totals } = assess(sheet(), plan, defaultPolicy)
    expect(findings.filter(({ severity }) => severity !== 'advice' && severity !== 'info')).toEqual(
      [],
    )
    expect(totals.share).toMatchObject({ value: '50.7', status: 'final' })
  })
})

describe('planted faults', () => {
  const results = faults.map((fault) => ({ fault, ...resultOf(fault) }))

  test('are at least sixty, all different', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
    expect(faults.length).toBeGreaterThanOrEqual(60)
  })

  test.each(results.map((result) => [result.fault.name, result] as const))('%s', (_, result) => {
    const { fault, findings, caught, furtherErrors } = result
    const said = findings.map(({ code, cells }) => `${code} ${cells.join(',')}`)
    expect(caught, `${fault.code} at ${fault.cell}; said: ${said.join(' | ')}`).toBe(true)
    expect(
      furtherErrors.map(({ code, cells }) => `${code} ${cells[0]}`).length,
      said.join(' | '),
    ).toBeLessThanOrEqual(1)
  })

  test('every one is caught (the table is printed)', () => {
    const rows = results.map(({ fault, caught, furtherErrors }) => ({
      fault: fault.name,
      cell: fault.cell,
      code: fault.code,
      caught: caught ? 'caught' : 'MISSED',
      'further errors': furtherErrors.map(({ code, cells }) => `${code} ${cells[0]}`).join(', '),
    }))
    console.table(rows)
    expect(rows.filter(({ caught }) => caught !== 'caught')).toEqual([])
  })
})

function resultOf(fault: Fault) {
  const { findings } = assess(fault.plant(fault.sheet()), plan, defaultPolicy)
  const caught = findings.some(
    (finding) => finding.code === fault.code && isAt(finding, fault.cell),
  )
  const furtherErrors = findings.filter(
    ({ code, severity }) => severity === 'error' && code !== fault.code,
  )
  return { findings, caught, furtherErrors }
}

function isAt({ cells }: Finding, cell: string): boolean {
  const at = parseCell(cell)
  return cells.some((address) => {
    const range = parseRange(address)
    return (
      at !== null &&
      range !== null &&
      at.row >= range.top &&
      at.row <= range.bottom &&
      at.column >= range.left &&
      at.column <= range.right
    )
  })
}
