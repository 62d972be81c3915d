// The page without Excel in a browser: built as it ships, opened from disk or from a host.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { vi } from 'vitest'
import { launchChromium } from './chromium.ts'

export interface SentFile {
  name: string
  bytes: Uint8Array
}

export interface CheckPages {
  /** Of the built files. */
  folder: string
  browser: Browser
  open(options?: OpenOptions): Promise<OpenCheck>
  stop(): Promise<void>
}

export interface OpenOptions {
  /** Without it the one file from disk, in a browser without a network. */
  address?: string
  language?: 'ja' | 'en'
  theme?: 'light' | 'dark'
  width?: number
}

export interface OpenCheck {
  page: Page
  /** What the page threw or logged as an error. */
  faults: string[]
  /** Addresses of everything that was asked for. */
  requests: string[]
  choose(...files: SentFile[]): Promise<void>
  /** Chooses files and waits for the figures. */
  check(...files: SentFile[]): Promise<void>
  share(): Promise<string>
  /** Of the report that is shown. */
  digest(): Promise<string>
  cell(address: string): Promise<string | null>
  /** Types into a cell as a person does. */
  type(address: string, entry: string): Promise<void>
}

export async function buildCheckPages(): Promise<CheckPages> {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-check-'))
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    configFile: fileURLToPath(new URL('../../addin/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
  vi.unstubAllEnvs()
  const browser = await launchChromium()
  return {
    folder,
    browser,
    open: (options = {}) => openCheck(browser, folder, options),
    async stop() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openCheck(
  browser: Browser,
  folder: string,
  { address, language = 'ja', theme = 'light', width = 1280 }: OpenOptions,
): Promise<OpenCheck> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    reducedMotion: 'reduce',
    offline: address === undefined,
  })
  const page = await context.newPage()
  const faults: string[] = []
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(address ?? pathToFileURL(join(folder, 'check-offline.html')).href)
  await page.locator('.welcome').waitFor()
  const choose = (...files: SentFile[]): Promise<void> =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles(
        files.map(({ name, bytes }) => ({
          ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) },
        })),
      )
  const go = async (cell: string): Promise<void> => {
    await page.fill('.name-box', cell)
    await page.press('.name-box', 'Enter')
  }
  return {
    page,
    faults,
    requests,
    choose,
    async check(...files) {
      await choose(...files)
      await page.locator('.card.share').waitFor({ state: 'attached' })
      await page.locator('.button.is-large[aria-disabled=false]').waitFor({ state: 'attached' })
    },
    share: async () =>
      /[\d.]+(?=%)/.exec((await page.locator('.share-line').textContent()) ?? '')?.[0] ?? '',
    digest: async () =>
      (await page.locator('.share-foot [title]').last().getAttribute('title')) ?? '',
    async cell(address) {
      await go(address)
      return page.inputValue('.content-box')
    },
    async type(address, entry) {
      await go(address)
      await page.locator('.grid').focus()
      await page.keyboard.type(entry)
      await page.keyboard.press('Enter')
    },
  }
}
