// Cases of the opinion rules: the reference budget beside a register with a fault a row.
import { sentRegister } from '../../../shared/opinions/index.ts'
import type { Opinion } from '../../../shared/schema/index.ts'
import { cleanRegister, faultsOfRegister, faultyRegister } from '../../fixtures/register.ts'
import { plain } from '../../mutation/sheet.ts'
import type { Input, RuleCase } from '../case.ts'

const faulty: Input = { sheet: plain(), beside: [faultyRegister()] }
const clean: Input = { sheet: plain(), beside: [cleanRegister()] }

const opinion = (of: Partial<Opinion>): Opinion => ({
  ...{ no: '1', meeting: '全体会', date: null, text: '公園に時計を', decision: null, items: [] },
  ...of,
})
const sent = (now: readonly Opinion[], before: readonly Opinion[]): Input => ({
  sheet: plain(),
  register: sentRegister(
    { ward: 'suminoe', fiscalYear: 2026, opinions: [...now] },
    { ward: 'suminoe', fiscalYear: 2025, opinions: [...before] },
  ),
})
const considered = opinion({ decision: 'considered' })

/** Each fault of the register, at the cell that it was made in. */
const ofRegister = Object.entries(faultsOfRegister).map(([cell, code]): RuleCase => {
  const cells = [cell.includes('!') ? cell : `予算!${cell}`]
  return { code, fires: faulty, cells, not: clean }
})

/** The register without its items, and a budget whose lines name opinions. */
const numbered = (number: string): Input => {
  const register = cleanRegister()
  const sheet = plain()
  const at = sheet.rows.findIndex((row) => row.includes('反映区分'))
  const rows = sheet.rows.map((row, r) => {
    if (r < at) return row
    return [...row, r === at ? '意見番号' : /[①②]/.test(String(row[5])) ? number : '']
  })
  return {
    sheet: { ...sheet, rows },
    beside: [{ ...register, rows: register.rows.map((row) => row.slice(0, 7)) }],
  }
}

export const opinionsCases: RuleCase[] = [
  ...ofRegister,
  {
    code: 'opinions/no-meeting',
    fires: {
      sheet: plain(),
      beside: [
        {
          ...cleanRegister(),
          rows: cleanRegister().rows.map((row, r) =>
            r < 3 ? row : [row[0] ?? '', '', ...row.slice(2)],
          ),
        },
      ],
    },
    cells: ['区政会議の意見!B4'],
    not: clean,
  },
  {
    code: 'opinions/unknown-number',
    fires: numbered('1、99'),
    cells: ['予算!H5'],
    params: { text: '99' },
    not: numbered('意見1・No.2'),
  },
  {
    code: 'opinions/vanished',
    fires: sent([], [considered]),
    cells: [],
    params: { no: '1', text: '公園に時計を' },
    not: sent([opinion({ no: '7', decision: 'difficult' })], [considered]),
  },
  {
    code: 'opinions/mark-without-opinion',
    fires: sent([], []),
    cells: ['F5'],
    params: { mark: '①', yen: 22_283_000 },
    not: clean,
  },
]
