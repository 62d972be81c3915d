// Where a row stands towards the share, how its amount was read, and why it is in or out.
import type { ComparedLine, Report, TracedLine } from '../schema/index.ts'
import type { LeftOut } from './locales/texts.ts'
import { holds } from './ranges.ts'
import { inBoth } from './words.ts'

type Placed = Pick<TracedLine, 'place' | 'reason' | 'why'>

/** A row of the budget with its place. @param isLeftOut it is one of the rows that no figure adds */
export const tracedLine = (report: Report, line: ComparedLine, isLeftOut = false): TracedLine => ({
  line,
  read: readOf(line),
  ...(isLeftOut ? leftOut(reasonOfKind(line)) : placed(report, line)),
})

export const leftOut = (reason: LeftOut): Placed => ({
  ...{ place: 'leftOut', reason },
  why: inBoth((words) => words.why[reason]()),
})

function placed({ totals }: Report, line: ComparedLine): Placed {
  const { yen, exclusion, reflection, reading } = line
  if (yen === null) return leftOut(reasonWithoutFigure(line))
  const tooLarge = totals.leftOut.find(({ reason }) => reason === 'tooLarge')
  if (tooLarge && holds(tooLarge.cells, line.cell)) return leftOut('tooLarge')
  if (exclusion !== null) {
    const label = totals.exclusions.find(({ id }) => id === exclusion)?.label ?? exclusion
    const by = reading?.excludedBy ?? null
    return {
      ...{ place: 'excluded', reason: 'exclusion' },
      why: inBoth((words) => words.why.exclusion(label, by)),
    }
  }
  const mark = totals.reflected.find(({ symbol }) => symbol === reflection)
  if (mark) {
    const reason = mark.counts ? 'counting-mark' : 'other-mark'
    return {
      ...{ place: mark.counts ? 'reflected' : 'base', reason },
      why: inBoth((words) => words.why[reason](words.mark(mark.symbol, mark.label))),
    }
  }
  const reason = reflection === 'none' ? 'no-mark' : 'unset-mark'
  return { place: 'base', reason, why: inBoth((words) => words.why[reason]()) }
}

function reasonWithoutFigure({ reading }: ComparedLine): LeftOut {
  if (reading?.state === 'invalid') return 'unreadable'
  return reading?.state === 'none' ? 'none' : 'missing'
}

const kinds: readonly LeftOut[] = ['parent', 'subtotal', 'total', 'relisted', 'included', 'note']

const reasonOfKind = ({ reading }: ComparedLine): LeftOut =>
  kinds.find((kind) => kind === reading?.rowKind) ?? 'elsewhere'

/** What the cell says, its unit, and where the unit comes from. */
export function readOf({ reading }: ComparedLine): TracedLine['read'] {
  if (!reading) return inBoth((words) => words.unread)
  const { raw, state, unit, unitSource, formula } = reading
  return inBoth((words) => {
    const text = words.read(raw, state, unit, unitSource)
    return formula === null ? text : words.formula(text)
  })
}
