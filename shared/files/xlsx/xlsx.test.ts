import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compoundFile } from '../../../test/fixtures/compound-file.ts'
import { handmadeWorkbook, relationships } from '../../../test/fixtures/workbook-parts.ts'
import { snapshotSchema } from '../../schema/index.ts'
import { readXlsx } from '../index.ts'

const sheetsOf = (bytes: Uint8Array, sheet?: string) => {
  const read = readXlsx(bytes, sheet === undefined ? {} : { sheets: [sheet] })
  if (!read.ok) throw new Error(read.problem.message.en)
  return read.sheets
}
const snapshotOf = (bytes: Uint8Array) => sheetsOf(bytes)[0]!.snapshot
const problemOf = (bytes: Uint8Array) => {
  const read = readXlsx(bytes)
  return read.ok ? null : read.problem.code
}
const cells = (xml: string) =>
  snapshotOf(handmadeWorkbook({ sheet: `<sheetData>${xml}</sheetData>` })).rows
const save = async (workbook: ExcelJS.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer())

async function budgetWorkbook() {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('予算')
  sheet.getCell('B2').value = '令和8年度 予算'
  sheet.mergeCells('B2:D2')
  sheet.getRow(3).values = [undefined, '事業名', '金額', '期日'] as ExcelJS.CellValue[]
  sheet.getRow(4).values = [
    undefined,
    '広報のさらなる充実',
    14_576,
    new Date(Date.UTC(2026, 3, 1)),
  ] as ExcelJS.CellValue[]
  sheet.getRow(5).values = [undefined, '区政会議の運営', '535千円', true] as ExcelJS.CellValue[]
  sheet.getCell('C6').value = { formula: 'SUM(C4:C5)', result: 14_576 }
  sheet.getCell('B7').value = { richText: [{ text: '太', font: { bold: true } }, { text: '字 ' }] }
  sheet.getCell('D7').value = { error: '#REF!' }
  sheet.getCell('C4').numFmt = '#,##0'
  sheet.getRow(5).hidden = true
  sheet.getColumn(4).hidden = true
  const hidden = workbook.addWorksheet('別表', { state: 'veryHidden' })
  hidden.addTable({
    name: '明細',
    ref: 'C3',
    columns: [{ name: '事業' }, { name: '額' }],
    rows: [
      ['A', 1],
      ['B', 2],
    ],
  })
  return save(workbook)
}

