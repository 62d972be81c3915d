// What the tests of signing in stand on: a tenant, a Worker that takes its tokens, a pane built with the sign-in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { type RunningWorker, startWorker } from '../../worker/serve.ts'
import { type Authority, startAuthority } from '../entra/authority.node.ts'
import { createBroker } from '../entra/broker.node.ts'
import { type AuthBridge, createAuthBridge } from '../excel/route-a/auth-bridge.ts'
import { buildPreview } from '../preview/build.ts'
import { publishReferencePlan } from '../preview/seed.ts'
import { launchChromium } from './chromium.ts'
import { reopenPane } from './preview.ts'

const tenant = '3f2c8a60-0d5b-4a8e-9d1f-5b7e6c1a2d34'
const clientId = '8b1d2c3e-4f50-4617-9283-a4b5c6d7e8f9'
const audience = '5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d'
const scope = `api://${audience}/access`
/** The tenant as the built pane knows it; nothing of the page ever asks this address. */
const knownAs = `https://login.microsoftonline.com/${tenant}`

/** Somebody of the ward's finance section, with that section's group. */
export const clerk = {
  oid: '0b6f3a5e-1111-4222-8333-944455556666',
  name: '財務 花子',
  account: 'hanako@suminoe.example.jp',
  groups: ['group-finance'],
}
export interface SignInStack {
  authority: Authority
  worker: RunningWorker
  /** What the Worker printed. */
  log: string[]
  open: (options?: OpenOptions) => Promise<SignInPage>
  /** JSON of the API, asked with the development key. */
  ask: <T>(path: string, body?: unknown) => Promise<T>
  stop: () => Promise<void>
}

export interface OpenOptions {
  /** false: an Excel without Nested App Authentication. */
  bridge?: boolean
  /** Whether Office may answer without asking; true when left out. */
  session?: boolean
  language?: 'ja' | 'en'
  theme?: 'light' | 'dark'
}

export interface SignInPage {
  page: Page
  pane: FrameLocator
  bridge: AuthBridge
  /** Addresses asked for by page, pane and worker thread. */
  asked: string[]
  /** Everything in the consoles. */
  said: string[]
  /** What the browser keeps: local and session storage, cookies, the names of databases. */
  kept: () => Promise<string>
  /** All that the workbook holds. */
  workbook: () => Promise<string>
  reopenPane: () => Promise<void>
  close: () => Promise<void>
}

export const startSignInStack = async ({ port }: { port: number }): Promise<SignInStack> => {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-sign-in-'))
  const log: string[] = []
  const redirectUri = `brk-multihub://localhost:${port}`
  const [authority, { assets, page: path }] = await Promise.all([
    startAuthority({
      ...{ tenant, clientId, audience, scope },
      redirectUris: [redirectUri],
      people: [clerk],
    }),
    buildPreview({
      folder: join(folder, 'preview'),
      settings: {
        HANEI_ENTRA_CLIENT_ID: clientId,
        HANEI_ENTRA_TENANT: tenant,
        HANEI_ENTRA_SCOPE: scope,
      },
    }),
  ])
  const role = (name: string) => ({ group: 'group-finance', ward: 'suminoe', role: name })
  const { issuer, jwksUri } = authority
  const worker = await startWorker({
    ...{ port, assets, persistTo: folder, handleSignals: false },
    settings: {
      HANEI_ENTRA: JSON.stringify({
        ...{ issuer, audience, jwksUri },
        groups: [role('read'), role('validate')],
      }),
    },
    log: (line) => log.push(line),
  })
  await publishReferencePlan(worker)
  const browser = await launchChromium()

  return {
    authority,
    worker,
    log,
    open: (options = {}) => {
      const { account } = clerk
      authority.lifetime = 3600
      authority.sessions.clear()
      if (options.session ?? true) authority.sessions.add(account)
      const bridge = createAuthBridge(createBroker({ authority, knownAs, redirectUri, account }))
      return openPage(browser, `${worker.address}${path}`, bridge, options)
    },
    ask: async <T>(path: string, body?: unknown) => {
      const answer = await fetch(`${worker.address}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${worker.key}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return (await answer.json()) as T
    },
    stop: async () => {
      await browser.close()
      await worker.stop()
      await authority.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const openPage = async (
  browser: Browser,
  address: string,
  bridge: AuthBridge,
  options: OpenOptions,
): Promise<SignInPage> => {
  const { language = 'ja', theme = 'light' } = options
  const context = await browser.newContext({
    viewport: { width: 900, height: 820 },
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
  })
  if (options.bridge ?? true) await context.exposeFunction('haneiHostAuth', bridge.answer)
  // A deployment hands out no development key.
  await context.route('**/local/session.json', (route) => route.fulfill({ status: 404 }))
  const page = await context.newPage()
  const asked: string[] = []
  const said: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  const query = new URLSearchParams({ sample: 'reference', language, theme, pane: '320' })
  await page.goto(`${address}?${query}`)
  const pane = page.frameLocator('.pane-page')
  await pane.locator('[role=tabpanel]').waitFor()
  return {
    ...{ page, pane, bridge, asked, said },
    kept: async () => {
      const inPage = await page.evaluate(async () =>
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          (await indexedDB.databases()).map(({ name }) => name),
          document.cookie,
        ]),
      )
      return `${inPage} ${JSON.stringify(await context.cookies())}`
    },
    workbook: () => page.evaluate(() => window.haneiInspect.contents()),
    reopenPane: () => reopenPane(page, pane),
    close: () => context.close(),
  }
}
