// Marks as they look on the sheet where findings overlap.
import { expect, test } from 'vitest'
import { parseCell } from '../../shared/address/index.ts'
import type { Finding } from '../../shared/schema/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { conditionalLook } from '../preview/grid/conditional.ts'
import { openPort, take } from './open.ts'

const finding = (severity: Finding['severity'], cells: string[]): Finding => ({
  ...{ code: 'total-mismatch', severity, cells, params: {}, group: 'totals' },
  message: { ja: '', en: '' },
})

async function marked(findings: Finding[]) {
  const { port, host } = await openPort(referenceDescription())
  take(await port.mark([{ sheet: '予算', findings: findings }]))
  const look = conditionalLook(host.workbook, host.workbook.sheets[0]!)
  return (cell: string) => {
    const { row, column } = parseCell(cell)!
    return look(row - 1, column)
  }
}

test('where findings overlap the gravest shows, upright and bold, whatever their order', async () => {
  const error = finding('error', ['D6'])
  const warning = finding('warning', ['D5:D8'])
  for (const findings of [
    [error, warning],
    [warning, error],
  ]) {
    const look = await marked(findings)
    expect(look('D6')).toMatchObject({ fill: '#FDE7E9', font: { bold: true, italic: false } })
    expect(look('D7')).toMatchObject({ fill: '#FFF4CE', font: { italic: true } })
  }
})

test('a blank cell of a ruled table shows its mark without colours, by its line', async () => {
  const look = await marked([finding('error', ['E5']), finding('warning', ['E6'])])
  const lines = ['E5', 'E6'].map((cell) => look(cell)?.borders?.EdgeBottom?.style)
  expect(lines).toEqual(['Dash', 'DashDot'])
})

test('a finding about the whole table marks its heading row, not each of its cells', async () => {
  const look = await marked([finding('warning', ['A4:G20'])])
  expect(look('A4')).toMatchObject({ fill: '#FFF4CE' })
  expect(look('G4')).toMatchObject({ fill: '#FFF4CE' })
  expect(look('B9')).toBeNull()
})
