// The calls of the HTTP API that the pane makes, each checked by its contract.
import { z } from 'zod'
import {
  type ComparedSides,
  type CompareRequestInput,
  type Comparison,
  comparedSidesSchema,
  comparisonSchema,
  type HistoryPage,
  historyPageSchema,
  type Jwks,
  jwksSchema,
  type Language,
  type LocalSession,
  localSessionSchema,
  type PlanAnswer,
  type PlanParseAnswer,
  type Policy,
  type PolicyAnswer,
  type PublishedPlan,
  planAnswerSchema,
  planParseAnswerSchema,
  policyAnswerSchema,
  type ReceiptVerdict,
  receiptVerdictSchema,
  type UnkeptValidation,
  unkeptValidationSchema,
  type Validation,
  type ValidationRequestInput,
  validationSchema,
} from '../../shared/schema/index.ts'
import type { Answer } from './problem.ts'
import { type Connection, download, type SendOptions, send } from './send.ts'

/**
 * Keep the run: it gets an id and a receipt, unless nothing says that the sheet is a budget.
 * `idempotencyKey` makes a retry give the first answer.
 */
export const validate = (
  connection: Connection,
  body: ValidationRequestInput,
  idempotencyKey: string,
  options?: SendOptions,
): Promise<Answer<Validation | UnkeptValidation>> =>
  send(
    connection,
    {
      method: 'POST',
      path: '/v1/validations',
      json: body,
      idempotencyKey,
      answer: z.union([validationSchema, unkeptValidationSchema]),
    },
    options,
  )

/** A validation of nothing, which keeps nothing: whether the key may validate for the ward. */
export const tryValidation = (
  connection: Connection,
  ward: string,
  options?: SendOptions,
): Promise<Answer<UnkeptValidation>> =>
  send(
    connection,
    {
      method: 'POST',
      path: '/v1/validations',
      json: { snapshot: { sheet: '-', origin: 'A1', rows: [] }, ward, store: false },
      answer: unkeptValidationSchema,
    },
    options,
  )

export function listRuns(
  connection: Connection,
  query: { ward: string; cursor: string | null },
  options?: SendOptions,
): Promise<Answer<HistoryPage>> {
  const search = new URLSearchParams({ limit: '20' })
  if (query.ward) search.set('ward', query.ward)
  if (query.cursor) search.set('cursor', query.cursor)
  return send(connection, { path: `/v1/validations?${search}`, answer: historyPageSchema }, options)
}

export const readRun = (
  connection: Connection,
  id: string,
  options?: SendOptions,
): Promise<Answer<Validation>> =>
  send(
    connection,
    { path: `/v1/validations/${encodeURIComponent(id)}`, answer: validationSchema },
    options,
  )

export const compareRuns = (
  connection: Connection,
  query: { from: string; to: string },
  options?: SendOptions,
): Promise<Answer<Comparison>> =>
  send(
    connection,
    { path: `/v1/compare?${new URLSearchParams(query)}`, answer: comparisonSchema },
    options,
  )

const html = 'text/html'

/** The same as one page to print. */
export const printRuns = (
  connection: Connection,
  query: { from: string; to: string; lang: Language },
  options?: SendOptions,
): Promise<Answer<ArrayBuffer>> =>
  download(connection, { path: `/v1/compare?${new URLSearchParams(query)}`, accept: html }, options)

/** Sheets that nobody keeps with a run, or with other sheets. */
export const compareSheets = (
  connection: Connection,
  request: CompareRequestInput,
  options?: SendOptions,
): Promise<Answer<ComparedSides>> =>
  send(
    connection,
    { method: 'POST', path: '/v1/compare', json: request, answer: comparedSidesSchema },
    options,
  )

export const printSheets = (
  connection: Connection,
  request: CompareRequestInput,
  lang: Language,
  options?: SendOptions,
): Promise<Answer<ArrayBuffer>> =>
  download(
    connection,
    { method: 'POST', path: `/v1/compare?lang=${lang}`, json: request, accept: html },
    options,
  )

export const readPlan = (
  connection: Connection,
  of: { ward: string; fiscalYear: number },
  options?: SendOptions,
): Promise<Answer<PlanAnswer>> =>
  send(connection, { path: planPath(of), answer: planAnswerSchema }, options)

export const publishPlan = (
  connection: Connection,
  plan: PublishedPlan,
  options?: SendOptions,
): Promise<Answer<PlanAnswer>> =>
  send(
    connection,
    { method: 'PUT', path: planPath(plan), json: plan, answer: planAnswerSchema },
    options,
  )

export const parsePlan = (
  connection: Connection,
  of: { text: string; ward: string; fiscalYear: number | null },
  options?: SendOptions,
): Promise<Answer<PlanParseAnswer>> => {
  const search = new URLSearchParams()
  if (of.ward) search.set('ward', of.ward)
  if (of.fiscalYear !== null) search.set('fiscalYear', String(of.fiscalYear))
  return send(
    connection,
    {
      method: 'POST',
      path: `/v1/plans:parse?${search}`,
      text: { body: of.text, type: 'text/markdown; charset=utf-8' },
      answer: planParseAnswerSchema,
    },
    options,
  )
}

export const readPolicy = (
  connection: Connection,
  ward: string,
  options?: SendOptions,
): Promise<Answer<PolicyAnswer>> =>
  send(
    connection,
    { path: `/v1/policies/${encodeURIComponent(ward)}`, answer: policyAnswerSchema },
    options,
  )

export const publishPolicy = (
  connection: Connection,
  of: { ward: string; policy: Policy },
  options?: SendOptions,
): Promise<Answer<PolicyAnswer>> =>
  send(
    connection,
    {
      method: 'PUT',
      path: `/v1/policies/${encodeURIComponent(of.ward)}`,
      json: of.policy,
      answer: policyAnswerSchema,
    },
    options,
  )

export const verifyReceipt = (
  connection: Connection,
  receipt: string,
  options?: SendOptions,
): Promise<Answer<ReceiptVerdict>> =>
  send(
    connection,
    {
      method: 'POST',
      path: '/v1/receipts/verify',
      json: { receipt },
      answer: receiptVerdictSchema,
    },
    options,
  )

export const readKeys = (connection: Connection, options?: SendOptions): Promise<Answer<Jwks>> =>
  send(connection, { path: '/.well-known/jwks.json', answer: jwksSchema }, options)

/** Local mode only: the development key hands itself out. */
export const readLocalSession = (
  connection: Connection,
  options?: SendOptions,
): Promise<Answer<LocalSession>> =>
  send(connection, { path: '/local/session.json', answer: localSessionSchema }, options)

const planPath = (of: { ward: string; fiscalYear: number }): string =>
  `/v1/plans/${encodeURIComponent(of.ward)}/${of.fiscalYear}`
