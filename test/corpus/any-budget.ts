// Budgets of any size and shape, to be laid out in the forms of the corpus.
import fc from 'fast-check'
import type { CorpusBudget } from './forms.ts'

const word = fc.constantFrom(
  '防災',
  '広報',
  '見守り',
  '子育て',
  '緑化',
  '相談',
  '窓口',
  '公園',
  '生涯学習',
  '健康',
  '統計',
  '会計',
)
const ending = fc.constantFrom('の推進', '事業', 'の支援', 'の充実', '運営', 'の設計', 'づくり')
/** Any budget of up to five issues, its items of different names. */
export const budgets = fc
  .array(
    fc.array(
      fc.record({
        carries: fc.boolean(),
        thousands: fc.option(fc.integer({ min: 1, max: 99_999_999 }), { freq: 6 }),
        items: fc.array(fc.option(fc.integer({ min: 1, max: 99_999_999 }), { freq: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        name: fc.tuple(word, ending),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((issues): CorpusBudget => {
    let n = 0
    return {
      issues: issues.map((strategies, i) => ({
        title: `課題その${i}のまちづくり`,
        strategies: strategies.map(({ carries, thousands, items, name }) => ({
          title: `${name.join('')}戦略${n++}`,
          ...(carries ? { thousands } : {}),
          initiatives: carries
            ? []
            : items.map((amount) => ({ title: `${name.join('')}取組${n++}`, thousands: amount })),
        })),
      })),
    }
  })
