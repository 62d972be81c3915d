// POST /v1/validations with bodies other than plain JSON, and answers other than JSON.
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../shared/files/index.ts'
import type { Problem, Report, Validation } from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { handmadeWorkbook, relationships } from '../../../test/fixtures/workbook-parts.ts'
import { call, jsonOf } from '../../testing/client.ts'

const snapshot = referenceSnapshot()
const plan = { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }
const csv = () => toCsv(snapshot.rows)

async function gzip(content: Uint8Array<ArrayBuffer> | string): Promise<ArrayBuffer> {
  const stream = new Response(content).body?.pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

describe('CSV', () => {
  it('comes to the same share as the sheet it was made of', async () => {
    await call('/v1/plans/suminoe/2026', { method: 'PUT', json: plan })
    const answer = await call('/v1/validations?plan=suminoe/2026&sheet=予算', {
      body: csv(),
      headers: { 'Content-Type': 'text/csv' },
    })
    const run = await jsonOf<Validation>(answer, 201)
    expect(run.report.totals.share.value).toBe('50.7')
    expect(run.report.plan?.version).toBe(1)
  })

  it('keeps nothing with ?store=false', async () => {
    const answer = await call('/v1/validations?store=false', {
      body: csv(),
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    })
    expect(await jsonOf<object>(answer, 200)).not.toHaveProperty('id')
  })

  it('400 for an empty file, with words for people', async () => {
    const headers = { 'Content-Type': 'text/csv' }
    const answer = await call('/v1/validations', { method: 'POST', body: '', headers })
    expect((await jsonOf<Problem>(answer, 400)).detail.length).toBeGreaterThan(10)
  })

  it('413 naming rows for 200,001 of them', async () => {
    const answer = await call('/v1/validations', {
      body: '1,2\n'.repeat(200_001),
      headers: { 'Content-Type': 'text/csv' },
    })
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('rows')
  })
})

describe('a file that cannot be told apart', () => {
  const problemOf = async (body: BodyInit) => {
    const headers = { 'Content-Type': 'text/csv' }
    return jsonOf<Problem>(await call('/v1/validations', { body, headers }), 400)
  }

  it('400 for a quote that swallows the rows after it, naming the row', async () => {
    const problem = await problemOf('事業名,金額(千円)\n"見守り,500\nその他,500\n')
    expect(problem.errors?.[0]?.code).toBe('unterminatedQuote')
    expect(problem.detail).toContain('row 2')
  })

  it('400 for text that is neither UTF-8 nor Shift_JIS', async () => {
    const eucJp = new Uint8Array([0xbb, 0xf6, 0xb6, 0xc8, 0xcc, 0xbe, 0x2c, 0xff, 0xfd, 0x80, 0x0a])
    expect((await problemOf(eucJp)).errors?.[0]?.code).toBe('undecodable')
  })
})

describe('a workbook of several sheets', () => {
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const budget = '事業名\n金額(千円)\n反映区分\n見守り\n500\n①\nその他\n500\nなし'.split('\n')
  const cells = (texts: readonly string[]) =>
    texts.map((text) =>
      /^\d+$/.test(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`,
    )
  const sheet = (texts: readonly string[]) => {
    const rows = Array.from({ length: Math.ceil(texts.length / 3) }, (_, i) =>
      cells(texts.slice(i * 3, i * 3 + 3)).join(''),
    )
    return `<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`
  }
  const send = (sheets: Record<string, readonly string[]>, query = '') => {
    const names = Object.keys(sheets)
    const body = handmadeWorkbook({
      parts: {
        ...Object.fromEntries(
          names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet(sheets[name] ?? [])]),
        ),
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names
          .map((name, i) => {
            const state = name.startsWith('隠') ? 'state="veryHidden"' : ''
            return `<sheet name="${name}" sheetId="${i + 1}" ${state} r:id="rId${i + 1}"/>`
          })
          .join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relationships(
          names.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
        ),
      },
    })
    return call(`/v1/validations?ward=sheets${query}`, {
      body: new Uint8Array(body),
      headers: { 'Content-Type': xlsx },
    })
  }
  const share = async (answer: Promise<Response>) =>
    (await jsonOf<Validation>(await answer, 201)).report.totals.share.value

  it('is read at the first that holds a budget, unless one is named', async () => {
    const cover = ['令和8年度', '予算資料', '住之江区']
    expect(await share(send({ 表紙: cover, 予算: budget }))).toBe('50.0')
    expect(await share(send({ 予算: budget, 表紙: cover }))).toBe('50.0')
    expect(await share(send({ 表紙: cover, 予算: budget }, '&sheet=表紙'))).toBeNull()
    const other = budget.map((text) => (text === 'なし' ? '②' : text))
    expect(await share(send({ 本年度: budget, 前年度: other }))).toBe('50.0')
    expect(await share(send({ 表紙: cover, 目次: cover }))).toBeNull()
  })

  const reportOf = async (answer: Promise<Response>) =>
    (await jsonOf<Validation>(await answer, 201)).report
  const unread = ({ findings }: Report) =>
    findings.flatMap(({ code, params, unsettles }) =>
      code === 'structure/other-sheets' ? [[params.variant, params.sheets, unsettles]] : [],
    )
  const section = (name: string) => budget.map((text) => (text === '見守り' ? name : text))

  it('adds up the sections that no sheet= leaves out, and says what each sheet is', async () => {
    const sections = { 総務課: section('庁舎'), 福祉課: section('福祉'), 表紙: ['令和8年度'] }
    const report = await reportOf(send(sections))
    expect(report.totals.total).toBe(2_000_000)
    expect(report.totals.share).toMatchObject({ status: 'final', value: '50.0' })
    expect(unread(report)).toEqual([])
    expect(report.sheets?.map(({ sheet, role }) => [sheet, role])).toEqual([
      ['総務課', 'budget'],
      ['福祉課', 'budget'],
      ['表紙', 'other'],
    ])
  })

  it('is final where the sheet was named, or the others are no part of the budget', async () => {
    const sections = { 総務課: section('庁舎'), 福祉課: section('福祉') }
    const named = await reportOf(send(sections, '&sheet=福祉課'))
    expect(named.totals.share.status).toBe('final')
    expect(unread(named)).toEqual([])
    const beside = await reportOf(send({ 本年度: budget, 前年度: section('前'), 控え: budget }))
    expect(beside.totals.share.status).toBe('final')
    expect(unread(beside).map(([variant]) => variant)).toEqual(['otherYear', 'copy'])
  })

  it('is one budget over the sheets that are named, in the order of the workbook', async () => {
    const sections = { 総務課: section('庁舎'), 福祉課: section('福祉'), 表紙: ['令和8年度'] }
    const query = '&sheet=福祉課&sheet=総務課'
    const run = await jsonOf<Validation>(await send(sections, query), 201)
    expect(run.report.sheets?.map(({ sheet, counted }) => [sheet, counted])).toEqual([
      ['総務課', true],
      ['福祉課', true],
    ])
    const [one, all] = await Promise.all([
      reportOf(send(sections, '&sheet=総務課')),
      reportOf(send(sections, query)),
    ])
    expect(all.totals.total).toBe(2 * one.totals.total)
    expect(unread(all)).toEqual([])
    expect((await send(sections, '&sheet=総務課&sheet=税務課')).status).toBe(400)
  })

  it('reads no hidden sheet, and says what it holds', async () => {
    const report = await reportOf(send({ 隠し: budget, 表紙: ['令和8年度'] }))
    expect(report.table).toBeNull()
    expect(unread(report)).toEqual([['elsewhere', ['隠し'], undefined]])
    const shown = await reportOf(send({ 隠し: section('旧'), 予算: budget }))
    expect(shown.totals.share).toMatchObject({ value: '50.0', status: 'provisional' })
  })

  it('takes what the other sheets hold from a client that sees them', async () => {
    const otherSheets = [{ sheet: '福祉課', holds: 'budget', table: 'A1:C3', yen: 1_000_000 }]
    const json = { snapshot, plan: { ...plan, ward: null }, ward: 'sheets', otherSheets }
    const report = await reportOf(call('/v1/validations', { json }))
    expect(report.totals.share).toMatchObject({ value: '50.7', status: 'provisional' })
  })
})

describe('gzip', () => {
  it('is read as the body it holds', async () => {
    const answer = await call('/v1/validations', {
      body: await gzip(JSON.stringify({ snapshot, plan: { ...plan, ward: null } })),
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    })
    const run = await jsonOf<Validation>(answer, 201)
    expect(run.report.totals.share.value).toBe('50.7')
  })

  it('413 for a bomb, 400 for what is not gzip', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    const bomb = await gzip(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.byteLength).toBeLessThan(100_000)
    const answer = await call('/v1/validations', { body: bomb, headers })
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('bodyBytes')
    await jsonOf(await call('/v1/validations', { body: '{"snapshot":1}', headers }), 400)
  })
})

describe('representations', () => {
  const json = { snapshot, plan: { ...plan, ward: null } }

  it('CSV with a byte order mark and every figure', async () => {
    const answer = await call('/v1/validations', { json, headers: { Accept: 'text/csv' } })
    expect(answer.status).toBe(201)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('share,反映割合,50.7,%')
    expect(text).toContain('base,除いた経費,153589000,円')
  })

  it('text: the statement', async () => {
    const answer = await call('/v1/validations', { json, headers: { Accept: 'text/plain' } })
    expect(answer.headers.get('Content-Type')).toContain('text/plain')
    expect(await answer.text()).toContain('50.7')
  })
})
