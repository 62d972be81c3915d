// A formula that adds amounts in different units, or brings one into a column of another: 円 into 千円.
import { cellAddress, rangeAddress } from '../../address/index.ts'
import { type LinearTerm, linearTerms } from '../../formula/linear-terms.ts'
import type { Formula } from '../../formula/parse-formula.ts'
import type { Unit } from '../../model/types.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { type ColumnUnits, columnUnits } from '../facts/column-units.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'
import { partsOfName, sheetOf } from '../facts/sheets-of-run.ts'

export const mixedUnits: Rule = {
  code: 'formulas/mixed-units',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value'],
  check(context) {
    const unitsOf = createUnits(context)
    const isMixed = (unitsOf(null)?.inUse.size ?? 0) > 1
    return context.formulas.all
      .filter((formula) => isMixed || formula.elsewhere.length > 0)
      .filter((formula) => inTable(context, formula))
      .flatMap((formula): Draft[] => {
        const found = mixOf(formula, unitsOf)
        if (!found) return []
        return [
          {
            cells: [cellAddress(formula.row, formula.column)],
            ...ofAmounts(context, formula),
            params: { ...found, formula: formula.text },
          },
        ]
      })
  },
}

type UnitsOf = (sheet: string | null) => ColumnUnits | null

function createUnits(context: RuleContext): UnitsOf {
  const bySheet = new Map<string | null, ColumnUnits | null>([[null, columnUnits(context.budget)]])
  return (sheet) => {
    let found = bySheet.get(sheet)
    if (found === undefined) {
      const other = sheet === null ? undefined : sheetOf(context, partsOfName(sheet))
      found = other ? columnUnits(other.budget) : null
      bySheet.set(sheet, found)
    }
    return found
  }
}

interface Part {
  unit: Unit
  /** Where it is from, as the formula says it. */
  address: string
  /** Yen of one of what it comes to, in every reading of its factor. */
  sizes: readonly number[]
}

function mixOf(formula: Formula, unitsOf: UnitsOf): Draft['params'] | null {
  const terms = linearTerms(formula.text)
  if (!terms) return null
  const parts: Part[] = []
  for (const term of terms) {
    const units = unitsOf(term.sheet)?.of(term.range)
    // One unit that is not known leaves the others open.
    if (!units) return null
    for (const unit of units) {
      const sizes = sizesOf(unit, term)
      if (!sizes) return null
      parts.push({ unit, address: addressOf(term), sizes })
    }
  }
  const [first] = parts
  if (!first) return null
  const other = parts.find(({ sizes }) => !sizes.some((size) => first.sizes.includes(size)))
  if (other)
    return {
      ...{ variant: 'terms', from: first.address, fromUnit: first.unit },
      ...{ other: other.address, otherUnit: other.unit },
    }
  const { row, column } = formula
  const own = unitsOf(null)?.of({ top: row, bottom: row, left: column, right: column })
  const [unit] = own ?? []
  if (unit === undefined || first.sizes.includes(unitYen[unit])) return null
  return { variant: 'result', from: first.address, fromUnit: first.unit, otherUnit: unit }
}

/**
 * `/1000` makes 千円 of 円, and `*0.1` may be either: a tenth, or 万円 of 千円. `*12/1000` and `*1.1` may hold
 * anything: null. Only where no reading fits is a formula reported.
 */
function sizesOf(unit: Unit, { factor }: LinearTerm): number[] | null {
  const yen = unitYen[unit]
  const power = Math.round(Math.log10(Math.abs(factor)))
  // Not a power of ten.
  if (!(Math.abs(Math.abs(factor) / 10 ** power - 1) < 1e-9)) return null
  return [yen, power < 0 ? yen * 10 ** -power : yen / 10 ** power]
}

const addressOf = ({ sheet, range }: LinearTerm): string =>
  sheet === null ? rangeAddress(range) : `${sheet}!${rangeAddress(range)}`
