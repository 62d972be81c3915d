// Why a figure is what it is: down to the cells it adds up, and from a cell up to the figures it enters.
import type { FigureTerm, KeptLines, Report, TracedFigure, TracedLine } from '../schema/index.ts'
import { shareArithmetic, sumArithmetic } from './arithmetic.ts'
import { type FigureNode, figureNode, pathTo, referenceOf } from './figures.ts'
import type { LeftOut } from './locales/texts.ts'
import { leftOut, tracedLine } from './place.ts'
import { placesIn } from './ranges.ts'
import { rootOf } from './root.ts'
import { type KeptRows, rowsOf } from './rows.ts'
import { amountsOf, inBoth } from './words.ts'

export { traceCell } from './cell.ts'
export { keptLines, keptLinesOfSheets } from './lines.ts'
export { readOf } from './place.ts'
export type { KeptRows, Rows } from './rows.ts'

export interface Page {
  offset: number
  limit: number
}

/**
 * A figure, how it comes about, and a page of the lines it adds up; null where the report has no such
 * figure. @example traceFigure(report, kept, 'share', { offset: 0, limit: 50 })?.arithmetic.ja
 */
export function traceFigure(
  report: Report,
  kept: KeptLines | KeptRows,
  name: string,
  { offset, limit }: Page,
): TracedFigure | null {
  const node = figureNode(report, name)
  if (!node) return null
  const terms = node.terms.flatMap(({ figure, sign }): FigureTerm[] => {
    const term = figureNode(report, figure)
    return term ? [{ ...referenceOf(term), sign }] : []
  })
  const rows = rowsOf(kept).lines
  const own = node.cells === null ? [] : placesIn(node.cells, rows)
  const yen = own.reduce((sum, place) => sum + (rows.yenAt(place) ?? 0), 0)
  const shown = own.slice(offset, offset + limit)
  const basis = node.cells === null ? 'figures' : yen === node.yen ? 'cells' : 'declared'
  return {
    kind: 'figure',
    root: rootOf(report),
    ...referenceOf(node),
    path: pathTo(report, node),
    arithmetic: arithmeticOf(report, node, terms, { count: own.length, yen }),
    basis,
    terms: basis === 'declared' ? [] : terms,
    cells: [...(node.cells ?? [])],
    lines: {
      ...{ count: own.length, yen },
      items: shown.map((place): TracedLine => tracedLine(report, rows.lineAt(place))),
      next: offset + shown.length < own.length ? offset + shown.length : null,
    },
    leftOut:
      node.figure === 'total'
        ? report.totals.leftOut.map(({ reason, cells }) => ({
            ...{ reason, cells },
            why: leftOut(reason as LeftOut).why,
          }))
        : [],
  }
}

/** Whether a figure is added up from cells: others are traced without any line. */
export const isOfCells = (report: Report, name: string): boolean =>
  figureNode(report, name)?.cells != null

function arithmeticOf(
  report: Report,
  node: FigureNode,
  terms: readonly FigureTerm[],
  lines: { count: number; yen: number },
): TracedFigure['arithmetic'] {
  if (node.figure === 'share') return shareArithmetic(report)
  if (node.figure === 'statement') return inBoth((words) => words.text)
  const amounts = amountsOf(report)
  if (node.cells !== null && lines.yen !== node.yen) {
    const difference = (node.yen ?? 0) - lines.yen
    return inBoth((words, language) =>
      words.declared(
        node.text[language],
        amounts(lines.yen, language),
        amounts(difference, language),
      ),
    )
  }
  if (terms.length > 0) return sumArithmetic(terms, node)
  return lines.count === 0
    ? inBoth((words) => words.nothing)
    : inBoth((words, language) => words.lines(lines.count, node.text[language]))
}
