// Signing in with Entra ID, for real but for the tenant: the built pane, Microsoft's library, the Worker in workerd.
import type { JWTPayload } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AuditPage, KeyCreated } from '../../shared/schema/index.ts'
import type { BridgeStatus, BrokerAnswer } from '../excel/route-a/auth-bridge.ts'
import { violations } from './axe.ts'
import {
  clerk,
  type OpenOptions,
  type SignInPage,
  type SignInStack,
  startSignInStack,
} from './sign-in.ts'

const libraryName = /\/code\/entra-[\w-]+\.js$/

let stack: SignInStack
let opened: SignInPage | null = null
beforeAll(async () => {
  stack = await startSignInStack({ port: 9740 })
})
afterAll(() => stack?.stop())
afterEach(async () => {
  await opened?.close()
  opened = null
})

describe('signing in', () => {
  test('from 設定, asked by Office, by keyboard alone: the validation is attested in the person’s name', async () => {
    const { pane, page, bridge, asked, said, kept, workbook } = await open({ session: false })
    let agree = (): void => undefined
    const agreed = new Promise<void>((resolve) => {
      agree = resolve
    })
    bridge.change = async (answer) => {
      if (answer.ok) await agreed
      return answer
    }
    await expect.poll(() => identity()).toBe('none')
    expect(asked.filter((address) => libraryName.test(address))).toEqual([])
    await button('Microsoftアカウントでサインイン').focus()
    await page.keyboard.press('Enter')
    await pane.getByRole('progressbar', { name: 'サインインしています' }).waitFor()
    await expect.poll(() => bridge.requests.at(-1)?.method).toBe('GetTokenPopup')
    await expect.poll(() => focused()).toBe('中止')
    agree()
    await signedIn()
    await expect.poll(() => focused()).toBe('サインアウト')
    await expect
      .poll(() => pane.locator('[aria-live]').textContent())
      .toBe('財務 花子 としてサインインしました。')
    await expect.poll(() => identity()).toBe('person')
    expect(asked.filter((address) => libraryName.test(address))).toHaveLength(1)
    expect(bridge.requests.map(({ method }) => method)).toEqual([
      'GetInitContext',
      'GetToken',
      'GetTokenPopup',
    ])
    expect(bridge.requests[2]?.params).toMatchObject({
      authority: expect.stringMatching(/^https:\/\/login\.microsoftonline\.com\/[\da-f-]{36}$/),
      scope: expect.stringMatching(/^api:\/\/[\da-f-]{36}\/access openid profile$/),
    })

    await validate('証明済み')
    await pane.getByText('このパソコンの計算と一致').waitFor({ state: 'attached' })
    const audit = await stack.ask<AuditPage>('/v1/audit')
    expect(audit.items[0]).toMatchObject({ actor: `entra:${clerk.oid}`, ward: 'suminoe' })

    await pane.getByRole('tab', { name: '集計' }).click()
    await press('作成する内容を確認')
    await press('集計シートを作成')
    await pane.getByText('「予算」の集計シートを作成しました', { exact: true }).waitFor()
    const token = await stack.authority.accessToken(clerk.account)
    const [head = ''] = token.split('.')
    const places = { kept: await kept(), workbook: await workbook(), said: said.join(' ') }
    for (const [name, text] of Object.entries({ ...places, log: stack.log.join(' ') })) {
      expect(text, name).not.toContain(head)
      expect(text, name).not.toContain(clerk.account)
    }
    expect(places.kept).toContain('"hanei.signIn":"on"')
    expect(/msal/i.test(places.kept)).toBe(false)
    expect(places.workbook).toContain('反映集計')
    expect(places.workbook).toContain(clerk.name)
    expect(stack.log.join(' ')).toContain(`entra:${clerk.oid}`)
    const elsewhere = asked.filter((address) => !address.startsWith(stack.worker.address))
    expect(elsewhere.filter((address) => !/^(blob|data):/.test(address))).toEqual([])
  })

  test('is silent where Office is signed in, again so in the next pane, and ends with サインアウト', async () => {
    const { pane, bridge, asked, reopenPane, kept } = await open()
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    expect(methods()).toEqual(['GetInitContext', 'GetToken'])
    await reopenPane()
    await settings()
    await signedIn()
    expect(methods()).not.toContain('GetTokenPopup')
    await press('サインアウト')
    await button('Microsoftアカウントでサインイン').waitFor()
    await expect.poll(() => identity()).toBe('none')
    expect(await kept()).not.toContain('hanei.signIn')
    await validate('サインインしていません')
    const before = bridge.requests.length
    const loaded = asked.length
    await reopenPane()
    await pane.locator('.button.is-large').waitFor()
    expect(bridge.requests.length).toBe(before)
    expect(asked.slice(loaded).filter((address) => libraryName.test(address))).toEqual([])
  })
})

