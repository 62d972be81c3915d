// Formulas that refer to other workbooks: by name, as Excel shows them, not by number.
import { describe, expect, test } from 'vitest'
import { handmadeWorkbook } from '../../../test/fixtures/workbook-parts.ts'
import { readXlsx } from './index.ts'
import { namedLinks } from './links.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (...inside: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`
const relationship = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode}/>`

/** A workbook whose D1 fetches from the first link and D2 from the second. */
const linked = (parts: Record<string, string | null>) =>
  readXlsx(
    handmadeWorkbook({
      sheet:
        '<sheetData><row r="1"><c r="D1"><f>[1]予算!D9</f><v>5</v></c></row><row r="2"><c r="D2"><f>SUM([2]予算!A1:A2)</f><v>6</v></c></row></sheetData>',
      parts: {
        'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="予算" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId8"/><externalReference r:id="rId9"/></externalReferences></workbook>`,
        'xl/_rels/workbook.xml.rels': relationships(
          relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
          relationship('rId8', 'externalLink', 'externalLinks/externalLink1.xml'),
          relationship('rId9', 'externalLink', 'externalLinks/externalLink2.xml'),
        ),
        ...parts,
      },
    }),
  )
const links = (first: string, second: string) => ({
  'xl/externalLinks/_rels/externalLink1.xml.rels': relationships(
    relationship('rId1', 'externalLinkPath', first, ' TargetMode="External"'),
  ),
  'xl/externalLinks/_rels/externalLink2.xml.rels': relationships(
    relationship('rId1', 'externalLinkPath', second, ' TargetMode="External"'),
  ),
})
const formulasOf = (reading: ReturnType<typeof readXlsx>) =>
  reading.ok ? reading.sheets[0]?.snapshot.formulas : reading.problem.code

describe('links to other workbooks', () => {
  test('have the name of their file, wherever it is', () => {
    expect(
      formulasOf(
        linked(links('%E7%B7%8F%E5%8B%99%E8%AA%B2.xlsx', 'file:///C:\\予算\\R8 福祉課.xlsx')),
      ),
    ).toEqual({ D1: '=[総務課.xlsx]予算!D9', D2: "=SUM('[R8 福祉課.xlsx]予算'!A1:A2)" })
  })

  test('keep their number where they have no name that Excel could write', () => {
    const kept = { D1: '=[1]予算!D9', D2: '=SUM([2]予算!A1:A2)' }
    expect(formulasOf(linked({}))).toEqual(kept)
    expect(formulasOf(linked(links('a[1].xlsx', 'file:///C:/')))).toEqual(kept)
  })

  test('that are damaged are damage of the file', () => {
    const part = 'xl/externalLinks/_rels/externalLink1.xml.rels'
    expect(formulasOf(linked({ [part]: '<Relationships><Rel' }))).toBe('damaged')
  })
})

test.each([
  ["='[1]防災 1'!D9", "='[総務課.xlsx]防災 1'!D9"],
  ['=[1]!合計', '=[総務課.xlsx]!合計'],
  ['=SUM(表1[1])', '=SUM(表1[1])'],
  ['="[1]予算!D9"', '="[1]予算!D9"'],
  ["='防災 [1]'!D9", "='防災 [1]'!D9"],
  ['=[9]予算!D9', '=[9]予算!D9'],
  ['=[1', '=[1'],
  ["=[1]予算!D9+'[2]予算'!A1", "=[総務課.xlsx]予算!D9+'[R8''s.xlsx]予算'!A1"],
])('%s is shown as %s', (formula, shown) => {
  expect(namedLinks(formula, ['総務課.xlsx', "R8's.xlsx"])).toBe(shown)
})
