// `hanei check`: the same report as every other door, in each form of output.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { assess, reportDigest } from '../../shared/assess.ts'
import { toCsv } from '../../shared/files/index.ts'
import {
  defaultPolicy,
  policySchema,
  type Report,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { realShaped } from '../../test/fixtures/real-shaped/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { sloppySnapshot } from '../../test/fixtures/sloppy.ts'
import { call, useFolder } from './testing.ts'

const sarifSchema = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
)
const junitSchema = resolve(import.meta.dirname, '../../test/fixtures/junit.xsd')

const file = useFolder()
const reference = () => file('budget.json', JSON.stringify(referenceSnapshot()))
const plan = () => file('plan.json', JSON.stringify(referencePlan()))
const sloppy = () => file('sloppy.json', JSON.stringify(sloppySnapshot()))
const [anyBook = new Uint8Array()] = Object.values(realShaped)

interface JsonResult {
  file: string
  problem?: string
  digest: string
  report: Report
  unmet: { field: string }[]
}
const resultsOf = (out: string): JsonResult[] => JSON.parse(out).files

describe('a clean budget', () => {
  it('exits 0 with 50.7 % and the digest of every other door', async () => {
    const { status, out, error } = await call([
      'check',
      reference(),
      '--plan',
      plan(),
      '-f',
      'json',
    ])
    expect([status, error]).toEqual([0, ''])
    const [result] = resultsOf(out)
    expect(result?.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    const report = assess(referenceSnapshot(), referencePlan(), defaultPolicy)
    expect(result?.digest).toBe(reportDigest(report))
    expect(result?.report).toEqual(report)
  })

  it('is told in the language of the environment, or the one asked for', async () => {
    const asked = ['check', reference(), '--plan', plan()]
    expect((await call(asked, { LANG: 'ja_JP.UTF-8' })).out).toContain('反映割合 50.7% 確定')
    expect((await call(asked)).out).toContain('Share 50.7% Final')
    expect((await call([...asked, '--lang=ja'])).out).toContain('除いた経費 153,589千円')
  })
})

describe('findings', () => {
  it('exit 1, each with its cells and what to do', async () => {
    const { status, out } = await call(['check', sloppy(), '--lang', 'ja'])
    expect(status).toBe(1)
    expect(out).toContain('エラー')
    expect(out).toMatch(/[A-Z]+\d+ {2}.*\[amounts\//)
  })

  it('as SARIF, every finding at its cells', async () => {
    const { status, out } = await call(['check', sloppy(), '-f', 'sarif'])
    expect(status).toBe(1)
    const { runs } = JSON.parse(out)
    const report = assess(sloppySnapshot(), null, defaultPolicy)
    const cells = runs[0].results.map(
      (result: { locations: { logicalLocations?: { fullyQualifiedName: string }[] }[] }) =>
        result.locations[0]?.logicalLocations?.map((one) => one.fullyQualifiedName) ?? [],
    )
    expect(cells).toEqual(report.findings.map((finding) => finding.cells))
    const ids = runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(new Set(ids)).toEqual(new Set(report.findings.map(({ code }) => code)))
  })

  it('as JUnit, errors and warnings as failures', async () => {
    const { out } = await call(['check', sloppy(), reference(), '-f', 'junit'])
    const { counts } = assess(sloppySnapshot(), null, defaultPolicy)
    const [, suite = ''] = out.split('<testsuite ')
    expect(suite).toContain(`failures="${counts.error + counts.warning}"`)
    expect(suite.match(/<failure /g)).toHaveLength(counts.error + counts.warning)
  })

  it('as CSV, the figures; of several files each with its file', async () => {
    const one = await call(['check', reference(), '-f', 'csv'])
    expect(one.out).toMatch(/^\uFEFF項目,名称,値,単位\r\ntotal,区予算総額,284322000,円/)
    const two = await call(['check', reference(), sloppy(), '-f', 'csv'])
    expect(two.out).toContain('ファイル,項目,名称,値,単位')
    expect(two.out).toContain('sloppy.json,share,')
  })
})

describe('--expect', () => {
  const expecting = (what: string) =>
    call(['check', reference(), '--plan', plan(), '--expect', what, '-f', 'json'])

  it('met: exit 0, however the number is written', async () => {
    const { status, out } = await expecting('share=50.70,total=284322000,base=153589000,lines=15')
    expect(status).toBe(0)
    expect(resultsOf(out)[0]?.unmet).toEqual([])
  })

  it('not met: exit 1, with the difference and the line that explains it', async () => {
    // 予算!D6 holds 20,852千円.
    const { status, out } = await expecting(`total=${284_322_000 - 20_852_000}`)
    expect(status).toBe(1)
    expect(resultsOf(out)[0]?.unmet).toEqual([
      {
        field: 'total',
        expected: '263470000',
        found: '284322000',
        difference: 20_852_000,
        explanation: { cause: 'counted', cells: ['D6'] },
      },
    ])
    const { out: text } = await call([
      'check',
      reference(),
      '--plan',
      plan(),
      '--expect',
      'total=263470000',
      '--lang',
      'ja',
    ])
    expect(text).toContain('差はD6の金額と同じです')
  })

  it('an unknown figure is not met, and a malformed one a wrong call', async () => {
    expect(resultsOf((await expecting('shares=50.7')).out)[0]?.unmet).toEqual([
      { field: 'shares', expected: '50.7', found: null },
    ])
    const { status, error } = await expecting('share')
    expect(status).toBe(2)
    expect(error).toContain('name=value')
  })
})

describe('files', () => {
  it('that cannot be read are named, exit 2, and the others are checked all the same', async () => {
    const broken = file('broken.xlsx', 'not a workbook')
    const { status, out, error } = await call(['check', broken, reference(), file('none.csv')])
    expect(status).toBe(2)
    expect(out).toContain('Share 50.7%')
    expect(error).toContain('broken.xlsx: ')
    expect(error).toContain('none.csv does not exist.')
    expect(error).toContain('3 files: 0 with findings, 2 unreadable')
  })

  it('as .xlsx, CSV and JSON, several sheets as one budget', async () => {
    const book = await call(['check', file('book.xlsx', anyBook), '-f', 'json'])
    expect(resultsOf(book.out)[0]?.report.table).not.toBeNull()
    const csv = await call([
      'check',
      file('b.csv', '事業名,金額(千円),反映区分\nA,10,①\nB,10,なし\n'),
    ])
    expect(csv.out).toContain('Share 50.0%')
    const snapshots = JSON.stringify({ snapshots: sectionsWorkbook() })
    const sections = await call([
      'check',
      file('s.json', snapshots),
      '--plan',
      plan(),
      '-f',
      'json',
    ])
    expect(resultsOf(sections.out)[0]?.report.totals.share.value).toBe('50.7')
  })

  const sections = sectionsWorkbook().filter(({ sheet }) => SECTIONS.includes(sheet as '総務課'))
  const asCsv = ({ rows }: SheetSnapshot) => toCsv(rows.map((row) => [...row]))

  it('of several sections, together one budget', async () => {
    const paths = sections.map((sheet) => file(`${sheet.sheet}.csv`, asCsv(sheet)))
    const asked = ['check', ...paths, '--plan', plan(), '-f', 'json']
    const [result, ...others] = resultsOf((await call([...asked, '--together'])).out)
    expect(others).toEqual([])
    expect(result?.report.totals.share.value).toBe('50.7')
    expect(result?.report.sheets?.map(({ workbook }) => workbook)).toEqual(
      SECTIONS.map((section) => `${section}.csv`),
    )
    expect(resultsOf((await call(asked)).out)).toHaveLength(SECTIONS.length)
    const cells = sections.map((sheet) => file(`${sheet.sheet}.json`, JSON.stringify(sheet)))
    const ofCells = ['check', ...cells, '--plan', plan(), '-f', 'json', '--together']
    expect(resultsOf((await call(ofCells)).out)[0]?.report.totals.share.value).toBe('50.7')
  })

  it('as the body of a validation, with the plan, the policy and the totals it names', async () => {
    const policy = { share: { decimals: 3, rounding: 'truncate' } }
    const body = { snapshot: referenceSnapshot(), plan: referencePlan(), policy }
    const path = file('body.json', JSON.stringify({ ...body, expect: { total: 1 } }))
    const { status, out } = await call(['check', path, '-f', 'json'])
    const [result] = resultsOf(out)
    const held = assess(referenceSnapshot(), referencePlan(), policySchema.parse(policy))
    expect(result?.digest).toBe(reportDigest(held))
    expect([status, result?.unmet[0]?.field]).toEqual([1, 'total'])
    const other = file('plan.json', JSON.stringify({ ...referencePlan(), issues: [] }))
    const named = resultsOf((await call(['check', path, '--plan', other, '-f', 'json'])).out)
    expect(named[0]?.digest).not.toBe(result?.digest)
    const published = file('published.json', JSON.stringify({ ...body, plan: 'suminoe/2026' }))
    expect(await call(['check', published])).toMatchObject({
      status: 2,
      error: expect.stringContaining('"suminoe/2026" names a published plan. Name a file here.'),
    })
  })

  it('that are not of the contract say where', async () => {
    const { error } = await call(['check', file('x.json', '{"sheet":"S","rows":[["a"],[{}]]}')])
    expect(error).toMatch(/x\.json: \/rows\/1\/0 is not as the contract has it/)
    expect((await call(['check', file('y.json', '{"sheet":')])).error).toContain('not JSON')
  })
})

describe('schemas', () => {
  const hostile = () => {
    const rows = [
      ['事業名', '金額(千円)', '反映区分'],
      ['<a href="&">\u0000\u0001]]>', '1\ud800', '①'],
    ]
    return file("a&b<'> 予算.json", JSON.stringify({ sheet: 'S', rows }))
  }
  const asked = (format: string) => [
    ...['check', sloppy(), hostile(), file('none.csv'), reference()],
    ...['--expect', 'total=1', '-f', format],
  ]

  it('SARIF is of its schema, whatever the files are called and hold', async () => {
    // It uses nothing that draft 7 reads in another way.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(sarifSchema, 'utf8'))
    const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      schema,
    )
    valid(JSON.parse((await call(asked('sarif'))).out))
    expect(valid.errors).toBeNull()
    valid({ version: '2.1.0', runs: [{}] })
    expect(valid.errors).not.toBeNull()
  })

  it('JUnit is of its schema', async () => {
    const xsd = readFileSync(junitSchema, { encoding: 'utf8' })
    const errorsOf = async (contents: string) =>
      (
        await validateXML({
          xml: [{ fileName: 'junit.xml', contents }],
          schema: [xsd],
        })
      ).errors
    const { out } = await call(asked('junit'))
    expect(await errorsOf(out)).toEqual([])
    expect(out).toContain('a&amp;b&lt;')
    expect(await errorsOf(out.replace('<testcase', '<case'))).not.toEqual([])
  })
})
