// A caller's own control totals held against a report: what must come out, and which line explains it where it does not.
import type { Figure } from './figures.ts'
import { figureWords } from './locales/figure-words.ts'
import { unmetText } from './locales/unmet.ts'
import type { Expect, KeptLines, Unmet } from './schema/index.ts'
import { withoutEnd } from './text/without-end.ts'

/** How many lines that each explain a difference are named. */
const mostCells = 5

/**
 * Expectations that a report does not meet, in the caller's order; an unknown name is one of them.
 * @param lines of the report, for the lines whose amount explains a difference
 */
export function unmet(
  expected: Expect,
  figures: ReadonlyMap<string, Figure>,
  lines: () => KeptLines,
): Unmet[] {
  return Object.entries(expected).flatMap(([field, value]): Unmet[] => {
    const figure = figures.get(field)
    const found = figure ? printed(figure) : null
    if (found !== null && isSame(found, String(value))) return []
    const difference =
      figure?.kind === 'yen' && Number.isSafeInteger(Number(value))
        ? figure.yen - Number(value)
        : null
    return [
      {
        field,
        expected: String(value),
        found,
        ...(difference === null ? {} : { difference, ...explained(difference, lines()) }),
      },
    ]
  })
}

/**
 * `share=50.7,total=284322000` → control totals, or the part that is none. Figures stand without
 * separators of thousands.
 */
export function parseExpect(
  text: string,
): { ok: true; value: Expect } | { ok: false; part: string } {
  const value: Expect = {}
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    if (at < 1 || at === part.length - 1) return { ok: false, part }
    value[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  return { ok: true, value }
}

/** Control totals in a table of figures: how many did not come out, then each with its sentence. */
export const unmetFigures = (unmet: readonly Unmet[]): [field: string, figure: Figure][] => [
  ['unmet', { kind: 'count', label: figureWords.unmet, count: unmet.length }],
  ...unmet.map((one): [string, Figure] => [
    `unmet.${one.field}`,
    { kind: 'text', label: figureWords.unmet, text: unmetText(one, 'ja') },
  ]),
]

/** The lines that, each by itself, would account for a difference, and how; absent where none does. */
function explained(difference: number, { lines, leftOut }: KeptLines): Pick<Unmet, 'explanation'> {
  for (const [cause, accounts] of causes) {
    const cells = (cause === 'leftOut' ? leftOut : lines)
      .filter(({ yen }) => yen !== null && accounts(yen, difference))
      .map(({ cell }) => cell)
    if (cells.length > 0) return { explanation: { cause, cells: cells.slice(0, mostCells) } }
  }
  return {}
}

type Cause = NonNullable<Unmet['explanation']>['cause']

/** Whether one amount accounts for a difference. */
const causes: readonly [Cause, (yen: number, difference: number) => boolean][] = [
  ['counted', (yen, difference) => yen === difference],
  ['leftOut', (yen, difference) => yen === -difference],
  ['sign', (yen, difference) => yen * 2 === difference],
  ['thousand', (yen, difference) => yen * 999 === -difference || yen * 999 === difference * 1_000],
]

function printed(figure: Figure): string | null {
  switch (figure.kind) {
    case 'yen':
      return String(figure.yen)
    case 'percent':
      return figure.value
    case 'count':
      return String(figure.count)
    case 'text':
      return figure.text
  }
}

/** As text, or as numbers that are written in two ways: 50.70 and 50.7. */
const isSame = (found: string, value: string): boolean =>
  found === value || (isNumber(found) && isNumber(value) && plain(found) === plain(value))

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text)

/** Without zeros that say nothing: 050.70 → 50.7. */
function plain(number: string): string {
  const [whole = '', fraction = ''] = number.split('.')
  const digits = withoutEnd(fraction, /0/)
  const integer = String(BigInt(whole))
  return digits === ''
    ? integer
    : `${whole.startsWith('-') ? '-' : ''}${integer.replace('-', '')}.${digits}`
}
