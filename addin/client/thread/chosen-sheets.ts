// What one run takes of the workbook's sheets, and the assessment of it.

import { sheetReference, splitAddress } from '../../../shared/address/sheet-address.ts'
import { sheetWords } from '../../../shared/locales/sheet-roles.ts'
import {
  type Bilingual,
  defaultPolicy,
  type Mapping,
  type Policy,
} from '../../../shared/schema/index.ts'
import { type SectionSums, sectionSums } from '../../../shared/totals/section-sums.ts'
import { roundedShare } from '../../../shared/totals/share.ts'
import { assessSheets, type SheetsAssessment } from '../../../shared/workbook/assess-sheets.ts'
import {
  type ChosenInput,
  chooseSheets,
  type SheetChoice,
} from '../../../shared/workbook/choose-sheets.ts'
import type { BudgetAsked, PlanInUse, SentBudget, SheetsAsked } from './asked.ts'
import type { HeldSheets, HoldSheets } from './held-sheets.ts'

export interface Chosen {
  input: ChosenInput
  sheets: SheetChoice[]
}

/** A sheet with its role and reason in words. */
export interface DescribedSheet extends SheetChoice {
  words: Bilingual
}

/** A counted sheet's own figures beside the ward's. */
export interface SectionOfReport extends SectionSums {
  /** As addresses name it. */
  name: string
  /** Percent as the policy rounds it; null where there is none. */
  share: string | null
}

/** Evidence decides, unless the user chose one sheet alone. */
export function choose(sheets: HeldSheets, asked: SheetsAsked & { plan: PlanInUse }): Chosen {
  if (asked.isAlone) {
    const own = sheets.find(({ name }) => name === asked.sheet)
    const snapshot = own?.snapshot ?? { sheet: asked.sheet, origin: 'A1', rows: [] }
    return { input: { snapshot }, sheets: [] }
  }
  const { sheet, roles } = asked
  return chooseSheets(sheets, { sheet, roles, plan: planOf(asked.plan).plan })
}

/** The assessment of what was chosen: one sheet with the user's reading of its columns, or several. */
export function assessChosen({ input }: Chosen, asked: BudgetAsked): SheetsAssessment {
  const { policy } = asked
  const { plan, version } = planOf(asked.plan)
  const isOne = 'snapshot' in input
  const mapping = mappingOf({ input }, asked)
  return assessSheets(isOne ? [input.snapshot] : input.snapshots, plan, policy ?? defaultPolicy, {
    planVersion: version,
    ...(mapping ? { mapping } : {}),
    ...(!isOne && input.roles ? { roles: input.roles } : {}),
    ...(isOne && input.registers ? { registers: input.registers } : {}),
    ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
  })
}

/** The reading of one sheet, or what is said of rows on the sheets that are sent. */
export function mappingOf(
  { input }: Pick<Chosen, 'input'>,
  { mapping, rows }: Pick<BudgetAsked, 'mapping' | 'rows'>,
): Mapping | undefined {
  if ('snapshot' in input) return mapping ?? undefined
  const own = new Set(
    input.snapshots.flatMap(({ workbook, sheet }) => (workbook === undefined ? [sheet] : [])),
  )
  const sent = rows.filter(({ cell }) => own.has(splitAddress(cell).sheet))
  return sent.length > 0 ? { rows: sent } : undefined
}

/** Chosen and assessed; null where the sheets are no longer held here. */
export function assessSent(
  { sheets, ...asked }: SentBudget,
  { hold }: { hold: HoldSheets },
): SheetsAssessment | null {
  const held = hold(sheets)
  return held && assessChosen(choose(held, asked), asked)
}

export const planOf = (plan: PlanInUse) => ({
  plan: plan.kind === 'none' ? null : plan.plan,
  version: plan.kind === 'published' ? plan.version : null,
})

export const sectionsOf = (
  { report, parts, names }: SheetsAssessment,
  policy: Policy,
): SectionOfReport[] =>
  report.sheets === undefined
    ? []
    : parts.map(({ sheet, budget }) => {
        const sums = sectionSums(budget, policy)
        const { decimals, rounding } = policy.share
        const base = sums.yen - sums.excludedYen
        return {
          ...sums,
          name: sheetReference(names[sheet] ?? budget.snapshot),
          share: roundedShare(sums.reflectedYen, base, decimals, rounding),
        }
      })

export const described = (sheets: readonly SheetChoice[]): DescribedSheet[] =>
  sheets.map((sheet) => ({ ...sheet, words: sheetWords(sheet) }))

/** What a report says of the sheets beside the checked one; where a table lies is not part of it. */
export const said = ({ input, sheets }: Chosen): string =>
  JSON.stringify(
    'snapshot' in input
      ? [
          input.otherSheets?.map(({ sheet, hidden, holds, yen }) => [sheet, hidden, holds, yen]),
          input.registers?.map(({ sheet, rows }) => [sheet, rows]),
        ]
      : sheets.map(({ sheet, hidden, role, total }) => [sheet, hidden, role, total]),
  ) ?? ''
