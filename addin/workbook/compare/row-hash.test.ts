// The hashes stand in people's files: they must come out as they always did.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnIndex } from '../../../shared/address/index.ts'
import { type Content, createRowCheck, createRowHasher, type RowHash } from './row-hash.ts'

const row = (n: number): Content[] => [
  n,
  '防災',
  `=予算!D${n}*1000`,
  `=IF(N${n}=0,"",INDEX(反映集計!$A$6:$A$7,N${n}))`,
  `=予算!F${n}&""`,
  `=IF(N${n}=0,N(F${n}),0)`,
]

test('hashes of rows are those of earlier files', () => {
  const hashRow = createRowHasher()
  expect([5, 6, 100_004].map((n) => hashRow(row(n), n))).toEqual(
    [5, 6, 100_004].map((n) => plainHash(row(n), n)),
  )
  expect(hashRow(row(5), 5)).toEqual({ exact: 1_890_758_576, loose: 1_086_465_391 })
})

test('a row keeps its hash where it is moved with its references, and loses it with another one', () => {
  const isWritten = createRowCheck([createRowHasher()(row(5), 5)])
  const moved = [5, ...row(9).slice(1)]
  expect(isWritten(moved, 9)).toBe(true)
  expect(isWritten(moved.with(4, '=予算!F8&""'), 9)).toBe(false)
  expect(isWritten(moved.with(2, '=予算!D9*1000000'), 9)).toBe(false)
  expect(isWritten(moved.with(2, '=#REF!D9*1000'), 9)).toBe(false)
  const broken = moved.map((cell) => String(cell).replace(/予算![A-Z]\d+/, '予算!#REF!'))
  expect(isWritten(broken, 9)).toBe(true)
})

test('any row: its hash is that of the plain rewriting of its formulas, whatever rows came before', () => {
  const piece = fc.oneof(
    fc.constantFrom(...'=+-*/(),.:$!"\'&#§ \t'.split(''), "''", '#REF!', 'R8', 'E', '1E5', '＝'),
    fc.constantFrom(
      '予算',
      "'R8 予算'",
      "'O''Neil'",
      'Sheet1',
      'A1',
      '反映集計',
      'SUM',
      'A',
      'ABCD',
    ),
    fc.constantFrom(
      '予算!D5',
      "'R8 予算'!$D$5:$E$9",
      '予算!#REF!',
      '#REF!B7',
      'N12',
      '$A$3',
      'A1:B2',
    ),
    fc.integer({ min: 0, max: 1_048_576 }).map(String),
    fc.constantFrom('007', '1234567890123456789012', '３', '①'),
  )
  const cell: fc.Arbitrary<Content> = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((parts) => `=${parts.join('')}`),
    fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
    fc.constantFrom('', null, true, "'=1+1", 0, -1.5),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 }), (rows) => {
      const hashRow = createRowHasher()
      rows.forEach((cells, r) => {
        const again = cells.map((content) => renumbered(content, r))
        expect(hashRow(cells, r + 1)).toEqual(plainHash(cells, r + 1))
        expect(hashRow(again, r + 7)).toEqual(plainHash(again, r + 7))
      })
    }),
    { numRuns: 400 },
  )
})

/** The same shape with other numbers in it. */
const renumbered = (cell: Content, by: number): Content =>
  typeof cell === 'string'
    ? cell.replace(/[0-9]+/g, (digits) => String((Number(digits) * 7 + by) % 99_991))
    : cell

/** As the hash is defined: references rewritten by patterns, then FNV-1a. */
function plainHash(cells: readonly Content[], at: number): RowHash {
  const anchors = new Map<string, { row: number; column: number }>()
  const kept = [...cells]
  while (kept.length > 0 && (kept.at(-1) === '' || kept.at(-1) === null)) kept.pop()
  let exact = 0x811c9dc5
  let loose = 0x811c9dc5
  for (const cell of kept) {
    const text = cell === null ? '' : String(cell).replace(/^'/, '')
    const isFormula = text.startsWith('=')
    const outside =
      /((?<!')'(?:[^']|'')+'|(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]+)!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|#REF!)/gu
    const exactText = text.replace(outside, (_, sheet: string, place: string) => {
      if (place === '#REF!') return '#REF!'
      const [first = '', second] = place.replaceAll('$', '').split(':')
      const a = corner(first)
      const anchor = anchors.get(sheet) ?? a
      if (isFormula) anchors.set(sheet, anchor)
      const size = second === undefined ? '' : `:${corner(second).row - a.row}`
      return `§${a.row - anchor.row},${a.column - anchor.column}${size}`
    })
    exact = mix(exact, isFormula ? fromRow(exactText, at) : text)
    const looseText = text.replace(outside, '§').replaceAll('#REF!', '§')
    loose = mix(loose, isFormula ? fromRow(looseText, at) : text)
  }
  return { exact: exact >>> 0, loose: loose >>> 0 }
}

const fromRow = (text: string, row: number): string =>
  text.replace(
    /(?<![\p{L}\p{N}_!$.])([A-Z]{1,3})(\d+)(?![\p{L}\p{N}_(])/gu,
    (_, letters: string, digits: string) => `${letters}~${Number(digits) - row}`,
  )

function corner(address: string): { row: number; column: number } {
  const letters = address.replace(/\d+$/, '')
  return { row: Number(address.slice(letters.length)), column: columnIndex(letters) }
}

function mix(hash: number, text: string): number {
  let h = hash
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return Math.imul(h ^ 0x1f, 0x01000193)
}
