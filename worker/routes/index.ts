// Every operation of the API, in the order of its description.
import type { Operation } from '../http/operation.ts'
import { compareValidations } from './compare-validations/index.ts'
import { createKey } from './create-key/index.ts'
import { createLink } from './create-link/index.ts'
import { createValidation } from './create-validation/index.ts'
import { deleteWard } from './delete-ward/index.ts'
import { exportWard } from './export-ward/index.ts'
import { listKeys } from './list-keys/index.ts'
import { listLinks } from './list-links/index.ts'
import { listValidations } from './list-validations/index.ts'
import { localSession } from './local-session/index.ts'
import { parsePlan } from './parse-plan/index.ts'
import { publishPlan } from './publish-plan/index.ts'
import { publishPolicy } from './publish-policy/index.ts'
import { readAudit } from './read-audit/index.ts'
import { readDocs } from './read-docs/index.ts'
import { readHealth } from './read-health/index.ts'
import { readJwks } from './read-jwks/index.ts'
import { readOpenapi } from './read-openapi/index.ts'
import { readPlan } from './read-plan/index.ts'
import { readPolicy } from './read-policy/index.ts'
import { readReceipt } from './read-receipt/index.ts'
import { readTotals } from './read-totals/index.ts'
import { readValidation } from './read-validation/index.ts'
import { readValue } from './read-value/index.ts'
import { revokeKey } from './revoke-key/index.ts'
import { revokeLink } from './revoke-link/index.ts'
import { rotateKey } from './rotate-key/index.ts'
import { verifyReceipt } from './verify-receipt/index.ts'

export const operations: readonly Operation[] = [
  createValidation,
  listValidations,
  readValidation,
  readReceipt,
  compareValidations,
  readValue,
  readTotals,
  createLink,
  listLinks,
  revokeLink,
  publishPlan,
  readPlan,
  parsePlan,
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
  readOpenapi,
  readDocs,
  localSession,
]
