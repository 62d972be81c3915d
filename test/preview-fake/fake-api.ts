// The HTTP API as the pane meets it, in memory: real assessment and real signatures, no storage.
import { gunzipSync } from 'node:zlib'
import { digestOf } from '../../shared/digest/index.ts'
import {
  type Comparison,
  defaultPolicy,
  type Plan,
  planSchema,
  type Report,
  type RunSummary,
  snapshotsOf,
  validationRequestSchema,
} from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/index.ts'

export interface FakeApi {
  handle(request: Request): Promise<Response>
  /** Runs kept, newest first. */
  runs: RunSummary[]
  requests: { method: string; path: string; idempotencyKey: string | null }[]
  /** Answers every call with this status while set. */
  failWith: number | null
  /** Changes the digest of answers, as a server of another version would. */
  lie: boolean
  /** Wards that the key may not act for. */
  denied: string[]
  /** Policies published by ward. */
  published: { ward: string }[]
}

const key = 'hanei_12345678_development'

export async function createFakeApi(plans: Record<string, Plan> = {}): Promise<FakeApi> {
  const signing = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x } = await crypto.subtle.exportKey('jwk', signing.publicKey)
  const whole = new Map<string, { report: Report; receipt: string; digest: string }>()

  const api: FakeApi = {
    handle,
    runs: [],
    requests: [],
    failWith: null,
    lie: false,
    denied: [],
    published: [],
  }
  return api

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const path = url.pathname
    api.requests.push({
      method: request.method,
      path: path + url.search,
      idempotencyKey: request.headers.get('Idempotency-Key'),
    })
    if (path === '/local/session.json') return Response.json({ apiKey: key, ward: 'suminoe' })
    if (api.failWith !== null) return problem(api.failWith, 'Turned off by the test.')
    if (path === '/.well-known/jwks.json') {
      return Response.json({
        keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'k1', alg: 'EdDSA', use: 'sig' }],
      })
    }
    if (request.headers.get('Authorization') !== `Bearer ${key}`) return problem(401, 'No key.')
    if (path === '/v1/validations' && request.method === 'POST') return validate(request)
    if (path === '/v1/validations') return list(url)
    if (path.startsWith('/v1/validations/')) return run(path.split('/')[3] ?? '')
    if (path === '/v1/compare') return compare(url)
    if (path.startsWith('/v1/plans/')) return plan(request, path)
    if (path.startsWith('/v1/policies/')) return policy(request, path.split('/')[3] ?? '')
    if (path === '/v1/receipts/verify') return verify(await request.json())
    return problem(404, 'Nothing here.')
  }

  async function validate(request: Request): Promise<Response> {
    const bytes = Buffer.from(await request.arrayBuffer())
    const text = request.headers.get('Content-Encoding') === 'gzip' ? gunzipSync(bytes) : bytes
    const body = validationRequestSchema.parse(JSON.parse(text.toString()))
    if (api.denied.includes(body.ward ?? '')) return problem(404, 'No such ward.')
    const published = typeof body.plan === 'string' ? plans[body.plan] : undefined
    if (typeof body.plan === 'string' && !published) return problem(404, 'No such plan.')
    const used = published ?? (typeof body.plan === 'object' ? body.plan : null)
    const { report } = assessSheets(snapshotsOf(body), used, defaultPolicy, {
      planVersion: published ? 1 : null,
      ...(body.mapping ? { mapping: body.mapping } : {}),
      ...(body.roles ? { roles: body.roles } : {}),
      ...(body.otherSheets ? { otherSheets: body.otherSheets } : {}),
    })
    if (body.store === false) return Response.json({ digest: digestOf(report), report })
    const digest = api.lie ? `sha256:${'0'.repeat(64)}` : digestOf(report)
    const id = `01JD${String(api.runs.length).padStart(22, '0')}`
    const summary = summaryOf(id, report, digest, snapshotsOf(body)[0]?.sheet ?? '')
    const receipt = await sign(claimsOf(summary, report))
    api.runs.unshift(summary)
    whole.set(id, { report, receipt, digest })
    return Response.json({ id, digest, report, receipt }, { status: 201 })
  }

  function list(url: URL): Response {
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const size = Number(url.searchParams.get('limit') ?? 20)
    const next = from + size < api.runs.length ? String(from + size) : null
    return Response.json({ items: api.runs.slice(from, from + size), next })
  }

  function run(id: string): Response {
    const found = whole.get(id)
    return found ? Response.json({ id, ...found }) : problem(404, 'No such run.')
  }

  function compare(url: URL): Response {
    const from = api.runs.find((one) => one.id === url.searchParams.get('from'))
    const to = api.runs.find((one) => one.id === url.searchParams.get('to'))
    if (!from || !to) return problem(404, 'No such run.')
    const line = {
      cell: 'D9',
      row: 9,
      issue: '3 安全・安心なまちづくり',
      strategy: '区や地域の特性に応じた防災計画の推進',
      initiative: '地域の防災力向上',
      department: '',
      exclusion: null,
    }
    const comparison: Comparison = {
      from,
      to,
      difference: { numerator: '13', denominator: '10', percent: '1.300000000000' },
      status: 'provisional',
      totals: { total: 2_000_000, base: 2_000_000, numerator: 2_000_000 },
      unchanged: 13,
      changes: [
        {
          kind: 'amount',
          kinds: ['amount', 'mark'],
          from: { ...line, yen: 1_913_000, reflection: 'unset' },
          to: { ...line, yen: 3_913_000, reflection: '①' },
          effect: { numerator: '13', denominator: '10', percent: '1.300000000000' },
        },
        {
          kind: 'added',
          kinds: ['added'],
          from: null,
          to: {
            ...line,
            cell: 'D10',
            row: 10,
            initiative: '街頭での安全・安心なまちづくり',
            yen: null,
            reflection: 'none',
          },
          effect: { numerator: '0', denominator: '1', percent: '0.000000000000' },
        },
      ],
    }
    return Response.json(comparison)
  }

  async function plan(request: Request, path: string): Promise<Response> {
    const [, , , ward = '', year = ''] = path.split('/')
    const reference = `${ward}/${year}`
    if (request.method === 'PUT') plans[reference] = planSchema.parse(await request.json())
    const found = plans[reference]
    if (!found) return problem(404, 'No such plan.')
    const version = {
      version: 1,
      digest: digestOf(found),
      publishedAt: at(0),
      publishedBy: '財政担当',
    }
    return Response.json({
      ward,
      fiscalYear: Number(year),
      ...version,
      plan: { ...found, ward, fiscalYear: Number(year) },
      versions: [version],
    })
  }

  function policy(request: Request, ward: string): Response {
    if (api.denied.includes(ward)) return problem(404, 'No such ward.')
    if (request.method === 'PUT') api.published.push({ ward })
    const version = {
      version: 0,
      digest: digestOf(defaultPolicy),
      publishedAt: null,
      publishedBy: null,
    }
    return Response.json({ ward, ...version, policy: defaultPolicy, versions: [] })
  }

  async function verify(body: { receipt: string }): Promise<Response> {
    const known = [...whole.values()].some((one) => one.receipt === body.receipt)
    if (!known) return Response.json({ valid: false, reason: 'bad-signature' })
    const claims = JSON.parse(Buffer.from(body.receipt.split('.')[1] ?? '', 'base64url').toString())
    return Response.json({ valid: true, claims })
  }

  async function sign(claims: unknown): Promise<string> {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${encode({ alg: 'EdDSA', kid: 'k1' })}.${encode(claims)}`
    const signature = await crypto.subtle.sign(
      'Ed25519',
      signing.privateKey,
      new TextEncoder().encode(signed),
    )
    return `${signed}.${Buffer.from(signature).toString('base64url')}`
  }
}

function summaryOf(id: string, report: Report, digest: string, sheet: string): RunSummary {
  return {
    id,
    ward: 'suminoe',
    createdAt: at(Number(id.slice(4))),
    createdBy: '財政担当',
    workbook: '令和8年度_住之江区_予算.xlsx',
    sheet,
    fiscalYear: 2026,
    planVersion: null,
    ruleset: report.ruleset,
    digest,
    snapshotDigest: report.snapshotDigest,
    total: report.totals.total,
    base: report.totals.base,
    share: report.totals.share,
    counts: report.counts,
  }
}

function claimsOf(summary: RunSummary, report: Report) {
  const { total, base, exclusions, reflected, share } = report.totals
  return {
    iss: 'https://hanei.example',
    jti: summary.id,
    iat: 1_795_320_245,
    ward: summary.ward,
    fiscalYear: summary.fiscalYear,
    ruleset: report.ruleset,
    planDigest: report.plan?.digest ?? null,
    planVersion: null,
    policyDigest: report.policyDigest,
    snapshotDigest: report.snapshotDigest,
    reportDigest: summary.digest,
    totals: {
      total,
      exclusions: exclusions.map(({ id, yen }) => ({ id, yen })),
      base,
      reflected: reflected.map(({ symbol, yen }) => ({ symbol, yen })),
      share,
    },
  }
}

const at = (n: number): string => new Date(Date.UTC(2026, 10, 20, 1, n * 7)).toISOString()

function problem(status: number, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title: 'Refused', status, detail, requestId: 'r-test' },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}
