// What the API answers to what it refuses, in English.
import type { ProblemTexts, Published } from './ja.ts'

export const en: ProblemTexts = {
  titles: {
    400: 'The request cannot be read',
    401: 'No valid key or token',
    403: 'Not allowed',
    404: 'Not found',
    405: 'Method not allowed',
    406: 'No such representation',
    409: 'In conflict',
    412: 'Changed in the meantime',
    413: 'Too large',
    415: 'Unknown content type',
    422: 'The request does not fit',
    429: 'Too many requests',
    500: 'Internal error',
    503: 'Not ready',
  },
  invalidRequest: 'A parameter does not have the form this call takes; each fault is listed.',
  invalidBody: 'The body does not have the form this call takes; each fault is listed.',
  unreadable: 'The request cannot be read.',
  storageFull: 'The database has no room left. Nothing was kept; what was kept before can be read.',
  storedDataDamaged: (what) =>
    `${what}. Nothing was changed; restore it from a backup (docs/deploy.md), and report the requestId.`,
  internal: 'Something failed here. Nothing was kept; try again, and report the requestId.',
  notFound: 'There is nothing here, or the key does not cover its ward.',
  groupsLackRole: (role) => `None of your groups has the role "${role}" there.`,
  keyLacksRole: (role) => `The key needs the role "${role}".`,
  rateLimited: (seconds) => `Too many calls; try again in ${seconds} seconds.`,
  methodNotAllowed: (methods) => `This address takes ${methods}.`,
  filesAreRead: 'Files are only read.',
  tooLarge: (what, limit, most) => `${what} (limit ${limit}: ${most}).`,
  tooLargeRequest: 'The request is too large',
  tooLargeBody: 'The body is too large',
  tooLargeUnzipped: 'The body is too large after decompression',
  tooManyValues: 'The body holds more values than a sheet has cells',
  tooManyColumns:
    'A row has too many columns. Leave out blank ones, and send cells far from the table in farCells',
  tooManyOnSheet: (what, how) => `The sheet has too many ${what}: ${how}`,
  tooManyTogether: (what) => `The files have too many ${what} together`,
  tooLargeToKeep: (what) => `The ${published[what]} is too large to keep`,
  publicationTooLarge: 'The published figures are too many to keep',
  noYear: 'The run has no fiscal year. Name one that was checked against a plan with a year.',
  differsFromPublished: (count) =>
    `${count} figures differ from what was published. Mend them, or say in correction why they are published anew.`,
  figureWasPublished: (figure) => `${figure} was published with another value.`,
  tooMuchText: (characters) => `over ${characters} characters of text`,
  unauthorized: 'Send a valid key: "Authorization: Bearer hanei_…". It may be expired or revoked.',
  token: {
    expired: 'The token has expired. Sign in again.',
    tenant: 'The token is of another tenant (iss) than the one this server takes.',
    audience: 'The token is for another application (aud) than this server.',
    invalid: 'The token is not valid here.',
    'unreadable-keys':
      'The token cannot be checked: the keys of the sign-in service cannot be read now.',
  },
  unknownEncoding: 'Send the body plain or with Content-Encoding: gzip.',
  brokenBody: 'The body ended early or is not gzip.',
  notUtf8: 'The body is not UTF-8 text.',
  otherUnicode: (name) => `The body is ${name} text. Send it as UTF-8.`,
  tooDeep: (levels) => `The body nests deeper than ${levels} levels.`,
  malformedJson: 'The body is not valid JSON.',
  notJsonFrom: (byte) => `Not JSON from byte ${byte} on.`,
  unknownType: (known) => `Set Content-Type to ${known.join(' or ')}.`,
  notAcceptable: (known) => `Accept one of ${known.join(', ')}.`,
  idempotencyMismatch:
    'This Idempotency-Key was used with another body. Use a new key for a new request.',
  idempotencySealed: 'The answer was sealed with another secret of this caller. Use a new key.',
  idempotencyGone: 'The run of this Idempotency-Key was deleted since. Use a new key.',
  inFlight: 'A request with this Idempotency-Key is being answered. Try again in a second.',
  notTheHolder: 'Only its holder gives a key a new secret. Revoke it, and make another one.',
  otherVersion: (what) =>
    `The published ${published[what]} is not the one the condition names. Read it again first.`,
  publishedMeanwhile: (what) =>
    `Another ${published[what]} was published at the same moment. Read it, then try again.`,
  otherAddress: (what, said, address) =>
    `The ${published[what]} says ${said}, the address ${address}.`,
  asInAddress: 'Must be the same as in the address.',
  recordFull: (most) => `The record of this sheet and year is full (${most} entries).`,
  roleForm: (roles) => `a sheet, a colon and one of ${roles.join(', ')}`,
  noSheetOfName: 'no sheet has this name',
  roleOfNoSheet: 'A role is not that of a sheet that was sent.',
  form: {
    unknownPart: (name) =>
      `Send files, and at most one part "request" of JSON; "${name}" is neither.`,
    noFile: 'The form has no file. Send each workbook as a part with a file name.',
    noBoundary: 'Content-Type names no boundary. Let the client set it.',
    malformed:
      'The form is not complete multipart/form-data: a part or the last boundary is missing.',
    tooManyParts: (most) => `The form has too many parts. Send at most ${most} files.`,
    notUtf8: 'The name of a part is not UTF-8 text.',
  },
  fileName: {
    noName: () => 'A file has no name, or one of over 255 characters.',
    characters: (name) =>
      `“${name}” is no name that Excel can refer to. Rename the file without [ ] * ? : " < > |.`,
    twice: (name) =>
      `Two files are named “${name}”. Rename one of them: addresses tell them apart by their names.`,
    ending: (name) => `“${name}” is no .xlsx, .csv or .tsv file. Save it as one of these.`,
  },
  lacksAddress: 'This deployment lacks its own address for receipts; see /healthz.',
  lacksReceiptKey: 'This deployment lacks a key for receipts; see /healthz.',
  lacksSigningKey: 'The deployment has no key to sign with; see /healthz.',
  expiredAlready: 'The key would be expired already.',
  inTheFuture: 'Must be in the future.',
  figureOrCell: 'Give either figure or cell, e.g. ?figure=share or ?cell=D6.',
  cellOfSheets: 'cell must be an A1 address with one of the sheets of the run, e.g. 総務課!F12.',
  cellOfSheet: 'cell must be an A1 address of the sheet of the run, e.g. D6.',
  cellOfBudget: 'cell must stand on a row of the budget of this run, e.g. D6.',
  noSuchFigure: 'The run has no such figure. Begin with ?figure=share and follow its terms.',
  cursorOfOtherList: 'The cursor is not of this list.',
  nextOfPageBefore: 'The `next` of a page before.',
  receiverNotAllowed:
    'This deployment sends nothing there. Its operator names the origins that may be told in HANEI_WEBHOOKS.',
  notAQuestion: 'Only a question or an objection is answered.',
  unconfirmed: (ward) => `This deletes everything of the ward. Say so with ?confirm=${ward}.`,
  repeatsWard: 'Must repeat the ward.',
  tooManyBudgets: (most) =>
    `At most ${most} budgets in one call: send the others in a further one.`,
  noLine: 'The body has no line.',
  unknownTarget: 'The run has no such finding, line or figure. Take it from the run itself.',
  notInRun: 'Not in this run.',
  preparerUnknown:
    'The audit log does not say who validated this run. Validate again and sign that run.',
  ownRun: 'Whoever validated the run cannot sign it off. Somebody else with the role "review" can.',
  notWithdrawable: 'Only an own entry of this record that still stands can be taken back.',
  notOwnEntry: 'Not an own, standing entry.',
  planNeeded: (digest) =>
    `The run was made with a plan that is not published. Send that plan, whose digest is ${digest}, as plan.`,
  planOfRun: 'The plan of the run.',
  sampleTooLarge: (lines, most) =>
    `That takes in ${lines} lines (at most ${most}). Raise the threshold.`,
}

const published: Readonly<Record<Published, string>> = {
  plan: 'plan',
  policy: 'policy',
  opinions: 'register',
}
