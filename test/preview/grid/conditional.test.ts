// Conditional formats are judged by the engine, each cell with its own copy of the rule's formula.
import { expect, test } from 'vitest'
import { openWorkbook } from '../../excel/node.ts'
import { conditionalLook } from './conditional.ts'

const look = async (
  rule: Record<string, unknown>,
  type: 'Custom' | 'CellValue' | 'ContainsText',
) => {
  const workbook = await openWorkbook({
    sheets: [
      {
        name: '予算',
        rows: [
          ['訓練', 120],
          ['備蓄', 340],
          ['広報', 560],
        ],
        conditionalFormats: [{ range: 'B1:B3', type, rule, format: { fill: '#FFC7CE' } }],
      },
    ],
  })
  const [sheet] = workbook.sheets
  if (!sheet) throw new Error('no sheet')
  const judged = conditionalLook(workbook, sheet)
  return [0, 1, 2].map((row) => judged(row, 1)?.fill ?? null)
}
const RED = '#FFC7CE'

test('a formula is moved along with each cell', async () => {
  expect(await look({ formula: '=B1>200' }, 'Custom')).toEqual([null, RED, RED])
  expect(await look({ formula: '=$A1="広報"' }, 'Custom')).toEqual([null, null, RED])
})

test('a formula that is true anywhere marks the whole range', async () => {
  expect(await look({ formula: '=TRUE' }, 'Custom')).toEqual([RED, RED, RED])
})

test('a comparison of values, both ends included', async () => {
  const between = { operator: 'Between', formula1: '=120', formula2: '=340' }
  expect(await look(between, 'CellValue')).toEqual([RED, RED, null])
})

test('a text that is contained', async () => {
  expect(await look({ operator: 'Contains', text: '34' }, 'ContainsText')).toEqual([
    null,
    RED,
    null,
  ])
})
