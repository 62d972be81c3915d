// The same row checks written the usual way: a schema applied to each row. Each gives the rows it refuses.
// What they check: names are in the plan below one another, the amount is a readable whole number of
// yen, mark and exclusion are of the policy. What they leave out (hierarchy, totals, formulas,
// statement, messages with cells, digests) Hanei does on top.
import Ajv from 'ajv'
import tableschema from 'tableschema'
import { z } from 'zod'
import type { Cell, Plan } from '../../shared/schema/index.ts'
import { column } from './workload.ts'

/** 1-based sheet rows refused, ascending. @param first sheet row of `rows[0]` */
export type RowCheck = (rows: Cell[][], first: number) => number[] | Promise<number[]>

interface Row {
  issue: string
  strategy: string
  initiative: string
  amount: Cell
  exclusion: string
  reflection: string
}

const normalise = (text: Cell): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/^[☆○〇・※\s]+/, '')
    .replace(/\s+/g, '')

/** NFKC would turn ① into 1. */
const mark = (text: Cell): string => String(text ?? '').trim()

const toRow = (cells: Cell[]): Row => ({
  issue: normalise(cells[column.issue] ?? null),
  strategy: normalise(cells[column.strategy] ?? null),
  initiative: normalise(cells[column.initiative] ?? null),
  amount: cells[column.amount] ?? null,
  exclusion: mark(cells[column.exclusion] ?? null),
  reflection: mark(cells[column.reflection] ?? null),
})

const marks = ['①', '②', 'なし']
const exclusions = ['', '固定経費', '区政充実重点経費']

/** Names of the plan, issue over strategy over initiative, as one key each. */
function paths(plan: Plan) {
  const whole = new Set(
    plan.issues.flatMap((issue) =>
      issue.strategies.flatMap((s) =>
        s.initiatives.map((i) =>
          [`経営課題${issue.no} ${issue.title}`, s.title, i.title].map(normalise).join('\n'),
        ),
      ),
    ),
  )
  return { whole }
}

const amountText = /^[△▲-]?\d{1,3}(,?\d{3})*(千円|円)?$/

/** zod, a schema a row. */
export function zodCheck(plan: Plan): RowCheck {
  const { whole } = paths(plan)
  const row = z
    .object({
      issue: z.string().min(1),
      strategy: z.string().min(1),
      initiative: z.string().min(1),
      amount: z.union([z.int(), z.string().regex(amountText)]),
      exclusion: z.enum(exclusions as [string, ...string[]]),
      reflection: z.enum(marks as [string, ...string[]]),
    })
    .refine((r) => whole.has(`${r.issue}\n${r.strategy}\n${r.initiative}`), {
      error: 'not in the plan',
    })
  return (rows, first) =>
    rows.flatMap((cells, i) => (row.safeParse(toRow(cells)).success ? [] : [first + i]))
}

/** ajv, a compiled schema for each row, all errors. */
export function ajvCheck(plan: Plan): RowCheck {
  const { whole } = paths(plan)
  const validate = new Ajv({ allErrors: true }).compile({
    type: 'object',
    required: ['issue', 'strategy', 'initiative', 'amount', 'exclusion', 'reflection'],
    properties: {
      issue: { type: 'string', minLength: 1 },
      strategy: { type: 'string', minLength: 1 },
      initiative: { type: 'string', minLength: 1 },
      amount: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: amountText.source }] },
      exclusion: { enum: exclusions },
      reflection: { enum: marks },
    },
  })
  return (rows, first) =>
    rows.flatMap((cells, i) => {
      const row = toRow(cells)
      return validate(row) && whole.has(`${row.issue}\n${row.strategy}\n${row.initiative}`)
        ? []
        : [first + i]
    })
}

/** tableschema, fields with constraints, cast row by row. */
export function tableschemaCheck(plan: Plan): RowCheck {
  const { whole } = paths(plan)
  const text = (name: string, allowed?: string[]) => ({
    name,
    type: 'string',
    constraints: { required: true, ...(allowed && { enum: allowed }) },
  })
  const descriptor = {
    fields: [
      text('issue'),
      text('strategy'),
      text('initiative'),
      { name: 'amount', type: 'integer', groupChar: ',', constraints: { required: true } },
      { name: 'exclusion', type: 'string', constraints: { enum: exclusions.slice(1) } },
      text('reflection', marks),
    ],
  }
  return async (rows, first) => {
    const schema = await tableschema.Schema.load(descriptor)
    const refused: number[] = []
    for (let i = 0; i < rows.length; i++) {
      const row = toRow(rows[i] as Cell[])
      try {
        schema.castRow([
          row.issue,
          row.strategy,
          row.initiative,
          row.amount,
          row.exclusion,
          row.reflection,
        ])
        if (!whole.has(`${row.issue}\n${row.strategy}\n${row.initiative}`)) refused.push(first + i)
      } catch {
        refused.push(first + i)
      }
    }
    return refused
  }
}
