// The verifier's page holds what its sources say, and checks by hand-made parts what it claims to.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { canonicalJson, snapshotDigest } from '../../shared/digest/index.ts'
import { readXlsx, toCsv } from '../../shared/files/index.ts'
import { createWorkbook } from '../../shared/files/xlsx-write/new-workbook.ts'
import { createZip } from '../../shared/files/xlsx-write/zip.ts'
import type { SheetSnapshot } from '../../shared/schema/index.ts'
import { roundedShare } from '../../shared/totals/index.ts'
import { canonical, readCsv, unzip } from '../../worker/pack/verifier/bytes.ts'
import { digestOfCells, type Snapshot } from '../../worker/pack/verifier/cells.ts'
import { percent } from '../../worker/pack/verifier/figures.ts'
import { verifyPack } from '../../worker/pack/verifier/verify.ts'
import { verifierModule } from './make-verifier.ts'

test('verifier-page.ts is made from its sources: `node test/pack/make-verifier.ts`', () => {
  expect(readFileSync('worker/pack/verifier/verifier-page.ts', 'utf8')).toBe(verifierModule())
})

test('the page loads nothing, and lets nothing be loaded', () => {
  const page = verifierModule()
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/src=|https?:\/\/|\bfetch\(|XMLHttpRequest|import\(/)
})

describe('reads on its own what the engine writes', () => {
  it('canonical JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(value)).toBe(canonicalJson(value))
      }),
    )
  })

  it('the digest of a sheet with all that a sheet may say', async () => {
    const sheet: Required<Omit<SheetSnapshot, 'workbook' | 'hidden'>> = {
      ...{
        sheet: '予算',
        origin: 'B2',
        rows: [
          ['事業名', '予算額'],
          ['健診', 300],
        ],
      },
      ...{ formulas: { C3: '=150*2' }, numberFormats: { C: '#,##0' }, merges: ['B2:B3', 'A1:A2'] },
      ...{ hiddenRows: [10, 9], hiddenColumns: [2], tables: [{ name: '表', range: 'B2:C3' }] },
      ...{ farCells: { XFD1: 'x' }, emphasis: ['B3:C3', 'B2:C2'] },
      ...{ veryHidden: true, calculationMode: 'manual' },
    }
    expect(await digestOfCells(sheet as Snapshot)).toBe(snapshotDigest(sheet))
    // Each of them is in it.
    for (const name of ['farCells', 'emphasis', 'veryHidden', 'calculationMode'] as const) {
      const { [name]: _, ...less } = sheet
      expect(await digestOfCells(less as Snapshot), name).toBe(snapshotDigest(less))
      expect(snapshotDigest(less), name).not.toBe(snapshotDigest(sheet))
    }
  })

  it('CSV', () => {
    const cell = fc
      .string({ maxLength: 6 })
      .filter((text) => !/^[\s'=+\-@＝＋－＠﹢﹣﹦﹫]/.test(text))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          expect(readCsv(toCsv(rows))).toEqual(rows)
        },
      ),
    )
  })

  it('zip', async () => {
    const zip = createZip(
      new Map([
        ['a.txt', '反映'.repeat(99)],
        ['b', ''],
      ]),
    )
    const parts = await unzip(zip as Uint8Array<ArrayBuffer>)
    expect([...parts.keys()]).toEqual(['a.txt', 'b'])
    expect(new TextDecoder().decode(parts.get('a.txt'))).toBe('反映'.repeat(99))
  })

  it('the rounding of a share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('half-up' as const, 'truncate' as const),
        (numerator, base, decimals, rounding) => {
          expect(percent(numerator, base, decimals, rounding)).toBe(
            roundedShare(numerator, base, decimals, rounding),
          )
        },
      ),
    )
  })
})

test('what is no pack is said to be none', async () => {
  const codes = async (bytes: Uint8Array) =>
    (await verifyPack(bytes as Uint8Array<ArrayBuffer>)).map(({ code }) => code)
  expect(await codes(new Uint8Array([1, 2, 3]))).toEqual(['broken-zip'])
  expect(await codes(createZip(new Map([['a', 'b']])))).toEqual(['no-manifest'])
})

test('a workbook from nothing is read back as it was, text that looks like a formula as text', () => {
  const rows = [
    { cells: ['題'], bold: true },
    { cells: ['=1+1', 20_852_000, null, true, 'a\nb <&>'] },
  ]
  const bytes = createWorkbook([
    { name: '監査調書', widths: [10, 10, 10, 10, 10], rows, frozen: 1 },
  ])
  const read = readXlsx(bytes)
  if (!read.ok) throw new Error(read.problem.message.en)
  expect(read.sheets[0]?.snapshot).toMatchObject({
    sheet: '監査調書',
    rows: [
      ['題', null, null, null, null],
      ['=1+1', 20_852_000, null, true, 'a\nb <&>'],
    ],
  })
  expect(read.sheets[0]?.snapshot.formulas ?? {}).toEqual({})
  expect(
    createWorkbook([{ name: '監査調書', widths: [10, 10, 10, 10, 10], rows, frozen: 1 }]),
  ).toEqual(bytes)
})
