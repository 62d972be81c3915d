// GET /v1/validations/{id}/pack: what is in it, that it verifies, and that every altered byte is named.
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../shared/files/index.ts'
import { createZip } from '../../shared/files/xlsx-write/zip.ts'
import type { Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister } from '../../test/fixtures/register.ts'
import { sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { unzip } from '../pack/verifier/bytes.ts'
import { verifyPack } from '../pack/verifier/verify.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

/** A ward whose policy keeps sheets, its auditor, and a reviewed and signed run of the reference. */
async function reviewed(ward: string, more: object = { snapshot: referenceSnapshot() }) {
  const put = (json: unknown) => ({ method: 'PUT', json })
  await call(`/v1/policies/${ward}`, put({ storage: { keepSheet: true } }))
  const plan = { ...referencePlan(), ward, fiscalYear: 2026 }
  await call(`/v1/plans/${ward}/2026`, put(plan))
  const json = { plan: `${ward}/2026`, ...more }
  const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
  const auditor = (await makeKey([ward], ['read', 'review'])).key
  const add = async (body: object) =>
    jsonOf(await call(`/v1/validations/${id}/reviews`, { json: body, key: auditor }), 201)
  return {
    id,
    auditor,
    add,
    pack: async (lang = 'ja') => {
      const answer = await call(`/v1/validations/${id}/pack?lang=${lang}`, { key: auditor })
      expect(answer.status).toBe(200)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}
const bad = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await verifyPack(bytes)).filter(({ ok }) => ok !== true)

describe('the pack of a reviewed run', () => {
  it('holds everything, verifies, and is the same bytes again', async () => {
    const { add, pack } = await reviewed('aoba')
    const sample = { method: 'random', size: 5, seed: '7' }
    await add({ target: { kind: 'sample', sample }, state: 'drawn' })
    await add({ target: { kind: 'line', cell: 'D6' }, state: 'seen', reason: '証憑と一致' })
    await add({ target: { kind: 'run' }, state: 'signed' })
    const bytes = await pack()
    expect(await bad(bytes)).toEqual([])
    expect(await pack()).toEqual(bytes)
    const parts = await unzip(bytes)
    expect([...parts.keys()]).toEqual([
      ...['verify.html', 'cover.html', 'cover.xlsx', 'standards.html', 'report.json', 'lines.csv'],
      'cells.json',
      ...['plan.json', 'policy.json', 'receipt.txt', 'keys.json', 'audit.json', 'reviews.json'],
      ...['samples.json', 'manifest.json', 'manifest.jws'],
    ])
    const cover = new TextDecoder().decode(parts.get('cover.html'))
    for (const text of ['50.7%', '証憑と一致', '乱数の種 7', '監査調書', '検証した人と同じ名前'])
      expect(cover).toContain(text)
    const workbook = readXlsx(parts.get('cover.xlsx') ?? new Uint8Array())
    if (!workbook.ok) throw new Error(workbook.problem.message.en)
    expect(workbook.sheets[0]?.snapshot.rows.flat()).toContain('50.7%')
    expect(new TextDecoder().decode((await unzip(await pack('en'))).get('cover.html'))).toContain(
      'Audit working paper',
    )
  })

  it('names each part of which a byte is changed, taken away or added', async () => {
    const { add, pack } = await reviewed('kita')
    await add({ target: { kind: 'line', cell: 'D6' }, state: 'seen' })
    const parts = await unzip(await pack())
    for (const name of parts.keys()) {
      const altered = new Map<string, Uint8Array>(parts)
      const content = (parts.get(name) ?? new Uint8Array()).slice()
      const at = Math.floor(content.length / 2)
      content[at] = (content[at] ?? 0) ^ 1
      altered.set(name, content)
      const found = await bad(createZip(altered) as Uint8Array<ArrayBuffer>)
      const named = name === 'manifest.json' ? /^manifest/ : new RegExp(`^${name}$`)
      expect(
        found.some(({ part, ok }) => ok === false && named.test(part)),
        name,
      ).toBe(true)
      altered.delete(name)
      const missing = await bad(createZip(altered) as Uint8Array<ArrayBuffer>)
      expect(
        missing.some(({ part, ok }) => ok === false && named.test(part)),
        name,
      ).toBe(true)
    }
    const more = createZip(new Map([...parts, ['extra.txt', new Uint8Array([1])]]))
    expect(await bad(more as Uint8Array<ArrayBuffer>)).toEqual([
      { part: 'extra.txt', ok: false, code: 'not-in-manifest' },
    ])
  })

  it('of several sheets, and of one whose cells are not kept: it says so', async () => {
    const several = await reviewed('naka', { snapshots: sectionsWorkbook() })
    expect(await bad(await several.pack())).toEqual([])
    const register = await reviewed('higashi', {
      ...{ snapshot: referenceSnapshot(), registers: [cleanRegister()] },
    })
    const bytes = await register.pack()
    expect(await bad(bytes)).toEqual([])
    const parts = await unzip(bytes)
    expect(new TextDecoder().decode(parts.get('opinions.json'))).toContain('防犯カメラ')
    expect(new TextDecoder().decode(parts.get('cover.html'))).toContain('区政会議の意見')
    const json = { snapshot: referenceSnapshot(), ward: 'nowhere' }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    const answer = await call(`/v1/validations/${id}/pack`)
    expect(await bad(new Uint8Array(await answer.arrayBuffer()))).toEqual([
      { part: 'cells.json', ok: null, code: 'cells-not-kept' },
    ])
  })

  it('holds the audit rows of entries that are carried from an earlier run', async () => {
    const { id, auditor, add, pack } = await reviewed('minami')
    await add({ target: { kind: 'line', cell: 'D6' }, state: 'seen' })
    expect(await bad(await pack())).toEqual([])
    const json = { snapshot: referenceSnapshot(), plan: 'minami/2026' }
    const next = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    expect(next.id).not.toBe(id)
    const answer = await call(`/v1/validations/${next.id}/pack`, { key: auditor })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(await bad(bytes)).toEqual([])
    const reviews = new TextDecoder().decode((await unzip(bytes)).get('reviews.json'))
    expect(reviews).toContain('"carried": true')
  })

  it('403 without the role', async () => {
    const { id } = await reviewed('nishi')
    const clerk = (await makeKey(['nishi'], ['read', 'validate', 'admin'])).key
    await jsonOf(await call(`/v1/validations/${id}/pack`, { key: clerk }), 403)
  })
})
