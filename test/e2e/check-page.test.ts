// The page without Excel: from disk with the network cut, and from a host; the pane over its own sheet.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differingResults } from '../../shared/calculation/index.ts'
import { digestOf } from '../../shared/digest/index.ts'
import { readCsv, readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy, type Report } from '../../shared/schema/index.ts'
import { assessSheets, chooseSheets, type WorkbookSheet } from '../../shared/workbook/index.ts'
import { realShaped, refusedShapes } from '../fixtures/real-shaped/index.ts'
import { referenceSnapshot } from '../fixtures/reference.ts'
import { sectionsWorkbook } from '../fixtures/sections.ts'
import { sloppySnapshot } from '../fixtures/sloppy.ts'
import { workbookFile } from '../fixtures/workbook-file.ts'
import { violations } from './axe.ts'
import { buildCheckPages, type CheckPages, type OpenCheck } from './check-page.ts'
import { freePort } from './free-port.ts'
import { type HostProcess, startHostProcess } from './host.ts'

const reference = { name: '予算見込.xlsx', bytes: workbookFile([referenceSnapshot()]) }
const sloppy = { name: '予算_最終.xlsx', bytes: workbookFile([sloppySnapshot()]) }
const sections = { name: '全課.xlsx', bytes: workbookFile(sectionsWorkbook()) }

let pages: CheckPages
beforeAll(async () => {
  pages = await buildCheckPages()
})
afterAll(() => pages?.stop())

