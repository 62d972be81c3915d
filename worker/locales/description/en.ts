// What the API's description says beside its calls, in English.
import type { DescriptionTexts } from './ja.ts'

export const en: DescriptionTexts = {
  about:
    "Checks a ward's budget sheet against its plan, computes the council-reflection percentage and attests it. Errors are RFC 9457 problem documents.",
  schemes: {
    key: 'An API key `hanei_…`, or an Entra ID access token where the deployment takes them',
    link: 'A link token, for cells',
  },
  tags: {
    audit: 'Audit',
    documents: 'Documents',
    cells: 'For cells',
    keys: 'Keys and audit',
    plans: 'Plans and policies',
    receipts: 'Receipts',
    service: 'Service',
    validations: 'Validations',
    wards: 'Wards',
    webhooks: 'Webhooks',
  },
  statuses: {
    400: 'The request cannot be read; each fault has its place',
    401: 'No valid key or token',
    403: 'The key lacks the role',
    404: 'Not there, or not covered by the key',
    406: 'No such representation',
    409: 'A request with the same Idempotency-Key is under way, or the thing was changed meanwhile',
    412: 'It was changed since it was read',
    413: 'Over a limit, which is named',
    415: 'Unknown content type or encoding',
    422: 'The request does not fit what is stored',
    429: 'Too many calls; Retry-After says when to try again',
    503: 'The service is not ready',
  },
  parameters: {
    run: "The run's id",
    runOrLatest: "The run's id, or `latest`",
    key: "The key's id",
    limit: 'Items a page',
    cursor: 'The `next` of the page before',
    version: 'An earlier version',
    token: 'A link token',
    unit: 'Unit of amounts; yen without it',
    statusForCells:
      '`200`: codes come with this status too, for cells that show nothing of another',
    expect: 'Control totals, e.g. share=50.7,total=284322000,lines=15',
    figure:
      'share, numerator, base, total, exclusions.<id>, reflected.<symbol>, issues.<n>, issues.<n>.<n>, issues.<n>.<n>.<n>, sheets.<n>, statement; each n from 1',
    cell: 'A1 address; in a run of several sheets with its sheet, e.g. 総務課!F12',
    chain: 'With `verify`: this chain alone',
    field:
      'share, total, base, numerator, denominator, exclusions.<id>, reflected.<symbol>, status, status.ja, status.en, errors, warnings, lines, statement.ja, statement.en, ruleset, id, digest, createdAt',
  },
  page: {
    send: 'Send <code>Authorization: Bearer hanei_…</code>. The same as data: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).',
    /** After a summary. */
    end: '.',
    calls: 'Operations',
    schemas: 'Schemas',
    parameter: ['Parameter', 'In', 'Form', ''],
    body: ['Body', 'Form'],
    answer: ['Status', 'Answer', 'Form'],
  },
}
