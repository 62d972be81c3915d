// The same row checks written the usual way: a schema applied to each row. Each gives the rows it refuses.
// What they check: names are in the plan below one another, the amount is a readable whole number of
// yen, mark and exclusion are of the policy and go together, 増減 is this year less last year. What
// they leave out (hierarchy, totals, formulas, statement, messages with cells, digests) Hanei does on top.
import Ajv from 'ajv'
import tableschema from 'tableschema'
import { z } from 'zod'
import { readAmount } from '../../shared/amount/index.ts'
import type { Cell, Plan } from '../../shared/schema/index.ts'
import { fold } from '../../shared/text/index.ts'
import { column } from './workload.ts'

/** 1-based sheet rows refused, ascending. @param first sheet row of `rows[0]` */
export type RowCheck = (rows: Cell[][], first: number) => number[] | Promise<number[]>

interface Row {
  issue: string
  strategy: string
  initiative: string
  amount: number | null
  prior: number | null
  change: number | null
  exclusion: string
  reflection: string
}

/** zod, a schema a row. */
export function zodCheck(plan: Plan): RowCheck {
  const inPlan = planLookup(plan)
  const schema = z
    .object({
      issue: z.string().min(1),
      strategy: z.string().min(1),
      initiative: z.string().min(1),
      amount: z.int(),
      prior: z.int().nullable(),
      change: z.int().nullable(),
      exclusion: z.enum(exclusions),
      reflection: z.enum(marks),
    })
    .refine(inPlan, { error: 'not in the plan' })
    .refine(markFits, { error: 'no mark here' })
    .refine(changeIsRight, { error: 'not the difference' })
  return (rows, first) =>
    rows.flatMap((cells, i) => (schema.safeParse(toRow(cells)).success ? [] : [first + i]))
}

/** ajv, a compiled schema for each row, all errors; what spans columns stands beside the schema. */
export function ajvCheck(plan: Plan): RowCheck {
  const inPlan = planLookup(plan)
  const text = { type: 'string', minLength: 1 }
  const wholeOrNone = { type: ['integer', 'null'] }
  const properties = {
    issue: text,
    strategy: text,
    initiative: text,
    amount: { type: 'integer' },
    prior: wholeOrNone,
    change: wholeOrNone,
    exclusion: { enum: exclusions },
    reflection: { enum: marks },
  }
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Row>({
    type: 'object',
    required: Object.keys(properties),
    properties,
  })
  return (rows, first) =>
    rows.flatMap((cells, i) => {
      const row: Row = toRow(cells)
      return validate(row) && inPlan(row) && markFits(row) && changeIsRight(row) ? [] : [first + i]
    })
}

/** tableschema's table over the rows, every row cast; what spans columns stands beside it. */
export function tableschemaCheck(plan: Plan): RowCheck {
  const inPlan = planLookup(plan)
  const field = (name: keyof Row, type: string, constraints: object) => ({
    name,
    type,
    constraints,
  })
  const fields = [
    field('issue', 'string', { required: true }),
    field('strategy', 'string', { required: true }),
    field('initiative', 'string', { required: true }),
    field('amount', 'integer', { required: true }),
    field('prior', 'integer', {}),
    field('change', 'integer', {}),
    field('exclusion', 'string', { enum: exclusions.slice(1) }),
    field('reflection', 'string', { enum: marks.slice(1) }),
  ]
  return async (rows, first) => {
    const read = rows.map(toRow)
    const source = read.map((row) =>
      fields.map(({ name }) => (row[name] === '' ? null : row[name])),
    )
    const names = fields.map(({ name }) => name)
    const table = await tableschema.Table.load([names, ...source], { schema: { fields } })
    const cast = await table.read({ forceCast: true })
    return read.flatMap((row, i) => {
      const right = Array.isArray(cast[i]) && inPlan(row) && markFits(row) && changeIsRight(row)
      return right ? [] : [first + i]
    })
  }
}

const marks = ['', '①', '②', 'なし']
const exclusions = ['', '固定経費', '区政充実重点経費']

/** The unit that the heading gives; the notation and the folding of names are the product's own. */
const notation = {
  columnUnit: '千円',
  tableUnit: '千円',
  defaultUnit: '千円',
  parenthesesNegative: true,
} as const

const toRow = (cells: Cell[]): Row => ({
  issue: text(cells[column.issue]),
  strategy: text(cells[column.strategy]),
  initiative: text(cells[column.initiative]),
  amount: readAmount(cells[column.amount] ?? null, notation).yen,
  prior: readAmount(cells[column.prior] ?? null, notation).yen,
  change: readAmount(cells[column.change] ?? null, notation).yen,
  exclusion: mark(cells[column.exclusion]),
  reflection: mark(cells[column.reflection]),
})

const text = (cell: Cell | undefined): string => fold(String(cell ?? ''))
const mark = (cell: Cell | undefined): string => String(cell ?? '').trim()

/** Every line has a mark or says なし; an excluded one has none and may stay blank. */
const markFits = ({ exclusion, reflection }: Row): boolean =>
  exclusion === '' ? reflection !== '' : reflection === '' || reflection === 'なし'

const changeIsRight = ({ amount, prior, change }: Row): boolean =>
  amount === null || prior === null || change === null || change === amount - prior

/** Whether a row's issue, strategy and initiative stand below one another in the plan. */
function planLookup(plan: Plan): (row: Row) => boolean {
  const known = new Set(
    plan.issues.flatMap((issue) =>
      issue.strategies.flatMap((strategy) =>
        strategy.initiatives.map((initiative) =>
          [`経営課題${issue.no} ${issue.title}`, strategy.title, initiative.title]
            .map(fold)
            .join('\n'),
        ),
      ),
    ),
  )
  return ({ issue, strategy, initiative }) => known.has(`${issue}\n${strategy}\n${initiative}`)
}
