// POST /v1/validations with files: a workbook of many sheets, and several workbooks in one form.
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  Comparison,
  HistoryPage,
  Problem,
  SheetSnapshot,
  Validation,
} from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../../../test/fixtures/sections.ts'
import { workbookFile } from '../../../test/fixtures/workbook-file.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const plan = { ...referencePlan(), ward: 'files' }
const snapshots = sectionsWorkbook()
beforeAll(async () => {
  const json = { ...plan, fiscalYear: 2026 }
  await jsonOf(await call('/v1/plans/files/2026', { method: 'PUT', json }), 201)
})
const send = (bytes: Uint8Array<ArrayBuffer>, query = '', key?: string) =>
  call(`/v1/validations?plan=files/2026${query}`, {
    body: bytes,
    headers: { 'Content-Type': xlsx },
    ...(key ? { key } : {}),
  })
const runOf = async (answer: Response) => jsonOf<Validation>(answer, 201)

type Files = Record<string, Uint8Array<ArrayBufferLike>>
const formOf = (files: Files, request?: object): FormData => {
  const form = new FormData()
  for (const [name, bytes] of Object.entries(files))
    form.append('file', new Blob([bytes.slice()]), name)
  if (request) form.append('request', JSON.stringify(request))
  return form
}
const post = (
  form: FormData,
  { query = 'plan=files/2026', headers = {}, key = '' } = {},
): Promise<Response> =>
  call(`/v1/validations?${query}`, { body: form, headers, ...(key ? { key } : {}) })

/** Each section's file, named after it, with the sheet 予算 in it. */
const sectionFiles = (sheets: readonly SheetSnapshot[] = snapshots): Files =>
  Object.fromEntries(
    sheets
      .filter(({ sheet }) => SECTIONS.some((name) => name === sheet))
      .map(({ sheet, formulas: _, ...rest }) => [
        `${sheet}.xlsx`,
        workbookFile([{ ...rest, sheet: '予算' }]),
      ]),
  )

