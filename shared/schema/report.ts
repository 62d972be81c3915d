// What comes back: totals, what was read, and the report that holds both and the findings.
import { z } from 'zod'
import { bilingualSchema, digestSchema, fiscalYearSchema, unitSchema, yenSchema } from './common.ts'
import { findingSchema, unsettledFigureSchema } from './finding.ts'
import { reportedOpinionsSchema } from './opinions.ts'
import { sheetRoleReasons, sheetRoleSchema } from './sheet-role.ts'

/** Cells (as A1 ranges) that the ward total leaves out, with a reason code such as `subtotal`, `relisted`, `unreadable`. Never one that it adds. */
const leftOutSchema = z.object({ cells: z.array(z.string()), reason: z.string() })

const partOfPlan = {
  title: z.string(),
  yen: yenSchema,
  /** Of `yen`, what entered the numerator. */
  reflectedYen: yenSchema,
  excludedYen: yenSchema,
  cells: z.array(z.string()),
}
export const initiativeTotalSchema = z.object(partOfPlan)
export const strategyTotalSchema = z.object({
  ...partOfPlan,
  initiatives: z.array(initiativeTotalSchema),
})
export const issueTotalSchema = z.object({
  ...partOfPlan,
  strategies: z.array(strategyTotalSchema),
})
export type InitiativeTotal = z.infer<typeof initiativeTotalSchema>
export type StrategyTotal = z.infer<typeof strategyTotalSchema>
export type IssueTotal = z.infer<typeof issueTotalSchema>

export const shareStates = ['final', 'provisional', 'not-applicable'] as const
export type ShareState = (typeof shareStates)[number]

/** Why a share is not final: one rule's findings that can still change a figure. */
export const shareReasonSchema = z.object({
  /** The findings' code. */
  code: z.string(),
  /** What they are about, as a short name. */
  title: bilingualSchema,
  /** The widest figure they can change. */
  figure: unsettledFigureSchema,
  /** How many findings. */
  count: z.int(),
  /** Their most telling cells, three at most; empty where the whole sheet is meant. */
  cells: z.array(z.string()),
})
export type ShareReason = z.infer<typeof shareReasonSchema>

export const shareSchema = z.object({
  numerator: yenSchema,
  denominator: yenSchema,
  decimals: z.int(),
  rounding: z.enum(['half-up', 'truncate']),
  /** Percent as printed, e.g. "50.7"; null when it does not apply (denominator not above 0). */
  value: z.string().nullable(),
  /** `provisional` while a finding stands that can change the figure (docs/rules.md says which can). */
  status: z.enum(shareStates),
  /** What keeps it from being final, the gravest first. Absent in runs kept before ruleset 2026.12. */
  reasons: z.array(shareReasonSchema).optional(),
})
export type Share = z.infer<typeof shareSchema>

/** Integers in yen. `cells` are A1 cells or ranges that a figure adds up. */
export const totalsSchema = z
  .object({
    total: yenSchema,
    cells: z.array(z.string()),
    leftOut: z.array(leftOutSchema),
    exclusions: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['fixed', 'priority', 'other']),
        label: z.string(),
        yen: yenSchema,
        cells: z.array(z.string()),
      }),
    ),
    base: yenSchema,
    reflected: z.array(
      z.object({
        symbol: z.string(),
        label: z.string(),
        counts: z.boolean(),
        yen: yenSchema,
        cells: z.array(z.string()),
      }),
    ),
    share: shareSchema,
    byIssue: z.array(issueTotalSchema),
  })
  .meta({ id: 'Totals' })
export type Totals = z.infer<typeof totalsSchema>

/** What a column of the sheet holds. */
export const columnRoles = [
  'issue', // 経営課題
  'strategy', // ☆ 戦略・施策
  'initiative', // ○ 具体的取組・事業
  'outline', // one column with markers or numbers for all levels
  'amount', // the asked year and stage
  'otherAmount', // an amount of another year or stage
  'priorAmount', // last year's
  'change', // 増減
  'rate', // 率
  'count', // 件数, 数量
  'unit',
  'exclusion', // 除外区分
  'reflection', // 反映区分
  'opinion', // 意見番号: numbers of the register that a line rests on
  'department', // 担当課, 所属
  'year', // 年度
  'code', // a number that names something
  'account', // 会計, 款, 項, 目, 節, 細節 names
  'remark', // 備考
  'ignored',
] as const
export const columnRoleSchema = z.enum(columnRoles)
export type ColumnRole = z.infer<typeof columnRoleSchema>

export const columnSchema = z.object({
  /** Column letters, e.g. "F". */
  column: z.string(),
  role: columnRoleSchema,
  /** Heading as printed, rows joined by a space. */
  heading: z.string(),
  unit: unitSchema.nullable(),
  fiscalYear: fiscalYearSchema.nullable(),
  stage: z.string().nullable(),
  /** 0 to 1, two decimals. */
  confidence: z.number(),
})
export type Column = z.infer<typeof columnSchema>

