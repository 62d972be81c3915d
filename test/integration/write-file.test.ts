// The write-back into a file: only what names the new sheets changes, and the cells are those Excel gets.
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cellAddress } from '../../shared/address/index.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { realShaped, refusedShapes } from '../fixtures/real-shaped.ts'
import { cell, openPortQuickly, prepare, take } from './open.ts'

const options = { plan: null, policy: defaultPolicy, language: 'ja' } as const

function written(bytes: Uint8Array) {
  const made = writeFile(bytes, options)
  if (!made.ok) throw new Error(made.problem.message.en)
  return made
}

/** Parts that may differ: those that list sheets, and the looks. */
const LISTS =
  /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml)$/

describe('a workbook that is written into a file', () => {
  it.each(Object.entries(realShaped))('keeps every other part byte for byte: %s', (_, bytes) => {
    const before = unzipSync(bytes)
    const after = unzipSync(written(bytes).bytes)
    for (const [name, content] of Object.entries(before)) {
      if (!LISTS.test(name)) expect(after[name], name).toEqual(content)
    }
  })

  it.each(Object.entries(realShaped))('is read again with both sheets: %s', (_, bytes) => {
    const made = written(bytes)
    const again = readXlsx(made.bytes)
    if (!again.ok) throw new Error(again.problem.message.en)
    expect(again.sheets.slice(-2).map(({ name }) => name)).toEqual(['反映明細', '反映集計'])
    const summary = again.sheets.at(-1)!.snapshot.rows
    const figure = (label: string) => summary.find(([name]) => name === label)?.[1]
    expect(figure('反映割合(%)')).toBe(Number(made.report.totals.share.value))
    expect(figure('除いた経費')).toBe(made.report.totals.base)
  })

  it.each(Object.entries(realShaped))('is the same when written twice: %s', (_, bytes) => {
    const once = written(bytes)
    const twice = written(once.bytes)
    const [first, second] = [once, twice].map((made) => readXlsx(made.bytes))
    expect(second).toEqual(first)
    const names = (of: Uint8Array) =>
      Object.keys(unzipSync(of)).filter((name) => name !== 'xl/calcChain.xml')
    expect(names(twice.bytes).sort()).toEqual(names(once.bytes).sort())
    expect(unzipSync(twice.bytes)['xl/styles.xml']).toEqual(unzipSync(once.bytes)['xl/styles.xml'])
  })

  it('drops the order of calculation only where it names cells that are gone', () => {
    const bytes = realShaped['names and an order of calculation']!
    const once = written(bytes)
    expect(unzipSync(once.bytes)['xl/calcChain.xml']).toBeDefined()
    expect(unzipSync(written(once.bytes).bytes)['xl/calcChain.xml']).toBeUndefined()
  })

  it.each(Object.entries(refusedShapes))('is refused in words: %s', (code, bytes) => {
    const made = writeFile(bytes, options)
    expect(made.ok ? null : made.problem.code).toBe(code)
  })

  it('is opened by another library, its formulas and print settings there', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(written(realShaped.plain!).bytes.buffer as ArrayBuffer)
    const detail = workbook.getWorksheet('反映明細')!
    expect(detail.getTables()).toHaveLength(1)
    expect(detail.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '4:4' })
    expect(detail.getCell('F5').value).toMatchObject({ result: 1_200_000 })
  })

  it('has cell for cell what the add-in writes into Excel', async () => {
    const reading = readXlsx(realShaped.plain!)
    if (!reading.ok) throw new Error('unread')
    const { rows } = reading.sheets[0]!.snapshot
    const { port, host } = await openPortQuickly({
      sheets: [{ name: '予算', rows: rows.map((row) => row.map((value) => value ?? '')) }],
    })
    const prepared = await prepare(port, { sheet: '予算' })
    take(await port.writeBack(prepared))
    const again = readXlsx(written(realShaped.plain!).bytes)
    if (!again.ok) throw new Error('unread')
    const differences = again.sheets.slice(-2).flatMap(({ name, snapshot }) =>
      snapshot.rows.flatMap((row, r) =>
        row.flatMap((value, c) => {
          const address = cellAddress(r + 1, c)
          const inExcel = cell(host, name, address)
          return (value ?? '') === inExcel ? [] : [`${name}!${address}: ${value}, not ${inExcel}`]
        }),
      ),
    )
    expect(differences).toEqual([])
  })
})
