// Text that Excel would take for a formula stays text: on Hanei's sheets, in fixes, through a revert.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from '../../shared/writeback/index.ts'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { cell, openPortQuickly, prepare, take } from './open.ts'
import { smallWorkbook } from './small.ts'

const dangerous = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '\t=', '\r=', '"=', ' ='),
    fc.constantFrom(
      ...['1+1', 'A1', 'SUM(A1:A9)', 'HYPERLINK("http://x.jp","押す")', "cmd|'/C calc'!A0"],
      ...['HANEI.VALUE("r","share")', '避難訓練', '=1', '007', 'TRUE', '1-2'],
    ),
  )
  .map(([first, rest]) => first + rest)

test('names and remarks that look like formulas stand on 反映明細 as the text they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dangerous, { minLength: 4, maxLength: 4 }), async (titles) => {
      const [budget, cover] = smallWorkbook.sheets
      const rows = (budget?.rows ?? []).map((row, r) =>
        r < 3 ? row : row.map((value, c) => (c === 2 ? (titles[r - 3] ?? value) : value)),
      )
      const { port, host } = await openPortQuickly({
        sheets: [{ ...budget, name: '予算', rows }, cover!],
      })
      const before = fingerprint(host.workbook)
      const prepared = await prepare(port)
      expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
      const detail = host.workbook.sheets.find((sheet) => sheet.name === '反映明細')
      const lines = cellsOf(prepared.plan.sheets[0]!.blocks.at(-3)!)
      expect(lines.rows).toBe(4)
      for (let i = 0; i < lines.rows; i += 1) {
        const planned = lines.cell(i, 3)
        expect(planned?.kind).toBe('text')
        // Held as text, character by character: no formula, no number, no date.
        expect(detail?.cells[4 + i]?.[3]).toBe(planned?.kind === 'text' ? planned.value : null)
        expect(titles.map((title) => title.trim())).toContain(
          String(cell(host, '反映明細', `D${5 + i}`)).trim(),
        )
      }
      take(await port.revert())
      expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('a fix puts such text into a cell as text, and its revert puts such text back', async () => {
  await fc.assert(
    fc.asyncProperty(dangerous, dangerous, async (was, value) => {
      // A fix may be a formula on purpose: only `=` at the very start makes one.
      fc.pre(!value.startsWith('='))
      const [budget, cover] = smallWorkbook.sheets
      const rows = (budget?.rows ?? []).map((row, r) => (r === 4 ? row.with(2, was) : row))
      const { port, host } = await openPortQuickly({
        sheets: [{ ...budget, name: '予算', rows }, cover!],
      })
      const before = fingerprint(host.workbook)
      const reading = take(await port.readSheet({ sheet: '予算' }))
      take(await port.applyEdits([{ sheet: '予算', cell: 'C5', value }], [reading]))
      expect(host.workbook.sheets[0]?.cells[4]?.[2]).toBe(value)
      take(await port.revert())
      expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 60_000)
