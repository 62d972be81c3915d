// The staff's own sheet as formulas point at it, and how its marks are read there.

import { columnIndex, columnLetters, parseCell } from '../../address/index.ts'
import { amountUnit } from '../../model/amount-unit.ts'
import type { Budget, Line } from '../../model/budget.ts'
import { type Cell, type ColumnRole, type Policy, unitYen } from '../../schema/index.ts'
import { fitsLiteral, quoteSheet } from '../block/formula.ts'
import { pattern, SOURCE_ROW } from '../block/pattern.ts'
import type { Pattern } from '../types.ts'

/** One spelling of a mark or exclusion, and its number: 0 is 反映なし or none. */
export interface MarkReading {
  text: string
  meaning: string
  code: number
}

export type SourceValue = string | number | boolean

export interface Source {
  /** The sheet as people are told of it. */
  name: string
  /** Raw value of a cell, blank as ''. */
  value(row: number, column: number): SourceValue
  /** Columns of these roles in their order, counted from 0. */
  columnsOf(roles: readonly ColumnRole[]): { role: ColumnRole; column: number }[]
  /** e.g. `'R8 予算'!D5`, for a formula, its row left open. */
  reference(column: number): Pattern
  /** One cell as a formula names it, wherever that stands, e.g. "D5". */
  cell(address: string): string
  /** e.g. `予算!D5`, for people, its row left open. */
  address(column: number): Pattern
  amountColumn: number
  exclusionColumn: number | undefined
  reflectionColumn: number | undefined
  /** Yen of one unit where a plain number stands; null where none is known. */
  factor: number | null
}

/** @param name as addresses for people name the sheet */
export function createSource(budget: Budget, policy: Policy, name: string): Source {
  const { snapshot, table } = budget
  const origin = parseCell(snapshot.origin ?? 'A1') ?? { row: 1, column: 0 }
  const unit = amountUnit(table) ?? policy.defaultUnit
  const prefix = quoteSheet(snapshot.sheet)
  return {
    name,
    value(row, column) {
      const cell: Cell | undefined = snapshot.rows[row - origin.row]?.[column - origin.column]
      return cell ?? ''
    },
    columnsOf(roles) {
      const found = new Map<number, ColumnRole>()
      for (const role of roles) {
        const chosen = table?.columnOf[role]
        if (chosen !== undefined && !found.has(chosen)) found.set(chosen, role)
        for (const { role: of, column } of table?.columns ?? []) {
          const at = columnIndex(column)
          if (of === role && chosen === undefined && !found.has(at)) found.set(at, role)
        }
      }
      return [...found].map(([column, role]) => ({ role, column }))
    },
    reference: (column) => pattern`${prefix}!${columnLetters(column)}${SOURCE_ROW}`,
    cell: (address) => `${prefix}!${address}`,
    address: (column) => pattern`${name}!${columnLetters(column)}${SOURCE_ROW}`,
    amountColumn: table?.columnOf.amount ?? 0,
    exclusionColumn: table?.columnOf.exclusion,
    reflectionColumn: table?.columnOf.reflection,
    factor: unit ? unitYen[unit] : null,
  }
}

/** A cell's value as a formula turns it into text. */
export const sourceText = (value: SourceValue): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value)

/** Errors stand in a reading as their text. */
export const isErrorText = (text: string): boolean =>
  /^#(?:REF!|VALUE!|NAME\?|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA)$/.test(
    text,
  )

/** Number of a line's exclusion: 1 for the policy's first; 0 for none. */
export function exclusionCode(line: Line, policy: Policy): number {
  if (line.exclusion.kind !== 'policy') return 0
  const { id } = line.exclusion
  return policy.exclusions.findIndex((exclusion) => exclusion.id === id) + 1
}

/** Marks that count come first, so that one comparison tells them apart; 反映なし is -1, unset 0. */
export interface MarkCodes {
  counting: number
  codeOf: (symbol: string) => number
}

export function markCodes(policy: Policy): MarkCodes {
  const ordered = [
    ...policy.reflectionMarks.filter((mark) => mark.counts),
    ...policy.reflectionMarks.filter((mark) => !mark.counts),
  ]
  return {
    counting: policy.reflectionMarks.filter((mark) => mark.counts).length,
    codeOf: (symbol) => ordered.findIndex((mark) => mark.symbol === symbol) + 1,
  }
}

