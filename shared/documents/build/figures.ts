// A run's figures with the cells each is made of, by the names that pages and checks use.
import type { ComparedLine, Language, Report } from '../../schema/index.ts'
import { documentWords } from '../locales/index.ts'
import type { DocumentFigure } from '../types.ts'
import type { ItemMoney, Outline } from './outline.ts'

/** Totals, exclusions, marks, share, then each item of the outline. */
export function documentFigures(
  { totals }: Report,
  outline: Outline,
  lines: readonly ComparedLine[],
  language: Language,
): Map<string, DocumentFigure> {
  const words = documentWords(language).figures
  const figures = new Map<string, DocumentFigure>()
  const add = (id: string, label: string, yen: number | null, cells: readonly string[]) =>
    figures.set(id, { id, label, kind: 'yen', yen, percent: null, cells: [...new Set(cells)] })
  const { share, exclusions, reflected } = totals
  const counted = reflected.filter(({ counts }) => counts).flatMap(({ cells }) => cells)
  add('total', words.total, totals.total, totals.cells)
  for (const { id, label, yen, cells } of exclusions) add(`exclusions.${id}`, label, yen, cells)
  const outside = exclusions.flatMap(({ cells }) => cells)
  add('base', words.base, totals.base, [...totals.cells, ...outside])
  for (const { symbol, label, yen, cells } of reflected)
    add(`reflected.${symbol}`, label, yen, cells)
  add('numerator', words.numerator, share.numerator, counted)
  figures.set('share', {
    id: 'share',
    label: words.share,
    kind: 'percent',
    yen: null,
    percent: share.value,
    cells: [...new Set([...counted, ...totals.cells, ...outside])],
  })
  for (const money of itemsOf(outline))
    add(
      itemFigure(money),
      money.title,
      money.yen,
      money.lines.map(({ cell }) => cell),
    )
  // A line that is no item by itself: outside the plan, or one of several.
  for (const line of lines) {
    const id = lineFigure(outline, line)
    if (!figures.has(id))
      add(id, line.initiative || line.strategy || line.issue, line.yen, [line.cell])
  }
  return figures
}

/** The figure that a line prints: its item's, or its own. */
export function lineFigure({ itemOf }: Outline, line: ComparedLine): string {
  const item = itemOf.get(line)
  return item?.lines.length === 1 ? itemFigure(item) : `cells.${line.cell}`
}

export const itemFigure = ({ id }: ItemMoney): string => `items.${id}`

/** What carries money in an outline, in its order. */
export const itemsOf = ({ issues }: Outline): ItemMoney[] =>
  issues.flatMap(({ strategies }) =>
    strategies.flatMap(({ money, initiatives }) => [
      ...(money ? [money] : []),
      ...initiatives.map((each) => each.money),
    ]),
  )
