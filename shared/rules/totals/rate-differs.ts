// A printed rate of change that half-up rounding of the figures does not give.

import { columnIndex } from '../../address/index.ts'
import type { AmountReading, Line } from '../../model/budget.ts'
import { roundedShare } from '../../totals/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { columnReader, figureRows } from '../facts/column-reader.ts'

interface Rate {
  line: Line
  /** As printed, without sign: "3.2". */
  printed: string
  negative: boolean
  yen: number
  prior: number
}

export const rateDiffers: Rule = {
  code: 'totals/rate-differs',
  family: 'totals',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['amounts/unreadable', 'totals/change-differs'],
  silencedAnywhereBy: ['year/columns-swapped'],
  check(context) {
    const columns = context.table?.columns ?? []
    const [prior, ...priors] = columns.filter(({ role }) => role === 'priorAmount')
    const [rate, ...rates] = columns.filter(({ role }) => role === 'rate')
    if (!prior || !rate || priors.length > 0 || rates.length > 0) return []
    const printed = readRates(context, columnReader(context, prior), columnIndex(rate.column))
    // Some cities print the change (3.2%), some the level (103.2%): the sheet's own rows tell.
    const asChange = printed.filter((each) => fits(each, 'change'))
    const asLevel = printed.filter((each) => fits(each, 'level'))
    const meaning = asChange.length >= asLevel.length ? 'change' : 'level'
    const fitting = meaning === 'change' ? asChange : asLevel
    // A rate of something else entirely, such as the execution rate, is not for this rule.
    if (fitting.length * 2 <= printed.length) return []
    return printed
      .filter((each) => !fits(each, meaning))
      .map((each): Draft => {
        const expected = rateOf(each, meaning, 'half-up')
        return {
          cells: [`${rate.column}${each.line.row}`],
          params: {
            written: `${each.negative ? '△' : ''}${each.printed}`,
            expected: signed(expected),
          },
        }
      })
  },
}

function readRates(
  context: RuleContext,
  readPrior: (row: number) => AmountReading,
  column: number,
): Rate[] {
  return figureRows(context).flatMap((line): Rate[] => {
    if (line.covers !== null && context.survey.problems.length > 0) return []
    const prior = readPrior(line.row).yen
    const text = context.cellAt(line.row, column)
    if (!prior || prior <= 0 || line.yen === null || typeof text !== 'string') return []
    const match = /^([△▲\-−－]?)(\d+(?:\.\d+)?)[%％]?$/.exec(
      text.normalize('NFKC').replace(/\s/g, ''),
    )
    if (!match?.[2]) return []
    return [{ line, printed: match[2], negative: match[1] !== '', yen: line.yen, prior }]
  })
}

const rateOf = (
  { yen, prior, printed }: Rate,
  meaning: 'change' | 'level',
  rounding: 'half-up' | 'truncate',
): string =>
  roundedShare(
    meaning === 'change' ? yen - prior : yen,
    prior,
    printed.split('.')[1]?.length ?? 0,
    rounding,
  ) ?? ''

const fits = (rate: Rate, meaning: 'change' | 'level'): boolean => {
  const written = (rate.negative && /[1-9]/.test(rate.printed) ? '-' : '') + rate.printed
  return written === rateOf(rate, meaning, 'half-up')
}

const signed = (rate: string): string => rate.replace(/^-/, '△')
