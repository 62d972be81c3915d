// What the conformance vectors are made from: the samples, planted faults, published tables, policies.
import { readdirSync, readFileSync } from 'node:fs'
import {
  defaultPolicy,
  type Plan,
  policySchema,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { faultyRegister } from '../fixtures/register.ts'
import { SECTIONS, sectionLines, sectionSheet, sectionsWorkbook } from '../fixtures/sections.ts'
import { sloppySectionsWorkbook } from '../fixtures/sections-sloppy.ts'
import { sloppySnapshot } from '../fixtures/sloppy.ts'
import { faults } from '../mutation/faults.ts'
import { all, plain, withPriorYear, withSubtotals, write } from '../mutation/sheet.ts'
import type { VectorInput } from './vector.ts'

export function vectorInputs(): VectorInput[] {
  const plan = referencePlan()
  const on = (name: string, rest: Partial<VectorInput>): VectorInput => ({
    name,
    snapshot: referenceSnapshot(),
    plan,
    policy: defaultPolicy,
    ...rest,
  })
  return [
    on('reference', {}),
    on('reference-without-plan', { plan: null }),
    on('sloppy', { snapshot: sloppySnapshot() }),
    on('subtotals', { snapshot: withSubtotals() }),
    on('prior-year', { snapshot: withPriorYear() }),
    on('every-fault-of-amounts', { snapshot: all(...planted(0, 12))(plain()) }),
    on('every-fault-of-marks', { snapshot: all(...planted(36, 46))(plain()) }),
    on('faults-of-subtotals', {
      snapshot: write({ D13: 8_712, D18: '=SUM(D14:D16)', D26: '=SUM(D5:D25)' })(withSubtotals()),
    }),
    on('formulas-of-all-kinds', {
      snapshot: write({
        ...{ H4: '積算額(円)', H5: '', H6: 20_852_000, H7: '', D6: '=H6' },
        ...{ I5: 3, J5: 100, I6: 1, J6: 564, I7: 2, J7: 5, H11: 1 },
        ...{ D11: '=VLOOKUP(H11,$I$5:$J$7,2)', D9: '=D10-886', D10: '=D9+886' },
      })(plain()),
    }),
    on('calculated-by-hand', {
      snapshot: { ...write({ D6: '=20000+852' })(plain()), ...byHand, veryHidden: true },
    }),
    on('empty', { snapshot: { sheet: '空', origin: 'A1', rows: [] } }),
    on('text-of-all-kinds', { snapshot: unusualText(), plan: null }),
    on('policy-of-its-own', { policy: ownPolicy }),
    on('declared-ward-total', {
      policy: policySchema.parse({
        wardTotal: 'declared',
        share: { decimals: 2, rounding: 'truncate' },
      }),
      snapshot: write({ D19: 75_000 })(plain()),
    }),
    on('mapping', {
      mapping: { range: 'A4:G20', unit: '千円', columns: { D: 'amount', F: 'reflection' } },
    }),
    on('plan-of-another-ward', { plan: otherPlan }),
    on('opinions', { registers: [faultyRegister()] }),
    on('sections', ofSheets(sectionsWorkbook())),
    on('sections-sloppy', ofSheets(sloppySectionsWorkbook())),
    on('sections-of-files', ofSheets(sectionFiles())),
    ...publishedTables(),
  ]
}

const byHand = { calculationMode: 'manual' as const }

const ofSheets = ([first, ...beside]: SheetSnapshot[]): Partial<VectorInput> =>
  first ? { snapshot: first, beside } : {}

/** Each section's sheet as 予算 of a file of its own; one file has a fault. */
const sectionFiles = (): SheetSnapshot[] =>
  SECTIONS.map((name, i) => {
    const sheet = sectionSheet('予算', sectionLines()[i] ?? [])
    const row = i === 2 ? sheet.rows[4] : undefined
    if (row) row[5] = ''
    return { ...sheet, workbook: `${name}.xlsx` }
  })

const planted = (from: number, to: number) => faults.slice(from, to).map((fault) => fault.plant)

const ownPolicy = policySchema.parse({
  exclusions: [
    { id: 'upkeep', kind: 'fixed', label: '庁舎の維持', match: ['固定経費'] },
    { id: 'granted', kind: 'priority', label: '重点配分', match: ['区政充実重点経費'] },
    { id: 'debt', kind: 'other', label: '公債費', match: ['公債費'] },
  ],
  reflectionMarks: [
    { symbol: '①', label: '新たに反映', counts: true },
    { symbol: '②', label: '継続して反映', counts: false },
  ],
  share: { decimals: 3, rounding: 'truncate' },
  rules: {
    'totals/share-differs': { severity: 'off', reason: '公表前のため' },
    'classification/exclusion-not-on-sheet': {
      severity: 'advice',
      reason: '公債費は計上しない年がある',
    },
    'no/such-rule': { severity: 'off', reason: '誤記' },
  },
  statement: { ja: '反映割合は{share}({base}のうち{marks})。' },
})

const otherPlan: Plan = {
  ward: 'elsewhere',
  fiscalYear: 2025,
  stage: '当初',
  unit: '千円',
  issues: [
    {
      no: 1,
      title: 'みどりのまち',
      strategies: [
        {
          title: '公園をつくる',
          initiatives: [{ id: 'x', title: '苗木の配布', estimate: 1_000_000 }],
        },
      ],
    },
  ],
}

/** Surrogate pairs, a lone surrogate, combining marks, controls, numbers at the edges of exactness. */
function unusualText() {
  return {
    sheet: '𠮷野\u0000',
    origin: 'C3',
    rows: [
      ['(単位:円)', '', ''],
      ['事業名', '予算額', '備考'],
      ['𠮷野家の土地', 9_007_199_254_740_000, '😀'],
      ['か\u3099き', 0.5, '\ud800'],
      ['⺠⽣費', -0, 'a\tb\u2028c'],
      ['\u202e逆さ', 1e21, '"\\/'],
      ['合　計', 9_007_199_254_740_991, true],
    ],
  }
}

function publishedTables(): VectorInput[] {
  const folder = new URL('../fixtures/tables/', import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { snapshot } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
      const name = `table-${file.replace('.json', '').replaceAll('_', '-')}`
      return { name, snapshot, plan: null, policy: defaultPolicy }
    })
}
