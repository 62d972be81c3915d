// Points of published standards for spreadsheets that a program can check, each with the rules that tell.
//
// ICAEW, Twenty principles for good spreadsheet practice (second edition, 2015); The FAST Standard 02b (2016);
// JICPA, 監査・保証実務委員会報告第82号 (2007) and IT委員会報告第3号 Q&A (as of 2008), on 表計算ソフト. A point is
// named by its subject: numbers differ between editions.

export const standards = ['icaew', 'fast', 'jicpa'] as const
export type Standard = (typeof standards)[number]

/** What must be there for a point to be checked at all. */
export type Needs = 'formulas' | 'sums'

/** What is looked at beside findings. */
export type Measure = 'longestFormula' | 'volatileFunctions' | 'samples' | 'signature' | 'kept'

export interface Point {
  id: string
  standard: Standard
  /** Rules of which no finding may stand. */
  codes: readonly string[]
  needs?: Needs
  measure?: Measure
}

const hidden = [
  'structure/hidden-money',
  'structure/hidden-column',
  'structure/very-hidden-sheet',
  'formulas/hidden-in-sum',
  'formulas/skips-hidden',
]
const differing = [
  'totals/subtotal-differs',
  'totals/parent-differs',
  'totals/section-differs',
  'totals/declared-differs',
  // They say why a total differs, in the place of that finding.
  'formulas/range-misses-rows',
  'formulas/counts-twice',
  'formulas/own-subtotal',
  'formulas/includes-itself',
  'formulas/text-in-sum',
]

const pointsOf = (standard: Standard, points: readonly Omit<Point, 'standard'>[]): Point[] =>
  points.map((point) => ({ standard, ...point }))

export const points: readonly Point[] = [
  ...pointsOf('icaew', [
    { id: 'workings', codes: ['formulas/typed-total'], needs: 'formulas' },
    { id: 'readers', codes: hidden },
    {
      id: 'structure',
      codes: [
        'structure/several-tables',
        'structure/repeated-header',
        'structure/double-column',
        'structure/sections-differ',
        'guideline/several-tables',
      ],
    },
    { id: 'sameFormulas', codes: ['formulas/unlike-neighbours'], needs: 'formulas' },
    { id: 'shortFormulas', codes: [], needs: 'formulas', measure: 'longestFormula' },
    { id: 'constants', codes: ['formulas/typed-constant'], needs: 'formulas' },
    { id: 'checks', codes: differing, needs: 'sums' },
    { id: 'tested', codes: [], measure: 'samples' },
    { id: 'secondPerson', codes: [], measure: 'signature' },
  ]),
  ...pointsOf('fast', [
    {
      id: 'links',
      codes: ['formulas/external-link', 'formulas/stale-link', 'formulas/wrong-sheet-link'],
      needs: 'formulas',
    },
    {
      id: 'circles',
      codes: ['formulas/circular-reference', 'formulas/includes-itself'],
      needs: 'formulas',
    },
    { id: 'constants', codes: ['formulas/typed-constant'], needs: 'formulas' },
    { id: 'sameFormulas', codes: ['formulas/unlike-neighbours'], needs: 'formulas' },
    { id: 'shortFormulas', codes: [], needs: 'formulas', measure: 'longestFormula' },
    { id: 'functions', codes: [], needs: 'formulas', measure: 'volatileFunctions' },
    {
      id: 'labels',
      codes: [
        'guideline/omitted-names',
        'structure/orphan-row',
        'structure/blank-parent',
        'schema/duplicate-item',
        'schema/repeated-row',
      ],
    },
    {
      id: 'units',
      codes: [
        'amounts/no-unit',
        'amounts/ambiguous-unit',
        'amounts/unit-conflict',
        'formulas/mixed-units',
      ],
    },
  ]),
  ...pointsOf('jicpa', [
    {
      id: 'logic',
      codes: [
        'formulas/range-misses-rows',
        'formulas/counts-twice',
        'formulas/own-subtotal',
        'formulas/includes-itself',
        'formulas/circular-reference',
        'formulas/text-in-sum',
        'formulas/refers-to-text',
        'formulas/refers-to-blank',
        'formulas/approximate-lookup',
        'formulas/mixed-units',
        'formulas/unlike-neighbours',
        'formulas/error-value',
      ],
      needs: 'formulas',
    },
    {
      id: 'calculated',
      codes: ['formulas/not-calculated', 'formulas/stale-value', 'formulas/manual-calculation'],
      needs: 'formulas',
    },
    {
      id: 'recalculated',
      codes: [
        ...differing,
        'totals/share-differs',
        'totals/column-identity',
        'totals/funds-identity',
        'totals/change-differs',
        'totals/rate-differs',
      ],
      needs: 'sums',
    },
    { id: 'version', codes: [], measure: 'kept' },
    { id: 'approval', codes: [], measure: 'signature' },
  ]),
]
