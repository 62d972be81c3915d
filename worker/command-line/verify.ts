// `hanei verify`: an evidence pack, or a receipt held against public keys, and a report or a workbook against the receipt.
import { canonicalJson, digestOfText } from '../../shared/digest/index.ts'
import { type Jwks, jwksSchema, type ReceiptClaims } from '../../shared/schema/index.ts'
import { verifyReceipt } from '../receipts/receipt.ts'
import { assessInput } from './assess.ts'
import { checked, parseJson, readBytes, readInput } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Exit status 0 where all of it holds, 1 where something does not. */
export async function verify(asked: Asked, surroundings: Surroundings): Promise<Answer> {
  const { words } = surroundings
  const [path = '-', book] = asked.paths
  const bytes = readBytes(path, surroundings)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    // Loaded only here, as what a pack's cover says is.
    const { verifyPackFile } = await import('./verify-pack.ts')
    return verifyPackFile(bytes, readKeys(asked, surroundings), asked, surroundings)
  }
  const keys = readKeys(asked, surroundings)
  if (!keys) throw new CommandProblem(words.usage.optionValue('--keys'))
  const receipt = new TextDecoder().decode(bytes).trim()
  const verdict = await verifyReceipt(receipt, keys, 'any')
  const claims = verdict.valid ? verdict.claims : undefined
  const report = claims && asked.report ? sameReport(asked.report, claims, surroundings) : null
  const sheet = claims && book !== undefined ? sameSheet(book, claims, asked, surroundings) : null
  const holds = verdict.valid && report !== false && sheet !== false
  const status = holds ? 0 : 1
  if (asked.format === 'json') {
    return { text: `${JSON.stringify({ ...verdict, report, sheet })}\n`, status }
  }
  const lines = [
    claims ? words.verify.valid : (words.verify.reasons[verdict.reason ?? ''] ?? ''),
    ...(claims ? [words.verify.issuer(claims.iss)] : []),
    ...(report === null ? [] : [words.verify.report[report ? 'equal' : 'different']]),
    ...(sheet === null ? [] : [words.verify.sheet[sheet ? 'equal' : 'different']]),
  ]
  return { text: `${lines.join('\n')}\n`, status }
}

const readKeys = ({ keys }: Asked, surroundings: Surroundings): Jwks | null =>
  keys === undefined
    ? null
    : checked(jwksSchema, parseJson(readBytes(keys, surroundings), surroundings), surroundings)

/** A validation's answer, or the report of one. */
function sameReport(path: string, claims: ReceiptClaims, surroundings: Surroundings): boolean {
  const value = parseJson(readBytes(path, surroundings), surroundings)
  const report =
    typeof value === 'object' && value !== null && 'report' in value ? value.report : value
  return digestOfText(canonicalJson(report)) === claims.reportDigest
}

function sameSheet(
  path: string,
  claims: ReceiptClaims,
  { sheets }: Asked,
  surroundings: Surroundings,
): boolean {
  const input = readInput(path, sheets, surroundings)
  // The sheet alone: what the file names beside it has no part in its digest.
  const { plan: _, policy: __, expect: ___, ...cells } = input
  const { report } = assessInput(path, cells, {}, surroundings.words)
  return report.snapshotDigest === claims.snapshotDigest
}
