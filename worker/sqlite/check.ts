// Whether a database holds together: the file, the audit chains, and each run with its receipt.
import { DatabaseSync } from 'node:sqlite'
import { decodeJwt } from 'jose'
import { sha256 } from '../crypto.ts'
import { verificationKeys } from '../receipts/keys.ts'
import { verifyReceipt } from '../receipts/receipt.ts'
import { listStoredRuns, readRunText, type StoredRun } from '../store/runs.ts'
import { holdsRow, positionOf, rowsACall, verifyAudit } from '../store/verify-audit.ts'
import { d1Of } from './d1.ts'

export interface Checked {
  runs: number
  auditRows: number
  /** Each audit chain and the hash it ends with. */
  heads: { chain: string; hash: string }[]
  /** What does not hold, in words; empty where everything does. */
  faults: string[]
}

const runsAtOnce = 200
const mostFaults = 20

/** Reads everything once. The database has this version's tables: migrate an older one first. */
export async function checkDatabase(file: string): Promise<Checked> {
  const sqlite = new DatabaseSync(file)
  try {
    const faults = fileFaults(sqlite)
    const db = d1Of(sqlite)
    const audit = await checkAudit(db, null, faults)
    return { ...audit, runs: await checkRuns(db, null, faults), faults }
  } finally {
    sqlite.close()
  }
}

/** The same of one ward: its chain, and each of its runs. */
export async function checkWard(sqlite: DatabaseSync, ward: string): Promise<Checked> {
  const db = d1Of(sqlite)
  const faults: string[] = []
  const audit = await checkAudit(db, [ward], faults)
  return { ...audit, runs: await checkRuns(db, [ward], faults), faults }
}

async function checkAudit(
  db: D1Database,
  chains: readonly string[] | null,
  faults: string[],
): Promise<{ auditRows: number; heads: Checked['heads'] }> {
  let auditRows = 0
  const heads: Checked['heads'] = []
  for (let next: string | null = ''; next !== null; ) {
    const from = next === '' ? null : positionOf(next)
    const verdict = await verifyAudit(db, { chains, from, rows: rowsACall })
    auditRows += verdict.checked
    heads.push(...verdict.heads.map(({ chain, hash }) => ({ chain, hash })))
    if (verdict.broken) {
      const { chain, seq, reason } = verdict.broken
      faults.push(`audit row ${seq} of chain ${chain} is ${reason}`)
    }
    next = verdict.next
  }
  return { auditRows, heads }
}

function fileFaults(db: DatabaseSync): string[] {
  const pages = db.prepare('PRAGMA integrity_check').all()
  const references = db.prepare('PRAGMA foreign_key_check').all()
  return [
    ...pages.map((row) => String(row.integrity_check)).filter((text) => text !== 'ok'),
    ...references.map((row) => `a row of ${row.table} belongs to none of ${row.parent}`),
  ].slice(0, mostFaults)
}

/** Adds what does not hold of each run; returns how many runs there are. */
async function checkRuns(
  db: D1Database,
  wards: string[] | null,
  faults: string[],
): Promise<number> {
  const keys = await verificationKeys({ DB: db })
  let runs = 0
  for (let before: string | null = null; ; ) {
    const page = await listStoredRuns(db, {
      ...{ wards, fiscalYear: null },
      ...{ before, limit: runsAtOnce },
    })
    for (const run of page) {
      const fault = await faultOf(db, run, keys)
      if (fault && faults.length < mostFaults) faults.push(`run ${run.summary.id}: ${fault}`)
    }
    runs += page.length
    const last = page.at(-1)
    if (!last || page.length < runsAtOnce) return runs
    before = last.summary.id
  }
}

/** What does not hold of a run; null where all of it does. */
async function faultOf(
  db: D1Database,
  { summary, receipt }: StoredRun,
  keys: Awaited<ReturnType<typeof verificationKeys>>,
): Promise<string | null> {
  const { valid, claims, reason } = await verifyReceipt(receipt, keys, {
    // The address it was issued under is the deployment's matter: here, that it is unaltered.
    addresses: issuerOf(receipt),
    loopback: false,
  })
  if (!valid || !claims) return `its receipt is not valid (${reason})`
  if (claims.jti !== summary.id || claims.reportDigest !== summary.digest) {
    return 'its receipt is of another run'
  }
  if (claims.audit && !(await holdsRow(db, claims.ward, claims.audit))) {
    return 'the audit log lacks the row that its receipt names'
  }
  const report = await readRunText(db, summary.id, 'report')
  const attested = report !== null && `sha256:${await sha256(report)}` === summary.digest
  return attested ? null : 'its report is not the one that was attested'
}

function issuerOf(receipt: string): string[] {
  try {
    return [decodeJwt(receipt).iss ?? '']
  } catch {
    return []
  }
}
