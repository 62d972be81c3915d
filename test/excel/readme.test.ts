// The example of this folder's README, and that the folder can be taken as it stands.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { imports, sources } from '../house/files.ts'
import { diffFingerprints, fingerprint } from './index.ts'
import { openExcel } from './test-excel.ts'

test('writes one cell and nothing else', async () => {
  const sheet = { name: 'Sheet1', rows: [[1], [2], [null]], formulas: { A3: '=SUM(A1:A2)' } }
  const { Excel, host } = await openExcel(sheet)
  const before = fingerprint(host.workbook)
  await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('Sheet1').getRange('A1')
    cell.values = [[40]]
    await context.sync()
  })
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([
    'sheet/Sheet1/cells A1: 1 → 40',
    expect.stringMatching(/^sheet\/Sheet1\/cells A3: .*42/),
  ])
})

test('the example is the one of the README', () => {
  const own = readFileSync('test/excel/readme.test.ts', 'utf8')
  const [, shown = ''] =
    /(test\('writes one cell[^`]*)```/.exec(readFileSync('test/excel/README.md', 'utf8')) ?? []
  expect(shown).not.toBe('')
  expect(own).toContain(shown)
})

test('nothing here but its tests uses anything of the rest', () => {
  const folder = sources.filter(
    (path) => path.startsWith('test/excel/') && !path.endsWith('.test.ts'),
  )
  const outside = folder.flatMap((path) =>
    imports(path)
      .filter((to) => /^(shared|addin|worker|test)\//.test(to) && !to.startsWith('test/excel/'))
      .map((to) => `${path} imports ${to}`),
  )
  expect(outside).toEqual([])
})
