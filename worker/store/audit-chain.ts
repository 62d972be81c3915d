// The chains of the audit log: one a ward, one of the operator, and the one of before there were several.
import { type AuditEntry, type AuditHead, anyWard } from '../../shared/schema/index.ts'
import { sha256 } from '../crypto.ts'

/** What concerns every ward or none; and the anchors: other chains' heads, noted from time to time. */
export const operatorChain = anyWard
/** Rows from before there was a chain a ward. No ward's id looks like this. */
export const legacyChain = '*legacy'

/** Hash that a chain's first row follows. */
export const genesis = 'genesis'

/** The action of an operator's row that holds another chain's head. */
export const anchorAction = 'chain.anchored'
/** A ward's chain is anchored with its first row, and again with each so many more. */
export const rowsAnAnchor = 64

export const chainOf = (ward: string | null): string => ward ?? operatorChain

/** SHA-256 over the row's fields as a JSON array in this order. docs/receipts.md states it. */
export const auditHash = (row: Omit<AuditEntry, 'hash'>): Promise<string> => {
  const fields = [row.seq, row.at, row.ward, row.actor, row.action, row.subject, row.previous]
  return sha256(JSON.stringify(row.chain === legacyChain ? fields : [row.chain, ...fields]))
}

/** What an anchor's row says of the chain of its ward: `<seq>:<hash>`. */
export const anchorSubject = ({ seq, hash }: { seq: number; hash: string }): string =>
  `${seq}:${hash}`

export type Anchor = AuditHead

/** The head an anchor's row holds; null for another row. */
export function anchorOf(row: AuditEntry): Anchor | null {
  if (row.chain !== operatorChain || row.action !== anchorAction || row.ward === null) return null
  const [seq = '', hash = ''] = row.subject.split(':')
  return { chain: row.ward, seq: Number(seq), hash }
}
