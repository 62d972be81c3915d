// Runs the rules over several sheets in their one order: each over the sheets it looks at, or over all lines.
import { parseRange } from '../address/index.ts'
import { sheetReference } from '../address/sheet-address.ts'
import type { DeclaredFigure } from '../model/budget.ts'
import type { RunSheet } from '../model/run-sheet.ts'
import type { Register } from '../opinions/index.ts'
import {
  createFinding,
  createReported,
  createRuleContext,
  type Draft,
  type Reported,
  type Rule,
  type RuleContext,
  reportedOpinions,
  rules,
  runRule,
} from '../rules/index.ts'
import {
  type Finding,
  type OtherSheet,
  type Plan,
  type Policy,
  type ReportedOpinions,
  severities,
  type Totals,
} from '../schema/index.ts'
import { computeTotals } from '../totals/index.ts'
import type { Work } from '../work.ts'
import type { Joined, Part, Placed } from './join.ts'
import { referencesOf, type SheetNames } from './names.ts'

export interface RunOverSheets {
  parts: readonly Part[]
  summaries: readonly Part[]
  joined: Joined
  names: SheetNames
  plan: Plan | null
  policy: Policy
  /** Of all lines. */
  totals: Totals
  work: Work
  otherSheets: readonly OtherSheet[]
  /** All sheets that were read, and what each of them is. */
  sheets: readonly RunSheet[]
  /** Whether two of the counted sheets have an item of one name. */
  sharesItems: boolean
  /** Opinions of the ward council; null where the run has none. */
  register: Register | null
}

const looksAtAll = ({ scope }: Rule): boolean => scope === 'budget' || scope === 'both'
const looksAtOne = ({ scope }: Rule): boolean => scope !== 'budget'
/** Of a summary only its own arithmetic is looked at: its lines are other sheets'. */
const looksAtSummary = ({ family, ofSummaries }: Rule): boolean =>
  family === 'formulas' || ofSummaries === true

interface PlacedFinding {
  finding: Finding
  at: Placed | undefined
}

export interface RunOver {
  findings: Finding[]
  /** Null without a register. */
  opinions: ReportedOpinions | null
}

/** Findings of all rules over all sheets, the gravest first, then sheet by sheet in the order of each. */
export function runOverSheets(run: RunOverSheets): RunOver {
  const { joined, names, policy, register } = run
  const references = referencesOf(names)
  const placer = ({ sheet, range }: Placed): string => `${references[sheet] ?? ''}${range}`
  const ofAll = createReported()
  const all = createRuleContext(
    {
      budget: joined.budget,
      plan: run.plan,
      policy,
      totals: run.totals,
      otherSheets: run.otherSheets,
      countedSheets: run.parts.map(({ sheet }) => sheetReference(names[sheet] ?? { sheet: '' })),
      work: run.work,
      cellAt: joined.cellAt,
      sheets: run.sheets,
      sharesItems: run.sharesItems,
      register,
      sheetOf: (index) => run.sheets[joined.sheetAt(index)]?.reference ?? '',
    },
    ofAll,
  )
  const opinions = register && reportedOpinions(all, register, joined.amountsAt)
  const sections = run.parts.map((part) => sectionOf(run, part, looksAtOne))
  const summaries = run.summaries.map((part) => sectionOf(run, part, looksAtSummary))
  const found: PlacedFinding[] = []
  for (const rule of rules) {
    for (const { sheet, context, reported, looks } of [...sections, ...summaries]) {
      if (!looks(rule)) continue
      for (const { draft, severity } of runRule(rule, context, reported)) {
        reported.add(rule.code, draft.cells, severity)
        ofAll.add(
          rule.code,
          draft.cells.flatMap((cell) => joined.fromSheet(sheet, cell)),
          severity,
        )
        const toSheets = (range: string): Placed[] => (parseRange(range) ? [{ sheet, range }] : [])
        const told = toldOnSheets(draft, toSheets, placer)
        // What is said of a sheet as a whole stands on the sheet.
        const at = { sheet, range: draft.cells[0] ?? '' }
        found.push({ finding: createFinding(rule, told, severity), at })
      }
    }
    if (!looksAtAll(rule)) continue
    for (const { draft, severity } of runRule(rule, all, ofAll)) {
      ofAll.add(rule.code, draft.cells, severity)
      const placed = draft.cells.flatMap((cell) => joined.toSheets(cell))
      for (const { sheet, range } of placed)
        sections
          .find((section) => section.sheet === sheet)
          ?.reported.add(rule.code, [range], severity)
      const told = toldOnSheets(draft, joined.toSheets, placer)
      const at = placed[0] ?? placeOf(told.cells[0], references)
      found.push({ finding: createFinding(rule, told, severity), at })
    }
  }
  return { findings: inOrder(found), opinions }
}

