// What can go wrong between the pane and the Worker, in English.
import type { ClientProblemCode } from '../problem-code.ts'

export const en: Record<ClientProblemCode, string> = {
  offline:
    'The validation server can’t be reached. The sheet is unchanged. Check the connection and try again.',
  timeout:
    'The validation server didn’t answer in time. The sheet is unchanged. Try again in a moment.',
  cancelled: 'Cancelled. The sheet is unchanged.',
  noKey: 'No API key is set. Enter one under Settings to use the server’s validation and history.',
  unauthorized: 'The API key is not valid or has expired. Enter a new one under Settings.',
  forbidden: 'You don’t have permission for this. Ask your administrator for the right.',
  notFound:
    'The ward or plan was not found, or this key may not be used for the ward. Check the ward id under Settings and the plan’s fiscal year.',
  wardMalformed:
    'The ward id can’t be read, so nothing was sent to the server. Enter one of lower-case letters, digits and hyphens under Settings.',
  conflict: 'The same request is still being worked on. Wait a moment and try again.',
  tooLarge:
    'The sheet is too large (at most 200,000 rows, 2,000,000 cells, 1,000 columns, 32 MiB). Validate it in parts.',
  rateLimited: 'Too many requests in a short time. Wait a moment and try again.',
  refused:
    'The server did not accept what was sent. The sheet is unchanged. Tell your administrator what stands under “For administrators”.',
  server:
    'Something went wrong on the validation server. The sheet is unchanged. Try again in a moment.',
  needsServer: 'This needs a server. This page connects to none.',
  badAnswer:
    'The server’s answer can’t be read. Add-in and server may be of different versions. Reopen the pane.',
}
