// Blocks keep what was put into them, and little more than that.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WriteBlock, WriteCell } from '../types.ts'
import { blockOf, createBlock } from './block.ts'
import { cellsOf, countCells } from './block-cells.ts'
import { type DraftCell, formula, number, text } from './cells.ts'
import { OWN_ROW, pattern, quotedText, RESULT, SOURCE_ROW } from './pattern.ts'

// Excel knows no negative zero.
const figure = fc
  .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true }))
  .map((value) => value + 0)
const expected = fc.oneof(figure, fc.constantFrom('', '一致'))
const draft: fc.Arbitrary<DraftCell> = fc.oneof(
  fc.constant(null),
  figure.map(number),
  fc.string({ minLength: 1, maxLength: 4 }).map(text),
  fc
    .tuple(fc.constantFrom('=A1', '=B2*3', '=0'), expected)
    .map(([source, of]) => formula(source, of)),
)

test('any cells: each is there again, also on the other side of a thread', () => {
  fc.assert(
    fc.property(fc.array(fc.array(draft, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
      const block = blockOf('C7', rows)
      for (const one of [block, structuredClone(block)]) {
        const cells = cellsOf(one)
        expect([cells.top, cells.left, cells.rows]).toEqual([7, 2, rows.length])
        expect(cells.columns).toBe(Math.max(0, ...rows.map((row) => row.length)))
        rows.forEach((row, r) => {
          for (let c = 0; c < cells.columns; c += 1) {
            expect(cells.cell(r, c)).toEqual(row[c] ?? null)
            expect(cells.entry(r, c)).toBe(entryOf(cells.cell(r, c)))
            expect(cells.isFormula(r, c)).toBe(row[c]?.kind === 'formula')
          }
        })
        const filled = rows.flat().filter((cell) => cell !== null).length
        expect(countCells({ name: '反映明細', blocks: [one] })).toBe(filled)
      }
    }),
  )
})

test('patterns say each row’s own numbers, texts and results', () => {
  const block = createBlock('A5', { rows: 3, columns: 3 })
  const asWritten = pattern`=IF(予算!D${SOURCE_ROW}=${quotedText(2)},${RESULT},N(F${OWN_ROW}))`
  const place = pattern`${'予算'}!D${SOURCE_ROW}`
  block.add([text(place), formula(asWritten, 1_200), text('1,200円')], 9)
  block.add([text(place), formula(asWritten, ''), text('"未定"')], 11)
  block.add([null, formula(asWritten, -3), null], 12)
  const cells = cellsOf(block.done())
  expect([0, 1, 2].map((row) => cells.entry(row, 0))).toEqual(["'予算!D9", "'予算!D11", ''])
  expect([0, 1, 2].map((row) => cells.cell(row, 1))).toEqual([
    { kind: 'formula', formula: '=IF(予算!D9="1,200円",1200,N(F5))', expected: 1_200 },
    { kind: 'formula', formula: '=IF(予算!D11="""未定""","",N(F6))', expected: '' },
    { kind: 'formula', formula: '=IF(予算!D12="",-3,N(F7))', expected: -3 },
  ])
})

test('100,000 rows with few shapes take a byte or two a cell', () => {
  const rows = 100_000
  const block = createBlock('A5', { rows, columns: 3 })
  const amount = pattern`=予算!D${SOURCE_ROW}*1000`
  for (let i = 0; i < rows; i += 1) {
    block.add([text('総務課'), formula(amount, (i % 200) * 1_000), number(i % 9)], i + 6)
  }
  const made = block.done()
  expect(bytesOf(made)).toBeLessThan(rows * (4 + 4 + 1) + 1_000)
  expect(made.texts).toEqual(['総務課'])
  expect(cellsOf(made).entry(99_999, 1)).toBe('=予算!D100005*1000')
})

function entryOf(cell: WriteCell): string | number {
  if (cell === null) return ''
  if (cell.kind === 'text') return `'${cell.value}`
  return cell.kind === 'number' ? cell.value : cell.formula
}

/** Bytes of a block's numbers. */
const bytesOf = ({ columns, sources }: WriteBlock): number =>
  [sources, ...columns.flatMap(({ form, value }) => [form, value])].reduce<number>(
    (sum, numbers) => sum + (typeof numbers === 'number' ? 8 : numbers.byteLength),
    0,
  )
