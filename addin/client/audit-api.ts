// The auditor's calls of the HTTP API, each checked by its contract.
import {
  type CellHistory,
  cellHistorySchema,
  type Language,
  type Review,
  type ReviewRequest,
  type Reviews,
  reviewSchema,
  reviewsSchema,
  type Sample,
  type SampleRequest,
  sampleSchema,
  type Trace,
  traceSchema,
} from '../../shared/schema/index.ts'
import type { Answer } from './problem.ts'
import { type Connection, download, type SendOptions, send } from './send.ts'
import type { TraceStep } from './thread/trace-sheet.ts'

const runPath = (id: string): string => `/v1/validations/${encodeURIComponent(id)}`

const query = (values: Record<string, string | number | undefined>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) search.set(name, String(value))
  return search.toString()
}

export const traceRun = (
  connection: Connection,
  { id, step }: { id: string; step: TraceStep },
  options?: SendOptions,
): Promise<Answer<Trace>> =>
  send(
    connection,
    { path: `${runPath(id)}/trace?${query({ ...step })}`, answer: traceSchema },
    options,
  )

/** The row of a cell in this run and those before it. */
export const readCellHistory = (
  connection: Connection,
  { id, ...of }: { id: string; cell: string; cursor?: string | undefined },
  options?: SendOptions,
): Promise<Answer<CellHistory>> =>
  send(
    connection,
    { path: `${runPath(id)}/history?${query({ ...of })}`, answer: cellHistorySchema },
    options,
  )

export const readReviews = (
  connection: Connection,
  id: string,
  options?: SendOptions,
): Promise<Answer<Reviews>> =>
  send(connection, { path: `${runPath(id)}/reviews`, answer: reviewsSchema }, options)

export const addReview = (
  connection: Connection,
  of: { id: string; review: ReviewRequest; idempotencyKey: string },
  options?: SendOptions,
): Promise<Answer<Review>> =>
  send(
    connection,
    {
      method: 'POST',
      path: `${runPath(of.id)}/reviews`,
      json: of.review,
      idempotencyKey: of.idempotencyKey,
      answer: reviewSchema,
    },
    options,
  )

export const answerReview = (
  connection: Connection,
  of: { id: string; review: string; reason: string; idempotencyKey: string },
  options?: SendOptions,
): Promise<Answer<Review>> =>
  send(
    connection,
    {
      method: 'POST',
      path: `${runPath(of.id)}/reviews/${encodeURIComponent(of.review)}/answers`,
      json: { reason: of.reason },
      idempotencyKey: of.idempotencyKey,
      answer: reviewSchema,
    },
    options,
  )

export const drawSample = (
  connection: Connection,
  { id, sample }: { id: string; sample: SampleRequest },
  options?: SendOptions,
): Promise<Answer<Sample>> =>
  send(
    connection,
    { path: `${runPath(id)}/sample?${query({ ...sample })}`, answer: sampleSchema },
    options,
  )

export const readPack = (
  connection: Connection,
  { id, language }: { id: string; language: Language },
  options?: SendOptions,
): Promise<Answer<ArrayBuffer>> =>
  download(connection, { path: `${runPath(id)}/pack?lang=${language}` }, options)
