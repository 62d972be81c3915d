// The published sentence, word for word, and its other forms.
import { expect, it } from 'vitest'
import { defaultPolicy, policySchema, type Totals } from '../schema/index.ts'
import { createStatement } from './index.ts'

const totals: Totals = {
  total: 284_322_000,
  cells: [],
  leftOut: [],
  exclusions: [
    {
      id: 'fixed',
      kind: 'fixed',
      label: '庁舎維持管理経費等の固定経費',
      yen: 122_368_000,
      cells: [],
    },
    { id: 'priority', kind: 'priority', label: '区政充実重点経費', yen: 8_365_000, cells: [] },
  ],
  base: 153_589_000,
  reflected: [
    { symbol: '①', label: '', counts: true, yen: 0, cells: [] },
    { symbol: '②', label: '', counts: true, yen: 0, cells: [] },
  ],
  share: {
    numerator: 77_870_000,
    denominator: 153_589_000,
    decimals: 1,
    rounding: 'half-up',
    value: '50.7',
    status: 'final',
  },
  byIssue: [],
}

it('is the published sentence', () => {
  expect(createStatement(totals, defaultPolicy, '千円').ja).toBe(
    '区全体の予算算定見込額(284,322千円)から、庁舎維持管理経費等の固定経費(122,368千円)及び区政充実重点経費(8,365千円)を除いた経費(153,589千円)のうち、区政会議の意見を予算要求に反映した事業(①+②)の割合は、50.7%となりました。',
  )
})

it('has an English form in full yen', () => {
  expect(createStatement(totals, defaultPolicy, '千円').en).toContain('¥153,589,000')
})

it('says so where the figures are not final', () => {
  const share = { ...totals.share, status: 'provisional' as const }
  const { ja, en } = createStatement({ ...totals, share }, defaultPolicy, '千円')
  expect(ja).toMatch(/^【暫定】.*50\.7%となりました。$/)
  expect(en).toMatch(/^\[Provisional\]/)
})

it('never says 0 % where there is no share', () => {
  const share = { ...totals.share, value: null, status: 'not-applicable' as const }
  const { ja, en } = createStatement({ ...totals, share, base: 0 }, defaultPolicy, '千円')
  expect(ja).toContain('算出できません')
  expect(ja).not.toContain('%')
  expect(en).not.toContain('%')
})

it('leaves exclusions out of the sentence where there are none', () => {
  const exclusions = totals.exclusions.map((exclusion) => ({ ...exclusion, yen: 0 }))
  const { ja } = createStatement({ ...totals, exclusions }, defaultPolicy, '千円')
  expect(ja).toMatch(/^区全体の予算算定見込額\(284,322千円\)のうち、/)
})

it('uses the ward’s own template, and leaves alone what it does not know', () => {
  const policy = policySchema.parse({ statement: { ja: '{base}の{share}({marks}){unknown}' } })
  expect(createStatement(totals, policy, '千円').ja).toBe('153,589千円の50.7%(①+②){unknown}')
})
