// The run's figures to hold a page against: by name, by amount, and by what precedes a number.
import { plainCharacters } from '../amount/characters.ts'
import {
  createPageContext,
  type DocumentFigure,
  type DocumentInput,
  type ItemMoney,
  itemFigure,
  shownFigure,
} from '../documents/index.ts'
import { declaredFigureOf } from '../plan/index.ts'
import { type Unit, unitYen } from '../schema/index.ts'
import { createFolder } from '../text/index.ts'
import { before as beforeOnLine } from './lines.ts'

export interface Figures {
  input: DocumentInput
  byId: ReadonlyMap<string, DocumentFigure>
  /** As a page prints it: 20,852千円. */
  shown(figure: DocumentFigure): string
  /** Figure of a plan's place, issue.strategy.initiative; undefined where no money is. */
  ofPlace(place: string): DocumentFigure | undefined
  /** What the figure was in the run before; undefined where it was not there, or nobody gave one. */
  lastYear(figure: DocumentFigure): number | null | undefined
  /** The mark that all lines of a plan's place have; undefined where they have none or several. */
  markOf(place: string): string | undefined
  /** Figures of exactly this amount. */
  exactly(yen: number): readonly DocumentFigure[]
  /** Figures that come to this amount when stated in a unit, rounded or floored. */
  rounded(yen: number, unit: Unit): readonly DocumentFigure[]
  /** The figure that the words before a number name; undefined where they name none. */
  named(text: string, at: number): DocumentFigure | undefined
  unit: Unit
}

/** @param previous last year's run, for saying that an amount is still last year's */
export function createFigures(input: DocumentInput, previous: DocumentInput | null): Figures {
  const context = createPageContext(input)
  const all = [...context.figures.values()]
  const money = all.filter(({ kind }) => kind === 'yen')
  const exact = groupBy(money, ({ yen }) => yen)
  const inUnits = new Map<Unit, Map<number, DocumentFigure[]>>()
  const fold = createFolder()
  const keyOf = ({ id, label }: DocumentFigure): string =>
    /^(?:items|cells)\./.test(id) ? fold(label) : id
  const earlier = previous ? [...createPageContext(previous).figures.values()] : []
  const before = new Map(earlier.map((figure) => [keyOf(figure), figure.yen]))
  const places = new Map<string, DocumentFigure | undefined>()
  const marks = new Map<string, string>()
  const put = (place: string, item: ItemMoney | null): void => {
    if (!item) return
    places.set(place, context.figures.get(itemFigure(item)))
    const own = new Set(item.lines.map(({ reflection }) => reflection))
    const [mark] = own
    if (own.size === 1 && mark !== undefined && /^[①-⑳]$/.test(mark)) marks.set(place, mark)
  }
  context.outline.issues.forEach(({ strategies }, i) => {
    strategies.forEach(({ money: own, initiatives }, s) => {
      put(`${i}.${s}.-1`, own)
      for (const [n, { money: part }] of initiatives.entries()) put(`${i}.${s}.${n}`, part)
    })
  })
  const labels = all
    .filter(({ id }) => /^(?:exclusions|reflected)\./.test(id))
    .map((figure) => ({ figure, label: plainCharacters(figure.label).replaceAll(' ', '') }))
  const kinds = new Map(
    input.report.totals.exclusions.map(({ kind, id }) => [kind, `exclusions.${id}`]),
  )
  return {
    input,
    byId: context.figures,
    unit: context.unit,
    shown: (figure) => shownFigure(context, figure),
    lastYear: (figure) => before.get(keyOf(figure)),
    ofPlace: (place) => places.get(place),
    markOf: (place) => marks.get(place),
    exactly: (yen) => exact.get(yen) ?? [],
    rounded(yen, unit) {
      const known = inUnits.get(unit) ?? roundedIn(money, unit)
      inUnits.set(unit, known)
      return known.get(yen) ?? []
    },
    named(text, at) {
      const near = plainCharacters(beforeOnLine(text, at, 48))
      const open = /[(:][ ,]*$/.exec(near)
      if (!open) return undefined
      const words = near.slice(0, open.index)
      const joined = words.replaceAll(' ', '')
      const label = labels.find((each) => joined.endsWith(each.label))
      if (label) return label.figure
      const declared = declaredFigureOf(words)
      if (declared === null) return undefined
      const id = declared === 'total' || declared === 'base' ? declared : kinds.get(declared)
      return id === undefined ? undefined : context.figures.get(id)
    },
  }
}

/** What each figure is in a coarser unit: rounded half up, and floored. */
function roundedIn(money: readonly DocumentFigure[], unit: Unit): Map<number, DocumentFigure[]> {
  const size = unitYen[unit]
  const found = new Map<number, DocumentFigure[]>()
  for (const figure of money) {
    if (figure.yen === null) continue
    for (const yen of new Set([floored(figure.yen, size), halfUp(figure.yen, size)]))
      if (yen !== 0) found.set(yen, [...(found.get(yen) ?? []), figure])
  }
  return found
}

/** Towards zero, to a multiple of `size`. */
export const floored = (yen: number, size: number): number => Math.trunc(yen / size) * size
/** Half away from zero, to a multiple of `size`. Exact: both are safe integers. */
export function halfUp(yen: number, size: number): number {
  const below = floored(yen, size)
  return Math.abs(yen - below) * 2 >= size ? below + Math.sign(yen) * size : below
}

function groupBy<T, K>(values: readonly T[], key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const group = groups.get(key(value))
    if (group) group.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}
