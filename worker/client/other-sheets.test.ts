// The scripts that docs/other-sheets.md hands out, run as they stand there against a real host.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '../../shared/files/index.ts'
import type { Cell, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { type OwnHost, startOwnHost } from './own-host.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/other-sheets.md'), 'utf8')
const documented = 'https://hanei.example.jp'
const ward = 'suminoe'

let own: OwnHost
let address = ''
let key = ''

const api = async (path: string, json?: unknown, method = 'POST'): Promise<Response> =>
  fetch(`${address}${path}`, {
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(json === undefined ? {} : { method, body: JSON.stringify(json) }),
  })

beforeAll(async () => {
  own = await startOwnHost()
  address = own.address
  key = own.bootstrap
  const roles = ['validate', 'read', 'publish', 'admin']
  const made = await api('/v1/keys', { name: 'docs', wards: [ward], roles })
  key = ((await made.json()) as { key: string }).key
  const plan = { ...referencePlan(), ward, fiscalYear: 2026 }
  expect((await api(`/v1/plans/${ward}/2026`, plan, 'PUT')).status).toBe(201)
})
afterAll(() => own.close())

describe('Google Apps Script', () => {
  const script = page.match(/```js\n([\s\S]*?)```/)?.[1] ?? ''

  /**
   * Runs it over a sheet. `UrlFetchApp.fetch` waits for its answer and `fetch` here cannot, so a first
   * run says what it asks for, and a second one gets the real answer to it.
   */
  async function runs(values: (Cell | Date)[][]) {
    const asked: { url: string; options: Record<string, unknown> }[] = []
    let answer: { status: number; text: string } | null = null
    const alerts: string[] = []
    const properties: Record<string, string> = { HANEI: address, HANEI_KEY: key }
    const run = () =>
      runInNewContext(`${script}\nvalidate()`, {
        Date,
        SpreadsheetApp: {
          getActiveSheet: () => ({
            getName: () => '予算',
            getDataRange: () => ({ getValues: () => values }),
          }),
          getUi: () => ({ alert: (text: string) => alerts.push(text) }),
        },
        PropertiesService: {
          getScriptProperties: () => ({ getProperty: (name: string) => properties[name] }),
        },
        UrlFetchApp: {
          fetch(url: string, options: Record<string, unknown>) {
            asked.push({ url, options })
            if (!answer) throw new Error('not answered yet')
            const { status, text } = answer
            return { getContentText: () => text, getResponseCode: () => status }
          },
        },
      })
    expect(run).toThrow('not answered yet')
    const [{ url, options } = { url: '', options: {} as Record<string, unknown> }] = asked
    expect(options.muteHttpExceptions).toBe(true)
    const sent = await fetch(url, {
      method: String(options.method).toUpperCase(),
      headers: {
        ...(options.headers as Record<string, string>),
        'Content-Type': String(options.contentType),
      },
      body: String(options.payload),
    })
    answer = { status: sent.status, text: await sent.text() }
    return { alerts, run, payload: JSON.parse(String(options.payload)) }
  }

  it('checks the sheet and shows the share with its state', async () => {
    // As getValues gives them: blanks are empty texts.
    const values = referenceSnapshot().rows.map((row) => row.map((cell) => cell ?? ''))
    const { run, alerts } = await runs(values)
    run()
    expect(alerts).toEqual(['50.7% 確定'])
  })

  it('sends dates as their serial numbers, and says why a call was refused', async () => {
    const { payload } = await runs([['日付', new Date(2026, 3, 1)]])
    expect(payload.snapshot.rows).toEqual([['日付', 46_113]])
    const right = key
    key = 'wrong'
    try {
      const { run } = await runs([['a']])
      expect(run).toThrow('Send a valid key')
    } finally {
      key = right
    }
  })
})

describe('Power Query', () => {
  const query = page.match(/( {4}let\n[\s\S]*?in\n {6}Table)/)?.[1] ?? ''
  const path = query.match(/RelativePath = "([^"]*)"/)?.[1] ?? ''

  it('is a query that Microsoft’s own parser takes', async () => {
    const parsed = await TaskUtils.tryLexParse(DefaultSettings, query)
    expect(TaskUtils.isParseStageOk(parsed)).toBe(true)
    const broken = await TaskUtils.tryLexParse(DefaultSettings, query.replace(' in\n', ' inn\n'))
    expect(TaskUtils.isParseStageOk(broken)).toBe(false)
  })

  it('gets the figures as a table from the address that it names', async () => {
    const json = { snapshot: referenceSnapshot(), plan: `${ward}/2026` }
    const run = (await (await api('/v1/validations', json)).json()) as Validation
    const link = await api(`/v1/validations/${run.id}/links`, { kind: 'latest' })
    const { token } = (await link.json()) as { token: string }
    expect(query).toContain(`Web.Contents("${documented}"`)
    const parameters = [...query.matchAll(/(\w+) = "([^"]*)"(?=[,\]])/g)].flatMap(
      ([, name = '', value = '']): [string, string][] =>
        ['token', 'unit'].includes(name) ? [[name, name === 'token' ? token : value]] : [],
    )
    expect(parameters.map(([name]) => name)).toEqual(['token', 'unit'])
    const answer = await fetch(`${address}/${path}?${new URLSearchParams(parameters)}`)
    const reading = readCsv(new Uint8Array(await answer.arrayBuffer()))
    const rows = reading.ok ? (reading.sheets[0]?.snapshot.rows ?? []) : []
    expect(rows[0]).toEqual(['項目', '名称', '値', '単位'])
    expect(rows.find(([field]) => field === 'base')).toEqual([
      'base',
      '除いた経費',
      153_589,
      '千円',
    ])
    expect(rows.find(([field]) => field === 'share')?.[2]).toBe(50.7)
  })
})
