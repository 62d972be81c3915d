// Formula text cut into the pieces that name cells, so that they can be followed, moved or rewritten.
import { type Area, formatArea, LAST_COLUMN, LAST_ROW, parseArea, quoteSheet } from './address.ts'

export type Piece =
  | { kind: 'reference'; text: string; sheet: string | null; local: string; area: Area }
  | { kind: 'structured'; text: string; table: string | null; spec: string }
  | { kind: 'name'; text: string; call: boolean }
  | { kind: 'other'; text: string }

/** Cuts a formula into pieces; joining their `text` gives the formula back. */
export const scanFormula = (formula: string): Piece[] => {
  const pieces: Piece[] = []
  let other = ''
  const flush = () => {
    if (other !== '') pieces.push({ kind: 'other', text: other })
    other = ''
  }
  let at = 0
  while (at < formula.length) {
    const rest = formula.slice(at)
    const literal = /^"(?:[^"]|"")*"?/.exec(rest)
    if (literal) {
      other += literal[0]
      at += literal[0].length
      continue
    }
    const error = /^#(?:REF!|DIV\/0!|N\/A|NAME\?|NUM!|VALUE!|NULL!|SPILL!|CALC!)/.exec(rest)
    if (error) {
      other += error[0]
      at += error[0].length
      continue
    }
    const piece = referenceAt(rest) ?? structuredAt(rest) ?? nameAt(rest)
    if (piece) {
      flush()
      pieces.push(piece)
      at += piece.text.length
      continue
    }
    const number = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/.exec(rest)
    const taken = number ? number[0] : rest.slice(0, 1)
    other += taken
    at += taken.length
  }
  flush()
  return pieces
}

/** The formula with some pieces said differently; `change` answers null to keep one. */
export const rewriteFormula = (formula: string, change: (piece: Piece) => string | null): string =>
  scanFormula(formula)
    .map((piece) => change(piece) ?? piece.text)
    .join('')

/** A reference as it reads after its cells have moved, `#REF!` when they are gone. */
export const movedReference = (
  piece: Extract<Piece, { kind: 'reference' }>,
  area: Area | null,
): string => {
  const prefix = piece.sheet === null ? '' : `${quoteSheet(piece.sheet)}!`
  if (!area) return `${prefix}#REF!`
  return prefix + withDollars(formatArea(area), piece.local, area)
}

/** The same formula as copying it `rows` down and `columns` right would make it. */
export const relativeFormula = (formula: string, rows: number, columns: number): string =>
  rewriteFormula(formula, (piece) => {
    if (piece.kind !== 'reference') return null
    const corners = piece.local.split(':').map((corner) => shiftCorner(corner, rows, columns))
    const prefix = piece.sheet === null ? '' : `${quoteSheet(piece.sheet)}!`
    return prefix + (corners.includes(null) ? '#REF!' : corners.join(':'))
  })

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`
const LOCAL = String.raw`(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})`
const WORD = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`
const SHEETED = new RegExp(String.raw`^(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!(${LOCAL})`, 'u')
const PLAIN = new RegExp(`^(${LOCAL})(?![\\p{L}\\p{N}_.(!\\[])`, 'u')
const NAME = new RegExp(`^${WORD}(\\()?`, 'u')
const TABLE = new RegExp(`^(${WORD})?(?=\\[)`, 'u')

const referenceAt = (text: string): Piece | null => {
  const sheeted = SHEETED.exec(text)
  if (sheeted?.[3] !== undefined) {
    const sheet = sheeted[1]?.replaceAll("''", "'") ?? sheeted[2] ?? ''
    const area = parseArea(sheeted[3])
    return area && { kind: 'reference', text: sheeted[0], sheet, local: sheeted[3], area }
  }
  const plain = PLAIN.exec(text)
  if (plain?.[1] === undefined) return null
  const area = parseArea(plain[1])
  return area && { kind: 'reference', text: plain[1], sheet: null, local: plain[1], area }
}

const structuredAt = (text: string): Piece | null => {
  const table = TABLE.exec(text)
  if (!table) return null
  const start = table[0].length
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === "'") at += 1
    else if (char === '[') depth += 1
    else if (char === ']') {
      depth -= 1
      if (depth === 0) {
        const whole = text.slice(0, at + 1)
        const spec = text.slice(start + 1, at)
        return { kind: 'structured', text: whole, table: table[1] ?? null, spec }
      }
    }
  }
  return null
}

const nameAt = (text: string): Piece | null => {
  const match = NAME.exec(text)
  if (!match) return null
  const call = match[1] !== undefined
  return { kind: 'name', text: call ? match[0].slice(0, -1) : match[0], call }
}

const withDollars = (address: string, original: string, area: Area): string => {
  const before = original.split(':')
  return address
    .split(':')
    .map((corner, index) => {
      const model = before[Math.min(index, before.length - 1)] ?? ''
      const column = /^\$[A-Za-z]/.test(model) && area.columns !== LAST_COLUMN ? '$' : ''
      const row = /\$\d/.test(model) && area.rows !== LAST_ROW ? '$' : ''
      return corner.replace(
        /^([A-Z]*)(\d*)$/,
        (_, letters: string, digits: string) =>
          `${letters && column}${letters}${digits && row}${digits}`,
      )
    })
    .join(':')
}

const shiftCorner = (corner: string, rows: number, columns: number): string | null => {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(corner)
  if (!match) return null
  const [, dollarA = '', letters = '', dollarB = '', digits = ''] = match
  const rowLocked = letters === '' ? dollarA === '$' : dollarB === '$'
  const row = digits === '' ? null : Number(digits) - 1 + (rowLocked ? 0 : rows)
  const area = parseArea(`${letters || 'A'}1`)
  const column = letters === '' || !area ? null : area.column + (dollarA === '$' ? 0 : columns)
  if ((row ?? 0) < 0 || (row ?? 0) >= LAST_ROW) return null
  if ((column ?? 0) < 0 || (column ?? 0) >= LAST_COLUMN) return null
  const columnText =
    column === null ? '' : formatArea({ row: 0, rows: 1, column, columns: 1 }).slice(0, -1)
  return letters === ''
    ? `${dollarA}${(row ?? 0) + 1}`
    : `${dollarA}${columnText}${dollarB}${row === null ? '' : row + 1}`
}
