// Validations: what is asked, what is answered, and the history.
import { z } from 'zod'
import { digestSchema, fiscalYearSchema, wardSchema, yenSchema } from '../common.ts'
import { mappingSchema } from '../mapping.ts'
import { opinionsSchema } from '../opinions.ts'
import { otherSheetSchema } from '../other-sheet.ts'
import { planSchema } from '../plan.ts'
import { policySchema } from '../policy.ts'
import { countsSchema, reportSchema, shareSchema } from '../report.ts'
import { sheetRoleChoiceSchema } from '../sheet-role.ts'
import { checkSheets } from '../sheets.ts'
import { type SheetSnapshot, snapshotSchema } from '../snapshot.ts'
import { instantSchema, runIdSchema } from './base.ts'
import { expectSchema, unmetSchema } from './expectation.ts'
import { problemSchema } from './problem.ts'

/** `ward/year` of a published plan: its latest version. */
export const planReferenceSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}\/[0-9]{4}$/, 'ward/year, e.g. suminoe/2026')

/** Sheets of one run. */
export const mostSheets = 64

/** Registers of council opinions on sheets beside one budget: this year's 部会 and last year's. */
export const mostRegisters = 8

/** What is said beside the cells, or beside files. */
const said = {
  /** The council's opinions: sent, or the published register of a ward and year with the year's before it. They win over registers on sheets. */
  opinions: z.union([planReferenceSchema, opinionsSchema]).optional(),
  /** Beside opinions that are sent: last year's, for what it left open. */
  previousOpinions: opinionsSchema.optional(),
  /** What the caller says of single sheets of several; it wins over their cells. */
  roles: z.array(sheetRoleChoiceSchema).max(mostSheets).optional(),
  plan: z.union([planReferenceSchema, planSchema]).optional(),
  policy: policySchema.optional(),
  /** Whose run it is where no plan says so. */
  ward: wardSchema.optional(),
  /** The caller's own control totals; the answer says which are not met. */
  expect: expectSchema.optional(),
  /** false: answer only, keep nothing, no receipt. Left out, a sheet is kept unless nothing says it is a budget. */
  store: z.boolean().optional(),
}

export const validationRequestSchema = z
  .object({
    /** The sheet; or, of a budget on several, `snapshots`. */
    snapshot: snapshotSchema.optional(),
    /** Sheets of one budget, be they of one workbook or several: what each is, its cells tell. */
    snapshots: z.array(snapshotSchema).min(1).max(mostSheets).optional(),
    /** The caller's own reading of the sheet's columns; it wins over detection. */
    mapping: mappingSchema.optional(),
    /** Sheets beside `snapshot` with the council's opinions; of `snapshots` they are among them. */
    registers: z.array(snapshotSchema).max(mostRegisters).optional(),
    /** The workbook's other sheets, which are not read: a budget among them keeps the share provisional. */
    otherSheets: z.array(otherSheetSchema).max(1_000).optional(),
    ...said,
  })
  .superRefine(checkSheets)
  .meta({ id: 'ValidationRequest' })
export type ValidationRequest = z.infer<typeof validationRequestSchema>
/** As a client writes it: whatever has a default may be left out. */
export type ValidationRequestInput = z.input<typeof validationRequestSchema>

export const fileRequestSchema = z.object(said).meta({ id: 'FileRequest' })
export type FileRequest = z.infer<typeof fileRequestSchema>

/** The sheets of a request, be it of one or of several. */
export const snapshotsOf = ({
  snapshot,
  snapshots,
}: Pick<ValidationRequest, 'snapshot' | 'snapshots'>): SheetSnapshot[] =>
  snapshots ?? (snapshot ? [snapshot] : [])

const expected = {
  /** Where the request had `expect`: what of it is not met, empty where all of it is. */
  unmet: z.array(unmetSchema).optional(),
}

/** A kept run, as it was answered. */
export const validationSchema = z
  .object({
    id: runIdSchema,
    /** SHA-256 of the report's canonical JSON (RFC 8785). */
    digest: digestSchema,
    report: reportSchema,
    /** JWS in compact form, signed with Ed25519. */
    receipt: z.string(),
    ...expected,
  })
  .meta({ id: 'Validation' })
export type Validation = z.infer<typeof validationSchema>

/** The answer to `store: false`. */
export const unkeptValidationSchema = z
  .object({ digest: digestSchema, report: reportSchema, ...expected })
  .meta({ id: 'UnkeptValidation' })
export type UnkeptValidation = z.infer<typeof unkeptValidationSchema>

/** Budgets of one batch. */
export const mostBudgets = 100

/** The answer to one budget of a batch: what its own call would have answered. */
export const batchLineSchema = z
  .object({
    /** Its place among the budgets that were sent, from 1. */
    line: z.int().min(1),
    /** The caller's own name for it, as it was sent. */
    id: z.string().min(1).max(100).optional(),
    status: z.int(),
    /** The first answer again: it was done before under this Idempotency-Key. */
    replayed: z.literal(true).optional(),
    validation: z.union([validationSchema, unkeptValidationSchema]).optional(),
    problem: problemSchema.optional(),
  })
  .meta({ id: 'BatchLine' })
export type BatchLine = z.infer<typeof batchLineSchema>

/** A run in a list: its figures without its report. */
export const runSummarySchema = z
  .object({
    id: runIdSchema,
    ward: wardSchema,
    createdAt: instantSchema,
    /** Name of the key or person that asked for it. */
    createdBy: z.string(),
    workbook: z.string().nullable(),
    sheet: z.string(),
    fiscalYear: fiscalYearSchema.nullable(),
    planVersion: z.int().nullable(),
    ruleset: z.string(),
    digest: digestSchema,
    snapshotDigest: digestSchema,
    /** Yen. */
    total: yenSchema,
    /** Yen. */
    base: yenSchema,
    share: shareSchema,
    counts: countsSchema,
  })
  .meta({ id: 'RunSummary' })
export type RunSummary = z.infer<typeof runSummarySchema>

/** A page of a list, newest first; `next` is the cursor of the following page, null on the last. */
export const historyPageSchema = z
  .object({ items: z.array(runSummarySchema), next: z.string().nullable() })
  .meta({ id: 'HistoryPage' })
export type HistoryPage = z.infer<typeof historyPageSchema>
