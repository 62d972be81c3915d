// The same row checks written the usual way: a schema applied to each row. Each gives the rows it refuses.
// What they check: names are in the plan below one another, the amount is a readable whole number of
// yen, mark and exclusion are of the policy and go together, 増減 is this year less last year. What
// they leave out (hierarchy, totals, formulas, statement, messages with cells, digests) Hanei does on top.
import Ajv from 'ajv'
import tableschema from 'tableschema'
import { z } from 'zod'
import type { Cell, Plan } from '../../shared/schema/index.ts'
import { column } from './workload.ts'

/** 1-based sheet rows refused, ascending. @param first sheet row of `rows[0]` */
export type RowCheck = (rows: Cell[][], first: number) => number[]

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

/** tableschema, fields with constraints, cast row by row; what spans columns stands beside it. */
export async function tableschemaCheck(plan: Plan): Promise<RowCheck> {
  const inPlan = planLookup(plan)
  const field = (name: keyof Row, type: string, constraints: object) => ({
    name,
    type,
    constraints,
  })
  const schema = await tableschema.Schema.load({
    fields: [
      field('issue', 'string', { required: true }),
      field('strategy', 'string', { required: true }),
      field('initiative', 'string', { required: true }),
      field('amount', 'integer', { required: true }),
      field('prior', 'integer', {}),
      field('change', 'integer', {}),
      field('exclusion', 'string', { enum: exclusions.slice(1) }),
      field('reflection', 'string', { enum: marks.slice(1) }),
    ],
  })
  const isRight = (row: Row): boolean => {
    const { issue, strategy, initiative, amount, prior, change, exclusion, reflection } = row
    try {
      schema.castRow([
        ...[issue, strategy, initiative, amount, prior, change],
        exclusion === '' ? null : exclusion,
        reflection === '' ? null : reflection,
      ])
      return inPlan(row) && markFits(row) && changeIsRight(row)
    } catch {
      return false
    }
  }
  return (rows, first) => rows.flatMap((cells, i) => (isRight(toRow(cells)) ? [] : [first + i]))
}

const marks = ['', '①', '②', 'なし']
const exclusions = ['', '固定経費', '区政充実重点経費']

const toRow = (cells: Cell[]): Row => ({
  issue: normalise(cells[column.issue] ?? null),
  strategy: normalise(cells[column.strategy] ?? null),
  initiative: normalise(cells[column.initiative] ?? null),
  amount: readAmount(cells[column.amount] ?? null),
  prior: readAmount(cells[column.prior] ?? null),
  change: readAmount(cells[column.change] ?? null),
  exclusion: mark(cells[column.exclusion] ?? null),
  reflection: mark(cells[column.reflection] ?? null),
})

const normalise = (text: Cell): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/^[☆○〇・※\s]+/, '')
    .replace(/\s+/g, '')

/** NFKC would turn ① into 1. */
const mark = (text: Cell): string => String(text ?? '').trim()

/** Yen where the cell says 円, else as the number stands; null where it is no amount. */
function readAmount(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : null
  const match = /^([△▲-]?)(\d{1,3}(?:,?\d{3})*)(千円|円)?$/.exec(
    String(cell ?? '')
      .normalize('NFKC')
      .trim(),
  )
  if (!match) return null
  const value = Number(match[2]?.replaceAll(',', ''))
  return match[1] ? -value : value
}

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
            .map(normalise)
            .join('\n'),
        ),
      ),
    ),
  )
  return ({ issue, strategy, initiative }) => known.has(`${issue}\n${strategy}\n${initiative}`)
}
