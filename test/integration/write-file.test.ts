// The write-back into a file: only what names the new sheets changes, and the cells are those Excel gets.
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cellAddress } from '../../shared/address/index.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { cellsOf } from '../../shared/writeback/index.ts'
import { expected, plainBook, realShaped, refusedShapes } from '../fixtures/real-shaped/index.ts'
import { cell, openPortQuickly, prepare, take } from './open.ts'

const options = { plan: null, policy: defaultPolicy, language: 'ja' } as const

function written(bytes: Uint8Array) {
  const made = writeFile(bytes, options)
  if (!made.ok) throw new Error(made.problem.message.en)
  return made
}

/** Parts that may grow: those that list sheets and parts, and the looks. */
const LISTS =
  /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml)$/

/** exceljs reads neither the strict variant nor prefixes. */
const UNREAD_BY_EXCELJS = ['strict', 'written by other programs']

/** Tags and texts, without the counts of lists. */
const piecesOf = (xml: Uint8Array): string[] =>
  new TextDecoder()
    .decode(xml)
    .replaceAll(/ count="\d+"/g, '')
    .split(/(?<=>)|(?=<)/)

/** What of the first does not stand in the second, in the same order. */
function lost(before: Uint8Array, after: Uint8Array): string[] {
  const pieces = piecesOf(after)
  let at = 0
  return piecesOf(before).filter((piece) => {
    const found = pieces.indexOf(piece, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

describe('a workbook that is written into a file', () => {
  it.each(Object.entries(realShaped))('keeps every other part byte for byte: %s', (_, bytes) => {
    const before = unzipSync(bytes)
    const after = unzipSync(written(bytes).bytes)
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)))
    for (const [name, content] of Object.entries(before)) {
      if (LISTS.test(name)) expect(lost(content, after[name]!), name).toEqual([])
      else expect(after[name], name).toEqual(content)
    }
  })

  it.each(Object.entries(realShaped))(
    'names each of its parts, and none that is not: %s',
    (_, bytes) => {
      const { parts, types, targets } = packageOf(written(bytes).bytes)
      expect(types.filter((name) => !parts.has(name))).toEqual([])
      expect(targets.filter((name) => !parts.has(name))).toEqual([])
      expect(new Set(types).size).toBe(types.length)
    },
  )

  it.each(Object.entries(realShaped))('is read again with both sheets: %s', (_, bytes) => {
    const made = written(bytes)
    const again = readXlsx(made.bytes)
    if (!again.ok) throw new Error(again.problem.message.en)
    expect(again.sheets.slice(-2).map(({ name }) => name)).toEqual(['反映明細', '反映集計'])
    const summary = again.sheets.at(-1)!.snapshot.rows
    const figure = (label: string) => summary.find(([name]) => name === label)?.[1]
    expect(figure('区全体の算定見込額')).toBe(expected.total)
    expect(figure('反映額')).toBe(expected.numerator)
    expect(figure('反映割合(%)')).toBe(Number(expected.share))
    expect(figure('除いた経費')).toBe(expected.base)
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
    const bytes = realShaped['formulas of every kind and their order']!
    const once = written(bytes)
    expect(unzipSync(once.bytes)['xl/calcChain.xml']).toBeDefined()
    expect(unzipSync(written(once.bytes).bytes)['xl/calcChain.xml']).toBeUndefined()
  })

  it.each(Object.entries(refusedShapes))('is refused in words: %s', (code, bytes) => {
    const made = writeFile(bytes, options)
    expect(made.ok ? null : made.problem.code).toBe(code)
  })

  it.each(Object.entries(realShaped).filter(([name]) => !UNREAD_BY_EXCELJS.includes(name)))(
    'is read by another library, its cells those that were written: %s',
    async (name, bytes) => {
      const made = written(bytes)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(made.bytes.slice().buffer)
      const detail = workbook.getWorksheet('反映明細')!
      expect(detail.getTables()).toHaveLength(1)
      expect(detail.pageSetup.orientation).toBe('landscape')
      // It counts no chart sheets where it looks a sheet's titles up.
      if (name !== 'charts') expect(detail.pageSetup.printTitlesRow).toBe('1:4')
      expect(detail.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
      expect(workbook.getWorksheet('反映集計')?.views[0]).toMatchObject({
        state: 'frozen',
        ySplit: 1,
      })
      const found = made.plan.sheets.flatMap(({ name, blocks }) =>
        blocks.map(cellsOf).flatMap((cells) => {
          const sheet = workbook.getWorksheet(name)!
          return [...Array(cells.rows * cells.columns).keys()].flatMap((i) => {
            const [row, column] = [Math.floor(i / cells.columns), i % cells.columns]
            const { value, address } = sheet.getCell(cells.top + row, cells.left + column + 1)
            const shown = cells.shown(row, column)
            const theirs = shownBy(value, shown)
            return theirs === shown ? [] : [`${name}!${address}: ${theirs}, not ${shown}`]
          })
        }),
      )
      expect(found).toEqual([])
    },
  )

  it('has cell for cell what the add-in writes into Excel', async () => {
    const reading = readXlsx(plainBook)
    if (!reading.ok) throw new Error('unread')
    const { rows, formulas = {} } = reading.sheets[0]!.snapshot
    const { port, host } = await openPortQuickly({
      sheets: [
        {
          ...{ name: '予算', rows: rows.map((row) => row.map((value) => value ?? '')), formulas },
          formats: [{ range: 'C4:C8', numberFormat: '#,##0;"△ "#,##0' }],
        },
      ],
    })
    const prepared = await prepare(port, { sheet: '予算' })
    take(await port.writeBack(prepared))
    const again = readXlsx(written(plainBook).bytes)
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

/** What a cell of exceljs shows; it forgets a formula's result that is 0 or no text. */
function shownBy(value: ExcelJS.CellValue, expected: string | number): string | number {
  const isFormula = typeof value === 'object' && value !== null && 'formula' in value
  const shown = (isFormula ? value.result : value) as string | number | null | undefined
  return shown ?? (isFormula && expected === 0 ? 0 : '')
}

/** A package's parts, those its content types name, and those its relationships point to. */
function packageOf(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const targets = Object.keys(files)
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const base = `https://package/${name.replace('_rels/', '').replace(/\.rels$/, '')}`
      return [...text(name).matchAll(/<[^>]*Target="([^"]*)"[^>]*>/g)]
        .filter(([tag]) => !tag.includes('TargetMode="External"'))
        .map(([, target]) => decodeURI(new URL(target!, base).pathname.slice(1)))
    })
  const types = [...text('[Content_Types].xml').matchAll(/PartName="\/([^"]*)"/g)].map(
    ([, name]) => name!,
  )
  return { parts: new Set(Object.keys(files)), types, targets }
}
