// The pane over an imagined workbook and server, in a real browser, behind headers as strict as the Worker's.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { referencePlan } from '../fixtures/reference.ts'
import { createFakeApi, type FakeApi } from '../preview-fake/fake-api.ts'
import { launchChromium } from './chromium.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}
/** As strict as the Worker's: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:"

export interface OpenOptions {
  lang?: string
  theme?: string
  width?: number
  store?: object
}

export interface ImaginedPane {
  /** What is served; more may be built into it. */
  folder: string
  origin: string
  browser: Browser
  /** Of the server since the last `renew`. */
  api: () => FakeApi
  renew: () => Promise<void>
  /** @param problems is given what goes wrong in the page */
  open: (scenario: string, problems: string[], options?: OpenOptions) => Promise<Page>
  stop: () => Promise<void>
}

export async function startImaginedPane(): Promise<ImaginedPane> {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-pane-'))
  const configFile = fileURLToPath(new URL('../preview-fake/vite.config.ts', import.meta.url))
  await build({ configFile, build: { outDir: folder } })
  let api = await newApi()
  let origin = ''
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', origin)
      const answer = await (/^\/(v1|local|\.well-known)\//.test(url.pathname)
        ? api.handle(requestOf(url, request, Buffer.concat(chunks)))
        : fileAt(folder, url.pathname))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const browser = await launchChromium()
  return {
    folder,
    origin,
    browser,
    api: () => api,
    async renew() {
      api = await newApi()
    },
    async open(scenario, problems, options = {}) {
      const { lang = 'ja-JP', theme = 'light', width = 320, store = {} } = options
      const page = await browser.newPage({ viewport: { width, height: 720 } })
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) problems.push(message.text())
      })
      const query = new URLSearchParams({ scenario, lang, theme, store: JSON.stringify(store) })
      await page.goto(`${origin}/?${query}`)
      await page.getByRole('tablist').waitFor()
      await expect.poll(() => page.locator('main').textContent()).toMatch(/./)
      return page
    },
    async stop() {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const newApi = (): Promise<FakeApi> => createFakeApi({ 'suminoe/2026': referencePlan() })

function requestOf(url: URL, { method = 'GET', headers }: IncomingMessage, body: Buffer): Request {
  const sent = new Headers()
  for (const name of ['authorization', 'content-encoding', 'content-type', 'idempotency-key']) {
    const value = headers[name]
    if (typeof value === 'string') sent.set(name, value)
  }
  const rest = body.length > 0 ? { body: new Uint8Array(body) } : {}
  return new Request(url, { method, headers: sent, ...rest })
}

async function fileAt(folder: string, path: string): Promise<Response> {
  const name = path === '/' ? '/index.html' : path
  const body = await readFile(join(folder, name)).catch(() => null)
  if (body === null) return new Response(null, { status: 404 })
  const type = types[extname(name)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Security-Policy': policy },
  })
}

/** One imagined pane for a file's tests: each begins afresh, and ends with its page closed and no problem told. */
export function useImaginedPane() {
  let imagined: ImaginedPane
  let page: Page | undefined
  let problems: string[] = []
  beforeAll(async () => {
    imagined = await startImaginedPane()
  })
  afterAll(() => imagined?.stop())
  beforeEach(async () => {
    await imagined.renew()
    problems = []
  })
  afterEach(async () => {
    await page?.close()
    expect(problems).toEqual([])
  })
  return {
    imagined: () => imagined,
    async open(scenario: string, options: OpenOptions = {}): Promise<Page> {
      page = await imagined.open(scenario, problems, options)
      return page
    },
  }
}