/** The report as every other door makes it of the same file. */
function reportOf(sheets: readonly WorkbookSheet[]): Report {
  const { input } = chooseSheets(sheets)
  const snapshots = 'snapshot' in input ? [input.snapshot] : input.snapshots
  const more = input.otherSheets ? { otherSheets: input.otherSheets } : {}
  return assessSheets(snapshots, null, defaultPolicy, more).report
}
function sheetsIn(bytes: Uint8Array): WorkbookSheet[] {
  const read = readXlsx(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.sheets
}

/** From disk; afterwards nothing was asked for but the file itself, and nothing went wrong. */
async function fromDisk(
  use: (opened: OpenCheck) => Promise<void>,
  options: Parameters<CheckPages['open']>[0] = {},
): Promise<void> {
  const opened = await pages.open(options)
  try {
    await use(opened)
    expect(opened.faults).toEqual([])
    expect(opened.requests.filter((url) => !/^(file|blob):/.test(url))).toEqual([])
    expect(opened.requests.filter((url) => url.startsWith('file:'))).toHaveLength(1)
  } finally {
    await opened.page.context().close()
  }
}

describe('one file from disk, without a network', () => {
  test('is one file of less than 700 KB', async () => {
    const { size } = await stat(join(pages.folder, 'check-offline.html'))
    expect(size).toBeLessThan(700 * 1024)
  })

  test('one file after another has the digest of every door', async () => {
    await fromDisk(async ({ check, digest, share }) => {
      for (const file of [reference, sloppy, sections]) {
        const report = reportOf(sheetsIn(file.bytes))
        await check(file)
        await expect.poll(digest).toBe(digestOf(report))
        expect(await share()).toBe(report.totals.share.value)
      }
    })
  })

  test('every finding is in the list, and its cell is gone to and marked', async () => {
    await fromDisk(async ({ page, check }) => {
      await check(sloppy)
      const report = reportOf(sheetsIn(sloppy.bytes))
      expect(await page.locator('.sheet-tab-count').textContent()).toBe(
        String(report.counts.error + report.counts.warning),
      )
      expect(await page.locator('.grid-cell.is-error').count()).toBeGreaterThan(0)
      const link = page.locator('.finding .cell').first()
      const cell = await link.textContent()
      await link.click()
      expect(await page.inputValue('.name-box')).toBe(cell?.split(':')[0])
      expect(await page.locator('.grid-cell.is-active').getAttribute('aria-label')).toContain(cell)
    })
  })

  test('a fix by a click changes the cell, its sums and the figures, and is taken back', async () => {
    await fromDisk(async ({ page, check, digest, cell }) => {
      await check(sloppy)
      const before = await digest()
      const item = page.locator('.finding', { hasText: 'D24' }).first()
      await item.locator('.fix').click()
      await item.getByRole('button', { name: 'この内容に直す' }).click()
      await expect.poll(digest).not.toBe(before)
      expect(await cell('D24')).toBe('-400')
      await page.getByRole('button', { name: '元に戻す' }).last().click()
      await expect.poll(digest).toBe(before)
      expect(await cell('D24')).toBe('△ 400')
    })
  })

  test('typing into a cell works out its sums and checks anew; Ctrl+Z takes it back', async () => {
    await fromDisk(async ({ page, check, share, cell }) => {
      await check(sections)
      const section = sectionsWorkbook().find(({ rows }) => rows.flat().includes('①'))!
      await page.locator('.sheet-tab', { hasText: section.sheet }).click()
      const row = section.rows.findIndex((cells) => cells.includes('①')) + 1
      const column = 'ABCDEFG'[section.rows[row - 1]!.indexOf('①')]
      const total = await share()
      await cell(`${column}${row}`)
      await page.fill('.content-box', 'なし')
      await page.press('.content-box', 'Enter')
      await expect.poll(share).not.toBe(total)
      expect(await cell(`${column}${row}`)).toBe('なし')
      await page.locator('.grid').focus()
      await page.keyboard.press('Control+z')
      await expect.poll(share).toBe(total)
      expect(await page.locator('.check-notices .message').count()).toBe(0)
    })
  })

  test('from the share to a cell in three clicks', async () => {
    await fromDisk(async ({ page, check }) => {
      await check(reference)
      await page.getByRole('button', { name: 'なぜ' }).first().click()
      await page
        .getByRole('button', { name: /反映区分①/ })
        .first()
        .click()
      const line = page.locator('.desk .cell').first()
      await line.waitFor()
      const cell = await line.textContent()
      await line.click()
      await expect.poll(() => page.inputValue('.name-box')).toBe(cell)
    })
  })

  test('the written workbook is downloaded: every formula comes to its figure, nothing else changed', async () => {
    await fromDisk(async ({ page, check, type, cell }) => {
      const file = {
        name: '見積.xlsx',
        bytes: realShaped['calc chain'] ?? Object.values(realShaped)[0]!,
      }
      await check(file)
      await type('C4', '1,300')
      expect(await cell('C8')).toBe('=SUM(C4:C7)')
      await page.locator('#tab-totals').click()
      await expect.poll(() => page.getByText('11,700千円').count()).toBeGreaterThan(0)
      await page.getByRole('button', { name: '作成する内容を確認' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('section[aria-labelledby=write-title] .button.is-primary').click(),
      ])
      expect(download.suggestedFilename()).toBe('見積_反映.xlsx')
      const bytes = new Uint8Array(await readFile(await download.path()))
      const sheets = sheetsIn(bytes).map(({ snapshot }) => snapshot)
      const own = new Set(['反映明細', '反映集計'])
      expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining([...own]))
      expect(differingResults(sheets, own)).toEqual([])
      expect(sheets[0]!.rows.flat()).toEqual(expect.arrayContaining([1_300, 11_700]))
      await page.locator('.sheet-tab', { hasText: '反映集計' }).click()
      expect(await cell('B5')).toMatch(/^=/)
      await expect.poll(() => page.locator('.message.is-danger').count()).toBe(0)
    })
  })

  test('a page for publishing is made', async () => {
    await fromDisk(async ({ page, check }) => {
      await check(reference)
      await page.locator('#tab-totals').click()
      await page.getByRole('button', { name: '作成', exact: true }).click()
      const preview = page.getByRole('region', { name: 'ページの内容' })
      await expect.poll(() => preview.textContent()).toContain('50.7%')
    })
  })

  test('CSV in Shift_JIS, and several of them as one budget', async () => {
    await fromDisk(async ({ page, check, digest, share }) => {
      const csv = await readFile(new URL('../fixtures/check-page/kikaku.csv', import.meta.url))
      const utf8 = new TextEncoder().encode(
        '具体的取組,金額(千円),反映区分\n見守り,3000,なし\n訓練,1000,②\n',
      )
      await check({ name: '企画課.csv', bytes: csv })
      const read = readCsv(csv, { name: '企画課' })
      expect(await digest()).toBe(digestOf(reportOf(read.ok ? read.sheets : [])))
      expect(await share()).toBe('40.0')
      await page
        .locator('input[type=file]')
        .nth(1)
        .setInputFiles({ name: '福祉課.csv', mimeType: 'text/csv', buffer: Buffer.from(utf8) })
      await expect.poll(() => page.locator('.sheet-tab').count()).toBe(2)
      await page.locator('.sheet-tab', { hasText: '福祉課' }).click()
      await expect.poll(() => page.locator('.grid').getAttribute('aria-readonly')).toBe('true')
      await expect.poll(share).toBe('33.3')
    })
  })

  test('files that are not read are refused in words', async () => {
    await fromDisk(async ({ page, choose }) => {
      for (const [bytes, words] of [
        [refusedShapes.encrypted!, 'パスワード'],
        [refusedShapes.macro!, 'マクロ'],
        [refusedShapes.oldFormat!, '.xls'],
        [Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), '開いて'],
      ] as const) {
        await choose({ name: 'だめ.xlsx', bytes })
        await expect.poll(() => page.locator('[role=alert]').textContent()).toContain(words)
        expect(await page.locator('.welcome').count()).toBe(1)
      }
    })
  })

  test('100,000 rows: a page of them is drawn, wherever it stands', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `取組${i},${i % 900},①`)
    const bytes = new TextEncoder().encode(`具体的取組,金額(千円),反映区分\n${lines.join('\n')}\n`)
    await fromDisk(async ({ page, check }) => {
      await check({ name: '大.csv', bytes })
      await page.locator('.grid').focus()
      await page.keyboard.press('Control+End')
      await expect.poll(() => page.locator('[id=cell-100001-0]').textContent()).toBe('取組99999')
      expect(await page.locator('.grid-row').count()).toBeLessThan(80)
      await page.keyboard.press('Control+Home')
      await expect.poll(() => page.locator('[id=cell-1-0]').textContent()).toBe('具体的取組')
    })
  })

  test.each([
    [{ width: 320, language: 'ja', theme: 'dark' }],
    [{ width: 1280, language: 'en', theme: 'light' }],
  ] as const)('axe finds nothing and nothing sticks out: %o', async (options) => {
    await fromDisk(async ({ page, check }) => {
      expect(await violations(page)).toEqual([])
      await check(sloppy)
      if (options.width === 320) {
        expect(await violations(page)).toEqual([])
        await page.locator('.part-tab').first().click()
      }
      await page.locator('.grid').focus()
      await page.keyboard.press('ArrowDown')
      expect(await violations(page)).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(options.width)
    }, options)
  })

  test('says what needs a server', async () => {
    await fromDisk(async ({ page, check }) => {
      await check(reference)
      expect(await page.locator('a[href*=help]').count()).toBe(0)
      await page.locator('#tab-settings').click()
      await expect
        .poll(() => page.locator('section[aria-labelledby=connection-title]').textContent())
        .toContain('サーバーが必要')
      await page.locator('#tab-history').click()
      await page.locator('[role=alert]', { hasText: 'サーバーが必要' }).waitFor()
    })
  })
})

