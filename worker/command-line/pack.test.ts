// `hanei pack` and what `hanei verify` says of a pack: whole, altered, made to fit, no pack at all.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, useFolder } from './testing.ts'

const file = useFolder()
const reference = () => file('budget.json', JSON.stringify(referenceSnapshot()))
const plan = () => file('plan.json', JSON.stringify(referencePlan()))

describe('pack', () => {
  const made = async (...more: string[]) => {
    const output = file('pack.zip')
    const asked = ['pack', reference(), '--plan', plan(), '-o', output, ...more]
    const called = await call(asked)
    return { ...called, output, bytes: readFileSync(output) }
  }

  it('holds the check, the same bytes each time, and says that nobody signed it', async () => {
    const { status, output, bytes } = await made('--lang', 'ja')
    expect(status).toBe(0)
    expect((await made('--lang', 'ja')).bytes).toEqual(bytes)
    const parts = unzipSync(bytes)
    expect(Object.keys(parts)).toEqual([
      ...['verify.html', 'cover.html', 'cover.xlsx', 'standards.html', 'report.json', 'lines.csv'],
      ...['cells.json', 'plan.json', 'policy.json', 'manifest.json'],
    ])
    const checked = await call(['check', reference(), '--plan', plan(), '-f', 'json'])
    const [result] = JSON.parse(checked.out).files
    expect(JSON.parse(strFromU8(parts['report.json']!))).toEqual(result.report)
    const cover = strFromU8(parts['cover.html']!)
    for (const text of ['50.7%', result.digest, '署名なし']) expect(cover).toContain(text)
    const verified = await call(['verify', output, '--lang', 'ja'])
    expect([verified.status, verified.out]).toEqual([0, expect.stringContaining('署名のない調書')])
    expect(verified.out).not.toContain('×')
    const { checked: items } = JSON.parse((await call(['verify', output, '-f', 'json'])).out)
    expect(items.filter(({ ok }: { ok: boolean | null }) => ok !== true)).toEqual([
      { part: 'manifest.json', ok: null, code: 'unsigned' },
    ])
  })

  it('is found altered wherever it was, and is no signed one by what is put in or taken out', async () => {
    const { bytes } = await made()
    const parts = unzipSync(bytes)
    const verified = async (changed: Record<string, Uint8Array>) => {
      const { status, out } = await call(['verify', file('x.zip', zipSync(changed)), '-f', 'json'])
      return {
        status,
        codes: JSON.parse(out).checked.flatMap((one: { ok: boolean | null; code: string }) =>
          one.ok === false ? one.code : [],
        ),
      }
    }
    for (const name of Object.keys(parts).filter((one) => one !== 'manifest.json'))
      expect(
        await verified({ ...parts, [name]: strToU8(`${strFromU8(parts[name]!)} `) }),
      ).toMatchObject({
        status: 1,
        codes: expect.arrayContaining(['altered']),
      })
    // With a list that was made to fit: what the parts say of each other still tells.
    const cells = JSON.parse(strFromU8(parts['cells.json']!))
    cells.rows[5][3] += 1
    const other = strToU8(JSON.stringify(cells))
    const manifest = JSON.parse(strFromU8(parts['manifest.json']!))
    const entry = manifest.parts.find(({ name }: { name: string }) => name === 'cells.json')
    entry.bytes = other.length
    entry.sha256 = createHash('sha256').update(other).digest('hex')
    const fitted = {
      ...parts,
      'cells.json': other,
      'manifest.json': strToU8(JSON.stringify(manifest)),
    }
    expect(await verified(fitted)).toEqual({ status: 1, codes: ['cells-of-report'] })
    expect((await verified({ ...parts, 'receipt.txt': strToU8('x') })).codes).toContain(
      'not-signed',
    )
    const named = strToU8(
      strFromU8(parts['manifest.json']!).replace('"run": null', '"run": "01JZ"'),
    )
    expect((await verified({ ...parts, 'manifest.json': named })).codes).toContain('not-signed')
  })

  it('that is no pack, or unfolds without end, is refused in words', async () => {
    const none = await call(['verify', file('none.zip', zipSync({ 'a.txt': strToU8('a') }))])
    expect([none.status, none.out]).toEqual([1, expect.stringContaining('manifest.json')])
    const bomb = zipSync({ 'manifest.json': new Uint8Array(8 * 1024 * 1024) })
    expect(await call(['verify', file('bomb.zip', bomb)])).toMatchObject({
      status: 2,
      error: expect.stringContaining('compressed beyond'),
    })
  })
})
