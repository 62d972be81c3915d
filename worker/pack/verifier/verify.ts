// The verifier of an evidence pack, as it runs in the pack's own page: offline, no library, no Hanei.
//
// `test/pack/make-verifier.ts` puts it into verify.html with its types taken out, together with the files beside it alone.
import {
  bytesOf,
  canonical,
  decode,
  json,
  payloadOf,
  sha256Of,
  textOf,
  unzip,
  utf8,
} from './bytes.ts'
import { digestOfCells, type Snapshot } from './cells.ts'
import { checkFigures } from './figures.ts'
import type { Checked, Parts } from './types.ts'

interface Manifest {
  /** Both null where nobody signed: a pack made without a server. */
  run: string | null
  issuer: string | null
  parts: { name: string; bytes: number; sha256: string }[]
}
interface Jwk {
  kid: string
  kty: string
  crv: string
  x: string
  retiredAt?: string
}
interface AuditRow {
  chain: string
  seq: number
  at: string
  ward: string | null
  actor: string
  action: string
  subject: string
  previous: string
  hash: string
}

/** Codes whose sentence says what is wrong; the others' say what should hold. */
export const faultCodes: readonly string[] = [
  ...['broken-zip', 'no-manifest', 'not-signed', 'unknown-key', 'bad-signature', 'other-manifest'],
  ...['missing', 'altered', 'not-in-manifest', 'entry-not-in-chain', 'not-published-key'],
]

/** Checks every part of a pack and what holds them together, in the order to be read. */
export async function verifyPack(zip: Uint8Array<ArrayBuffer>): Promise<Checked[]> {
  let parts: Parts
  try {
    parts = await unzip(zip)
  } catch (error) {
    return [{ part: 'zip', ok: false, code: 'broken-zip', detail: String(error) }]
  }
  return verifyParts(parts)
}

/** The address that the pack says it is from. */
export async function issuerOf(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const parts = await unzip(zip).catch((): Parts => new Map())
  return json<Manifest>(textOf(parts, 'manifest.json'))?.issuer ?? ''
}

export async function verifyParts(parts: Parts): Promise<Checked[]> {
  const manifestText = textOf(parts, 'manifest.json')
  const manifest = json<Manifest>(manifestText)
  if (!manifest?.parts) return [{ part: 'manifest.json', ok: false, code: 'no-manifest' }]
  const isSigned = manifest.run !== null || parts.has('manifest.jws') || parts.has('receipt.txt')
  const checked: Checked[] = isSigned
    ? [await checkSignature(parts, 'manifest.jws', 'hanei-pack+jws', manifestText)]
    : [{ part: 'manifest.json', ok: null, code: 'unsigned' }]
  for (const { name, sha256, bytes } of manifest.parts) {
    const part = parts.get(name)
    if (!part) checked.push({ part: name, ok: false, code: 'missing' })
    else if (part.length !== bytes || (await sha256Of(part)) !== sha256)
      checked.push({ part: name, ok: false, code: 'altered' })
    else checked.push({ part: name, ok: true, code: isSigned ? 'as-signed' : 'as-listed' })
  }
  const known = new Set([
    'manifest.json',
    'manifest.jws',
    ...manifest.parts.map(({ name }) => name),
  ])
  for (const name of parts.keys())
    if (!known.has(name)) checked.push({ part: name, ok: false, code: 'not-in-manifest' })
  const bonds = isSigned ? checkBonds(parts, manifest) : checkUnsigned(parts)
  return [...checked, ...(await bonds)]
}

/** Of a pack that nobody signed: what its own report says of the parts beside it. */
async function checkUnsigned(parts: Parts): Promise<Checked[]> {
  const report = json<{
    plan: { digest: string } | null
    policyDigest: string
    snapshotDigest: string
  }>(textOf(parts, 'report.json'))
  const cells = json<Snapshot | Snapshot[]>(textOf(parts, 'cells.json'))
  if (!report || !cells)
    return [{ part: report ? 'cells.json' : 'report.json', ok: false, code: 'missing' }]
  const digest = async (name: string) => {
    const part = parts.get(name)
    return part ? `sha256:${await sha256Of(part)}` : null
  }
  return [
    {
      part: 'plan.json',
      ok: (await digest('plan.json')) === (report.plan?.digest ?? null),
      code: 'plan-of-report',
    },
    {
      part: 'policy.json',
      ok: (await digest('policy.json')) === report.policyDigest,
      code: 'policy-of-report',
    },
    {
      part: 'cells.json',
      ok: (await digestOfCells(cells)) === report.snapshotDigest,
      code: 'cells-of-report',
    },
    ...(await checkOpinions(parts)),
    ...checkFigures(parts),
  ]
}

interface Attested {
  digest: string
  previous: string | null
}

/** The report says the digests of its opinions. */
async function checkOpinions(parts: Parts): Promise<Checked[]> {
  const { opinions } = json<{ opinions?: Attested }>(textOf(parts, 'report.json')) ?? {}
  const checked: Checked[] = []
  for (const [name, digest] of [
    ['opinions.json', opinions?.digest],
    ['opinions-before.json', opinions?.previous],
  ] as const) {
    const part = parts.get(name)
    if (part) {
      const ok = `sha256:${await sha256Of(part)}` === digest
      checked.push({ part: name, ok, code: 'opinions-attested' })
    } else if (digest) checked.push({ part: name, ok: null, code: 'not-in-pack' })
  }
  return checked
}

