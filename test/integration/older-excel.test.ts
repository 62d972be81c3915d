// Older Excels: everything above ExcelApi 1.9 is done without, and says so where it matters.
import { expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { findings } from './findings.ts'
import { openPort, prepare, take } from './open.ts'

test.each(['1.9', '1.14', '1.17'])(
  'ExcelApi %s: read, write, mark, listen, revert',
  async (level) => {
    const { port, host } = await openPort(referenceDescription(), {
      requirementSets: { ExcelApi: level },
      timeout: 20_000,
    })
    const before = fingerprint(host.workbook)
    expect(port.apiLevel()).toBe(level)
    const heard: string[] = []
    const stop = take(await port.onChange(({ address, by }) => heard.push(`${by} ${address}`)))
    const targets = [{ sheet: '予算', cell: 'I3', figure: 'share' as const }]
    expect(take(await port.writeBack(await prepare(port, { targets })))).toEqual({
      differences: [],
      outside: [],
    })
    take(await port.mark([{ sheet: '予算', findings: findings }]))
    take(await port.clearMarks())
    take(await port.revert())
    await host.settled()
    expect(heard).toEqual([])
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 600))
    host.userEdit('予算', 'A1', [['別の題']])
    host.coauthorEdit('予算', 'A2', [['x']])
    await host.settled()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(heard).toEqual(['user A1', 'coauthor A2'])
    stop()
  },
  60_000,
)

test('a target in a merged cell is refused where Excel can tell', async () => {
  const description = referenceDescription()
  description.sheets.push({ name: '表紙', rows: [['題']], merges: ['B2:C3'] })
  const { port, host } = await openPort(description, { timeout: 20_000 })
  const before = fingerprint(host.workbook)
  const inside = await prepare(port, { targets: [{ sheet: '表紙', cell: 'C3', figure: 'share' }] })
  expect(await port.writeBack(inside)).toMatchObject({
    ok: false,
    problem: { code: 'mergedTarget', cells: ['表紙!C3'] },
  })
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  const corner = await prepare(port, { targets: [{ sheet: '表紙', cell: 'B2', figure: 'share' }] })
  take(await port.writeBack(corner))
}, 60_000)
