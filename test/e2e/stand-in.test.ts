// The stand-in in a real browser: both routes, the library unchanged, a tiny pane of our own.
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootstrapScript } from '../excel/route-a/bootstrap.ts'
import type { ExcelPage } from '../excel/route-b/page.ts'
import {
  type Answer,
  officeFile,
  type Served,
  serve,
  serveExcelPage,
} from '../excel/route-b/serve.node.ts'
import type { WorkbookDescription } from '../excel/workbook/description.ts'
import { launchChromium } from './chromium.ts'

declare global {
  interface Window {
    excel: ExcelPage
  }
}

const pane = (bootstrap: string): string => `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>pane</title>
${bootstrap && `<script>${bootstrap}</script>`}
<script src="/office/office.js"></script>
<script>
  window.heard = []
  Office.onReady((info) => { window.ready = info })
</script></html>`

const files =
  (bootstrap: string) =>
  (path: string): Answer =>
    path === '/pane.html'
      ? { type: 'text/html; charset=utf-8', body: pane(bootstrap) }
      : officeFile(path)

const book: WorkbookDescription = {
  name: '予算書.xlsx',
  sheets: [
    {
      name: '予算',
      rows: [
        ['取組', '金額'],
        ['防災リーダーの育成', 1200],
        ['避難所の備蓄', 3400],
      ],
      formulas: { B4: '=SUM(B2:B3)' },
    },
  ],
}

let browser: Browser
const served: Served[] = []

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  for (const one of served) await one.close()
})

const paneOf = async (page: Page): Promise<Frame> => {
  await page.waitForSelector('iframe')
  const handle = await page.$('iframe')
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('no pane')
  await frame.waitForFunction('window.ready')
  return frame
}

/** Reads, writes, hears the user, and runs a command: the same through either route. */
const exercise = async (page: Page, platform: string) => {
  const frame = await paneOf(page)
  expect(await frame.evaluate('window.ready')).toMatchObject({ host: 'Excel', platform })
  const read = await frame.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const used = sheet.getUsedRange(true)
      used.load('address,values')
      sheet.onChanged.add(async (event) => {
        ;(window as unknown as { heard: string[] }).heard.push(`${event.address} ${event.source}`)
      })
      await context.sync()
      sheet.getRange('B2').values = [[2200]]
      const sum = sheet.getRange('B4')
      sum.load('values')
      await context.sync()
      return [used.address, used.values[3], sum.values]
    }),
  )
  expect(read).toEqual(['予算!A1:B4', ['', 4600], [[5600]]])
  await page.evaluate(() => window.excel.host?.userEdit('予算', 'B3', [['3,500']]))
  await frame.waitForFunction('window.heard.length === 2')
  expect(await frame.evaluate('window.heard')).toEqual(['B2 Local', 'B3 Local'])
  await frame.evaluate(() => {
    Office.actions.associate('mark', (event: Office.AddinCommands.Event) => {
      ;(window as unknown as { heard: string[] }).heard.push(`command ${event.source.id}`)
      event.completed()
    })
  })
  await page.evaluate(() => window.excel.host?.runCommand('mark', 'Hanei.Mark'))
  expect(await frame.evaluate('window.heard.at(-1)')).toBe('command Hanei.Mark')
  await frame.evaluate(
    () =>
      new Promise((resolve) => {
        Office.context.document.settings.set('columns', { amount: 'B' })
        Office.context.document.settings.saveAsync(resolve)
      }),
  )
  const settings = await page.evaluate(() => window.excel.host?.readSettings())
  expect(settings).toEqual([['columns', '{"amount":"B"}']])
  const missing = await frame.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem('ない').load('name')
      await context.sync()
    }).catch((error: { code: string }) => error.code),
  )
  expect(missing).toBe('ItemNotFound')
}

test('Excel on the web: the unchanged pane framed over https', async () => {
  const parent = await serveExcelPage()
  const panes = await serve(files(''))
  served.push(parent, panes)
  const page = await browser.newPage({ ignoreHTTPSErrors: true })
  await page.goto(parent.origin)
  await page.waitForFunction('window.excel')
  await page.evaluate(([description, paneUrl]) => window.excel.open(description, { paneUrl }), [
    book,
    `${panes.origin}/pane.html`,
  ] as const)
  await exercise(page, 'OfficeOnline')
  await page.close()
})

test('desktop Excel: the pane framed on the same origin over plain http', async () => {
  const parent = await serveExcelPage({ secure: false, more: files(bootstrapScript()) })
  served.push(parent)
  const page = await browser.newPage()
  await page.goto(parent.origin)
  await page.waitForFunction('window.excel')
  await page.evaluate(
    ([description, paneUrl]) => window.excel.open(description, { paneUrl, route: 'native' }),
    [book, `${parent.origin}/pane.html`] as const,
  )
  await exercise(page, 'PC')
  await page.close()
})