describe('a workbook written by another program', { timeout: 60_000 }, () => {
  it('gives the used range with all that a sheet says beside its values', async () => {
    const [sheet, other] = sheetsOf(await budgetWorkbook())
    expect(sheet).toEqual({
      name: '予算',
      hidden: false,
      snapshot: {
        sheet: '予算',
        origin: 'B2',
        rows: [
          ['令和8年度 予算', null, null],
          ['事業名', '金額', '期日'],
          ['広報のさらなる充実', 14_576, 46_113],
          ['区政会議の運営', '535千円', true],
          [null, 14_576, null],
          ['太字 ', null, '#REF!'],
        ],
        formulas: { C6: '=SUM(C4:C5)' },
        numberFormats: { C: '#,##0', C6: 'General', D: 'yyyy/m/d' },
        merges: ['B2:D2'],
        hiddenRows: [5],
        hiddenColumns: [4],
      },
    })
    expect(other).toMatchObject({
      hidden: true,
      snapshot: { veryHidden: true, origin: 'C3', tables: [{ name: '明細', range: 'C3:D5' }] },
    })
    for (const { snapshot } of [sheet!, other!])
      expect(snapshotSchema.parse(snapshot)).toEqual(snapshot)
  })
  it('says that the workbook calculates by hand, and nothing where it calculates by itself', () => {
    const book = (calculation: string): Uint8Array =>
      handmadeWorkbook({
        parts: {
          'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="予算" sheetId="1" r:id="rId1"/></sheets>${calculation}</workbook>`,
        },
      })
    expect(snapshotOf(book('<calcPr calcId="1" calcMode="manual"/>')).calculationMode).toBe(
      'manual',
    )
    for (const calculation of ['', '<calcPr/>', '<calcPr calcMode="autoNoTable"/>'])
      expect(snapshotOf(book(calculation)).calculationMode).toBeUndefined()
  })
  it('reads one sheet by its name, and names one that is missing', async () => {
    const bytes = await budgetWorkbook()
    expect(sheetsOf(bytes, '別表').map((s) => s.name)).toEqual(['別表'])
    expect(readXlsx(bytes, { sheets: ['予算2'] })).toMatchObject({
      ok: false,
      problem: { code: 'noSuchSheet' },
    })
  })
  it('reads 20,000 rows whole', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('明細')
    for (let r = 0; r < 20_000; r++)
      sheet.addRow([`経営課題${r % 5}`, `取組${r}`, r * 1_000, '①', null, r])
    const bytes = await save(workbook)
    const start = performance.now()
    const { rows } = snapshotOf(bytes)
    expect(rows[19_999]).toEqual(['経営課題4', '取組19999', 19_999_000, '①', null, 19_999])
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('cells', () => {
  it('leaves furigana out, joins rich text, undoes _x escapes', () => {
    const strings =
      '<si><t>区政会議</t><rPh sb="0" eb="2"><t>クセイ</t></rPh><phoneticPr fontId="1"/></si>' +
      '<si><r><t xml:space="preserve">太 </t></r><r><rPr><b/></rPr><t>字</t></r></si>' +
      '<si><t>改_x000A_行_x005F_x000A_</t></si><si><t/></si><si><t>\n  A&amp;B &#x533A;\n</t></si>'
    const row = [0, 1, 2, 3, 4].map((i) => `<c t="s"><v>${i}</v></c>`).join('')
    const sheet = `<sheetData><row>${row}<c><v>1</v></c></row></sheetData>`
    expect(snapshotOf(handmadeWorkbook({ sheet, strings })).rows).toEqual([
      ['区政会議', '太 字', '改\n行_x000A_', null, 'A&B 区', 1],
    ])
  })
  it('reads every cell type', () => {
    expect(
      cells(
        '<row r="2"><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#DIV/0!</v></c><c r="D2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E2" t="d"><v>2026-04-01T12:00:00</v></c><c r="F2" t="inlineStr"><is><t>直</t></is></c><c r="G2"><v>1.5E3</v></c><c r="H2"/></row>',
      ),
    ).toEqual([[false, '#DIV/0!', 'ab', 46_113.5, '直', 1_500]])
  })
  it('places cells without addresses after the one before', () => {
    expect(
      cells(
        '<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      ),
    ).toEqual([
      [1, null, 3, 4],
      [5, null, null, null],
    ])
  })
  it('expands shared formulas for each cell', () => {
    const sheet =
      '<sheetData><row r="3"><c r="A3"><f t="shared" ref="A3:B4" si="0">SUM(A1:A$2)+$D1+\'A1 表\'!B2&amp;"A1"+LOG10(B1)+_xlfn.XLOOKUP(A1,B:B,C:C)</f><v>1</v></c><c r="B3"><f t="shared" si="0"/><v>2</v></c></row><row r="4"><c r="A4"><f t="shared" si="0"/><v>3</v></c></row></sheetData>'
    expect(snapshotOf(handmadeWorkbook({ sheet })).formulas).toEqual({
      A3: '=SUM(A1:A$2)+$D1+\'A1 表\'!B2&"A1"+LOG10(B1)+XLOOKUP(A1,B:B,C:C)',
      B3: '=SUM(B1:B$2)+$D1+\'A1 表\'!C2&"A1"+LOG10(C1)+XLOOKUP(B1,C:C,D:D)',
      A4: '=SUM(A2:A$2)+$D2+\'A1 表\'!B3&"A1"+LOG10(B2)+XLOOKUP(A2,B:B,C:C)',
    })
  })
  it('takes dates of the 1904 calendar to the usual serials, other numbers as they are', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" s="1"><v>44651</v></c><c r="B1"><v>44651</v></c></row></sheetData>'
    const read = readXlsx(handmadeWorkbook({ sheet, workbookPr: 'date1904="1"' }))
    expect(read).toMatchObject({ ok: true, notes: [{ code: 'dates1904' }] })
    expect(read.ok && read.sheets[0]?.snapshot.rows).toEqual([[46_113, 44_651]])
  })
  it('reads parts with another namespace prefix', () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(
      snapshotOf(handmadeWorkbook({ parts: { 'xl/worksheets/sheet1.xml': sheet } })).rows,
    ).toEqual([[7]])
  })
  it('gives an empty sheet no rows', () => {
    expect(snapshotOf(handmadeWorkbook({ sheet: '<sheetData/>' })).rows).toEqual([])
  })
})

describe('a stray cell far from the rest', () => {
  it.each([
    ['A1048576', '', '<row r="1048576"><c r="A1048576"><v>7</v></c></row>'],
    ['XFD1', '<c r="XFD1"><v>7</v></c>', ''],
    ['XFD1048576', '', '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'],
  ])('%s is named, and the rest is read', (address, beside, below) => {
    const sheet = `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>${beside}</row>${below}</sheetData>`
    expect(snapshotOf(handmadeWorkbook({ sheet }))).toMatchObject({
      origin: 'A1',
      rows: [[1, 2]],
      farCells: { [address]: 7 },
    })
  })
  it('may be a formula without a value, or a style alone', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="900000"><c r="C900000" s="0"/></row><row r="1000000"><c r="B1000000"><f>A1</f></c></row></sheetData>'
    const snapshot = snapshotOf(handmadeWorkbook({ sheet }))
    expect(snapshot.rows).toEqual([[1, 2]])
    expect(snapshot.formulas).toEqual({ B1000000: '=A1' })
    expect(snapshot.farCells).toEqual({})
  })
})

describe('refused, with a message', () => {
  const types = (content: string) =>
    handmadeWorkbook({ parts: { '[Content_Types].xml': `<Types>${content}</Types>` } })
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['notWorkbook', strToU8('事業名,金額\n')],
    ['notWorkbook', zipSync({ 'a.txt': strToU8('a') })],
    ['notWorkbook', handmadeWorkbook({ parts: { 'xl/workbook.xml': null } })],
    ['encrypted', compoundFile('EncryptedPackage')],
    ['oldFormat', compoundFile('Workbook')],
    ['macro', handmadeWorkbook({ parts: { 'xl/vbaProject.bin': 'x' } })],
    [
      'macro',
      types('<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
    ],
    ['binaryWorkbook', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    [
      'noSheet',
      handmadeWorkbook({
        parts: { 'xl/_rels/workbook.xml.rels': relationships([['rId1', 'chartsheet', 'a.xml']]) },
      }),
    ],
    ['damaged', handmadeWorkbook({ parts: { 'xl/worksheets/sheet1.xml': null } })],
    [
      'damaged',
      handmadeWorkbook({ sheet: '<sheetData><row><c t="s"><v>9</v></c></row></sheetData>' }),
    ],
    ['damaged', handmadeWorkbook({ sheet: '<sheetData><row><c><v>abc</v></c></row></sheetData>' })],
    ['damaged', handmadeWorkbook({ sheet: '<sheetData><row>' })],
    [
      'damaged',
      handmadeWorkbook({
        parts: {
          'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>',
        },
      }),
    ],
    [
      'tooManyColumns',
      handmadeWorkbook({
        sheet: `<sheetData><row>${'<c><v>1</v></c>'.repeat(1_001)}</row></sheetData>`,
      }),
    ],
    [
      'tooManyRows',
      handmadeWorkbook({
        sheet: `<sheetData>${Array.from({ length: 200_001 }, (_, i) => `<row><c><v>${(i * i) % 99_991}</v></c></row>`).join('')}</sheetData>`,
      }),
    ],
    [
      'tooManyParts',
      zipSync(
        Object.fromEntries(Array.from({ length: 4_001 }, (_, i) => [`p${i}`, new Uint8Array()])),
      ),
    ],
  ])('%s', (code, bytes) => {
    const read = readXlsx(bytes)
    expect(read.ok ? null : read.problem.code).toBe(code)
    if (!read.ok)
      for (const text of Object.values(read.problem.message))
        expect(text.length).toBeGreaterThan(10)
  })
})

describe('hostile zips', { timeout: 60_000 }, () => {
  const bomb = handmadeWorkbook({
    parts: { 'xl/sharedStrings.xml': new Uint8Array(64 * 1024 * 1024) },
  })
  it('refuses a bomb by its declared ratio', () => {
    expect(problemOf(bomb)).toBe('suspiciousRatio')
  })
  it('refuses a bomb that declares a small size, before it is unpacked', () => {
    const lying = changeDirectory(bomb, 'xl/sharedStrings.xml', 24, 1_000)
    const start = performance.now()
    expect(problemOf(lying)).toBe('damaged')
    expect(performance.now() - start).toBeLessThan(3_000)
  })
  it('refuses content that its checksum does not fit', () => {
    expect(problemOf(changeDirectory(handmadeWorkbook(), 'xl/workbook.xml', 16, 12_345))).toBe(
      'damaged',
    )
  })
  it('refuses an encrypted part and a part of the wrong offset', () => {
    const bytes = handmadeWorkbook()
    expect(problemOf(changeDirectory(bytes, 'xl/workbook.xml', 8, 0x0000_0001))).toBe('encrypted')
    expect(problemOf(changeDirectory(bytes, 'xl/workbook.xml', 42, 0xffff_fff0))).toBe('damaged')
  })
  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, asZip) => {
        if (asZip) bytes.set([0x50, 0x4b].slice(0, bytes.length))
        expect(typeof readXlsx(bytes).ok).toBe('boolean')
      }),
    )
  })
  it('reads a mutated workbook whole or not at all', async () => {
    const good = await budgetWorkbook()
    const wanted = JSON.stringify(sheetsOf(good))
    const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = good.slice()
        for (const [at, value] of changes) bytes[at] = value
        const read = readXlsx(bytes)
        // Bytes that no part uses (dates, comments) may change; no cell may.
        if (read.ok) expect(JSON.stringify(read.sheets)).toBe(wanted)
      }),
      { numRuns: 150 },
    )
  })
  it('never throws on mutated XML', () => {
    const xml =
      '<sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><f t="shared" si="0" ref="B1:B2">A1</f><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    const edit = fc.tuple(
      fc.nat(xml.length),
      fc.constantFrom('<', '>', '"', '&', '/', '-9', 'e', '\u0000', '\ud800', '&#0;'),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (changes) => {
        let sheet = xml
        for (const [at, text] of changes) sheet = sheet.slice(0, at) + text + sheet.slice(at + 1)
        const read = readXlsx(handmadeWorkbook({ sheet, strings: '<si><t>区</t></si>' }))
        if (read.ok)
          for (const { snapshot } of read.sheets)
            expect(snapshotSchema.safeParse(snapshot).success).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

/** The zip with a 32-bit field of a part's central directory record changed. */
function changeDirectory(
  bytes: Uint8Array,
  name: string,
  field: number,
  value: number,
): Uint8Array {
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  const end = changed.length - 22
  for (let at = view.getUint32(end + 16, true); at < end; ) {
    const length = view.getUint16(at + 28, true)
    const found = String.fromCharCode(...changed.subarray(at + 46, at + 46 + length))
    if (found === name) {
      if (field === 8) view.setUint16(at + field, value, true)
      else view.setUint32(at + field, value, true)
    }
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return changed
}

describe('a small file that unfolds', () => {
  it('takes no room for the columns before a sheet that begins far to the right', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    )
    expect(cells(rows.join(''))).toHaveLength(20_000)
    expect(cells(rows.join(''))[0]).toEqual([1])
  })

  it('is refused where rows span more cells than a sheet has', () => {
    const row = (i: number) =>
      `<row r="${i}"><c r="A${i}"><v>1</v></c><c r="XFD${i}"><v>1</v></c></row>`
    const sheet = Array.from({ length: 200 }, (_, i) => row(i + 1)).join('')
    expect(problemOf(handmadeWorkbook({ sheet: `<sheetData>${sheet}</sheetData>` }))).toBe(
      'tooManyCells',
    )
  })

  it('is refused where one formula, moved, fills thousands of cells', () => {
    const text = `SUM(${Array.from({ length: 4_000 }, (_, i) => `B${i + 1}`).join(',')})`
    const shared = (i: number) =>
      `<c r="A${i}"><f t="shared" si="0"${i === 1 ? ` ref="A1:A9999">${text}</f>` : '/>'}<v>1</v></c>`
    const sheet = Array.from(
      { length: 9_999 },
      (_, i) => `<row r="${i + 1}">${shared(i + 1)}</row>`,
    ).join('')
    expect(problemOf(handmadeWorkbook({ sheet: `<sheetData>${sheet}</sheetData>` }))).toBe(
      'tooLarge',
    )
  }, 60_000)
})
