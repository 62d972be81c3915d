// Rules that look from one sheet of a run to the others: the four sections and their summary.
import { parseCell } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { SECTIONS, sectionLines, sectionSheet, summarySheet } from '../../fixtures/sections.ts'
import { clean, type Input, on, type RuleCase } from '../case.ts'

type Name = (typeof SECTIONS)[number] | '総括'
/** By sheet what is written over its cells: values, or formulas with the result that stays. */
type Written = Partial<Record<Name, Record<string, Cell>>>

/** The summary and its sections, without one that is left out. */
function sections(written: Written = {}, left?: Name): Input {
  const own = SECTIONS.filter((name) => name !== left).map((name) =>
    write(sectionSheet(name, sectionLines()[SECTIONS.indexOf(name)] ?? []), written[name]),
  )
  return { sheet: write(summarySheet(sectionLines()), written.総括), beside: own }
}

function write(sheet: SheetSnapshot, written: Record<string, Cell> = {}): SheetSnapshot {
  const { rows, formulas = {}, ...rest } = structuredClone(sheet)
  for (const [address, value] of Object.entries(written)) {
    const at = parseCell(address)
    if (typeof value === 'string' && value.startsWith('=')) formulas[address] = value
    else {
      const row = at && rows[at.row - 1]
      if (row) row[at.column] = value
      if (address in formulas && typeof value !== 'number') delete formulas[address]
    }
  }
  return { ...rest, rows, formulas }
}

/** Without the summary's links: its figures are typed. */
const typed = (written: Written): Input => {
  const input = sections(written)
  const { formulas: _, ...sheet } = input.sheet
  return { ...input, sheet }
}

export const itemOnTwoSheets = sections({
  市民協働課: {
    A9: '5 自律した自治体型の区政運営',
    B9: '区役所の情報発信機能の強化',
    C9: '広報のさらなる充実',
    D9: 14_576,
  },
})