export const sumCues = [
  'word', // 計, 合計, 集計
  'noName', // a figure without a name below or above those that come to it
  'emphasis', // bold or filled
  'formula', // SUM, SUBTOTAL or references in its own cell
  'level', // a marker, number, indent or column puts it over the rows below
  'figures', // other rows come to it
  'columns', // in other amount columns too
] as const
export type SumCue = (typeof sumCues)[number]

const sumReadingSchema = z.object({
  /** Row of the sum. */
  row: z.int(),
  /** What it adds, e.g. ["D5:D9"]: sums and notes between items stand for themselves. */
  of: z.array(z.string()),
  by: z.array(z.enum(sumCues)),
})

/** Which rows were taken as sums of which, and on what evidence. */
export const sumsReadingSchema = z.object({
  sums: z.array(sumReadingSchema),
  /** 0 to 1, two decimals: of the least certain of them. */
  confidence: z.number(),
  /** Readings that were near; one without `of` takes the row for an item of its own. */
  alternatives: z.array(sumReadingSchema.extend({ confidence: z.number() })),
})

export const tableSchema = z.object({
  /** Heading to last row, e.g. "A3:G20". */
  range: z.string(),
  headerRows: z.array(z.int()),
  columns: z.array(columnSchema),
  unit: unitSchema.nullable(),
  confidence: z.number(),
  /** Other readings that were possible, e.g. another amount column or another table. */
  alternatives: z.array(
    z.object({
      kind: z.enum(['table', 'amount', 'unit']),
      value: z.string(),
      reason: z.string(),
      confidence: z.number(),
    }),
  ),
  reading: sumsReadingSchema,
})
export type Table = z.infer<typeof tableSchema>

export const countsSchema = z.object({
  rows: z.int(),
  lines: z.int(),
  error: z.int(),
  warning: z.int(),
  info: z.int(),
  advice: z.int(),
})

export const readSheetSchema = z
  .object({
    /** Where sheets of several workbooks are in play, as in addresses. */
    workbook: z.string().optional(),
    sheet: z.string(),
    role: sheetRoleSchema,
    /** What the role was told by; `caller` where the request gave it. */
    reason: z.enum(sheetRoleReasons),
    /** The sheet that the reason refers to, as its addresses name it. */
    of: z.string().optional(),
    /** Its lines are in the figures. */
    counted: z.boolean(),
    table: tableSchema.nullable(),
    /** Sum of its lines in yen; null without a table of amounts. */
    total: yenSchema.nullable(),
    digest: digestSchema,
  })
  .meta({ id: 'ReadSheet' })
export type ReadSheet = z.infer<typeof readSheetSchema>

export const reportSchema = z
  .object({
    schema: z.literal(1),
    ruleset: z.string(),
    plan: z
      .object({
        ward: z.string().nullable(),
        fiscalYear: fiscalYearSchema.nullable(),
        /** Published version number; null for an inline plan. */
        version: z.int().nullable(),
        digest: digestSchema,
      })
      .nullable(),
    policyDigest: digestSchema,
    snapshotDigest: digestSchema,
    table: tableSchema.nullable(),
    findings: z.array(findingSchema),
    totals: totalsSchema,
    statement: bilingualSchema,
    counts: countsSchema,
    /** Where a run took several sheets: what each of them is, in their order. `table` is then null. */
    sheets: z.array(readSheetSchema).optional(),
    /** Where the run had a register of opinions, sent with it or among its sheets. */
    opinions: reportedOpinionsSchema.optional(),
  })
  .meta({ id: 'Report' })
export type Report = z.infer<typeof reportSchema>

export const rowKinds = [
  'leaf',
  'parent', // carries the sum of its children
  'subtotal',
  'total',
  'relisted', // 再掲
  'included', // うち, 内数
  'otherFigure', // of another year or stage than the one that is read
  'note',
  'unit',
  'heading',
  'section',
  'blank',
] as const
export const rowKindSchema = z.enum(rowKinds)
export type RowKind = z.infer<typeof rowKindSchema>

export const amountStates = ['value', 'none', 'zero', 'missing', 'invalid'] as const
export type AmountState = (typeof amountStates)[number]
export const unitSources = ['cell', 'heading', 'table', 'default'] as const
export type UnitSource = (typeof unitSources)[number]

/** One budget row as read. `reflection` is a mark's symbol, `none` (反映なし) or `unset` (blank). */
export const lineItemSchema = z
  .object({
    /** Where a run took several sheets: the line's own. */
    workbook: z.string().optional(),
    sheet: z.string().optional(),
    cell: z.string(),
    row: z.int(),
    issue: z.string(),
    strategy: z.string(),
    initiative: z.string(),
    department: z.string().optional(),
    amount: z.object({
      state: z.enum(amountStates),
      yen: yenSchema.optional(),
      raw: z.string(),
      unit: unitSchema.nullable(),
      unitSource: z.enum(unitSources).nullable(),
    }),
    exclusion: z.string().optional(),
    reflection: z.string(),
    rowKind: rowKindSchema,
    remark: z.string().optional(),
  })
  .meta({ id: 'LineItem' })
export type LineItem = z.infer<typeof lineItemSchema>
