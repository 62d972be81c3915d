import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../schema/index.ts'
import { asSheetText } from '../text/index.ts'
import { readCsv, toCsv } from './index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = (bytes: Uint8Array): Cell[][] => {
  const read = readCsv(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.sheets[0]!.snapshot.rows
}
const notesOf = (bytes: Uint8Array) => {
  const read = readCsv(bytes)
  return read.ok ? read.notes : []
}
/** 「区,予算額」 and 「①,髙橋」 in CP932. */
const cp932 = Uint8Array.from([
  0x8b, 0xe6, 0x2c, 0x97, 0x5c, 0x8e, 0x5a, 0x8a, 0x7a, 0x0d, 0x0a, 0x87, 0x40, 0x2c, 0xfb, 0xfc,
  0x8b, 0xb4,
])

describe('encodings give the same cells', () => {
  const text = '区,予算額\r\n①,髙橋\r\n'
  const wanted = [
    ['区', '予算額'],
    ['①', '髙橋'],
  ]
  const utf16 = (littleEndian: boolean) => {
    const bytes = new Uint8Array(2 + text.length * 2)
    const view = new DataView(bytes.buffer)
    view.setUint16(0, 0xfeff, littleEndian)
    for (let i = 0; i < text.length; i++)
      view.setUint16(2 + i * 2, text.charCodeAt(i), littleEndian)
    return bytes
  }
  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`), 'utf-8'],
    ['CP932', cp932, 'shift_jis'],
    ['UTF-16 LE', utf16(true), 'utf-16le'],
    ['UTF-16 BE', utf16(false), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(rowsOf(bytes)).toEqual(wanted)
    expect(notesOf(bytes)[0]).toEqual({ code: 'encoding', text: encoding })
  })
  it('says when bytes are no text of any of them', () => {
    expect(notesOf(Uint8Array.from([0x2c, 0xff, 0xff, 0x80])).map((n) => n.code)).toContain(
      'undecodable',
    )
  })
})

describe('separators', () => {
  it('reads tabs, with commas inside amounts', () => {
    expect(rowsOf(utf8('事業\t金額\nA\t1,234\nB\t5,678\n'))).toEqual([
      ['事業', '金額'],
      ['A', '1,234'],
      ['B', '5,678'],
    ])
  })
  it('reads semicolons', () => {
    expect(rowsOf(utf8('事業;金額\nA;5\n'))).toEqual([
      ['事業', '金額'],
      ['A', 5],
    ])
  })
  it('stays with commas where a title row has none', () => {
    expect(rowsOf(utf8('令和8年度 予算\n事業,金額\nA,5\n'))[2]).toEqual(['A', 5])
  })
})

describe('cells', () => {
  it('keeps quoted separators, quotes and line breaks', () => {
    expect(rowsOf(utf8('"1,234","改\r\n行","""引用"""\r\nあ"い,う\r\n'))).toEqual([
      ['1,234', '改\n行', '"引用"'],
      ['あ"い', 'う', null],
    ])
  })
  it('makes plain numerals numbers and leaves codes, dates and grouped figures as text', () => {
    expect(
      rowsOf(
        utf8('128164000,-5,151788.0,0.5,-0,0,"7"\n007,1e5,+5,1.,2026/4/1,1234567890123456,TRUE'),
      ),
    ).toEqual([
      [128164000, -5, 151788, 0.5, 0, 0, 7],
      ['007', '1e5', '+5', '1.', '2026/4/1', '1234567890123456', 'TRUE'],
    ])
  })
  it('fills ragged rows and drops blank ends, as a used range does', () => {
    expect(rowsOf(utf8('a\nb,c,\n\n,d\n,,,\n\n'))).toEqual([
      ['a', null],
      ['b', 'c'],
      [null, null],
      [null, 'd'],
    ])
  })
  it('notes a quote that is never closed', () => {
    expect(notesOf(utf8('a,"b\nc')).map((n) => n.code)).toContain('unterminatedQuote')
  })
})

describe('limits', () => {
  it.each([
    ['tooManyColumns', `${'1,'.repeat(1_000)}1\n`.repeat(2)],
    ['tooManyRows', '1\n'.repeat(200_002)],
    ['tooManyCells', `${'1,'.repeat(999)}1\n`.repeat(2_001)],
  ])('%s', (code, text) => {
    const read = readCsv(utf8(text))
    expect(read.ok ? null : read.problem).toMatchObject({ code, limit: expect.any(String) })
  })
  it('counts no blanks at the end of a row or of the file', () => {
    const text = `事業名,金額${','.repeat(16_000)}\n見守り,500\n${',,,\n'.repeat(300_000)}`
    expect(rowsOf(utf8(text))).toEqual([
      ['事業名', '金額'],
      ['見守り', 500],
    ])
  })
  it('names a stray cell far down or far to the right, and reads the rest', () => {
    const far = (text: string) => {
      const read = readCsv(utf8(text))
      if (!read.ok) throw new Error(read.problem.message.en)
      const { origin, rows, farCells } = read.sheets[0]!.snapshot
      return { origin, size: [rows.length, rows[0]?.length], farCells }
    }
    expect(far(`a,b\n1,2\n${',\n'.repeat(1_048_573)}x,\n`)).toEqual({
      origin: 'A1',
      size: [2, 2],
      farCells: { A1048576: 'x' },
    })
    expect(far(`a,b${','.repeat(16_382)}7\n1,2\n`)).toEqual({
      origin: 'A1',
      size: [2, 2],
      farCells: { XFD1: 7 },
    })
  })
  it('refuses an empty file', () => {
    expect(readCsv(new Uint8Array())).toMatchObject({ ok: false, problem: { code: 'empty' } })
  })
  it('does not blow up a ragged file', () => {
    const text = `${'1,'.repeat(999)}1\n${'1\n'.repeat(100_000)}`
    expect(rowsOf(utf8(text))[5]).toEqual([1])
  })
})

describe('writing', () => {
  it('writes text that would run as text, numbers as numbers', () => {
    expect(toCsv([['=1+1', '＋A', -5, null, true, 'a,b', '"']])).toBe(
      '\'=1+1,\'＋A,-5,,TRUE,"a,b",""""\r\n',
    )
  })
  it('is read back as it was', () => {
    const text = fc.string({ unit: fc.constantFrom(...'区政,"\n 1①a;') })
    const cell = fc.oneof(text, fc.integer(), fc.constant(null))
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    })
    const same = (value: Cell): Cell =>
      value === ''
        ? null
        : typeof value === 'string' && /^[1-9]\d*$/.test(value) && value.length < 16
          ? Number(value)
          : typeof value === 'string'
            ? asSheetText(value)
            : value
    fc.assert(
      fc.property(table, (rows) => {
        const marked = [['x', 'y', 'z'], ...rows, ['end', 'e', 'e']]
        expect(rowsOf(utf8(toCsv(marked)))).toEqual(marked.map((row) => row.map(same)))
      }),
    )
  })
})

it('never throws on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = readCsv(bytes)
      if (read.ok) expect(read.sheets).toHaveLength(1)
      else expect(read.problem.message.ja).not.toBe('')
    }),
  )
})
