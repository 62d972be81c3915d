// The preview in a browser, as a person uses it, for the end-to-end tests.
import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { InspectedCell, Inspector } from '../preview/inspect.ts'
import type { SampleName } from '../preview/samples.ts'
import type { Session } from '../preview/session.ts'

declare global {
  interface Window {
    haneiInspect: Inspector
    haneiPreview: Session
  }
}

export interface OpenPreview {
  page: Page
  pane: FrameLocator
  /** Faults of the page and the pane: what they threw or logged as errors. */
  faults: string[]
  /** Types an entry into a cell of the grid and presses Enter. */
  type: (cell: string, entry: string) => Promise<void>
  cells: (sheet: string, address: string) => Promise<InspectedCell[][]>
  sheets: () => Promise<string[]>
  remember: (name: string) => Promise<string>
  difference: (name: string) => Promise<string[]>
  syncs: () => Promise<number>
  /** Resolves when pane and host have been quiet for a moment. */
  settled: () => Promise<void>
  /** Closes the pane's page and opens it anew over the same host. */
  reopenPane: () => Promise<void>
  close: () => Promise<void>
}

export interface PreviewOptions {
  sample: SampleName
  language?: 'ja' | 'en'
  theme?: 'light' | 'dark'
  /** Width of the pane in pixels. */
  paneWidth?: number
  /** Device pixels of a pixel, for sharper pictures. */
  scale?: number
}

export const openPreview = async (
  browser: Browser,
  address: string,
  options: PreviewOptions,
): Promise<OpenPreview> => {
  const { sample, language = 'ja', theme = 'light', paneWidth = 380, scale = 1 } = options
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    deviceScaleFactor: scale,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  const query = new URLSearchParams({ sample, language, theme, pane: String(paneWidth) })
  await page.goto(`${address}?${query}`)
  const pane = page.frameLocator('.pane-page')
  await pane.locator('[role=tabpanel]').waitFor()
  // The plan that the ward has published is chosen by the pane itself.
  await pane.locator('select option:checked', { hasText: 'suminoe' }).waitFor({ state: 'attached' })
  return {
    page,
    pane,
    faults,
    type: async (cell, entry) => {
      await page.fill('.name-box', cell)
      await page.press('.name-box', 'Enter')
      await page.keyboard.type(entry)
      await page.keyboard.press('Enter')
    },
    cells: (sheet, area) =>
      page.evaluate(([name, of]) => window.haneiInspect.cells(name, of), [sheet, area] as const),
    sheets: () => page.evaluate(() => window.haneiInspect.sheets()),
    remember: (name) => page.evaluate((of) => window.haneiInspect.remember(of), name),
    difference: (name) => page.evaluate((of) => window.haneiInspect.difference(of), name),
    syncs: () => page.evaluate(() => window.haneiInspect.counters().syncs),
    settled: async () => {
      let before = -1
      for (let quiet = 0; quiet < 4; ) {
        const now = await page.evaluate(() => window.haneiInspect.counters().syncs)
        quiet = now === before ? quiet + 1 : 0
        before = now
        await page.waitForTimeout(100)
      }
    },
    reopenPane: () => reopenPane(page, pane),
    close: () => context.close(),
  }
}

/** The pane closed and opened again, as far as its page knows; the workbook stays. */
export async function reopenPane(page: Page, pane: FrameLocator): Promise<void> {
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.pane-page')
    frame?.contentWindow?.location.reload()
  })
  await pane.locator('[role=tabpanel]').waitFor()
}
