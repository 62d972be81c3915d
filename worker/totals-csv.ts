// A report's figures as CSV, for Power Query and IMPORTDATA().
import { type Figure, yenIn } from '../shared/figures.ts'
import { toCsv } from '../shared/files/index.ts'
import { figureWords } from '../shared/locales/figure-words.ts'
import type { Cell, Unit } from '../shared/schema/index.ts'

/**
 * Every figure as CSV with a byte order mark: 項目, 名称, 値, 単位. Amounts in the unit asked for. A
 * figure that can still change says so in its own row, beside its unit.
 */
export function totalsCsv(figures: ReadonlyMap<string, Figure>, unit: Unit): string {
  return `\uFEFF${toCsv([columns, ...rowsOf(figures, unit)])}`
}

/** The same of several files, each row with its file's path before it. */
export function totalsCsvOfFiles(
  files: readonly { path: string; figures: ReadonlyMap<string, Figure> }[],
  unit: Unit,
): string {
  const rows = files.flatMap(({ path, figures }) =>
    rowsOf(figures, unit).map((row): Cell[] => [path, ...row]),
  )
  return `\uFEFF${toCsv([[file, ...columns], ...rows])}`
}

const { columns, file } = figureWords

const rowsOf = (figures: ReadonlyMap<string, Figure>, unit: Unit): Cell[][] =>
  Array.from(figures, ([field, figure]) => [field, figure.label, ...valueAndUnit(figure, unit)])

function valueAndUnit(figure: Figure, unit: Unit): [Cell, string] {
  switch (figure.kind) {
    case 'yen':
      return [asNumber(yenIn(figure.yen, unit)), stated(unit, figure.provisional)]
    case 'percent':
      return [figure.value && asNumber(figure.value), stated('%', figure.provisional)]
    case 'count':
      return [figure.count, figureWords.ofLines]
    case 'text':
      return [figure.text, '']
  }
}

const stated = (unit: string, provisional: boolean): string =>
  provisional ? figureWords.provisional(unit) : unit

/** A number where it prints back to the same digits, so that no sign is taken for a formula's. */
const asNumber = (digits: string): Cell =>
  String(Number(digits)) === digits ? Number(digits) : digits
