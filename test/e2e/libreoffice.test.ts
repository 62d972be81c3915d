// LibreOffice as a client of the API: cells with WEBSERVICE() show the figures of a running Worker.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell, Validation } from '../../shared/schema/index.ts'
import { type RunningWorker, startWorker } from '../../worker/serve.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { freePort } from './free-port.ts'
import { type FlatCell, flatWorkbook } from './libreoffice/flat-sheets.ts'
import { type LibreOffice, openLibreOffice } from './libreoffice/office.ts'

const persistTo = mkdtempSync(join(tmpdir(), 'hanei-cells-'))
let worker: RunningWorker
let office: LibreOffice
let run: Validation
let ofRun: string
let ofLatest: string

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${worker.address}/v1/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${worker.key}`, 'Content-Type': 'application/json' },
  })
const post = async <T>(path: string, body: unknown): Promise<T> => {
  const answer = await call(path, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status).toBe(201)
  return (await answer.json()) as T
}
const validate = (rows: Cell[][]) =>
  post<Validation>('validations', {
    snapshot: { ...referenceSnapshot(), rows },
    plan: referencePlan(),
  })
const link = async (kind: 'run' | 'latest') =>
  (await post<{ token: string }>(`validations/${run.id}/links`, { kind })).token

const address = (id: string, token: string, query: string) =>
  `${worker.address}/v1/validations/${id}/value?${query}&token=${token}`
const webService = (id: string, token: string, query: string): FlatCell => ({
  formula: `COM.MICROSOFT.WEBSERVICE("${address(id, token, query)}")`,
})

/** The first column of a sheet of formulas, as LibreOffice calculates it with links updated. */
async function shown(cells: FlatCell[]): Promise<Cell[]> {
  const file = flatWorkbook([{ name: '一覧', rows: cells.map((cell) => [cell]) }])
  return (await office.cells(file, 'fods')).get('一覧')!.map(([cell = null]) => cell)
}

beforeAll(async () => {
  office = openLibreOffice()
  worker = await startWorker({
    port: await freePort(),
    key: 'key-of-the-libreoffice-test',
    persistTo,
    handleSignals: false,
  })
  run = await validate(referenceSnapshot().rows)
  ofRun = await link('run')
  ofLatest = await link('latest')
}, 600_000)
afterAll(async () => {
  office?.close()
  await worker?.stop()
  rmSync(persistTo, { recursive: true, force: true })
})

describe('WEBSERVICE() in LibreOffice', () => {
  it('shows the share, the totals and the statement of a run', async () => {
    const field = (name: string) => webService(run.id, ofRun, `field=${name}&unit=千円`)
    const yen = `NUMBERVALUE(COM.MICROSOFT.WEBSERVICE("${address(run.id, ofRun, 'field=total')}");".")`
    expect(
      await shown([
        field('share'),
        field('total'),
        field('base'),
        field('numerator'),
        field('exclusions.fixed'),
        field('exclusions.priority'),
        field('reflected.%E2%91%A0'),
        field('status'),
        field('statement.ja'),
        webService(run.id, ofRun, 'field=total'),
        { formula: `${yen}/1000` },
      ]),
    ).toEqual([
      '50.7',
      '284322',
      '153589',
      '77870',
      '122368',
      '8365',
      String(run.report.totals.reflected[0]!.yen / 1_000),
      'final',
      run.report.statement.ja,
      '284322000',
      284_322,
    ])
  })

  it('shows no figure to a token that does not open it', async () => {
    const revoked = await link('run')
    const links = await call(`validations/${run.id}/links`)
    const { items } = (await links.json()) as { items: { id: string }[] }
    const gone = await call(`validations/${run.id}/links/${items[0]!.id}`, { method: 'DELETE' })
    expect(gone.status).toBe(204)
    expect(
      await shown([
        webService(run.id, 'no-such-token', 'field=share'),
        webService(run.id, revoked, 'field=share'),
        webService(run.id, ofLatest, 'field=share'),
        webService('latest', ofRun, 'field=share'),
        webService(run.id, ofRun, 'field=no-such-field'),
        webService(run.id, ofRun, 'field=share'),
      ]),
    ).toEqual([...Array(5).fill('#VALUE!'), '50.7'])
  })

  it('shows the code that says why, where asked for with status 200', async () => {
    const code = (id: string, token: string, field = 'share') =>
      webService(id, token, `status=200&field=${field}`)
    const orText = (cell: FlatCell) => ({
      formula: `IFERROR(NUMBERVALUE(${(cell as { formula: string }).formula};".");"-")`,
    })
    expect(
      await shown([
        code(run.id, 'no-such-token'),
        code('latest', ofRun),
        code(run.id, ofRun, 'no-such-field'),
        code(run.id, ofRun),
        orText(code(run.id, 'no-such-token')),
        orText(code(run.id, ofRun)),
      ]),
    ).toEqual(['#HANEI:NOTFOUND', '#HANEI:NOTFOUND', '#HANEI:FIELD', '50.7', '-', 50.7])
  })

  it('follows the ward under latest, stays with the run under its id', async () => {
    const rows = referenceSnapshot().rows.map((row) =>
      row.map((cell) => (cell === 75_719 ? 100_000 : cell)),
    )
    await validate(rows)
    expect(
      await shown([
        webService('latest', ofLatest, 'field=total&unit=千円'),
        // The total typed on the sheet no longer agrees: the share is not final.
        webService('latest', ofLatest, 'field=share'),
        webService('latest', ofLatest, 'field=share&provisional=true'),
        webService(run.id, ofRun, 'field=share'),
      ]),
    ).toEqual(['308603', '#HANEI:PROVISIONAL', '43.8', '50.7'])
  })
})

describe('a sheet linked to totals.csv in LibreOffice', () => {
  it('holds every figure as a number', async () => {
    const link = `${worker.address}/v1/validations/${run.id}/totals.csv?unit=千円&token=${ofRun}`
    const share = { formula: 'VLOOKUP("share";[$集計.A1:.C30];3;0)/100' }
    const file = flatWorkbook([
      { name: '集計', rows: [[null]], link },
      { name: '一覧', rows: [[share, { formula: 'SUM([$集計.C3:.C5])' }]] },
    ])
    const sheets = await office.cells(file, 'fods')
    expect(sheets.get('集計')!.slice(0, 3)).toEqual([
      ['項目', '名称', '値', '単位'],
      ['total', '区予算総額', 284_322, '千円'],
      ['exclusions.fixed', '庁舎維持管理経費等の固定経費', 122_368, '千円'],
    ])
    expect(sheets.get('一覧')).toEqual([[0.507, 284_322]])
  })
})
