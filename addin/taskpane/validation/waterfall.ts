// From the ward total over each exclusion to the base and what of it is reflected, as bars on one scale.
import type { Totals } from '../../../shared/schema/index.ts'

export type StepKind = 'total' | 'fixed' | 'priority' | 'other' | 'base' | 'mark' | 'rest'

export interface Step {
  key: string
  kind: StepKind
  /** Which of the marks, from 1. */
  mark?: number
  label: string
  /** Integer yen; of an exclusion what is taken away. */
  yen: number
  /** Where the bar begins and ends, in percent of the chart's width. */
  left: number
  width: number
  /** Where the next bar goes on, in percent; null where nothing does. */
  level: number | null
}

export interface StepWords {
  total: string
  base: string
  notReflected: string
  minus: (label: string) => string
  markLabel: (symbol: string, label: string) => string
}

type Bar = Omit<Step, 'left' | 'width' | 'level'> & {
  from: number
  to: number
  level: number | null
}

/** Empty when nothing can be drawn: all is 0. */
export function waterfallOf(totals: Totals, words: StepWords): Step[] {
  const bars = [...downToBase(totals, words), ...partsOfBase(totals, words)]
  const edges = bars.flatMap(({ from, to }) => [from, to])
  const least = Math.min(0, ...edges)
  const span = Math.max(0, ...edges) - least
  if (span === 0) return []
  const at = (yen: number): number => ((yen - least) / span) * 100
  return bars.map(({ from, to, level, ...bar }) => ({
    ...bar,
    left: at(Math.min(from, to)),
    width: (Math.abs(to - from) / span) * 100,
    level: level === null ? null : at(level),
  }))
}

function downToBase(totals: Totals, words: StepWords): Bar[] {
  const { total, base } = totals
  const bars: Bar[] = [
    {
      key: 'total',
      kind: 'total',
      label: words.total,
      yen: total,
      from: 0,
      to: total,
      level: total,
    },
  ]
  let left = total
  for (const { id, kind, label, yen } of totals.exclusions) {
    const bar = { key: `exclusion:${id}`, kind, label: words.minus(label), yen }
    bars.push({ ...bar, from: left, to: left - yen, level: left - yen })
    left -= yen
  }
  bars.push({
    key: 'base',
    kind: 'base',
    label: words.base,
    yen: base,
    from: 0,
    to: base,
    level: 0,
  })
  return bars
}

function partsOfBase({ base, reflected, share }: Totals, words: StepWords): Bar[] {
  let done = 0
  const bars = reflected
    .filter(({ counts }) => counts)
    .map(({ symbol, label, yen }, i): Bar => {
      const from = done
      done += yen
      const bar = { key: `mark:${symbol}`, label: words.markLabel(symbol, label), yen }
      return { ...bar, kind: 'mark', mark: i + 1, from, to: done, level: done }
    })
  const rest = base - share.numerator
  bars.push({
    ...{ key: 'rest', kind: 'rest', label: words.notReflected, yen: rest },
    ...{ from: done, to: done + rest, level: null },
  })
  return bars
}