export function reflectionCode(line: Line, codes: MarkCodes): number {
  if (line.reflection.kind === 'mark') return codes.codeOf(line.reflection.symbol)
  return line.reflection.kind === 'none' ? -1 : 0
}

/** A sheet's lines, and its cells. */
export type Read = Readonly<{ budget: Budget; source: Source }>

/** Spellings of exclusions: the policy's, and those the sheets were read with. */
export function exclusionReadings(sheets: readonly Read[], policy: Policy): MarkReading[] {
  const readings = createReadings()
  policy.exclusions.forEach((exclusion, i) => {
    for (const text of [exclusion.label, ...exclusion.match]) {
      readings.add({ text, meaning: exclusion.label, code: i + 1 })
    }
  })
  for (const { line, sheet } of leavesOf(sheets)) {
    const code = exclusionCode(line, policy)
    if (code === 0 || line.exclusion.kind !== 'policy' || line.exclusion.by !== 'cell') continue
    const text = textAt(sheet.source, line.row, sheet.source.exclusionColumn)
    readings.add({ text, meaning: policy.exclusions[code - 1]?.label ?? '', code })
  }
  return readings.list
}

/** Spellings of reflection marks, 反映なし included. */
export function reflectionReadings(
  sheets: readonly Read[],
  policy: Policy,
  codes: MarkCodes,
  noReflection: string,
): MarkReading[] {
  const readings = createReadings()
  for (const mark of policy.reflectionMarks) {
    readings.add({ text: mark.symbol, meaning: mark.label, code: codes.codeOf(mark.symbol) })
  }
  for (const text of policy.noReflection) readings.add({ text, meaning: noReflection, code: -1 })
  for (const { line, sheet } of leavesOf(sheets)) {
    const code = reflectionCode(line, codes)
    if (code === 0) continue
    const text = textAt(sheet.source, line.row, sheet.source.reflectionColumn)
    const meaning = line.reflection.kind === 'mark' ? line.reflection.symbol : noReflection
    readings.add({ text, meaning, code })
  }
  return readings.list
}

/** Leaf lines in sheet order, one after the other: they are not kept, for there may be 100,000. */
export function* leaves(budget: Budget): Iterable<Line> {
  const { lines } = budget
  for (let i = 0; i < lines.length; i += 1) if (lines.isLeaf(i)) yield lines.get(i) as Line
}

/** The same of several sheets, each with its sheet. */
export function* leavesOf<T extends { budget: Budget }>(
  sheets: readonly T[],
): Iterable<{ sheet: T; line: Line }> {
  for (const sheet of sheets) for (const line of leaves(sheet.budget)) yield { sheet, line }
}

export interface LineCounts {
  count: number
  /** Of the amounts that were read. */
  yen: number
  /** Lines with an amount and a mark or 反映なし. */
  classified: number
  /** Lines whose amount counts but whose mark is not set or unknown, and what they come to. */
  unset: number
  unsetYen: number
}

export function countLines(sheets: readonly { budget: Budget }[], policy: Policy): LineCounts {
  const counts = { count: 0, yen: 0, classified: 0, unset: 0, unsetYen: 0 }
  for (const { line } of leavesOf(sheets)) {
    const { yen, reflection } = line
    counts.count += 1
    counts.yen += yen ?? 0
    const isClassified = reflection.kind === 'mark' || reflection.kind === 'none'
    if (yen !== null && isClassified) counts.classified += 1
    if (yen === null || yen === 0 || isClassified || exclusionCode(line, policy) > 0) continue
    counts.unset += 1
    counts.unsetYen += yen
  }
  return counts
}

/** The code that the table of readings gives a text, as the formula on the sheet finds it. */
export function createCodeFinder(readings: readonly MarkReading[]): (text: string) => number {
  const codes = new Map(readings.map(({ text, code }) => [fold(text), code]))
  return (text) => codes.get(fold(text)) ?? 0
}

const textAt = (source: Source, row: number, column: number | undefined): string =>
  column === undefined ? '' : String(source.value(row, column))

// Excel's `=` takes a and A for the same, so one spelling may stand in the table only once.
const fold = (text: string): string => text.toLowerCase()

const MOST_READINGS = 200

function createReadings() {
  const list: MarkReading[] = []
  const seen = new Set<string>()
  return {
    list,
    add(reading: MarkReading) {
      const key = fold(reading.text)
      if (reading.text === '' || !fitsLiteral(reading.text) || seen.has(key)) return
      if (list.length >= MOST_READINGS) return
      seen.add(key)
      list.push(reading)
    },
  }
}
