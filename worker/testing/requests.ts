// One good request of every operation, about things of a ward: what the tests of access go through.
//
// A call that is missing here fails those tests, so that a new one cannot be forgotten.
import type { KeyCreated, LinkCreated, Validation } from '../../shared/schema/index.ts'
import { type Call, call, describedOperations, jsonOf, makeKey } from './client.ts'

/** What a ward has, or, of one that is not there, what it might. */
export interface Things {
  ward: string
  run: string
  otherRun: string
  receipt: string
  key: string
  link: string
}

export interface AccessRequest {
  /** Whether it names things of the ward; else it is a list of whatever the caller may see. */
  named: boolean
  /** The statuses of a caller who may. */
  allowed: number[]
  call: (things: Things) => { path: string } & Call
}

const snapshot = (ward: string) => ({
  sheet: ward,
  rows: [
    ['事業名', '金額(千円)', '反映区分'],
    [`${ward}だけの事業`, 500, '①'],
    ['その他', 500, 'なし'],
  ],
})
const planOf = (ward: string) => ({
  ...{ ward, fiscalYear: 2026, stage: '算定見込', unit: '千円' },
  issues: [
    {
      ...{ no: 1, title: '防災' },
      strategies: [{ title: '見守り', initiatives: [{ id: 'a', title: `${ward}だけの事業` }] }],
    },
  ],
})
const registerOf = (ward: string) => ({
  ...{ ward, fiscalYear: 2026 },
  opinions: [{ no: '1', meeting: '全体会', text: `${ward}だけの意見`, decision: 'reflected' }],
})
const put = (json: unknown) => ({ method: 'PUT', json })
const text = { 'Content-Type': 'text/plain' }

