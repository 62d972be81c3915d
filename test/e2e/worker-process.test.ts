// The Worker as a real process: what it answered survives being killed, and one key makes one run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Ajv2020 from 'ajv/dist/2020.js'
import ExcelJS from 'exceljs'
import { compactVerify, createLocalJWKSet } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  AuditVerdict,
  HistoryPage,
  Jwks,
  Problem,
  Validation,
} from '../../shared/schema/index.ts'
import { type RunningWorker, startWorker } from '../../worker/serve.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { freePort } from './free-port.ts'

const key = 'key of the process test'.replaceAll(' ', '-')
const persistTo = mkdtempSync(join(tmpdir(), 'hanei-worker-'))
const body = JSON.stringify({
  snapshot: referenceSnapshot(),
  plan: referencePlan(),
  ward: 'suminoe',
})
/** The whole load by hand: `HANEI_LOAD_EACH=100 HANEI_LOAD_KILLS=6 HANEI_LOAD_SECONDS=900`. */
const load = {
  clients: Number(process.env.HANEI_LOAD_CLIENTS ?? 50),
  each: Number(process.env.HANEI_LOAD_EACH ?? 8),
  kills: Number(process.env.HANEI_LOAD_KILLS ?? 2),
  seconds: Number(process.env.HANEI_LOAD_SECONDS ?? 90),
  receipts: process.env.HANEI_LOAD_EACH ? 'all' : 'some',
}
let port = 0
let worker: RunningWorker

const start = async () => {
  worker = await startWorker({ port, key, persistTo, handleSignals: false })
}
const call = (path: string, init: RequestInit = {}) =>
  fetch(`http://localhost:${port}${path}`, {
    signal: AbortSignal.timeout(20_000),
    ...init,
    headers: { Authorization: `Bearer ${key}`, ...init.headers },
  })
const validate = (idempotencyKey: string) =>
  call('/v1/validations', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
  })

/** As a client does that must not lose a run: the same key until there is an answer. */
async function validateUntilAnswered(
  idempotencyKey: string,
  deadline: number,
): Promise<Validation> {
  while (Date.now() < deadline) {
    try {
      const answer = await validate(idempotencyKey)
      if (answer.status === 201) return (await answer.json()) as Validation
      expect([409, 429, 500, 502, 503], await answer.text()).toContain(answer.status)
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error
    }
    await rest(50 + Math.random() * 100)
  }
  throw new Error(`no answer to ${idempotencyKey}`)
}

async function allRuns(): Promise<HistoryPage['items']> {
  const items: HistoryPage['items'] = []
  for (let cursor = ''; ; ) {
    const answer = await call(`/v1/validations?limit=200${cursor}`)
    const page = (await answer.json()) as HistoryPage
    items.push(...page.items)
    if (page.next === null) return items
    cursor = `&cursor=${page.next}`
  }
}

beforeAll(async () => {
  port = await freePort()
  await start()
})
afterAll(async () => {
  await worker?.stop()
  rmSync(persistTo, { recursive: true, force: true })
})

