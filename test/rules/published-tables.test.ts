// The published tables as they are: no error, and every warning is true of what was published.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import type { TableFixture } from '../fixtures/tables/make-tables.ts'

/** Warnings of each table, by their cells. */
const trueWarnings: Record<string, string[]> = {
  // The text of the tables is all text: every amount is a number stored as text.
  abiko_city_r3_gikaihi: ['structure/number-as-text'],
  // Only the title's figures are printed, so one line is blank and the sum cannot be checked.
  fujioka_h29_hosei1: ['amounts/missing', 'structure/number-as-text', 'totals/subtotal-differs'],
  gunma_h29_youkyu: ['structure/number-as-text'],
  hirano_r7_keiei_kadai: ['structure/number-as-text'],
  ibaraki_pref_h31_juten: ['structure/number-as-text'],
  kyoto_kyoiku_h27: ['structure/number-as-text'],
  // One row of it has no figures at all.
  // Nine wards' totals of three years in one column.
  osaka_ward_totals: ['amounts/missing', 'structure/number-as-text', 'structure/other-figures'],
  // Requests, two reviews and the budget side by side.
  saitama_midori_ku_satei: ['structure/ambiguous-amount-column', 'structure/number-as-text'],
  shinjuku_joho_kokai_card: ['structure/number-as-text'],
  suminoe_seed_kuseikaigi: [],
  sumiyoshi_h30_yosan_gaiyo: ['structure/number-as-text'],
  sumiyoshi_h31_yosan_gaiyo: ['structure/number-as-text'],
}

const folder = new URL('../fixtures/tables/', import.meta.url)
const tables = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file.replace('.json', ''), readTable(file)] as const)

test.each(tables)('%s', (name, { snapshot }) => {
  const { findings } = assess(snapshot, null, defaultPolicy)
  const said = findings.map(({ severity, code, message }) => `${severity} ${code} ${message.ja}`)
  expect(
    findings.filter(({ severity }) => severity === 'error'),
    said.join('\n'),
  ).toEqual([])
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  expect([...new Set(warnings.map(({ code }) => code))].sort(), said.join('\n')).toEqual(
    trueWarnings[name],
  )
})

function readTable(file: string): TableFixture {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}
