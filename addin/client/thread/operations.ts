// Everything the worker thread does: the API's calls, and the same checking without the server.
import { attestedMeaning, stateReason } from '../../../shared/locales/index.ts'
import type {
  Bilingual,
  Comparison,
  HistoryPage,
  LocalSession,
  PlanAnswer,
  PlanParseAnswer,
  Policy,
  PolicyAnswer,
  PublishedPlan,
  ReceiptVerdict,
  Share,
  Validation,
} from '../../../shared/schema/index.ts'
import * as api from '../api.ts'
import type { Answer } from '../problem.ts'
import type { Connection } from '../send.ts'
import { checkSheet, findOtherSheets } from './check-sheet.ts'
import { correctPlan, parsePlanText } from './parse-plan.ts'
import { prepareWriteBack } from './prepare-write-back.ts'
import { testWard } from './test-ward.ts'
import { verifyOffline } from './verify-offline.ts'

interface Tools {
  signal: AbortSignal
}
interface To {
  connection: Connection
}

export const operations = {
  checkSheet,
  findOtherSheets,
  prepareWriteBack,
  parsePlanText,
  correctPlan,
  verifyOffline,
  testWard,
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
}
export type Operations = typeof operations
export type ParsedPlan = PlanParseAnswer
