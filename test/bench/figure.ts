// One line of the result table, and how the table is printed.

export interface Figure {
  /** Letter of the part it belongs to. */
  part: string
  name: string
  value: string
  /** What it may be at most or must be at least, in words; null where it is only told. */
  budget: string | null
  /** Share of the budget used, 1 is all of it; null where there is none. */
  used: number | null
  /** Share by which the measurement may be off; a miss within it is told but does not fail. */
  noise: number
}

/** A figure that is told, not judged. */
export const told = (part: string, name: string, value: string): Figure => ({
  part,
  name,
  value,
  budget: null,
  used: null,
  noise: 0,
})

export type Verdict = 'ok' | 'within noise' | 'MISSED' | ''

export function verdictOf({ used, noise }: Figure): Verdict {
  if (used === null) return ''
  if (used <= 1) return 'ok'
  return used <= 1 + noise ? 'within noise' : 'MISSED'
}

export function printFigures(figures: readonly Figure[]): string {
  const cells = figures.map((figure) => [
    figure.part,
    figure.name,
    figure.value,
    figure.budget ?? '',
    figure.used === null ? '' : figure.used.toFixed(2),
    figure.used === null ? '' : `±${Math.round(figure.noise * 100)}%`,
    verdictOf(figure),
  ])
  const rows = [['', 'figure', 'value', 'budget', 'used', 'noise', 'pass'], ...cells]
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length))) ?? []
  return rows
    .map((row) =>
      row
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const milliseconds = (time: number): string =>
  `${time < 100 ? time.toFixed(1) : Math.round(time)} ms`
export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`
export const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`
export const times = (factor: number): string => `${factor.toFixed(factor < 10 ? 2 : 1)}×`
