// Texts of the table's headings and names, for advice on how they are written.

import { cellAddress } from '../../address/index.ts'
import type { ColumnRole } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft } from '../engine/rule.ts'
import { onceFor } from './once.ts'

const named: readonly ColumnRole[] = ['issue', 'strategy', 'initiative', 'outline']

export type Trait = 'lineBreak' | 'layoutSpace' | 'machineDependent'

interface Found {
  cells: string[]
  count: number
}

/** Cells of headings and names whose text has a trait, as one draft. */
export function textsWith(context: RuleContext, trait: Trait): Draft[] {
  const { cells, count } = allTexts(context)[trait]
  return count > 0 ? [{ cells, params: { count } }] : []
}

// Bits of a text's traits, so that one look at it answers all rules.
const bits: Readonly<Record<Trait, number>> = { lineBreak: 1, layoutSpace: 2, machineDependent: 4 }

const allTexts = onceFor(findAll)

function findAll(context: RuleContext): Readonly<Record<Trait, Found>> {
  const found: Record<Trait, Found> = {
    lineBreak: { cells: [], count: 0 },
    layoutSpace: { cells: [], count: 0 },
    machineDependent: { cells: [], count: 0 },
  }
  const { table, lines, cellAt } = context
  if (!table) return found
  const note = (traits: number, cells: string[], count: number): void => {
    for (const trait of Object.keys(bits) as Trait[]) {
      if ((traits & bits[trait]) === 0) continue
      found[trait].cells.push(...cells)
      found[trait].count += count
    }
  }
  for (const row of table.headerRows) {
    for (let column = table.range.left; column <= table.range.right; column++) {
      const text = cellAt(row, column)
      if (typeof text === 'string') note(traitsOf(text), [cellAddress(row, column)], 1)
    }
  }
  const columns = named.flatMap((role): NameColumn[] => {
    const column = context.column(role)
    return column === null
      ? []
      : [{ role, column, above: '', traits: 0, rowsOf: new Map<number, number[]>() }]
  })
  // Row by row and not column by column: a row's cells lie together.
  const traitsBy = new Map<string, number>()
  for (let i = 0; i < lines.length; i++) {
    const row = lines.rowOf(i)
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c] as NameColumn
      const text = cellAt(row, column.column)
      if (typeof text !== 'string') continue
      if (text !== column.above) {
        column.above = text
        column.traits = traitsBy.get(text) ?? traitsOf(text)
        traitsBy.set(text, column.traits)
      }
      if (column.traits !== 0) addTo(column.rowsOf, column.traits, row)
    }
  }
  for (const { role, rowsOf } of columns) {
    for (const [each, rows] of rowsOf) note(each, context.ranges(rows, role), rows.length)
  }
  return found
}

interface NameColumn {
  role: ColumnRole
  column: number
  /** The last text, and its traits. */
  above: string
  traits: number
  rowsOf: Map<number, number[]>
}

function addTo(rowsOf: Map<number, number[]>, traits: number, row: number): void {
  const rows = rowsOf.get(traits)
  if (rows) rows.push(row)
  else rowsOf.set(traits, [row])
}

function traitsOf(text: string): number {
  let traits = 0
  let spaces = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a) traits |= bits.lineBreak
    else if (code === 0x20 || code === 0x3000) spaces++
    else if (code >= 0x2160 && isMachineDependent(code)) traits |= bits.machineDependent
  }
  return spaces > 0 && isLaidOut(text) ? traits | bits.layoutSpace : traits
}

// Roman numerals, enclosed letters and numbers, squared units, radicals that look like kanji.
const isMachineDependent = (code: number): boolean =>
  code <= 0x217f ||
  (code >= 0x2460 && code <= 0x24ff) ||
  (code >= 0x2e80 && code <= 0x2fdf) ||
  (code >= 0x3220 && code <= 0x33ff)

/** A name pushed in by a blank, a run of blanks, or single characters held apart: 合　計, 土 地. */
const isLaidOut = (text: string): boolean =>
  /^[\u3000 ]|[\u3000 ]{2}/.test(text) || /^(?:\S[\u3000 ])+\S$/.test(text)