describe('a token', () => {
  test('is replaced before it runs out, unnoticed, until Office ends the session: one press renews it', async () => {
    const { pane } = await open()
    stack.authority.lifetime = 4
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    const first = methods().length
    await expect.poll(() => methods().slice(first), { timeout: 8_000 }).toEqual(['GetToken'])
    await validate('証明済み')
    await settings()
    stack.authority.sessions.clear()
    stack.authority.lifetime = 3600
    await pane.getByRole('alert').filter({ hasText: '有効期限が切れました' }).waitFor()
    expect(methods()).not.toContain('GetTokenPopup')
    await press('もう一度サインイン')
    await pane.getByRole('alert').waitFor({ state: 'detached' })
    await signedIn()
    expect(methods().at(-1)).toBe('GetTokenPopup')
  })

  test('that the server refuses is replaced once, and the call made again', async () => {
    const { bridge } = await open()
    let spoilt = 1
    bridge.change = spoil(() => (spoilt-- > 0 ? { exp: ago(600) } : {}))
    await fillWard('')
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    const requests = bridge.requests.length
    await fillWard('suminoe')
    await validate('証明済み')
    expect(bridge.requests.slice(requests)).toMatchObject([
      { method: 'GetToken', params: { forceRefresh: true } },
    ])
  })

  test('that the server does not take is refused, and the pane says what to do', async () => {
    const wrong: [JWTPayload | 'foreign', RegExp][] = [
      [{ iss: 'https://login.microsoftonline.com/x/v2.0' }, /組織のアカウント/],
      [{ aud: 'api://another' }, /このサーバーあてのものではありません/],
      [{ exp: ago(600) }, /有効期限が切れました/],
      ['foreign', /受け付けませんでした/],
    ]
    const { bridge, said } = await open()
    for (const [claims, words] of wrong) {
      bridge.change = spoil(() => claims)
      await press('Microsoftアカウントでサインイン')
      await signedIn()
      const before = refusals()
      const card = await validate(words)
      expect(card).toContain('未証明')
      expect(card).toContain('50.7')
      expect(card).toMatch(/管理者向けHTTP 401 .*\([\w-]+\)/)
      // Once with each of two tokens, and never in a circle.
      await expect.poll(() => refusals() - before).toBe(2)
      await settings()
      await press('サインアウト')
    }
    expect(said.join(' ')).not.toContain('eyJ')
  })
})

describe('a person', () => {
  test('without a role there is told to look at the ward; without any, whom to ask', async () => {
    const { pane, bridge } = await open()
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    await pane.getByRole('tab', { name: '検証' }).click()
    const plan = pane.getByLabel('計画')
    await plan.locator('option:checked', { hasText: '住之江区' }).waitFor({ state: 'attached' })
    await plan.selectOption({ label: 'なし（シートだけを検証）' })
    await settings()
    await fillWard('kita')
    await validate(/未証明.*区のIDと計画の年度を確かめてください.*依頼/)
    await settings()
    await press('サインアウト')
    bridge.change = spoil(() => ({ groups: ['group-elsewhere'] }))
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    await validate(/未証明.*権限がありません.*管理者に依頼してください/)
  })

  test('with an API key too is told which of the two is used', async () => {
    const { kept, workbook, said } = await open()
    const { key, id } = await stack.ask<KeyCreated>('/v1/keys', {
      ...{ name: 'both', wards: ['suminoe'], roles: ['read', 'validate'] },
    })
    await opened?.pane.getByLabel('接続キー').fill(key)
    await opened?.pane.getByLabel('接続キー').blur()
    await expect.poll(() => identity()).toBe('apiKey')
    await press('Microsoftアカウントでサインイン')
    await signedIn()
    await expect.poll(() => identity()).toBe('person')
    await opened?.pane.getByText('サインインしている間は使わず').waitFor()
    await validate('証明済み')
    await expect.poll(actor).toBe(`entra:${clerk.oid}`)
    await settings()
    await press('サインアウト')
    await expect.poll(() => identity()).toBe('apiKey')
    await validate('証明済み')
    await expect.poll(actor).toBe(`key:${id}`)
    // A key is kept where the user put it, on this machine, and nowhere else.
    expect(await kept()).toContain(key)
    expect(await workbook()).not.toContain(key)
    expect(said.join(' ')).not.toContain(key)
    expect(stack.log.join(' ')).not.toContain(key)
  })
})