describe('a workbook without sheet=', () => {
  it('of four sections comes to 50.7, with the digest of the same cells as JSON', async () => {
    const file = await runOf(await send(workbookFile(snapshots)))
    expect(file.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    expect(file.report.findings).toEqual([])
    const json = await runOf(
      await call('/v1/validations', { json: { snapshots, plan: 'files/2026' } }),
    )
    const form = await runOf(await post(formOf({ '予算.xlsx': workbookFile(snapshots) })))
    expect([json.digest, form.digest]).toEqual([file.digest, file.digest])
  })

  it('with one budget is what it was', async () => {
    const file = await runOf(await send(workbookFile([referenceSnapshot()])))
    expect(file.report).not.toHaveProperty('sheets')
    expect(file.report.totals.share.value).toBe('50.7')
  })

  it('takes what the address says of a sheet', async () => {
    const hidden = snapshots.map((each) =>
      each.sheet === '総務課' ? { ...each, hidden: true } : each,
    )
    const open = await runOf(await send(workbookFile(hidden)))
    expect(open.report.totals.share.status).toBe('provisional')
    const told = await runOf(await send(workbookFile(hidden), '&role=総務課:budget'))
    expect(told.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    for (const role of ['税務課:budget', '総務課:cover', '総務課']) {
      const { errors } = await jsonOf<Problem>(
        await send(workbookFile(hidden), `&role=${role}`),
        400,
      )
      expect(errors?.[0]?.pointer).toBe('?role')
    }
  })
})

describe('a form of files', () => {
  it('is one budget whose addresses name the file, in history and in comparisons', async () => {
    const { key } = await makeKey(['files'], ['validate', 'read'])
    const first = await runOf(await post(formOf(sectionFiles()), { key }))
    expect(first.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    expect(first.report.totals.cells).toContain('[総務課.xlsx]予算!D5:D7')
    const page = await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)
    expect(page.items[0]?.sheet).toContain('[総務課.xlsx]予算、')
    const changed = snapshots.map((each) =>
      each.sheet === '窓口サービス課'
        ? { ...each, rows: each.rows.map((row) => row.map((cell) => (cell === '①' ? '②' : cell))) }
        : each,
    )
    const second = await runOf(await post(formOf(sectionFiles(changed)), { key }))
    const { changes } = await jsonOf<Comparison>(
      await call(`/v1/compare?from=${first.id}&to=${second.id}`, { key }),
      200,
    )
    expect(changes.every(({ to }) => to?.cell.startsWith('[窓口サービス課.xlsx]予算!'))).toBe(true)
    const json = Object.entries(sectionFiles()).map(([workbook]) => ({
      ...snapshots.find(({ sheet }) => `${sheet}.xlsx` === workbook),
      ...{ sheet: '予算', workbook, formulas: undefined },
    }))
    const sent = await runOf(
      await call('/v1/validations', { json: { snapshots: json, plan: 'files/2026' } }),
    )
    expect(sent.digest).toBe(first.digest)
  })

  it('takes CSV beside workbooks, and what a part says of them', async () => {
    const { '総務課.xlsx': soumu, ...rest } = sectionFiles()
    expect(soumu).toBeDefined()
    const rows = snapshots.find(({ sheet }) => sheet === '総務課')?.rows ?? []
    const csv = rows.map((row) => row.map((cell) => `"${cell ?? ''}"`).join()).join('\n')
    const files = { '総務課.csv': new TextEncoder().encode(csv), ...rest }
    const request = {
      plan: 'files/2026',
      roles: [{ workbook: '総務課.csv', sheet: '総務課', role: 'other' }],
    }
    const all = await runOf(await post(formOf(files)))
    expect(all.report.totals.share.value).toBe('50.7')
    const left = await runOf(await post(formOf(files, request), { query: 'store=true' }))
    expect(left.report.sheets?.[0]).toMatchObject({ role: 'other', reason: 'caller' })
    expect(left.report.totals.total).toBeLessThan(all.report.totals.total)
  })

  it('is answered once for a key, though each try has a boundary of its own', async () => {
    const headers = { 'Idempotency-Key': 'files-1' }
    const first = await runOf(await post(formOf(sectionFiles()), { headers }))
    const again = await post(formOf(sectionFiles()), { headers })
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect((await runOf(again)).id).toBe(first.id)
    const { '総務課.xlsx': _, ...fewer } = sectionFiles()
    expect((await post(formOf(fewer), { headers })).status).toBe(422)
    const renamed = { ...fewer, '総務課2.xlsx': sectionFiles()['総務課.xlsx'] as never }
    expect((await post(formOf(renamed), { headers })).status).toBe(422)
  })
})

describe('a form is refused, and says which file,', () => {
  const book = workbookFile([referenceSnapshot()])
  const broken = new Uint8Array([1, 2, 3])
  const raw = (body: string, type = 'multipart/form-data; boundary=x') =>
    call('/v1/validations?plan=files/2026', { body, headers: { 'Content-Type': type } })
  const part = (name: string, filename: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n\r\n1\r\n`

  it.each<[string, () => Promise<Response>, string]>([
    ['without a file', () => post(formOf({}, {})), 'no-file'],
    [
      'with a broken file',
      () => post(formOf({ 'a.xlsx': book, 'b.xlsx': broken })),
      'unreadable-file',
    ],
    [
      'of two files of one name',
      () => raw(`${part('file', 'a.csv')}${part('file', 'A.csv')}--x--`),
      'file-name',
    ],
    ['of a name that no address can hold', () => post(formOf({ 'a[1].xlsx': book })), 'file-name'],
    ['of another kind of file', () => post(formOf({ 'a.pdf': book })), 'file-name'],
    [
      'with another field',
      () => raw('--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n1\r\n--x--'),
      'unknown-part',
    ],
    ['without its end', () => raw(part('file', 'a.csv')), 'malformed-form'],
    ['without a boundary', () => raw('', 'multipart/form-data'), 'malformed-form'],
    ['of an endless head', () => raw(`--x\r\n${'a: b\r\n'.repeat(20_000)}`), 'malformed-form'],
    [
      'of a hundred thousand parts',
      () => raw(`${part('file', 'a.csv').repeat(100_000)}--x--`),
      'malformed-form',
    ],
  ])('%s', async (_, answer, code) => {
    const { type, detail } = await jsonOf<Problem>(await answer(), 400)
    expect(type).toBe(`urn:hanei:problem:${code}`)
    if (code === 'unreadable-file') expect(detail).toContain('b.xlsx')
  })

  it('413 for more rows together than one sheet may have', async () => {
    const csv = new TextEncoder().encode('1,2\n'.repeat(100_001))
    const answer = await post(formOf({ 'a.csv': csv, 'b.csv': csv }))
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('rows')
  })

  it('404 for a ward of others, before a file is read', async () => {
    const { key } = await makeKey(['elsewhere'], ['validate'])
    const form = formOf({ 'b.xlsx': broken }, { ward: 'files' })
    expect((await post(form, { query: '', key })).status).toBe(404)
  })
})
