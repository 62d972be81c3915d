// The table of calls: every operation of the API, in the order of its description.
import type { Operation } from '../operation/operation.ts'
import { answerReview } from './answer-review.ts'
import { batchValidations } from './batch-validations.ts'
import { compareSheets } from './compare/compare-sheets.ts'
import { compareValidations } from './compare/compare-validations.ts'
import { createKey } from './create-key.ts'
import { createLink } from './create-link.ts'
import { createReview } from './create-review.ts'
import { createValidation } from './create-validation/index.ts'
import { createWebhook } from './create-webhook.ts'
import { deleteWard } from './delete-ward.ts'
import { checkDocument } from './documents/check-document.ts'
import { createDocumentOperation } from './documents/create-document.ts'
import { exportWard } from './export-ward.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listKeys } from './list-keys.ts'
import { listLinks } from './list-links.ts'
import { listReviews } from './list-reviews.ts'
import { listValidations } from './list-validations.ts'
import { listWardLinks } from './list-ward-links.ts'
import { listWebhooks } from './list-webhooks.ts'
import { localSession } from './local-session.ts'
import { mcp } from './mcp.ts'
import { packValidation } from './pack-validation.ts'
import { parsePlan } from './parse-plan.ts'
import { readPublications } from './publications/read-publications.ts'
import { readYearStages } from './publications/read-year-stages.ts'
import { recordPublication } from './publications/record-publication.ts'
import { publishOpinions } from './publish-opinions.ts'
import { publishPlan } from './publish-plan.ts'
import { publishPolicy } from './publish-policy.ts'
import { readAudit } from './read-audit.ts'
import { readCellHistory } from './read-cell-history.ts'
import { readDocs } from './read-docs/index.ts'
import { readHealth, readReady } from './read-health.ts'
import { readJwks } from './read-jwks.ts'
import { readLive } from './read-live.ts'
import { readMetrics } from './read-metrics.ts'
import { readOpenapi } from './read-openapi.ts'
import { readOpinions } from './read-opinions.ts'
import { readPlan } from './read-plan.ts'
import { readPolicy } from './read-policy.ts'
import { readReceipt } from './read-receipt.ts'
import { readTotals } from './read-totals.ts'
import { readValidation } from './read-validation.ts'
import { readValue } from './read-value.ts'
import { replayWebhook } from './replay-webhook.ts'
import { revokeKey } from './revoke-key.ts'
import { revokeLink } from './revoke-link.ts'
import { revokeWardLink } from './revoke-ward-link.ts'
import { revokeWebhook } from './revoke-webhook.ts'
import { rotateKey } from './rotate-key.ts'
import { sampleValidation } from './sample-validation.ts'
import { startNextPlan } from './start-next-plan.ts'
import { traceValidation } from './trace-validation.ts'
import { verifyReceipt } from './verify-receipt.ts'
import { writeWorkbook } from './write-workbook.ts'

export const operations: readonly Operation[] = [
  createValidation,
  batchValidations,
  writeWorkbook,
  createDocumentOperation,
  checkDocument,
  listValidations,
  readValidation,
  readReceipt,
  traceValidation,
  readCellHistory,
  sampleValidation,
  createReview,
  answerReview,
  listReviews,
  packValidation,
  compareValidations,
  compareSheets,
  readValue,
  readTotals,
  createLink,
  listLinks,
  revokeLink,
  listWardLinks,
  revokeWardLink,
  publishPlan,
  readPlan,
  parsePlan,
  startNextPlan,
  publishOpinions,
  readOpinions,
  recordPublication,
  readPublications,
  readYearStages,
  publishPolicy,
  readPolicy,
  verifyReceipt,
  readJwks,
  createKey,
  listKeys,
  rotateKey,
  revokeKey,
  readAudit,
  exportWard,
  deleteWard,
  readHealth,
  readReady,
  readLive,
  readMetrics,
  readOpenapi,
  readDocs,
  createWebhook,
  listWebhooks,
  revokeWebhook,
  listDeliveries,
  replayWebhook,
  localSession,
  mcp,
]