describe('without a sign-in the pane stays usable', () => {
  test('no library, cancelled, without a network, switched off, no bridge, a fault: each says so', async () => {
    const faults: [string, BridgeStatus, string][] = [
      ['GetTokenPopup', 'USER_CANCEL', '何も変わっていません'],
      ['GetToken', 'NO_NETWORK', 'ネットワークに接続できない'],
      ['GetToken', 'DISABLED', 'このExcelからはサインインできませんでした'],
      ['GetInitContext', 'NESTED_APP_AUTH_UNAVAILABLE', '接続キーを使うか'],
      ['GetTokenPopup', 'PERSISTENT_ERROR', '続くときは下の「管理者向け」'],
    ]
    const { pane, bridge, page } = await open({ session: false })
    await page.route(libraryName, (route) => route.abort())
    await press('Microsoftアカウントでサインイン')
    await pane.getByRole('alert').filter({ hasText: 'もう一度お試しください' }).waitFor()
    expect(bridge.requests).toEqual([])
    await page.unroute(libraryName)
    for (const [when, status, words] of faults) {
      bridge.instead = (method) => (method === when ? refused(method, status) : null)
      await press('Microsoftアカウントでサインイン')
      await pane.getByRole('alert').filter({ hasText: words }).waitFor()
      await expect.poll(() => focused()).toContain('サインイン')
    }
    await validate(/50\.7.*未証明/)
    await settings()
    bridge.instead = null

    // 中止 gives the wait up: what Office answers later counts for nothing.
    let answer = (): void => undefined
    bridge.change = (given) =>
      new Promise((resolve) => {
        answer = () => resolve(given)
      })
    const asked = methods().length
    await press('Microsoftアカウントでサインイン')
    await expect.poll(() => methods().length).toBeGreaterThan(asked)
    await press('中止')
    await pane.getByRole('alert').filter({ hasText: '中止しました' }).waitFor()
    bridge.change = null
    answer()
    await page.waitForTimeout(300)
    expect(methods().slice(asked)).not.toContain('GetTokenPopup')
    await expect.poll(() => identity()).toBe('none')
    await press('Microsoftアカウントでサインイン')
    await signedIn()
  })

  test('an older Excel offers the API key alone and loads no library', async () => {
    const { pane, asked } = await open({ bridge: false })
    await pane.getByText('このExcelではMicrosoftアカウントでのサインインを使えません').waitFor()
    await expect.poll(() => button('Microsoftアカウントでサインイン').count()).toBe(0)
    expect(asked.filter((address) => libraryName.test(address))).toEqual([])
  })
})

