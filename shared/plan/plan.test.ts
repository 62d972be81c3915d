import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, type WrittenLine } from '../../test/lines.ts'
import type { AmountReading, Budget } from '../model/budget.ts'
import { defaultPolicy, planSchema } from '../schema/index.ts'
import { issueHeading, parsePlanText, planFromBudget } from './index.ts'

const published = readFileSync(
  new URL('../../test/fixtures/plans/suminoe-plan.md', import.meta.url),
  'utf8',
)
const codes = (text: string) => parsePlanText(text).findings.map((f) => f.code)

describe('the published plan of 住之江区', () => {
  const { plan, findings } = parsePlanText(published, { ward: 'suminoe', fiscalYear: 2026 })
  const strategies = plan.issues.flatMap((issue) => issue.strategies)

  it('has its four issues, one with the number it lost', () => {
    expect(plan.issues.map(({ no, title }) => [no, title])).toEqual([
      [2, '大きな公共を担う活力ある地域社会づくり'],
      [3, '安全・安心なまちづくり'],
      [4, '幅広い世代が暮らしやすいまちづくり'],
      [5, '自律した自治体型の区政運営'],
    ])
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'schema/plan-issue-number-inferred',
        severity: 'warning',
        cells: ['L21'],
        params: { title: '安全・安心なまちづくり', no: 3 },
      }),
    )
  })
  it('has ten strategies and the twelve published estimates, two of them none', () => {
    expect(strategies).toHaveLength(10)
    const items = strategies.flatMap((s) => {
      const carriers = s.initiatives.length > 0 ? s.initiatives : [s]
      return carriers.map(({ title, estimate }) => [title, estimate])
    })
    expect(items).toEqual([
      ['地域課題の解決に向けた取組への支援', 20_852_000],
      ['地域運営による公園管理', null],
      ['多様な協働によるまちづくりの活性化', 1_790_000],
      ['地域の防災力向上', 3_913_000],
      ['街頭での安全・安心なまちづくり', 4_799_000],
      ['「ふだんのくらししあわせプラン」の周知', 564_000],
      ['見守りあったかネット事業の推進', 6_638_000],
      ['介護人材就労コーディネート事業', 1_920_000],
      ['「咲洲ウェルネスタウン計画」の推進', 8_365_000],
      ['区政会議の運営', 535_000],
      ['広報のさらなる充実', 14_576_000],
      ['多様な広報媒体の活用', null],
    ])
  })
  it('keeps brackets that belong to a title', () => {
    expect(strategies[1]?.title).toBe(
      '多様なつながり(マルチパートナーシップ)の推進によるまちづくり',
    )
  })
  it('reports each ☆ that carries its amount itself', () => {
    const carried = findings.filter((f) => f.code === 'schema/plan-strategy-carries-amount')
    expect(carried.map((f) => f.cells)).toEqual([['L55'], ['L61']])
  })
  it('declares what the text states, and the identity holds', () => {
    expect(plan.declared).toEqual({
      total: 284_322_000,
      fixed: 122_368_000,
      priority: 8_365_000,
      base: 153_589_000,
      share: '50.7',
    })
  })
  it('takes the one item of that amount as the priority expense, and says so', () => {
    expect(strategies.filter((s) => s.exclusion).map((s) => s.title)).toEqual([
      '「咲洲ウェルネスタウン計画」の推進',
    ])
    expect(findings.map((f) => f.code)).toContain('schema/plan-priority-inferred')
  })
  it('reports nothing else, and is a valid plan', () => {
    expect(findings).toHaveLength(4)
    expect(planSchema.parse(plan)).toEqual(plan)
    expect(plan).toMatchObject({
      ward: 'suminoe',
      fiscalYear: 2026,
      stage: '算定見込',
      unit: '千円',
    })
  })
  it('leaves ward and year open where nobody gives them', () => {
    expect(parsePlanText(published).plan).toMatchObject({ ward: null, fiscalYear: null })
  })
  it.each<[string, (text: string) => string]>([
    ['without markdown', (t) => t.replace(/^#+ /gm, '').replaceAll('**', '')],
    ['with Windows line ends', (t) => t.replaceAll('\n', '\r\n')],
    [
      'with the other brackets',
      (t) => t.replaceAll('(算定', '【算定').replace(/(【算定[^】)\n]*)[)】]/g, '$1】'),
    ],
    [
      'with full-width brackets and digits',
      (t) => t.replace(/[()0-9,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['without blank lines', (t) => t.replace(/\n\s*\n/g, '\n')],
    [
      'with amounts on their own lines',
      (t) => t.replace(/^([#\s]*○.*?)\s*([【(]算定[^】)]*[】)])/gm, '$1\n$2'),
    ],
    ['with the title beside the number', (t) => t.replace(/(## 経営課題\d)\n+# /g, '$1 ')],
    ['with other circles', (t) => t.replaceAll('○', '〇')],
    [
      'with tabs before the amounts',
      (t) => t.replaceAll('【算定見込額 ', '\t').replaceAll('】', ''),
    ],
  ])('reads alike %s', (_, change) => {
    const plain = (title: string) => title.normalize('NFKC')
    const changed = parsePlanText(change(published), { ward: 'suminoe', fiscalYear: 2026 }).plan
    expect(changed.declared).toEqual(plan.declared)
    expect(
      changed.issues.map((i) => [
        i.no,
        i.strategies.map((s) => [
          s.estimate,
          s.exclusion,
          s.initiatives.map((n) => [plain(n.title), n.estimate]),
        ]),
      ]),
    ).toEqual(
      plan.issues.map((i) => [
        i.no,
        i.strategies.map((s) => [
          s.estimate,
          s.exclusion,
          s.initiatives.map((n) => [plain(n.title), n.estimate]),
        ]),
      ]),
    )
  })
})

describe('irregular plans', { timeout: 60_000 }, () => {
  const issue = (no: string, rest: string) => `## 経営課題${no}\n# 題${no}\n${rest}`
  it('leaves a number open where the neighbours do not settle it', () => {
    const text = `${issue('1', '☆ あ\n○ い(算定見込額 1千円)')}\n# 失われた題\n☆ う\n○ え(算定見込額 1千円)\n${issue('5', '☆ お\n○ か(算定見込額 1千円)')}`
    expect(parsePlanText(text).plan.issues.map((i) => i.no)).toEqual([1, null, 5])
    expect(codes(text)).toContain('schema/plan-issue-number-missing')
  })
  it('does not guess which of two equal amounts is the priority expense', () => {
    const text = `${issue('1', '☆ あ\n○ い(算定見込額 5千円)\n○ う(算定見込額 5千円)')}\n区政充実重点経費(5千円)を除いた経費(10千円)`
    const { plan } = parsePlanText(text)
    expect(JSON.stringify(plan)).not.toContain('"exclusion"')
    expect(codes(text)).toContain('schema/plan-priority-ambiguous')
  })
  it.each<[string, string]>([
    ['schema/plan-sum-differs', issue('1', '☆ あ【算定見込額 10千円】\n○ い(算定見込額 5千円)')],
    ['schema/plan-estimate-unreadable', issue('1', '☆ あ\n○ い(算定見込額 5千円×2)')],
    ['schema/plan-estimate-missing', issue('1', '☆ あ\n○ い')],
    ['schema/plan-estimate-approximate', issue('1', '☆ あ\n○ い(算定見込額 約5千円)')],
    ['schema/plan-unit-missing', issue('1', '☆ あ\n○ い(算定見込額 5,000)')],
    ['schema/plan-strategy-missing', issue('1', '○ い(算定見込額 5千円)')],
    ['schema/plan-issue-missing', '☆ あ\n○ い(算定見込額 5千円)'],
    ['schema/plan-issue-empty', issue('1', '')],
    ['schema/plan-issue-number-repeated', issue('1', '☆ あ\n') + issue('1', '☆ い')],
    ['schema/plan-issue-title-missing', '## 経営課題1\n☆ あ\n○ い(算定見込額 5千円)'],
    [
      'schema/plan-title-repeated',
      issue('1', '☆ あ\n○ い(算定見込額 5千円)\n○ い(算定見込額 6千円)'),
    ],
    ['schema/plan-amount-without-item', issue('1', '【算定見込額 5千円】\n☆ あ')],
    [
      'schema/plan-base-differs',
      `${issue('1', '☆ あ')}\n区全体の予算算定見込額(10千円)から固定経費(4千円)を除いた経費(5千円)`,
    ],
    [
      'schema/plan-declared-contradicted',
      `${issue('1', '☆ あ')}\n固定経費(4千円)\n固定経費(5千円)`,
    ],
    ['schema/plan-lines-not-read', `まえがき\n${issue('1', '☆ あ')}`],
    ['schema/plan-nothing-read', 'こんにちは'],
    ['schema/plan-too-long', '☆ あ\n'.repeat(20_001)],
  ])('%s', (code, text) => {
    expect(codes(text)).toContain(code)
  })
  it('has a complete message in both languages for each of them', () => {
    const { findings } = parsePlanText(
      `まえがき\n☆ あ【算定見込額 10千円】\n○ い(算定見込額 5千円×2)\n経営課題\n☆ う`,
    )
    for (const { message } of findings) {
      expect(message.ja).not.toMatch(/undefined|null/)
      expect(message.en).not.toMatch(/undefined|null/)
    }
    expect(findings.length).toBeGreaterThan(3)
  })
  it('reads numbers in place of markers', () => {
    const { plan } = parsePlanText(
      '経営課題１　安全\n1-1 防災\n1-1-1 訓練　3,913千円\n具体的取組1-1-2 備蓄（予算額 － 円）',
    )
    expect(plan.issues).toMatchObject([
      {
        no: 1,
        title: '安全',
        strategies: [
          {
            title: '防災',
            initiatives: [
              { id: '1-1-1', title: '訓練', estimate: 3_913_000 },
              { id: '1-1-2', title: '備蓄', estimate: null },
            ],
          },
        ],
      },
    ])
  })
  it('never throws, always gives a valid plan, whatever the text', () => {
    const pieces = fc.constantFrom(
      '経営課題',
      '3',
      '☆ ',
      '○ ',
      '【算定見込額 ',
      '5千円',
      '】',
      '(',
      ')',
      '\n',
      '# ',
      '- 円',
      '題',
      '%',
      '反映割合',
      '<sup>',
      '|',
      '\t',
    )
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const { plan } = parsePlanText(text)
        expect(planSchema.safeParse(plan).success).toBe(true)
        const ids = plan.issues.flatMap((i) =>
          i.strategies.flatMap((s) => s.initiatives.map((n) => n.id)),
        )
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 1_000 },
    )
  })
  it('stays linear on two hundred thousand characters of anything', () => {
    const start = performance.now()
    for (const unit of [
      '(',
      '固定経費(',
      '○ ',
      '☆\n',
      '# ',
      '1-',
      '<',
      '**',
      '経営課題',
      '割合',
      '- ',
      '円 ',
      '>',
    ]) {
      parsePlanText(unit.repeat(2e5 / unit.length))
    }
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})

describe('issueHeading', () => {
  it.each<[string, number | null, string]>([
    ['経営課題2', 2, ''],
    ['経営課題２　大きな公共', 2, '大きな公共'],
    ['経営課題③ 防災', 3, '防災'],
    ['【経営課題4】幅広い世代', 4, '幅広い世代'],
    ['経営課題十二：区政', 12, '区政'],
    ['経営課題', null, ''],
  ])('%s', (text, no, title) => {
    expect(issueHeading(text)).toEqual({ no, title })
  })
  it.each(['経営課題の解決に向けて', '課題2', ''])('%s is no heading', (text) => {
    expect(issueHeading(text)).toBeNull()
  })
})

describe('planFromBudget', () => {
  const amount = (yen: number | null): AmountReading => ({
    state: yen === null ? 'none' : 'value',
    yen,
    raw: '',
    unit: '千円',
    unitSource: 'table',
    approximate: false,
    numberAsText: false,
    ignored: [],
    problem: null,
    unitConflict: null,
    shownOtherwise: null,
  })
  const line = (
    issue: string,
    strategy: string,
    initiative: string,
    yen: number | null,
    more: Partial<WrittenLine> = {},
  ): WrittenLine => ({
    row: 1,
    rowKind: 'leaf',
    level: 3,
    parent: -1,
    issue,
    issueSource: 'own',
    strategy,
    strategySource: 'own',
    initiative,
    initiativeSource: 'own',
    detail: '',
    department: '',
    remark: '',
    amount: amount(yen),
    exclusion: { kind: 'none' },
    reflection: { kind: 'unset' },
    covers: null,
    hidden: false,
    ...more,
  })
  const budget = (lines: WrittenLine[]): Budget => ({
    snapshot: { sheet: '予算', origin: 'A1', rows: [] },
    tables: [],
    table: null,
    lines: linesOf(lines.map((line, i) => ({ ...line, row: i + 1 }))),
    declared: [],
    years: [{ fiscalYear: 2026, cell: 'A1', text: '令和8年度' }],
    notes: [],
    readingNotes: [],
  })

  it('adds the parts of departments, keeps none and marks, leaves totals out', () => {
    const plan = planFromBudget(
      budget([
        line('経営課題5 自律した区政', '情報発信', '広報', 10_000, {
          department: 'A課',
          reflection: { kind: 'mark', symbol: '①' },
        }),
        line('経営課題5 自律した区政', '情報発信', '広報', 4_576, {
          department: 'B課',
          reflection: { kind: 'mark', symbol: '①' },
        }),
        line('経営課題5　自律した区政', '情報発信', '多様な広報媒体', null),
        line('経営課題5 自律した区政', '咲洲の推進', '', 8_365, {
          exclusion: { kind: 'policy', id: 'priority', by: 'cell' },
        }),
        line('', '', '合計', 22_941, { rowKind: 'total' }),
      ]),
      defaultPolicy,
    )
    expect(plan).toEqual({
      ward: null,
      fiscalYear: 2026,
      stage: null,
      unit: '千円',
      issues: [
        {
          no: 5,
          title: '自律した区政',
          strategies: [
            {
              title: '情報発信',
              initiatives: [
                { id: '5-1-1', title: '広報', estimate: 14_576, reflection: '①' },
                { id: '5-1-2', title: '多様な広報媒体', estimate: null },
              ],
            },
            { title: '咲洲の推進', estimate: 8_365, exclusion: 'priority', initiatives: [] },
          ],
        },
      ],
    })
    expect(planSchema.parse(plan)).toEqual(plan)
  })
})

describe('plans of other wards', () => {
  const titles = (text: string) =>
    parsePlanText(text).plan.issues.map(({ no, title, strategies }) => [
      no,
      title,
      strategies.map((strategy) => [
        strategy.title,
        ...strategy.initiatives.map((item) => [item.title, item.estimate]),
      ]),
    ])

  it('【戦略1-1】 in brackets, and the latest budget of several years', () => {
    const text = [
      '【経営課題１】こどもが育つまち',
      '【戦略1-1】子育て支援の充実',
      '具体的取組1-1-1　子育て相談　（5決算額　1,234千円　6予算額　1,500千円　7予算額　1,600千円）',
      '具体的取組1-1-2　絵本の読み聞かせ　（予算額　－）',
    ].join('\n')
    expect(titles(text)).toEqual([
      [
        1,
        'こどもが育つまち',
        [['子育て支援の充実', ['子育て相談', 1_600_000], ['絵本の読み聞かせ', null]]],
      ],
    ])
    expect(parsePlanText(text).plan.stage).toBeNull()
  })

  it('a sentence between the issue and its first strategy is no issue', () => {
    const text = [
      '経営課題１　【子育て・教育】',
      'こどもが健やかに育つ',
      '戦略１－１　こどもの見守り',
      '　具体的取組１－１－１　見守り隊　　Ｒ７予算額　5,000千円',
      '　具体的取組１－１－２　居場所づくり　　Ｒ７予算額　－',
    ].join('\n')
    expect(titles(text)).toEqual([
      [
        1,
        '【子育て・教育】',
        [['こどもの見守り', ['見守り隊', 5_000_000], ['居場所づくり', null]]],
      ],
    ])
  })

  it('an amount on an issue itself is said, not lost in its title', () => {
    const { plan, findings } = parsePlanText('主な経営課題①　地域福祉　　予算額 1億461万円')
    expect(plan.issues.map(({ no, title }) => [no, title])).toEqual([[1, '地域福祉']])
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'schema/plan-issue-carries-amount',
        params: { title: '地域福祉', text: '予算額 1億461万円' },
      }),
    )
  })

  it('＜重点的に取り組む主な経営課題＞ and 主な経営課題 alone head no issue', () => {
    expect(titles('＜重点的に取り組む主な経営課題＞\n主な経営課題\n経営課題1 防災')).toEqual([
      [1, '防災', []],
    ])
  })
})