export const sheetsCases: RuleCase[] = [
  {
    code: 'structure/missing-section',
    fires: sections({}, '窓口サービス課'),
    cells: ['総括!B8'],
    params: { section: '窓口サービス課', yen: 17_487_000 },
    not: sections(),
  },
  {
    code: 'structure/sections-differ',
    fires: sections({
      保健福祉課: { D4: '査定額' },
      総務課: { D4: '要求額' },
      市民協働課: { D4: '要求額' },
    }),
    cells: ['保健福祉課!D4'],
    params: { variant: 'stage', found: '査定' },
    not: sections(),
  },
  {
    code: 'schema/item-on-several-sheets',
    fires: itemOnTwoSheets,
    cells: ['市民協働課!C9', '総務課!C7'],
    params: { variant: 'same', sheets: ['総務課', '市民協働課'], yen: 14_576_000 },
    not: sections(),
  },
  {
    code: 'schema/item-on-several-sheets',
    fires: sections({
      市民協働課: {
        A9: '5 自律した自治体型の区政運営',
        B9: '区役所の情報発信機能の強化',
        C9: '広報のさらなる充実',
      },
    }),
    cells: ['市民協働課!C9', '総務課!C7'],
    params: { variant: 'split', yen: 90_295_000 },
    severity: 'info',
    not: sections(),
  },
  {
    code: 'formulas/external-link',
    fires: on((sheet) => ({ ...sheet, formulas: { D7: "='C:\\予算\\[総務課.xlsx]予算'!D9" } })),
    cells: ['D7'],
    params: { variant: 'named', book: '総務課.xlsx' },
    severity: 'warning',
    not: clean,
    silenced: {
      by: 'formulas/error-value',
      ...on((sheet) => ({ ...write(sheet, { D7: '#REF!' }), formulas: { D7: '=[1]予算!D9' } })),
    },
  },
  {
    code: 'formulas/external-link',
    fires: on((sheet) => ({ ...sheet, formulas: { D7: '=[1]予算!D9', D8: '=[1]予算!D10' } })),
    cells: ['D7:D8'],
    params: { variant: 'numbered', book: '1', count: 2 },
    not: sections(),
  },
  {
    code: 'formulas/wrong-sheet-link',
    fires: sections({ 総括: { B6: '=総務課!D9', B5: 37_394 } }),
    cells: ['総括!B6'],
    params: { variant: 'section', section: '市民協働課', found: ['総務課'] },
    not: sections(),
    silenced: {
      by: 'formulas/error-value',
      ...withFormula(sections({ 総括: { B6: '#REF!' } }), 'B6', '=総務課!D99'),
    },
  },
  {
    code: 'formulas/stale-link',
    fires: sections({ 総括: { B6: 220_000 } }),
    cells: ['総括!B6'],
    params: { shown: '220000', there: '220729', target: '市民協働課!D10' },
    not: sections(),
    silenced: {
      by: 'formulas/wrong-sheet-link',
      ...withFormula(sections({ 総括: { B6: 220_000 } }), 'B6', '=総務課!D9'),
    },
  },
  {
    code: 'formulas/circular-reference',
    // A section takes its total back from the summary.
    fires: sections({ 総務課: { D5: '=総括!B5' } }),
    cells: ['総括!B5'],
    params: { variant: 'sheets', count: 3, others: ['総務課!D5', '総務課!D9'] },
    severity: 'error',
    not: sections(),
  },
  {
    code: 'formulas/own-subtotal',
    fires: sections({ 総括: { B5: '=SUM(総務課!D5:D9)' } }),
    cells: ['総括!B5'],
    params: { subtotals: ['総務課!D9'] },
    severity: 'error',
    not: sections({ 総括: { B5: '=SUM(総務課!D5:D8)' } }),
  },
  {
    code: 'formulas/mixed-units',
    fires: sections({ 総務課: { E2: '(単位:円)' }, 総括: { B5: '=総務課!D9' } }),
    cells: ['総括!B5'],
    params: { variant: 'result', from: '総務課!D9', fromUnit: '円', otherUnit: '千円' },
    not: sections({ 総務課: { E2: '(単位:円)' }, 総括: { B5: '=総務課!D9/1000' } }),
  },
  {
    code: 'formulas/approximate-lookup',
    // Keys on another sheet of the run.
    fires: sections({ 総括: { B5: '=VLOOKUP(A5,総務課!C5:D9,2)' } }),
    cells: ['総括!B5'],
    params: { variant: 'texts', keys: '総務課!C5:D9' },
    not: sections({ 総括: { B5: '=VLOOKUP(A5,総務課!C5:D9,2,0)' } }),
  },
  {
    code: 'structure/very-hidden-sheet',
    fires: withPrices({ hidden: true, veryHidden: true }),
    cells: ['総務課!D5'],
    params: { variant: 'used', sheets: ['単価'], count: 1 },
    severity: 'warning',
    not: withPrices({ hidden: true }),
  },
  {
    code: 'structure/very-hidden-sheet',
    fires: veryHidden('総務課'),
    cells: [],
    params: { variant: 'money', sheets: ['総務課'] },
    not: sections(),
  },
  {
    code: 'totals/section-differs',
    fires: typed({ 総括: { B6: 220_000, B9: 283_593 } }),
    cells: ['総括!B6', '総括!B9'],
    params: {
      section: '市民協働課',
      written: 220_000_000,
      exact: 220_729_000,
      difference: -729_000,
    },
    severity: 'error',
    not: typed({}),
    silenced: { by: 'formulas/stale-link', ...sections({ 総括: { B6: 220_000 } }) },
  },
]

/** The sections with one that no menu of Excel shows. */
function veryHidden(name: Name): Input {
  const input = sections()
  const beside = input.beside?.map((sheet) =>
    sheet.sheet === name ? { ...sheet, hidden: true, veryHidden: true } : sheet,
  )
  return { ...input, ...(beside ? { beside } : {}) }
}

/** The sections, one of which takes an amount from a sheet without a budget. */
function withPrices(facts: Partial<SheetSnapshot>): Input {
  const input = sections({ 総務課: { D5: '=単価!B2' } })
  const prices = {
    sheet: '単価',
    origin: 'A1',
    rows: [
      ['品名', '単価'],
      ['用紙', 3],
    ],
    ...facts,
  }
  return { ...input, beside: [...(input.beside ?? []), prices] }
}

function withFormula(input: Input, cell: string, formula: string): Input {
  const { formulas, ...sheet } = input.sheet
  return { ...input, sheet: { ...sheet, formulas: { ...formulas, [cell]: formula } } }
}