export const requests: Record<string, AccessRequest> = {
  createValidation: about([200], ({ ward }) => ({
    path: '/v1/validations',
    json: { snapshot: snapshot(ward), plan: `${ward}/2026`, store: false },
  })),
  batchValidations: list('/v1/validations:batch', {
    body: '{}',
    headers: { 'Content-Type': 'application/x-ndjson' },
  }),
  // Refused as no workbook by whoever may, after the ward was asked for.
  writeWorkbook: about([400], ({ ward }) => ({
    path: `/v1/workbooks:write?ward=${ward}`,
    method: 'POST',
    body: 'no workbook',
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  })),
  checkDocument: about([200], ({ run }) => ({
    path: '/v1/documents:check',
    json: { run, text: '500千円' },
  })),
  createDocument: about([200], ({ run }) => ({
    path: '/v1/documents',
    json: { run, kind: 'items', format: 'md' },
  })),
  listValidations: list('/v1/validations?limit=200'),
  readValidation: about([200], ({ run }) => ({ path: `/v1/validations/${run}` })),
  readReceipt: about([200], ({ run }) => ({ path: `/v1/validations/${run}/receipt` })),
  traceValidation: about([200], ({ run }) => ({
    path: `/v1/validations/${run}/trace?figure=share`,
  })),
  readCellHistory: about([200], ({ run }) => ({
    path: `/v1/validations/${run}/history?cell=B2`,
  })),
  sampleValidation: about([200], ({ run }) => ({
    path: `/v1/validations/${run}/sample?method=random&size=1&seed=7`,
  })),
  createReview: about([201], ({ run }) => ({
    path: `/v1/validations/${run}/reviews`,
    json: { target: { kind: 'figure', figure: 'share' }, state: 'seen' },
  })),
  // A question that is not there: whoever may is told so.
  answerReview: about([404], ({ run }) => ({
    path: `/v1/validations/${run}/reviews/none/answers`,
    json: { reason: 'r' },
  })),
  listReviews: about([200], ({ run }) => ({ path: `/v1/validations/${run}/reviews` })),
  packValidation: about([200], ({ run }) => ({ path: `/v1/validations/${run}/pack` })),
  compareValidations: about([200], ({ run, otherRun }) => ({
    path: `/v1/compare?from=${run}&to=${otherRun}`,
  })),
  compareSheets: about([200], ({ run, otherRun }) => ({
    path: '/v1/compare',
    json: { from: { run }, to: { run: otherRun } },
  })),
  readValue: about([200], ({ run }) => ({ path: `/v1/validations/${run}/value?field=total` })),
  readTotals: about([200], ({ run }) => ({ path: `/v1/validations/${run}/totals.csv` })),
  createLink: about([201], ({ run }) => ({ path: `/v1/validations/${run}/links`, json: {} })),
  listLinks: about([200], ({ run }) => ({ path: `/v1/validations/${run}/links` })),
  // A link that is not there: whoever may would else take it from those who come after.
  revokeLink: about([404], ({ run }) => ({ path: `/v1/validations/${run}/links/none`, ...gone })),
  listWardLinks: list('/v1/links?limit=200'),
  revokeWardLink: about([404], () => ({ path: '/v1/links/none', ...gone })),
  publishPlan: about([200], ({ ward }) => ({
    path: `/v1/plans/${ward}/2026`,
    ...put(planOf(ward)),
  })),
  readPlan: about([200], ({ ward }) => ({ path: `/v1/plans/${ward}/2026` })),
  publishOpinions: about([200], ({ ward }) => ({
    path: `/v1/opinions/${ward}/2026`,
    ...put(registerOf(ward)),
  })),
  // A run without a year: whoever may is told so, and nothing is recorded.
  recordPublication: about([201, 422], ({ run }) => ({
    path: `/v1/validations/${run}/publications`,
    json: { kind: 'share', publishedOn: '2026-12-10', correction: 'c' },
  })),
  readPublications: about([200], ({ ward }) => ({ path: `/v1/publications/${ward}/2026` })),
  readYearStages: about([200], ({ ward }) => ({ path: `/v1/publications/${ward}/2026/stages` })),
  readOpinions: about([200], ({ ward }) => ({ path: `/v1/opinions/${ward}/2026` })),
  startNextPlan: about([200], ({ ward }) => ({
    path: '/v1/plans:next',
    json: { plan: `${ward}/2026` },
  })),
  parsePlan: list('/v1/plans:parse', { body: '経営課題1 防災', headers: text }),
  publishPolicy: about([200], ({ ward }) => ({ path: `/v1/policies/${ward}`, ...put(policy) })),
  readPolicy: about([200], ({ ward }) => ({ path: `/v1/policies/${ward}` })),
  verifyReceipt: about([200], ({ receipt }) => ({
    path: '/v1/receipts/verify',
    json: { receipt },
  })),
  readJwks: list('/.well-known/jwks.json'),
  createKey: about([201], ({ ward }) => ({
    path: '/v1/keys',
    json: { name: 'n', wards: [ward], roles: ['admin'] },
  })),
  listKeys: list('/v1/keys'),
  rotateKey: about([403], ({ key }) => ({ path: `/v1/keys/${key}/rotate`, json: {} })),
  revokeKey: about([404], () => ({ path: '/v1/keys/none', ...gone })),
  readAudit: list('/v1/audit?limit=200'),
  exportWard: about([200], ({ ward }) => ({ path: `/v1/wards/${ward}/export` })),
  // Not confirmed: read by whoever may, and nothing is deleted.
  deleteWard: about([400], ({ ward }) => ({ path: `/v1/wards/${ward}`, ...gone })),
  // No receiver is allowed here: whoever may is told so.
  createWebhook: about([422], ({ ward }) => ({
    path: '/v1/webhooks',
    json: { ward, url: 'https://elsewhere.example/hook' },
  })),
  listWebhooks: list('/v1/webhooks?limit=200'),
  revokeWebhook: about([404], () => ({ path: '/v1/webhooks/none', ...gone })),
  listDeliveries: about([404], () => ({ path: '/v1/webhooks/none/deliveries' })),
  replayWebhook: about([404], () => ({
    path: '/v1/webhooks/none/replay',
    json: { since: '2026-01-01T00:00:00.000Z' },
  })),
  readHealth: list('/healthz'),
  readReadiness: list('/readyz'),
  readMetrics: list('/v1/metrics'),
}
const gone = { method: 'DELETE' }
const policy = { share: { decimals: 2, rounding: 'half-up' } }

/** Operations that stand in the description and not here, or the other way round. */
export function missingRequests(): string[] {
  const described = describedOperations.map(({ operationId }) => operationId)
  return [
    ...described.filter((id) => !requests[id]),
    ...Object.keys(requests).filter((id) => !described.includes(id)),
  ]
}

/** Makes a ward with a plan, a policy, two runs, a key and a link. */
export async function makeThings(ward: string): Promise<Things> {
  await call(`/v1/plans/${ward}/2026`, put(planOf(ward)))
  await call(`/v1/policies/${ward}`, put(policy))
  await call(`/v1/opinions/${ward}/2026`, put(registerOf(ward)))
  const json = { snapshot: snapshot(ward), ward }
  const run = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
  const other = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
  const key: KeyCreated = await makeKey([ward], ['read'])
  const link = await jsonOf<LinkCreated>(
    await call(`/v1/validations/${run.id}/links`, { json: {} }),
    201,
  )
  return {
    ...{ ward, run: run.id, otherRun: other.id, receipt: run.receipt },
    ...{ key: key.id, link: link.id },
  }
}

/** Of the same form, but of nobody. */
export const nothing: Things = {
  ward: 'nobody',
  run: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  otherRun: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
  receipt: 'e30.e30.e30',
  key: 'zzzzzzzz',
  link: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
}

function about(allowed: number[], request: AccessRequest['call']): AccessRequest {
  return { named: true, allowed, call: request }
}

function list(path: string, more: Call = {}): AccessRequest {
  return { named: false, allowed: [200], call: () => ({ path, ...more }) }
}