describe('the Worker as a process', () => {
  it('keeps what it answered when it is killed right after, and answers the retry the same', async () => {
    const first = await validateUntilAnswered('before-the-kill', Date.now() + 20_000)
    await worker.kill()
    await start()
    const kept = await call(`/v1/validations/${first.id}`)
    expect(await kept.json()).toEqual(first)
    expect(await validateUntilAnswered('before-the-kill', Date.now() + 20_000)).toEqual(first)
    expect(first.report.totals.share.value).toBe('50.7')
  })

  it(
    `${load.clients} clients, killed at random: each answered run once, each key one run`,
    async () => {
      const { clients, each, kills, seconds } = load
      const deadline = Date.now() + seconds * 1000
      const before = (await allRuns()).length
      const began = Date.now()
      const answered = new Map<string, string>()
      const finished = Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let i = 0; i < each; i++) {
            const name = `${client}-${i}`
            answered.set(name, (await validateUntilAnswered(name, deadline)).id)
          }
        }),
      )
      // One kill in each part of the load, somewhere in it.
      for (let kill = 0; kill < kills; kill++) {
        const after = ((kill + Math.random()) / (kills + 1)) * clients * each
        while (answered.size < after && Date.now() < deadline) await rest(20)
        await worker.kill()
        await start()
      }
      await finished
      const perSecond = ((clients * each) / (Date.now() - began)) * 1000
      console.log(
        `${clients} × ${each} runs, ${kills} kills: ${perSecond.toFixed(0)} runs a second`,
      )
      const ids = (await allRuns()).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(answered.size).toBe(clients * each)
      expect(new Set(answered.values()).size).toBe(clients * each)
      const stored = new Set(ids)
      expect([...answered.values()].filter((id) => !stored.has(id))).toEqual([])
      // Nothing was kept that nobody was told of.
      expect(ids.length).toBe(before + clients * each)
      const heads: AuditVerdict['heads'] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const audit: AuditVerdict = await (await call(`/v1/audit?verify=true${cursor}`)).json()
        expect(audit.valid).toBe(true)
        heads.push(...audit.heads)
        cursor = audit.next && `&cursor=${audit.next}`
      }
      expect(heads.find(({ chain }) => chain === 'suminoe')?.seq).toBeGreaterThanOrEqual(ids.length)
      const keys = (await (await call('/.well-known/jwks.json')).json()) as Jwks
      const some = load.receipts === 'all' ? ids : ids.slice(0, 20)
      for (const id of some) {
        const answer = await call(`/v1/validations/${id}/receipt`)
        const { receipt } = (await answer.json()) as { receipt: string }
        await compactVerify(receipt, createLocalJWKSet(keys))
      }
    },
    (load.seconds + 90) * 1000,
  )

  it('describes what it answers: an independent JSON Schema validator agrees', async () => {
    const document = await (await call('/openapi.json')).json()
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'openapi', ...document })
    const pointer = (path: string, method: string, status: number) =>
      `openapi#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses/${status}/content/application~1json/schema`
    const [{ id } = { id: '' }] = await allRuns()
    const answers: [string, string][] = [
      ['/v1/validations', '/v1/validations'],
      ['/v1/validations/{id}', `/v1/validations/${id}`],
      ['/v1/validations/{id}/receipt', `/v1/validations/${id}/receipt`],
      ['/v1/compare', `/v1/compare?from=${id}&to=${id}`],
      ['/v1/policies/{ward}', '/v1/policies/suminoe'],
      ['/v1/keys', '/v1/keys'],
      ['/v1/audit', '/v1/audit'],
      ['/.well-known/jwks.json', '/.well-known/jwks.json'],
      ['/healthz', '/healthz'],
    ]
    for (const [path, address] of answers) {
      const answer = await call(address)
      expect(answer.status, address).toBe(200)
      const valid = ajv.validate(pointer(path, 'get', 200), await answer.json())
      expect(valid ? [] : ajv.errors, address).toEqual([])
    }
  })

  it('reads a workbook as Excel saves it, gzipped on the way', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('表紙').state = 'hidden'
    workbook.addWorksheet('予算').addRows(referenceSnapshot().rows)
    const file = Buffer.from(await workbook.xlsx.writeBuffer())
    const post = (query: string, content: Buffer, more = {}) =>
      call(`/v1/validations?${query}`, {
        method: 'POST',
        body: new Uint8Array(content),
        headers: {
          'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          ...more,
        },
      })
    const share = async (answer: Response) =>
      ((await answer.json()) as Validation).report.totals.share.value
    expect(await share(await post('ward=suminoe', file))).toBe('50.7')
    const gzip = { 'Content-Encoding': 'gzip' }
    const sheet = encodeURIComponent('予算')
    expect(await share(await post(`sheet=${sheet}`, gzipSync(file), gzip))).toBe('50.7')
    const missing = await post('sheet=nothing', file)
    expect([missing.status, ((await missing.json()) as Problem).errors?.[0]?.pointer]).toEqual([
      400,
      '?sheet',
    ])
    expect((await post('', Buffer.from('not a workbook'))).status).toBe(400)
  })

  it('gives receipts that the script of the documentation verifies, and refuses altered ones', async () => {
    const { receipt } = await validateUntilAnswered('for-the-script', Date.now() + 20_000)
    const manual = readFileSync(new URL('../../docs/receipts.md', import.meta.url), 'utf8')
    const script = /```js\n([\s\S]*?)```/.exec(manual)?.[1] ?? ''
    const file = (name: string, text: string) => {
      writeFileSync(join(persistTo, name), text)
      return join(persistTo, name)
    }
    const verify = (text: string) =>
      spawnSync(
        process.execPath,
        [file('verify.mjs', script), file('jwks.json', jwks), file('receipt.txt', text)],
        { encoding: 'utf8' },
      )
    const jwks = await (await call('/.well-known/jwks.json')).text()
    const good = verify(receipt)
    expect(good.stderr).toBe('')
    expect(good.stdout).toContain('153589000')
    expect(good.status).toBe(0)
    const [head, body = '', signature] = receipt.split('.')
    const other = body.startsWith('eyJp') ? body.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')) : ''
    expect(verify([head, other, signature].join('.')).status).toBe(1)
  })

  it('hands the development key to pages of this machine only', async () => {
    const own = await call('/local/session.json', { headers: { Origin: 'http://localhost:5173' } })
    expect(await own.json()).toEqual({ apiKey: key, ward: 'suminoe' })
    const foreign = await call('/local/session.json', {
      headers: { Origin: 'https://example.com' },
    })
    expect(foreign.status).toBe(404)
    // A page of a name that was pointed here, by which the local tools can be told another address.
    const rebound = await call('/local/session.json', {
      headers: { 'MF-Original-URL': `http://localhost:${port}/local/session.json` },
    })
    expect(rebound.status).toBe(404)
  })

  it('closes what the local tool would answer without a key: database, cron, mail', async () => {
    const paths = [
      '/cdn-cgi/local/explorer/api/d1/database',
      '/cdn-cgi/local/scheduled',
      '/cdn-cgi/handler/scheduled',
      '/__scheduled',
      '/cdn-cgi/local/email',
    ]
    for (const path of paths) expect((await call(path)).status, path).toBe(404)
  })

  it('leaves no link token in the files of the local tool', async () => {
    const token = 'a-link-token-that-nobody-made'
    await call(`/v1/validations/latest/value?token=${token}`)
    const files = readdirSync(persistTo, { recursive: true, withFileTypes: true })
    expect(files.length).toBeGreaterThan(5)
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name)
      expect(readFileSync(path).includes(token), path).toBe(false)
    }
  })
})

const rest = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds))
