// What the stand-in relies on in the library. When the package changes, this says what to look at.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRequirementSets } from './host/requirement-sets.make.node.ts'
import { REQUIREMENT_SETS } from './host/requirement-sets.ts'
import { createHost } from './index.ts'
import { loadOfficeInVm, officeFolder, openWorkbook } from './node.ts'

const file = (name: string): string => readFileSync(join(officeFolder(), name), 'utf8')

test('the library is the version the stand-in was made for', () => {
  const { version } = JSON.parse(readFileSync(join(officeFolder(), '../package.json'), 'utf8'))
  expect(
    version,
    'another @microsoft/office-js: run the stand-in tests, check docs/excel-stand-in.md, then change this',
  ).toBe('1.1.110')
})

test('it takes no notice of mergeUndoGroup yet, as docs/excel-checklist.md says', () => {
  expect(file('excel-win32-16.01.js')).not.toContain('mergeUndoGroup')
})

describe('the protocol in the files that are served', () => {
  const digests = Object.fromEntries(
    ['office.js', 'excel-win32-16.01.js', 'excel-web-16.00.js'].map((name) => [
      name,
      createHash('sha256').update(file(name)).digest('hex').slice(0, 16),
    ]),
  )

  test('their contents are those of the version', () => {
    expect(digests).toEqual({
      'office.js': 'f259e3047218ef0b',
      'excel-win32-16.01.js': 'ba15219657ad550f',
      'excel-web-16.00.js': '01117ef878d9dce5',
    })
  })

  test.each([
    ['office.js', ['GetHostInfo', 'hostInfoValue', '_host_Info']],
    [
      'excel-win32-16.01.js',
      [
        'GetSupportedMatrix',
        'RegisterEvent',
        '_ReferenceId',
        '_KeepReference',
        '_ValidateArraySize',
      ],
    ],
    [
      'excel-web-16.00.js',
      [
        'ContextActivationManager_getAppContextAsync',
        'executeMethod',
        '_conversationId',
        'ArrayData',
      ],
    ],
  ])('%s still speaks of what the routes answer', (name, words) => {
    const text = file(name)
    for (const word of words) expect(text.includes(word), word).toBe(true)
  })
})

test('a request has the shape the host reads, and asks for what the host answers', async () => {
  const host = createHost({ workbook: openWorkbook({ sheets: [{ name: '予算', rows: [[1]] }] }) })
  const { Excel, loaded } = await loadOfficeInVm({ host })
  expect(loaded).toEqual([
    'excel-win32-16.01.js',
    'ja-jp/office_strings.js',
    'telemetry/oteljs_agave.js',
  ])
  const bodies: { Actions: object[]; ObjectPaths: object; AutoKeepReference: boolean }[] = []
  const execute = host.execute
  Object.assign(host, {
    execute: (body: string, flags: number) => {
      bodies.push(JSON.parse(body))
      return execute(body, flags)
    },
  })
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('予算').getRange('A1')
    range.load('values,format/fill/color')
    range.format.font.bold = true
    await context.sync()
  })
  const request = bodies.find((body) => body.Actions.some((one) => 'QueryInfo' in one))
  const kinds = request?.Actions.map((action) => {
    const { ActionType, Name } = action as { ActionType: number; Name: string }
    return `${ActionType} ${Name}`.trim()
  })
  expect(kinds).toEqual(KINDS)
  expect(Object.values(request?.ObjectPaths ?? {}).map(pathOf)).toEqual(PATHS)
})

/** Instantiate (1) each path before its use, keep the range (3), query it (2), set a property (4). */
const KINDS = ['1', '1', '1', '1', '3 _KeepReference', '1', '2', '1', '1', '4 Bold']
/** Root (1), property (4), indexer (5), method (3). */
const PATHS = ['1', '4 Worksheets', '5', '3 GetRange', '4 Format', '4 Font']

const pathOf = (path: { ObjectPathType: number; Name: string }): string =>
  `${path.ObjectPathType} ${path.Name}`.trim()

test('requirement sets are those of the type package', () => {
  expect(readRequirementSets(Object.keys(REQUIREMENT_SETS))).toEqual(REQUIREMENT_SETS)
})
