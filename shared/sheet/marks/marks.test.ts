import { describe, expect, test } from 'vitest'
import { amountColumn, plan, read } from '../../../test/corpus/reading.ts'
import type { Cell } from '../../schema/index.ts'

describe('marks', () => {
  test('①反映, 反映①, 反映なし in its forms, blank and unknown', () => {
    const texts = [
      '①',
      '①反映',
      '反映②',
      '（①）',
      'なし',
      '－',
      '—',
      '×',
      '反映なし',
      null,
      '③',
      '検討中',
    ]
    const budget = read([
      ['事業名', '予算額(千円)', '反映区分'],
      ...texts.map((text, i): Cell[] => [`事業${i}`, 1, text]),
    ])
    const shown = budget.lines
      .all()
      .map(({ reflection: r }) =>
        r.kind === 'mark' ? r.symbol : r.kind === 'unknown' ? r.text : r.kind,
      )
    expect(shown).toEqual([
      '①',
      '①',
      '②',
      '①',
      'none',
      'none',
      'none',
      'none',
      'none',
      'unset',
      '③',
      '検討中',
    ])
  })

  test('a mark with thousands of words behind it is read in one pass', () => {
    const mark = (words: string) => `①${words.repeat(30)}x`
    const budget = read([
      ['事業名', '予算額(千円)', '反映区分'],
      ['広報', 1, mark('反映区分')],
      ['防災', 1, '①に反映区分に該当済'],
    ])
    expect(budget.lines.all().map(({ reflection }) => reflection.kind)).toEqual(['unknown', 'mark'])
  })

  test('① and ② that head year columns are no marks', () => {
    const budget = read(
      [
        ['区分', '①7年度', '②8年度', '増減(②-①)'],
        ['広報事業', 100, 120, 20],
        ['防災事業', 200, 220, 20],
      ],
      {},
      plan({ fiscalYear: 2026 }),
    )
    expect(amountColumn(budget)).toBe('C')
    expect(budget.table?.columnOf.reflection).toBeUndefined()
    expect(budget.table?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([
      null,
      2025,
      2026,
      null,
    ])
  })

  test('exclusion by its cell, by its name, and one the policy does not know', () => {
    const budget = read([
      ['事業名', '予算額(千円)', '除外区分'],
      ['庁舎維持', 1, '固定経費'],
      ['区政充実重点経費', 2, null],
      ['その他', 3, '特別枠'],
      ['広報', 4, '-'],
    ])
    expect(
      budget.lines
        .all()
        .map(({ exclusion: e }) => (e.kind === 'policy' ? `${e.id} ${e.by}` : e.kind)),
    ).toEqual(['fixed cell', 'priority name', 'unknown', 'none'])
  })
})
