// The Worker as a real process: what it answered survives being killed, and one key makes one run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Ajv2020 from 'ajv/dist/2020.js'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem, Validation } from '../../shared/schema/index.ts'
import { type RunningWorker, startWorker } from '../../worker/serve.ts'
import { referenceSnapshot } from '../fixtures/reference.ts'
import { freePort } from './free-port.ts'
import { allRuns, describeKills, validateUntilAnswered } from './kills.ts'

const key = 'key of the process test'.replaceAll(' ', '-')
const persistTo = mkdtempSync(join(tmpdir(), 'hanei-worker-'))
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
beforeAll(async () => {
  port = await freePort()
  await start()
})
afterAll(async () => {
  await worker?.stop()
  rmSync(persistTo, { recursive: true, force: true })
})

describeKills('the Worker, killed', () => ({ call, start, kill: () => worker.kill() }))

describe('the Worker as a process', () => {
  it('describes what it answers: an independent JSON Schema validator agrees', async () => {
    const document = await (await call('/openapi.json')).json()
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'openapi', ...document })
    const pointer = (path: string, method: string, status: number) =>
      `openapi#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses/${status}/content/application~1json/schema`
    const [{ id } = { id: '' }] = await allRuns(call)
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
    const { receipt } = await validateUntilAnswered(call, 'for-the-script', Date.now() + 20_000)
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
