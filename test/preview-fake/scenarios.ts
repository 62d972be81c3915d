// The imagined workbooks: the reference budget, the sloppy one, and states that are hard to come by.
import type { Cell, SheetSnapshot } from '../../shared/schema/index.ts'
import { referenceSnapshot } from '../fixtures/reference.ts'
import { sloppySnapshot } from '../fixtures/sloppy.ts'
import type { FakeWorkbook } from './fake-port.ts'

export const scenarios: Record<string, () => FakeWorkbook> = {
  reference: () => ({ sheets: [referenceSnapshot(), note()] }),
  sloppy: () => ({ sheets: [sloppySnapshot()] }),
  unnamedSum: () => ({ sheets: [unnamedSum()] }),
  unnamedSums: () => ({ sheets: [unnamedSum('総務課'), unnamedSum('防災 1')] }),
  provisional: () => ({ sheets: [provisionalSheet()] }),
  sections: () => ({
    sheets: [referenceSnapshot(), note(), sectionSheet('福祉課'), sectionSheet('防災課')],
    hidden: ['防災課'],
  }),
  empty: () => ({ sheets: [] }),
  slow: () => ({ sheets: [referenceSnapshot()], readTime: 6_000 }),
  thousand: () => ({ sheets: [thousandFindings()] }),
  large: () => ({ sheets: [largeSheet()] }),
  problem: () => ({
    sheets: [referenceSnapshot()],
    readProblem: {
      code: 'cellEditMode',
      message: {
        ja: 'Excelでセルを編集中のため、シートを読めませんでした。シートは変わっていません。Enterキーで編集を確定してから、もう一度お試しください。',
        en: 'A cell is being edited in Excel, so the sheet could not be read. It is unchanged. Press Enter to finish the edit and try again.',
      },
      detail: 'InvalidOperationInCellEditMode',
    },
  }),
}

function note(): SheetSnapshot {
  return { sheet: 'メモ', origin: 'A1', rows: [['打合せメモ'], ['11月20日 財政担当と調整']] }
}

/** A section's own budget beside the ward's. */
function sectionSheet(sheet: string): SheetSnapshot {
  const rows = [
    ['事業名', '予算額(千円)', '反映区分'],
    [`${sheet}の見守り事業`, 1_200, '①'],
    [`${sheet}の訓練事業`, 800, 'なし'],
  ]
  return { sheet, origin: 'A1', rows }
}

/** The reference budget with one mark left blank: nothing else is wrong, and the share can still change. */
function provisionalSheet(): SheetSnapshot {
  const reference = referenceSnapshot()
  const rows = reference.rows.map((row, at) =>
    at === 5 ? row.map((cell, column) => (column === 5 ? '' : cell)) : row,
  )
  return { ...reference, rows }
}

/** A sum that its name does not give away. */
const unnamedSum = (sheet = '予算'): SheetSnapshot => ({
  sheet,
  origin: 'A1',
  rows: [
    ['事業名', '予算額(千円)', '反映区分'],
    [`防災訓練${sheet === '予算' ? '' : sheet}`, 12_345, '①'],
    [`防犯灯${sheet === '予算' ? '' : sheet}`, 3_407, 'なし'],
    [`広報${sheet === '予算' ? '' : sheet}`, 8_211, 'なし'],
    ['くらしの安全', 23_963, null],
  ],
})

/** Ten thousand clean lines. */
function largeSheet(): SheetSnapshot {
  const reference = referenceSnapshot()
  const line = reference.rows[5] ?? []
  const lines = Array.from({ length: 10_000 }, (_, n): Cell[] =>
    line.map((cell, column) => (column === 2 ? `取組その${n + 1}` : column === 3 ? 100 + n : cell)),
  )
  return {
    sheet: reference.sheet,
    origin: 'A1',
    rows: [...reference.rows.slice(0, 4), ...lines],
    numberFormats: { D: '#,##0' },
  }
}

/** The reference budget with a thousand lines whose reflection marks nobody knows. */
function thousandFindings(): SheetSnapshot {
  const reference = referenceSnapshot()
  const line = reference.rows[5] ?? []
  const lines = Array.from({ length: 1_000 }, (_, n): Cell[] =>
    line.map((cell, column) =>
      column === 2
        ? `見守り活動その${n + 1}`
        : column === 5
          ? `記号${n + 1}`
          : column === 3
            ? 100 + n
            : cell,
    ),
  )
  return {
    sheet: reference.sheet,
    origin: 'A1',
    rows: [...reference.rows.slice(0, 4), ...lines],
    numberFormats: { D: '#,##0' },
  }
}
