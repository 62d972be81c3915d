// The formulas of 反映明細, each once for all lines: only rows, results and the staff's texts differ.
import { columnIndex } from '../../address/index.ts'
import { literal } from '../block/formula.ts'
import { OWN_ROW, onceEach, pattern, quotedText, RESULT } from '../block/pattern.ts'
import type { Hole, Pattern } from '../types.ts'
import type { PlanContext, Section } from './context.ts'
import { detailColumns } from './layout.ts'
import { createCodeFinder, type MarkReading } from './source.ts'

export type DetailPatterns = ReturnType<typeof detailPatterns>

export function detailPatterns(context: PlanContext, { source }: Section) {
  const { codes, exclusionReadings, reflectionReadings } = context
  const { at, exclusions, ...summary } = context.layout.summary
  const amountCell = source.reference(source.amountColumn)
  const exclusionCell = source.reference(source.exclusionColumn ?? 0)
  const reflectionCell = source.reference(source.reflectionColumn ?? 0)
  const exclusion = lookUp(summary.exclusionReadings, exclusionReadings, exclusionCell)
  const reflection = lookUp(summary.reflectionReadings, reflectionReadings, reflectionCell)
  const [amount, counted, exclusionCode, reflectionCode] = [
    pattern`${detailColumns.amount}${OWN_ROW}`,
    pattern`${detailColumns.counted}${OWN_ROW}`,
    pattern`${detailColumns.exclusionCode}${OWN_ROW}`,
    pattern`${detailColumns.reflectionCode}${OWN_ROW}`,
  ]
  const labels = `A${exclusions[0]}:A${exclusions.at(-1)}`
  return {
    /** A number on the sheet. @param unit its value in yen */
    amount: onceEach((unit: number) => pattern`=${times(amountCell, unit)}`),
    roundedAmount: onceEach((unit: number) => pattern`=ROUND(${times(amountCell, unit)},0)`),
    /** Text on the sheet that stands in the column of texts as written. */
    amountAsWritten: amountOfText(quotedText(columnIndex(detailColumns.raw))),
    amountOfText: onceEach((written: string) => amountOfText(literal(written))),
    exclusionLabel:
      exclusions.length === 0
        ? null
        : pattern`=IF(${exclusionCode}=0,"",INDEX(${at(labels)},${exclusionCode}))`,
    reflection: pattern`=${reflectionCell}&""`,
    counted: pattern`=IF(${exclusionCode}=0,N(${amount}),0)`,
    reflected: pattern`=IF(AND(${reflectionCode}>0,${reflectionCode}<=${codes.counting}),${counted},0)`,
    source: source.address(source.amountColumn),
    /** null where nothing can be looked up. @param fallback the number of a blank cell; 0 for none */
    exclusionNumber:
      exclusion &&
      onceEach((fallback: number) =>
        fallback > 0
          ? pattern`=IF(${exclusionCell}="",${fallback},${exclusion})`
          : pattern`=${exclusion}`,
      ),
    reflectionNumber: reflection && pattern`=${reflection}`,
    /** The numbers as the formulas find them; 0 for a text that they do not. */
    exclusionCodeOf: createCodeFinder(exclusionReadings),
    reflectionCodeOf: createCodeFinder(reflectionReadings),
  }

  function amountOfText(written: string | Hole): Pattern {
    const product = times(amountCell, source.factor ?? 1)
    return pattern`=IF(${amountCell}=${written},${RESULT},${product})`
  }

  /** Number of a text in a table of readings, by plain equality: no wildcards, 0 when it is not there. */
  function lookUp(first: number, readings: readonly MarkReading[], cell: Pattern): Pattern | null {
    if (readings.length === 0) return null
    const last = first + readings.length - 1
    return pattern`SUMPRODUCT((${at(`A${first}:A${last}`)}=${cell})*${at(`C${first}:C${last}`)})`
  }
}

const times = (cell: Pattern, factor: number): Pattern =>
  factor === 1 ? cell : pattern`${cell}*${factor}`