describe('from a host', () => {
  let folder = ''
  let host: HostProcess
  let origin = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hanei-check-host-'))
    const port = await freePort()
    origin = `http://localhost:${port}`
    host = await startHostProcess({ folder, port, pane: pages.folder })
  })
  afterAll(async () => {
    await host?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('asks its own host for the page’s files alone, never the API nor Office.js', async () => {
    const opened = await pages.open({ address: `${origin}/check.html` })
    const { page, requests, faults, check, digest, type } = opened
    await check(sloppy)
    const before = await digest()
    await type('D8', '1790')
    await expect.poll(digest).not.toBe(before)
    await page.locator('#tab-settings').click()
    await page.locator('#tab-history').click()
    await page.getByRole('button', { name: '作成', exact: true }).count()
    expect(faults).toEqual([])
    const others = requests.filter((url) => !url.startsWith('blob:') && !url.startsWith(origin))
    expect(others).toEqual([])
    const paths = requests.flatMap((url) => (url.startsWith(origin) ? [new URL(url).pathname] : []))
    expect(paths.filter((path) => !/^\/(check\.html|worker-thread\.js|code\/)/.test(path))).toEqual(
      [],
    )
    await page.context().close()
  })

  test('hands out the one file to be kept', async () => {
    const answer = await fetch(`${origin}/check-offline.html`)
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    expect(await answer.text()).toContain("connect-src 'none'")
    const page = await fetch(`${origin}/check.html`)
    expect(page.headers.get('Content-Security-Policy')).toContain("connect-src 'self'")
  })
})
