// What each call of the API does, in English. What a call with a role says begins with it.
import type { CallTexts, OperationId } from './ja.ts'

export const en: Readonly<Record<OperationId, CallTexts>> = {
  answerReview: {
    summary: 'Answer a question or an objection',
    description:
      'Role `validate`: those who keep the sheet. The answer to an objection (指摘) says what was done (措置). It is added to the record of the run it is sent to.',
    answers: { 201: 'The answer' },
  },
  batchValidations: {
    summary: 'Check many budgets',
    description:
      'Role `validate`. Body: NDJSON, a line a budget, each what `POST /v1/validations` takes as JSON, and an `id` of your own beside it; at most 100. The answer is NDJSON too, a line a budget in their order, each sent as soon as it is done: one that fails is named and leaves the others alone. With `Idempotency-Key` the same body sent again goes on where a broken connection left off.',
    answers: { 200: 'A line a budget' },
  },
  checkDocument: {
    summary: 'Check a page against a run',
    description:
      'Role `read`; for sheets in the body also `validate`. JSON with the page as text, Markdown or HTML, or a .docx file with the run in the address. Every number of the page is in the answer: equal to a figure, restated, different (with the reason and what it should be), no figure, or without a source; and the plan’s names and marks. Offsets count in the answer’s `text`. Nothing is kept.',
    answers: { 200: 'What was found' },
  },
  compareSheets: {
    summary: 'What changed between sheets at hand and a run',
    description:
      'Role `read`; for sheets in the body also `validate`. `from` and `to` are each a kept run or sheets, which are checked and not kept: the open sheet against an earlier run, or against a file. With `Accept: text/html` one page to print (`lang`).',
    answers: { 200: 'The comparison' },
  },
  compareValidations: {
    summary: 'What changed between two runs',
    description:
      'Role `read`. Lines are paired by their names, not their rows: a sort or an inserted row is no change. Each change carries its exact effect on the share, and the effects add up to the difference. With `Accept: text/html` one page to print (`lang`).',
    answers: { 200: 'The comparison', 304: 'Not changed: runs never are' },
  },
  createDocument: {
    summary: 'Make a page for publishing',
    description:
      'Role `read`; for sheets in the body also `validate`. `kind` says which page, `format` its form: the answer is the page itself. A page of a share that can still change says so before anything. The same run gives the same bytes; nothing is kept.',
    answers: { 200: 'The page' },
  },
  createKey: {
    summary: 'Make an API key',
    description:
      'Role `admin` in every ward the key is to cover, and there every role it is to have: nobody gives more than they have. It expires after 365 days unless `expiresAt` says otherwise; null is never. The key is shown this once; only its SHA-256 is kept. Roles do not imply one another.',
    answers: { 201: 'The key' },
  },
  createLink: {
    summary: 'Make a link for cells',
    description:
      'Role `read`. The token reads `value` and `totals.csv` and nothing else; it expires, can be revoked, and ends with the key that made it. It is shown this once.',
    answers: { 201: 'The link' },
  },
  createReview: {
    summary: "Add to the auditor's record",
    description:
      'Role `review`. A finding, line or figure is `seen`, `accepted` with a reason, put a `question` to or made an `objection` (指摘); a sample is `drawn`; the run is `signed`, by another caller than the one who validated it. An entry is never changed; `withdrawn` takes one’s own back and both stay. It holds while what it speaks of stays the same.',
    answers: { 201: 'The entry' },
  },
  createValidation: {
    summary: 'Check a sheet, or the sheets of a budget',
    description:
      'Role `validate`. A sheet full of mistakes is a report with findings, not an error. Body: JSON, CSV, .xlsx or a form of several files, plain or gzip. With `Idempotency-Key` a retry of the same body gets the first answer again for 24 hours.',
    answers: {
      200: 'Nothing is kept: `store: false`, or a sheet that nothing says is a budget and no `store: true`',
      201: 'Kept, with its receipt; `Location` leads to it',
    },
  },
  createWebhook: {
    summary: 'Have a receiver told of new runs',
    description:
      'Role `admin` in the ward. Each kept run is sent as a `POST`, signed as Standard Webhooks have it, at least once. The receiver’s origin must be one that the operator allows (`HANEI_WEBHOOKS`). The secret is shown this once.',
    answers: { 201: 'The webhook' },
  },
  deleteWard: {
    summary: "Delete a ward's data",
    description:
      'Role `admin`. Runs, links, the auditors’ record, plans and policies, for good. `?confirm=` repeats the ward. Keys stay until they are revoked; the audit log stays.',
    answers: { 204: 'Deleted' },
  },
  exportWard: {
    summary: "Export a ward's data",
    description:
      'Role `admin`. The first part holds plans and policies; each up to 25 runs and 5,000 audit rows. Follow `next` as `?cursor=` to the end. Answered while it is read: a connection that breaks is half an answer.',
    answers: { 200: 'A part' },
  },
  listDeliveries: {
    summary: 'What a receiver was sent',
    description: 'Role `admin` in its ward. Newest first; kept for 30 days.',
    answers: { 200: 'A page' },
  },
  listKeys: {
    summary: 'API keys',
    description: 'Role `admin`. Keys all of whose wards the caller administers, newest first.',
    answers: { 200: 'The keys' },
  },
  listLinks: {
    summary: 'Links that lead to a run',
    description: 'Role `read`.',
    answers: { 200: 'The links' },
  },
  listReviews: {
    summary: "The auditor's record",
    description:
      'Role `read`. Every entry made on this run and on others of the same sheet and fiscal year, oldest first, with how it stands here: it `holds` while what it speaks of says the same, else it is `changed` or `gone`; `open` questions and objections wait for an answer; `signed` is the sign-off that holds.',
    answers: { 200: 'The record' },
  },
  listValidations: {
    summary: 'History, newest first',
    description: 'Role `read`. Runs of the wards the key covers, or of the one asked for.',
    answers: { 200: 'A page' },
  },
  listWardLinks: {
    summary: 'Links of a ward',
    description:
      'Role `admin`. Links of the wards the caller administers, or of the one asked for, newest first. A link ends when it expires or is revoked, and with the key that made it.',
    answers: { 200: 'A page' },
  },
  listWebhooks: {
    summary: 'Who is told of new runs',
    description: 'Role `admin`. Of the wards the caller administers, or of the one asked for.',
    answers: { 200: 'A page' },
  },
  packValidation: {
    summary: 'The evidence pack',
    description:
      'Role `review`. A .zip: cover sheet (.html, .xlsx), report, lines, the sheet’s cells where the policy keeps them, plan, policy, receipt, public keys, the audit chain from the run on, the record, samples, a signed manifest, and `verify.html`, which checks all of it offline. The same state gives the same bytes.',
    answers: { 200: 'The pack' },
  },
  parsePlan: {
    summary: 'Read a plan from text',
    description:
      'Any role. What had to be inferred, such as a lost issue number, is a finding. Nothing is kept; `ward` and `fiscalYear` stay null unless the query gives them.',
    answers: { 200: 'The plan and what was noticed' },
  },
  publishOpinions: {
    summary: 'Publish the register of council opinions',
    description:
      'Role `publish`. A changed register becomes the next version; the same again changes nothing. With `If-Match` only over the version that was read, with `If-None-Match: *` only as the first one.',
    answers: { 200: 'Published before; nothing changed', 201: 'The new version' },
  },
  publishPlan: {
    summary: 'Publish a plan',
    description:
      'Role `publish`. A changed plan becomes the next version; the same plan again changes nothing. With `If-Match` only over the version that was read, with `If-None-Match: *` only as the first one.',
    answers: { 200: 'Published before; nothing changed', 201: 'The new version' },
  },
  publishPolicy: {
    summary: "Publish a ward's policy",
    description:
      'Role `publish`. A changed policy becomes the next version; the same again changes nothing. With `If-Match` only over the version that was read, with `If-None-Match: *` only as the first one.',
    answers: { 200: 'Published before; nothing changed', 201: 'The new version' },
  },
  readAudit: {
    summary: 'The audit log',
    description:
      "Role `admin`. Rows of the wards the caller administers, newest first. `?verify=true` follows the hash chains of those wards (of every ward: the operator's, with the anchors in it, each ward's, and the one from before there were several) and names the first row that does not hold; a call looks at 2,000 rows, or `limit`, and `next` leads on.",
    answers: { 200: 'A page, or the verdict' },
  },
  readCellHistory: {
    summary: 'A cell over earlier runs',
    description:
      'Role `read`. The row of `cell` in this run and in the runs of the same sheet and year before it, newest first: amount, mark, how it was read, and what each run changed. The row is followed by its names, so that inserted rows and sorts lose nothing. `next` leads to older runs.',
    answers: { 200: 'A page' },
  },
  readHealth: {
    summary: 'Health',
    description:
      'Reads and writes the database, and looks at its tables, columns, triggers and indexes, the receipt key and the settings. `missing` names what the migrations have not made yet.',
    answers: { 200: 'Everything works', 503: 'Something does not' },
  },
  readJwks: {
    summary: 'Public keys of receipts',
    description: 'The signing key first, then every key that signed here before.',
    answers: { 200: 'The keys' },
  },
  readMetrics: {
    summary: 'Metrics',
    description:
      'Role `admin` of every ward (`*`). Text format of Prometheus 0.0.4: calls and their seconds by route and status, runs, refusals by code, size of the database and its ceiling. Counted since this isolate started; no ward, caller or budget value.',
    answers: { 200: 'The metrics' },
  },
  readOpinions: {
    summary: 'Read the register of council opinions',
    description:
      'Role `read`. The latest version, or `?version=`; its `ETag` changes with every publication.',
    answers: { 200: 'The register', 304: 'Not changed' },
  },
  readPlan: {
    summary: 'Read a published plan',
    description:
      'Role `read`. The latest version, or `?version=`; its `ETag` changes with every publication.',
    answers: { 200: 'The plan', 304: 'Not changed' },
  },
  readPolicy: {
    summary: "Read a ward's policy",
    description: 'Role `read`. Version 0 is the default policy of a ward that has published none.',
    answers: { 200: 'The policy', 304: 'Not changed' },
  },
  readReadiness: {
    summary: 'Readiness',
    description:
      'Reads and writes the database, and looks at its tables, columns, triggers and indexes, the receipt key and the settings. `missing` names what the migrations have not made yet.',
    answers: { 200: 'Everything works', 503: 'Something does not' },
  },
  readPublications: {
    summary: 'What was published',
    description:
      'Role `read`. The pages of a year and their figures, newest first. With `?run=` also `differences`: what that run says otherwise than the newest publications of its stage.',
    answers: { 200: 'The records, and what differs' },
  },
  readReceipt: {
    summary: "A run's receipt",
    description:
      'Role `read`. A JWS in compact form; docs/receipts.md says how to verify it offline.',
    answers: { 200: 'The receipt' },
  },
  readTotals: {
    summary: 'Every figure as CSV',
    description:
      'Columns 項目, 名称, 値, 単位; UTF-8 with a byte order mark; safe from formula injection. A figure that can still change has `(暫定)` beside its unit; the rows `status`, `status.ja`, `status.en` say why.',
    answers: {
      200: 'The figures, or with `status=200` a code',
      400: '`#HANEI:FIELD`: no such parameter',
      401: '`#HANEI:UNAUTHORIZED`',
      404: '`#HANEI:NOTFOUND`',
      410: '`#HANEI:EXPIRED` or `#HANEI:REVOKED`',
    },
  },
  readValidation: {
    summary: 'One run, as it was answered',
    description:
      'Role `read`. JSON by default; `text/csv` for its totals, `text/plain` for the statement.',
    answers: { 200: 'The run', 304: 'Not changed: a run never is' },
  },
  readValue: {
    summary: 'One figure as plain text',
    description:
      'For `WEBSERVICE()`: a link token in the address, or a key with the role `read`. Instead of an error page a short code such as `#HANEI:EXPIRED`, which programs that show nothing of a failed call get with `status=200`. A share that can still change is `#HANEI:PROVISIONAL` unless `provisional=true`; `status.ja` and `status.en` say why. Amounts are answered as they are: ask for `status` beside them.',
    answers: {
      200: 'The figure, or with `status=200` a code',
      400: '`#HANEI:FIELD`: no such field or parameter',
      401: '`#HANEI:UNAUTHORIZED`',
      404: '`#HANEI:NOTFOUND`',
      410: '`#HANEI:EXPIRED` or `#HANEI:REVOKED`',
    },
  },
  readYearStages: {
    summary: 'The stages of a year',
    description:
      'Role `read`. In the order 算定見込, 要求, 予算案, 当初, 補正, 決算: the newest run against a plan of the stage, what was published of it, what differs from that, and the changes from the stage before with their effect on the share. Looks among the newest 200 runs.',
    answers: { 200: 'The stages in order' },
  },
  recordPublication: {
    summary: 'Record a publication',
    description:
      'Role `publish`. Records that a page (`kind`) of this run was published on a day, with the figures it says. Figures that differ from those published of the same stage are refused (422) without a `correction` that says why. A record is never changed.',
    answers: { 201: 'The record' },
  },
  replayWebhook: {
    summary: 'Send again',
    description:
      'Role `admin` in its ward. What was made since then goes out once more under its old `webhook-id`, within a minute; a receiver knows by it what it has.',
    answers: { 200: 'How many' },
  },
  revokeKey: {
    summary: 'Revoke an API key',
    description:
      'Role `admin` in every ward of the key. From the next call on it is refused, and so are the links it made. One that was revoked before is 404.',
    answers: { 204: 'Revoked' },
  },
  revokeLink: {
    summary: 'Revoke a link',
    description:
      'Role `read`. From the next call on the token answers `#HANEI:REVOKED`. A link that was revoked before is 404.',
    answers: { 204: 'Revoked' },
  },
  revokeWardLink: {
    summary: 'Revoke any link',
    description:
      'Role `admin` in the ward of the link. From the next call on the token answers `#HANEI:REVOKED`. A link that was revoked before is 404.',
    answers: { 204: 'Revoked' },
  },
  revokeWebhook: {
    summary: 'Tell a receiver nothing more',
    description: 'Role `admin` in its ward. What was still to be sent is not. Again: 404.',
    answers: { 204: 'Revoked' },
  },
  rotateKey: {
    summary: 'Give a key a new secret',
    description:
      'Only with the key itself, whatever its roles: an admin revokes the keys of others and makes new ones. Id, wards, roles and expiry stay; the old secret works `graceSeconds` longer.',
    answers: { 201: 'The key' },
  },
  sampleValidation: {
    summary: 'Draw a sample of lines',
    description:
      'Role `read`. The same method, size and seed of the same cells give the same lines anywhere; docs/sampling.md draws them again in ten lines. Nothing is kept: a review with the state `drawn` records it.',
    answers: { 200: 'The sample' },
  },
  startNextPlan: {
    summary: 'Begin next year’s plan',
    description:
      'Role `read`. Next year’s plan from this year’s: ids and titles stay, the money goes. What was renamed, split, merged or ended is recorded in its `continues` and published with it. Nothing is kept.',
    answers: { 200: 'Next year’s plan' },
  },
  traceValidation: {
    summary: 'Why a figure is what it is',
    description:
      'Role `read`. With `figure` its arithmetic, the figures it is reckoned from and a page of the lines it adds up, each with what the cell says, how it was read, and why it is in or out; with `cell` every figure that the cell enters. One of the two. Needs no sheet.',
    answers: { 200: 'The trace' },
  },
  verifyReceipt: {
    summary: 'Verify a receipt',
    description:
      'Open to anyone. Says too whether the audit log still has the row that the receipt names. The same can be done offline with `/.well-known/jwks.json`.',
    answers: { 200: 'The verdict, with the claims of a valid receipt' },
  },
  writeWorkbook: {
    summary: 'Write the figures into a workbook',
    description:
      'Role `validate`. The answer is the workbook with the sheets 反映明細 and 反映集計: live formulas over its own cells, and the state of the share beside them. All other parts stay byte for byte; nothing is kept. Signed, protected and macro workbooks are refused, and so is a sheet of that name that Hanei did not make.',
    answers: { 200: 'The workbook' },
  },
}
