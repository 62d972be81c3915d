// Tools of an assistant with a key: each is a call of the API, and only reads.
import { z } from 'zod'
import type { Report } from '../../shared/schema/index.ts'
import { explain, reportAnswer } from './answers.ts'
import { type Tool, tool } from './tool.ts'

/** A call of the API as the caller of this one: the same rights, the same limits, the same log. */
export type Ask = (path: string, json?: object) => Promise<unknown>

const run = z.string().max(64).describe('A run’s id, from list_runs')
const offset = z.int().min(0).optional().describe('Where the page begins')

/** Tools over the caller's kept runs, and over cells that are sent along. */
export function runTools(ask: Ask): Record<string, Tool> {
  const of = (path: string, query: Record<string, string | number | undefined>): string => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    return `${path}?${new URLSearchParams(given)}`
  }
  return {
    list_runs: tool({
      title: 'List runs',
      description: 'Kept validations of the wards the key covers, newest first.',
      input: {
        ward: z.string().max(63).optional(),
        fiscalYear: z.int().optional(),
        cursor: z.string().max(200).optional().describe('`next` of the page before'),
      },
      run: async (query) => (await ask(of('/v1/validations', { ...query, limit: 20 }))) as object,
    }),
    read_run: tool({
      title: 'Read a run',
      description:
        'Totals, exclusions, the council-reflection share with its state, and findings with their cells.',
      input: { run, offset },
      run: async (input) => {
        const path = `/v1/validations/${encodeURIComponent(input.run)}`
        const { id, digest, report } = (await ask(path)) as { id: string } & Checked
        return { id, ...reportAnswer(digest, report, input.offset ?? 0) }
      },
    }),
    check: tool({
      title: 'Check cells',
      description: 'Checks a sheet that is sent along. Nothing is kept.',
      input: {
        sheet: z.string().min(1).max(31),
        rows: z
          .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
          .describe('Rows of cells from A1 on, blank as null'),
        plan: z.string().max(80).optional().describe('A published plan: ward/year'),
        offset,
      },
      run: async ({ sheet, rows, plan, offset: from = 0 }) => {
        const body = {
          snapshot: { sheet, rows },
          store: false,
          ...(plan === undefined ? {} : { plan }),
        }
        const { digest, report } = (await ask('/v1/validations', body)) as Checked
        return reportAnswer(digest, report, from)
      },
    }),
    trace: tool({
      title: 'Trace a figure or a cell',
      description:
        'Down from a figure (share, base, total, exclusions.<id>, issues.1.2 …) to its cells, or up from a cell to its figures. One of the two.',
      input: {
        run,
        figure: z.string().max(200).optional(),
        cell: z.string().max(400).optional(),
        offset,
      },
      run: async ({ run: id, ...query }) =>
        (await ask(of(`/v1/validations/${encodeURIComponent(id)}/trace`, query))) as object,
    }),
    compare: tool({
      title: 'Compare two runs',
      description: 'What changed from one run to another, with each change’s effect on the share.',
      input: { from: run, to: run },
      run: async (query) => (await ask(of('/v1/compare', query))) as object,
    }),
    explain,
    verify: tool({
      title: 'Verify a receipt',
      description: 'Whether a receipt is good and unaltered, and what it attests.',
      input: { receipt: z.string().max(100_000) },
      run: async (input) => (await ask('/v1/receipts/verify', input)) as object,
    }),
  }
}

interface Checked {
  digest: string
  report: Report
}
