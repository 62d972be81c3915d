// Sheets that nobody keeps and anybody can send.
import fc from 'fast-check'
import type { Cell, SheetSnapshot } from '../../shared/schema/index.ts'

const headings = [
  '経営課題',
  '戦略',
  '具体的取組',
  '予算額',
  '金額(千円)',
  '前年度予算額',
  '増減',
  '反映区分',
  '除外区分',
  '備考',
  '款',
  '項',
  '目',
  '計',
  '①29年度',
  '②30年度',
  '__proto__',
  'constructor',
  '令和99年度',
]
const texts = [
  '合計',
  '小計',
  '計',
  '再掲',
  'うち',
  '※1',
  '☆',
  '○ あ',
  '・',
  '1-1-1',
  '(1)',
  '経営課題1',
  '①',
  'なし',
  '-',
  '△',
  '△ 1',
  '1,234',
  '１２千円',
  '1億円',
  '#REF!',
  '  ',
  '\n',
  '(単位:千円)',
  '(単位:',
  '款/項/目',
  '2款/5項/1目',
  '\u202e逆',
  '👨‍👩‍👧‍👦',
  '\ud800',
  'ﾊﾝｶｸ',
  '99999999999999999999億円',
  '0.1',
  '50.7%',
  '区全体',
  '除いた経費',
  '反映割合',
]

export const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom(...headings) },
  { weight: 5, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }) },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const address = fc
  .tuple(fc.constantFrom('A', 'B', 'D', 'Z', 'ALL'), fc.integer({ min: 1, max: 60 }))
  .map(([letters, row]) => `${letters}${row}`)

export const snapshot: fc.Arbitrary<SheetSnapshot> = fc.record(
  {
    sheet: fc.string(),
    origin: fc.constantFrom('A1', 'C5', 'XFD1048576'),
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 30 }),
    merges: fc.array(
      fc.tuple(address, address).map(([a, b]) => `${a}:${b}`),
      { maxLength: 6 },
    ),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 2_000_000 }), { maxLength: 4 }),
    numberFormats: fc.constantFrom({ A: '0%' }, { D: '#,##0,' }, { B: 'ggge"年"' }),
  },
  { requiredKeys: ['sheet', 'origin', 'rows'] },
)

/** A few very large sheets, each with one excess. */
export const excesses: Record<string, () => SheetSnapshot> = {
  'cells of a megabyte': () =>
    sheet([
      ['事業名', '予算額'],
      ['あ'.repeat(1_000_000), '1'.repeat(1_000_000)],
      ['('.repeat(500_000), ' '.repeat(1_000_000)],
      ['1,'.repeat(500_000), '-'.repeat(1_000_000)],
    ]),
  'a heading of a megabyte': () =>
    sheet([
      ['予算'.repeat(500_000), '金額'.repeat(100_000)],
      ['a', 1],
    ]),
  'two million cells of text': () =>
    sheet(
      Array.from({ length: 20_000 }, () => Array.from({ length: 100 }, (_, c) => `予算額${c}`)),
    ),
  'two million numbers': () =>
    sheet(Array.from({ length: 20_000 }, (_, r) => Array.from({ length: 100 }, (_, c) => r * c))),
  'a thousand columns': () =>
    sheet(
      Array.from({ length: 2_000 }, (_, r) =>
        Array.from({ length: 1_000 }, (_, c) => (r === 0 ? '予算額' : c)),
      ),
    ),
  'a hundred thousand totals': () =>
    sheet([
      ['事業名', '予算額'],
      ...Array.from({ length: 100_000 }, (_, r) => (r % 2 ? ['合計', r] : [`事業${r}`, r])),
    ]),
  'a hundred thousand headings': () =>
    sheet(
      Array.from({ length: 100_000 }, (_, r) =>
        r % 3 === 0 ? [] : ['事業名', r % 3 === 1 ? '予算額' : '金額'],
      ),
    ),
  'nothing but blank rows': () => sheet(Array.from({ length: 200_000 }, () => [])),
  'one merge over everything': () => ({ ...sheet(filled(2_000)), merges: ['A1:ALL200000'] }),
  'ten thousand overlapping merges': () => ({
    ...sheet(filled(2_000)),
    merges: Array.from({ length: 10_000 }, (_, i) => `A${(i % 5) + 2}:C${1_500 + (i % 500)}`),
  }),
}

const sheet = (rows: Cell[][]): SheetSnapshot => ({ sheet: 's', origin: 'A1', rows })
const filled = (rows: number): Cell[][] => [
  ['経営課題', '具体的取組', '予算額(千円)'],
  ...Array.from({ length: rows }, (_, r): Cell[] => [r % 10 ? null : `課題${r}`, `取組${r}`, r]),
]
