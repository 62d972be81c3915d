// The formulas of the sheets at hand as maps, worked out beside the pane: a long sheet takes its time.
import { type FormulaMap, formulaMap } from '../../../shared/formula-map/index.ts'
import type { HoldSheets, SentSheet } from './held-sheets.ts'

export interface NamedMap {
  name: string
  map: FormulaMap
}

export type MapAnswer = { kind: 'mapped'; maps: NamedMap[] } | { kind: 'unknownSheet' }

/** Of every sheet that was read, in the workbook's order. */
export async function mapFormulas(
  { sheets }: { sheets: readonly SentSheet[] },
  { hold }: { hold: HoldSheets },
): Promise<MapAnswer> {
  const held = hold(sheets)
  if (held === null) return { kind: 'unknownSheet' }
  return {
    kind: 'mapped',
    maps: held.flatMap(({ name, snapshot }) =>
      snapshot ? [{ name, map: formulaMap(snapshot) }] : [],
    ),
  }
}