interface Section {
  sheet: number
  context: RuleContext
  reported: Reported
  looks: (rule: Rule) => boolean
}

function sectionOf(run: RunOverSheets, { sheet, budget }: Part, looks: Section['looks']): Section {
  const reported = createReported()
  // A section may print the ward's figures beside its own.
  const own = {
    ...budget,
    declared: budget.declared.filter((figure) => !isOfWhole(figure, run.totals)),
  }
  let totals: Totals | undefined
  const context = createRuleContext(
    {
      budget: own,
      plan: run.plan,
      policy: run.policy,
      // Most rules that look at one sheet look at no figure of it.
      get totals() {
        totals ??= computeTotals(own, run.plan, run.policy)
        return totals
      },
      otherSheets: [],
      isSection: true,
      sheets: run.sheets,
      work: run.work,
    },
    reported,
  )
  return { sheet, context, reported, looks }
}

function isOfWhole({ what, yen, percent }: DeclaredFigure, totals: Totals): boolean {
  if (what === 'share') return percent !== null && percent === totals.share.value
  if (what === 'total') return yen === totals.total
  if (what === 'base') return yen === totals.base
  return totals.exclusions.some((exclusion) => exclusion.kind === what && exclusion.yen === yen)
}

/** Values of a message that are an address. */
const addressParams = new Set(['first', 'cell', 'neighbour', 'note', 'blank'])

/** A draft with its addresses as Excel writes them from anywhere. */
function toldOnSheets(
  draft: Draft,
  toSheets: (address: string) => Placed[],
  placer: (placed: Placed) => string,
): Draft {
  // What names its sheet stands on one that is not among the lines: the register's.
  const told = (address: string): string[] =>
    address.includes('!') ? [address] : toSheets(address).map(placer)
  const params = Object.entries(draft.params).map(([name, value]) => {
    if (!addressParams.has(name)) return [name, value]
    if (typeof value === 'string') return [name, told(value)[0] ?? value]
    return [name, Array.isArray(value) ? value.flatMap((each) => told(each)[0] ?? each) : value]
  })
  const { suggestion } = draft
  return {
    ...draft,
    cells: draft.cells.flatMap(told),
    params: Object.fromEntries(params),
    ...(suggestion
      ? {
          suggestion: {
            ...suggestion,
            edits: suggestion.edits.map(({ cell, value }) => ({
              cell: told(cell)[0] ?? cell,
              value,
            })),
          },
        }
      : {}),
  }
}

/** Where an address stands that names its sheet. */
function placeOf(address: string | undefined, references: readonly string[]): Placed | undefined {
  const at = (address?.lastIndexOf('!') ?? -1) + 1
  const sheet = at > 0 ? references.indexOf(address?.slice(0, at) ?? '') : -1
  return sheet < 0 ? undefined : { sheet, range: address?.slice(at) ?? '' }
}

function inOrder(found: readonly PlacedFinding[]): Finding[] {
  const placed = found.map(({ finding, at }) => {
    const range = at ? parseRange(at.range) : null
    return { finding, sheet: at?.sheet ?? -1, row: range?.top ?? 0, column: range?.left ?? 0 }
  })
  placed.sort(
    (a, b) =>
      severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
      a.sheet - b.sheet ||
      a.row - b.row ||
      a.column - b.column ||
      (a.finding.code < b.finding.code ? -1 : a.finding.code > b.finding.code ? 1 : 0),
  )
  return placed.map(({ finding }) => finding)
}
