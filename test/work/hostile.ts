// Sheets of n rows that are made to cost as much as they can, one for each way that was found.
import type { Cell, Plan, SheetSnapshot } from '../../shared/schema/index.ts'

export interface Hostile {
  snapshot: SheetSnapshot
  plan?: Plan
  policy?: Record<string, unknown>
}

const upTo = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))
const sheet = (rows: Cell[][], facts: Partial<SheetSnapshot> = {}): SheetSnapshot => ({
  sheet: '表',
  origin: 'A1',
  rows,
  ...facts,
})
const planOf = (issues: Plan['issues']): Plan => ({
  ward: null,
  fiscalYear: null,
  stage: null,
  unit: '千円',
  issues,
})
const issue = (title: string, strategies: Plan['issues'][number]['strategies'], no = 1) => ({
  no,
  title,
  strategies,
})
const named = ['経営課題', '戦略', '具体的取組', '予算額(千円)']
const marked = [...named, '反映区分', '除外区分']
const plain = ['事業名', '予算額(千円)']

/** Names alike in their letters and unlike as names. */
const letters = (i: number): string =>
  [...'アイウエオカキクケコ'].map((_, k, all) => all[(k * 7 + i * (k + 1)) % all.length]).join('') +
  i

export const hostile: Readonly<Record<string, (n: number) => Hostile>> = {
  'totals of all above': (n) => ({
    snapshot: sheet([
      plain,
      ...upTo(n, (i): Cell[][] => [
        [`事業${i}`, 10],
        ['合計', 10 * (i + 1)],
      ]).flat(),
    ]),
  }),
  'running sums': (n) => ({
    snapshot: sheet([[...plain, '累計'], ...upTo(n, (i) => [`事業${i}`, 10, 10 * (i + 1)])], {
      formulas: Object.fromEntries(upTo(n, (i) => [`C${i + 2}`, `=SUM(B$2:B${i + 2})`])),
    }),
  }),
  'sums of a whole column': (n) => ({
    snapshot: sheet([[...plain, '計'], ...upTo(n, (i) => [`事業${i}`, 10, 10 * n])], {
      formulas: Object.fromEntries(upTo(n, (i) => [`C${i + 2}`, `=SUM(B$2:B$${n + 1})`])),
    }),
  }),
  'names under one unknown issue': (n) => ({
    snapshot: sheet([named, ...upTo(n, (i) => [i === 0 ? '不明' : '', `戦${i}`, `x${i}`, 1])]),
    plan: planOf([issue('課題', [{ title: '戦略', initiatives: [{ id: 'a', title: 'x1' }] }])]),
  }),
  'lines under another issue': (n) => ({
    snapshot: sheet([named, ...upTo(n, (i) => ['課題A', '戦略', `x${i}`, 1])]),
    plan: planOf([
      issue('課題A', []),
      issue(
        '課題B',
        [{ title: '戦略B', initiatives: upTo(n, (i) => ({ id: `${i}`, title: `x${i}` })) }],
        2,
      ),
    ]),
  }),
  'items that are missing': (n) => ({
    snapshot: sheet([named, ['課題A', '戦略', 'y', 1]]),
    plan: planOf([
      issue(
        '課題A',
        upTo(n, (i) => ({ title: `戦略${i}`, initiatives: [{ id: `${i}`, title: `x${i}` }] })),
      ),
    ]),
  }),
  'one item on all lines': (n) => ({
    snapshot: sheet([named, ...upTo(n, (i) => ['課題', '戦略', 'x', i + 1])]),
    plan: planOf([issue('課題', [{ title: '戦略', initiatives: [{ id: 'a', title: 'x' }] }])]),
  }),
  'lines excluded by their name': (n) => ({
    snapshot: sheet([marked, ...upTo(n, (i) => ['課題', '戦略', '固定経費', i + 1, '①', ''])]),
  }),
  'a policy as long as the sheet': (n) => ({
    snapshot: sheet([
      marked,
      ...upTo(n, (i) => ['課題', '戦略', `事業${i}`, i + 1, `印${(i * 7) % n}`, `除${i}`]),
    ]),
    policy: {
      reflectionMarks: upTo(n, (i) => ({ symbol: `印${i}`, label: `区${i}`, counts: true })),
      exclusions: upTo(n, (i) => ({
        id: `e${i}`,
        kind: 'other',
        label: `除外${i}`,
        match: [`除${i}`],
      })),
    },
  }),
  'merged areas over each other': (n) => ({
    snapshot: sheet([plain, ...upTo(50, (i) => [`事業${i}`, 10])], {
      merges: upTo(n, (i) => `A${(i % 40) + 1}:C${(i % 40) + 3}`),
    }),
  }),
  'merged areas of every height': (n) => ({
    snapshot: sheet([plain, ...upTo(n, (i): Cell[] => [`事業${i}`, i + 1])], {
      merges: upTo(n, (i) => `A1:H${i + 2}`),
    }),
  }),
  'hidden rows': (n) => ({
    snapshot: sheet([plain, ...upTo(n, (i) => [`事業${i}`, 10])], {
      hiddenRows: upTo(n, (i) => i + 2),
    }),
  }),
  'tables below each other': (n) => ({
    snapshot: sheet(
      upTo(n, (i): Cell[][] => [
        [`会計${i}`, null],
        ['事業名', i % 2 === 0 ? '予算額' : '要求額'],
        ['a', 1],
        [null, null],
      ]).flat(),
    ),
  }),
  'amounts without a name after a gap': (n) => ({
    snapshot: sheet([
      plain,
      ['a', 1],
      ['合計', 1],
      ...upTo(n, (): Cell[] => [null, null]),
      ...upTo(n, (i): Cell[] => [null, i + 5]),
      ['z', 1],
    ]),
  }),
  'marks that nobody knows': (n) => ({
    snapshot: sheet([
      marked,
      ...upTo(n, (i) => ['課題', '戦略', `事業${i}`, i + 1, `謎${i}`, `謎除${letters(i)}`]),
    ]),
  }),
}
