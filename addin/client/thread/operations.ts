// Everything the worker thread does: the API's calls, and the same checking without the server.
import { attestedMeaning, stateReason } from '../../../shared/locales/index.ts'
import type {
  Bilingual,
  CellHistory,
  Comparison,
  HistoryPage,
  Language,
  LocalSession,
  PlanAnswer,
  PlanParseAnswer,
  Policy,
  PolicyAnswer,
  PublishedPlan,
  ReceiptVerdict,
  Review,
  ReviewRequest,
  Reviews,
  Sample,
  SampleRequest,
  Share,
  Trace,
  Validation,
} from '../../../shared/schema/index.ts'
import * as api from '../api.ts'
import * as audit from '../audit-api.ts'
import type { Answer } from '../problem.ts'
import type { Connection } from '../send.ts'
import { bookOperations } from './book/index.ts'
import { checkSheets, describeSheets } from './check-sheets.ts'
import { compareSheets } from './compare-sheets.ts'
import { mapFormulas } from './map-formulas.ts'
import { checkDraft, makePage } from './pages.ts'
import { correctPlan, parsePlanText } from './parse-plan.ts'
import { prepareWriteBack } from './prepare-write-back.ts'
import { readFile } from './read-file.ts'
import { testWard } from './test-ward.ts'
import { type TraceStep, traceSheet } from './trace-sheet.ts'
import { verifyOffline } from './verify-offline.ts'

interface Tools {
  signal: AbortSignal
}
interface To {
  connection: Connection
}

export const operations = {
  checkSheets,
  describeSheets,
  prepareWriteBack,
  readFile,
  ...bookOperations,
  makePage,
  checkDraft,
  parsePlanText,
  correctPlan,
  verifyOffline,
  testWard,
  traceSheet,
  mapFormulas,
  explainShare: async (of: { share: Share; attested: boolean }): Promise<Bilingual> =>
    of.attested ? attestedMeaning(of.share) : stateReason(of.share),
  listRuns: (
    { connection, ...query }: To & { ward: string; cursor: string | null },
    tools: Tools,
  ): Promise<Answer<HistoryPage>> => api.listRuns(connection, query, tools),
  readRun: ({ connection, id }: To & { id: string }, tools: Tools): Promise<Answer<Validation>> =>
    api.readRun(connection, id, tools),
  compareRuns: (
    { connection, ...query }: To & { from: string; to: string },
    tools: Tools,
  ): Promise<Answer<Comparison>> => api.compareRuns(connection, query, tools),
  printRuns: (
    { connection, ...query }: To & { from: string; to: string; lang: Language },
    tools: Tools,
  ): Promise<Answer<ArrayBuffer>> => api.printRuns(connection, query, tools),
  compareSheets,
  readPlan: (
    { connection, ...of }: To & { ward: string; fiscalYear: number },
    tools: Tools,
  ): Promise<Answer<PlanAnswer>> => api.readPlan(connection, of, tools),
  publishPlan: (
    { connection, plan }: To & { plan: PublishedPlan },
    tools: Tools,
  ): Promise<Answer<PlanAnswer>> => api.publishPlan(connection, plan, tools),
  readPolicy: (
    { connection, ward }: To & { ward: string },
    tools: Tools,
  ): Promise<Answer<PolicyAnswer>> => api.readPolicy(connection, ward, tools),
  publishPolicy: (
    { connection, ...of }: To & { ward: string; policy: Policy },
    tools: Tools,
  ): Promise<Answer<PolicyAnswer>> => api.publishPolicy(connection, of, tools),
  verifyReceipt: (
    { connection, receipt }: To & { receipt: string },
    tools: Tools,
  ): Promise<Answer<ReceiptVerdict>> => api.verifyReceipt(connection, receipt, tools),
  readLocalSession: ({ connection }: To, tools: Tools): Promise<Answer<LocalSession>> =>
    api.readLocalSession(connection, tools),
  traceRun: (
    { connection, ...of }: To & { id: string; step: TraceStep },
    tools: Tools,
  ): Promise<Answer<Trace>> => audit.traceRun(connection, of, tools),
  readCellHistory: (
    { connection, ...of }: To & { id: string; cell: string; cursor?: string | undefined },
    tools: Tools,
  ): Promise<Answer<CellHistory>> => audit.readCellHistory(connection, of, tools),
  readReviews: ({ connection, id }: To & { id: string }, tools: Tools): Promise<Answer<Reviews>> =>
    audit.readReviews(connection, id, tools),
  addReview: (
    { connection, ...of }: To & { id: string; review: ReviewRequest; idempotencyKey: string },
    tools: Tools,
  ): Promise<Answer<Review>> => audit.addReview(connection, of, tools),
  answerReview: (
    {
      connection,
      ...of
    }: To & { id: string; review: string; reason: string; idempotencyKey: string },
    tools: Tools,
  ): Promise<Answer<Review>> => audit.answerReview(connection, of, tools),
  drawSample: (
    { connection, ...of }: To & { id: string; sample: SampleRequest },
    tools: Tools,
  ): Promise<Answer<Sample>> => audit.drawSample(connection, of, tools),
  readPack: (
    { connection, ...of }: To & { id: string; language: Language },
    tools: Tools,
  ): Promise<Answer<ArrayBuffer>> => audit.readPack(connection, of, tools),
}
export type Operations = typeof operations
export type ParsedPlan = PlanParseAnswer
