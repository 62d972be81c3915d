// The rows of one ward, table by table: what goes along when it moves to another database.

export interface WardTable {
  table: string
  /** Condition of its rows; `?1` is the ward. */
  where: string
  /** Order in which they must be put in. */
  order: string
}

/** In the order in which they refer to each other. */
export const wardTables: readonly WardTable[] = [
  // By their number: a trigger lets a row only follow the one before, and moves the chain's head.
  { table: 'audit_rows', where: 'chain = ?1', order: 'seq' },
  { table: 'plans', where: 'ward = ?1', order: 'fiscal_year, version' },
  { table: 'policies', where: 'ward = ?1', order: 'version' },
  { table: 'opinions', where: 'ward = ?1', order: 'fiscal_year, version' },
  { table: 'runs', where: 'ward = ?1', order: 'id' },
  {
    table: 'run_parts',
    where: 'run_id IN (SELECT id FROM runs WHERE ward = ?1)',
    order: 'run_id, kind, part',
  },
  {
    table: 'run_opinions',
    where: 'run_id IN (SELECT id FROM runs WHERE ward = ?1)',
    order: 'run_id, part',
  },
  { table: 'publications', where: 'ward = ?1', order: 'id' },
  { table: 'reviews', where: 'ward = ?1', order: 'id' },
  // Not what was sent: the receiver has it, and what is still due is the old place's to send.
  { table: 'webhooks', where: 'ward = ?1', order: 'id' },
  { table: 'links', where: 'ward = ?1', order: 'id' },
  { table: 'idempotency', where: 'ward = ?1', order: 'principal, key' },
  { table: 'answers', where: 'ward = ?1', order: 'principal, operation, key_hash' },
  // A key of this ward alone. Of several wards: it stays, and a new one is made for this ward.
  { table: 'api_keys', where: 'wards = json_array(?1)', order: 'id' },
]

/** What stays, by why. Every table is in one of the two lists: move-ward.test.ts sees to it. */
export const staying: Record<string, string> = {
  audit: 'the one chain of before there was one a ward holds all wards',
  audit_heads: 'made by the rows of the chain',
  key_wards: 'made by the keys',
  receipt_keys: 'public keys go along, retired: see moveWard',
  bootstraps: 'of a deployment',
  deliveries: 'sent from where it was due',
  noted: 'of a day',
}