describe('every state is accessible and fits 320 px', () => {
  test.each<['ja' | 'en', 'light' | 'dark']>([
    ['ja', 'light'],
    ['en', 'dark'],
  ])('%s %s', async (language, theme) => {
    const { pane, page, bridge } = await open({ language, theme })
    const look = async (state: string): Promise<void> => {
      const folder = process.env.HANEI_PICTURES
      if (folder) {
        const part = state === 'refused' ? pane.getByRole('alert') : pane.locator('.sign-in')
        await part.evaluate((one) => one.scrollIntoView({ block: 'center' }))
        const path = `${folder}/sign-in-${state}-${language}-${theme}.png`
        await page.locator('.pane-page').screenshot({ path })
      }
      const frame = page.frames().find((one) => one.url().includes('preview-pane'))
      if (!frame) throw new Error('no pane')
      const over = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, state).toBeLessThanOrEqual(0)
      expect(await violations(frame, '[aria-labelledby=connection-title]'), state).toEqual([])
    }
    const tab = (at: number) => pane.getByRole('tab').nth(at).click()
    await look('out')
    let release = (): void => undefined
    bridge.change = (answer) =>
      new Promise((resolve) => {
        release = () => resolve(answer)
      })
    await pane.locator('.sign-in .button').click()
    await pane.getByRole('progressbar').waitFor()
    await look('working')
    await expect.poll(methods).toContain('GetToken')
    bridge.change = null
    release()
    await signedIn()
    await pane.locator('input[type=password]').fill('hanei_00000000_not-a-key')
    await pane.locator('input[type=password]').blur()
    await look('in')
    await tab(0)
    await pane.locator('.button.is-large').click()
    await pane.locator('.card.share').waitFor()
    await tab(3)
    await pane.locator('.who .button').click()
    bridge.change = spoil(() => ({ iss: 'https://login.microsoftonline.com/x/v2.0' }))
    await pane.locator('.sign-in .button').click()
    await signedIn()
    await pane.locator('.card').nth(1).locator('.button').last().click()
    await pane.getByRole('alert').waitFor()
    await look('refused')
    await pane.locator('.who .button').click()
    bridge.change = null
    bridge.instead = (method) =>
      method === 'GetInitContext' ? null : refused(method, 'NO_NETWORK')
    await pane.locator('.sign-in .button').click()
    await pane.getByRole('alert').waitFor()
    await look('offline')
  })
})

const current = (): SignInPage => {
  if (!opened) throw new Error('nothing is open')
  return opened
}

/** Opens the pane at 設定, with the ward filled in. */
const open = async (options: OpenOptions = {}): Promise<SignInPage> => {
  opened = await stack.open(options)
  await opened.pane.getByRole('tab').nth(3).click()
  await opened.pane.locator('input[placeholder=suminoe]').fill('suminoe')
  return opened
}

const settings = () => current().pane.getByRole('tab', { name: '設定' }).click()
const button = (name: string) => current().pane.getByRole('button', { name, exact: true })
const press = (name: string) => button(name).click()
const methods = () => current().bridge.requests.map(({ method }) => method)
const fillWard = (ward: string) => current().pane.getByLabel('区のID').fill(ward)
const signedIn = (name = clerk.name) =>
  current().pane.locator('.who-name', { hasText: name }).waitFor()
const identity = () => current().pane.locator('[data-identity]').getAttribute('data-identity')
const actor = async () => (await stack.ask<AuditPage>('/v1/audit')).items[0]?.actor

const focused = (): Promise<string> =>
  current()
    .pane.locator('body')
    .evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Validates and gives the text of the result, which must come to say something. */
const validate = async (words: string | RegExp): Promise<string> => {
  const { pane } = current()
  await pane.getByRole('tab', { name: '検証' }).click()
  await pane.locator('.button.is-large').click()
  const card = pane.locator('.card.share', { hasText: words })
  await card.waitFor({ timeout: 10_000 })
  return (await card.textContent()) ?? ''
}

/** Validations that the Worker has refused for want of a valid token. */
const refusals = (): number => stack.log.filter((line) => /"POST".*"status":401/.test(line)).length

const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds

/** Tokens with other claims, or of another signer, in place of the tenant's own. */
const spoil =
  (claims: () => JWTPayload | 'foreign') =>
  async (answer: BrokerAnswer): Promise<BrokerAnswer> => {
    if (!answer.ok) return answer
    const wrong = claims()
    const { authority } = stack
    const access_token =
      wrong === 'foreign'
        ? await authority.accessToken(clerk.account, {}, true)
        : await authority.accessToken(clerk.account, wrong)
    return { ...answer, token: { ...answer.token, access_token } }
  }

const refused = async (method: string, status: BridgeStatus): Promise<BrokerAnswer> => ({
  ...{ ok: false, status },
  ...(status === 'PERSISTENT_ERROR' ? { code: 'server_error', description: method } : {}),
})