/** What the parts say of each other: receipt and report, cells and figures, record and audit chain. */
async function checkBonds(parts: Parts, manifest: Manifest): Promise<Checked[]> {
  const receipt = textOf(parts, 'receipt.txt')?.trim() ?? ''
  const claims = json<Record<string, unknown>>(payloadOf(receipt))
  const checked = [await checkSignature(parts, 'receipt.txt', 'hanei-receipt+jws', null)]
  const say = (part: string, ok: boolean | null, code: string, detail?: string): void => {
    checked.push({ part, ok, code, ...(detail === undefined ? {} : { detail }) })
  }
  if (!claims) return checked
  say(
    'receipt.txt',
    claims.jti === manifest.run && claims.iss === manifest.issuer,
    'receipt-of-run',
  )
  for (const [name, claim, code] of [
    ['report.json', 'reportDigest', 'report-attested'],
    ['plan.json', 'planDigest', 'plan-attested'],
    ['policy.json', 'policyDigest', 'policy-attested'],
  ] as const) {
    const part = parts.get(name)
    if (part) say(name, `sha256:${await sha256Of(part)}` === claims[claim], code)
    else if (claims[claim] !== null) say(name, null, 'not-in-pack')
  }
  checked.push(...(await checkOpinions(parts)))
  const cells = json<Snapshot | Snapshot[]>(textOf(parts, 'cells.json'))
  if (cells === null) say('cells.json', null, 'cells-not-kept')
  else say('cells.json', (await digestOfCells(cells)) === claims.snapshotDigest, 'cells-attested')
  checked.push(...checkFigures(parts))
  checked.push(...(await checkAudit(parts, claims)))
  return checked
}

/** Each row follows the one before; the receipt's and the record's rows are among them. */
async function checkAudit(parts: Parts, claims: Record<string, unknown>): Promise<Checked[]> {
  const part = 'audit.json'
  const audit = json<{ rows: AuditRow[]; head: { seq: number; hash: string } }>(textOf(parts, part))
  if (!audit) return [{ part, ok: false, code: 'missing' }]
  const { rows, head } = audit
  const checked: Checked[] = []
  let broken: AuditRow | null = null
  for (const [i, row] of rows.entries()) {
    const { chain, seq, at, ward, actor, action, subject, previous } = row
    const fields = [chain, seq, at, ward, actor, action, subject, previous]
    const before = rows[i - 1]
    const follows = !before || (before.hash === previous && before.seq + 1 === seq)
    if (follows && (await sha256Of(utf8(JSON.stringify(fields)))) === row.hash) continue
    broken = row
    break
  }
  checked.push({
    part,
    ok: broken === null,
    code: 'chain-holds',
    ...(broken ? { detail: `${broken.seq}` } : {}),
  })
  const last = rows.at(-1)
  const isWhole = last?.seq === head.seq && last.hash === head.hash
  checked.push({ part, ok: isWhole ? true : null, code: isWhole ? 'chain-to-head' : 'chain-cut' })
  const own = claims.audit as { seq: number; hash: string } | undefined
  const isNamed =
    own !== undefined && rows.some(({ seq, hash }) => seq === own.seq && hash === own.hash)
  checked.push({ part, ok: own === undefined ? null : isNamed, code: 'run-in-chain' })
  const record = json<{ entries: { id: string; state: string }[] }>(textOf(parts, 'reviews.json'))
  const subjects = new Set(rows.map(({ subject }) => subject))
  for (const entry of record?.entries ?? []) {
    const { at } = entry as { at?: string }
    const subject = `${entry.id}:${await sha256Of(utf8(canonical(entry)))}`
    // Of a chain that is cut off, later rows cannot be looked at.
    const isBeyond = !isWhole && at !== undefined && at >= (last?.at ?? '')
    if (subjects.has(subject)) continue
    checked.push({
      part: 'reviews.json',
      ok: isBeyond ? null : false,
      code: isBeyond ? 'entry-beyond-chain' : 'entry-not-in-chain',
      detail: `${entry.state} ${entry.id}`,
    })
  }
  if (record?.entries && !checked.some(({ part: of, ok }) => of === 'reviews.json' && ok === false))
    checked.push({ part: 'reviews.json', ok: true, code: 'entries-in-chain' })
  return checked
}

/** A JWS by a key of keys.json. @param payload what it must have signed, null for anything */
async function checkSignature(
  parts: Parts,
  part: string,
  typ: string,
  payload: string | null,
): Promise<Checked> {
  const jws = textOf(parts, part)?.trim() ?? ''
  const [header = '', body = '', signature = ''] = jws.split('.')
  const said = json<{ kid: string; typ: string; alg: string }>(decode(header))
  const keys = json<{ keys: Jwk[] }>(textOf(parts, 'keys.json'))?.keys ?? []
  const key = keys.find(({ kid }) => kid === said?.kid)
  if (!said || said.typ !== typ || said.alg !== 'EdDSA')
    return { part, ok: false, code: 'not-signed' }
  if (!key) return { part, ok: false, code: 'unknown-key', detail: said.kid }
  if (payload !== null && decode(body) !== payload)
    return { part, ok: false, code: 'other-manifest' }
  let isGood: boolean
  try {
    const { kty, crv, x } = key
    const own = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify'])
    isGood = await crypto.subtle.verify(
      'Ed25519',
      own,
      bytesOf(signature),
      utf8(`${header}.${body}`),
    )
  } catch (error) {
    return { part, ok: null, code: 'no-ed25519', detail: String(error) }
  }
  return { part, ok: isGood, code: isGood ? 'signed' : 'bad-signature', detail: said.kid }
}
