// The pane in a real browser over an imagined workbook: its states, keyboard, both languages, both themes, narrow, accessible.
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { violations } from './axe.ts'
import { type ImaginedPane, type OpenOptions, startImaginedPane } from './imagined-pane.ts'

let imagined: ImaginedPane
let page: Page
let problems: string[] = []

beforeAll(async () => {
  imagined = await startImaginedPane()
  // As it ships: under the tests' own NODE_ENV the libraries' checks for developers stay in (5 KB).
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    configFile: fileURLToPath(new URL('../../addin/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: join(imagined.folder, 'shipped'), emptyOutDir: true },
  })
  vi.unstubAllEnvs()
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

async function open(scenario: string, options: OpenOptions = {}): Promise<void> {
  page = await imagined.open(scenario, problems, options)
}

async function validate(): Promise<void> {
  await page.locator('.button.is-large').click()
  await page.locator('.card.share').waitFor()
}

describe('検証', () => {
  test('comes to 50.7%, attested, with its findings counted and announced', async () => {
    await open('reference')
    await expect
      .poll(() => page.getByLabel('計画').locator('option:checked').textContent())
      .toContain('令和8年度')
    await validate()
    await expect.poll(() => shareShown()).toBe('50.7')
    await expect.poll(() => page.locator('.card.share').textContent()).toContain('証明済み')
    await expect.poll(() => page.locator('.card.share .share-standing').textContent()).toBe('確定')
    await expect.poll(() => page.locator('.card.share').textContent()).toContain('153,589千円')
    await expect.poll(() => page.locator('[aria-live]').textContent()).toContain('50.7パーセント')
  })
  test('with the server away shows the same report as 未証明 and says why', async () => {
    await open('reference')
    await page.getByLabel('計画').waitFor()
    await expect
      .poll(() => imagined.api().requests.some((one) => one.path.startsWith('/v1/plans')))
      .toBe(true)
    await page.route('**/v1/**', (route) => route.abort())
    imagined.api().failWith = 503
    await validate()
    await expect.poll(() => shareShown()).toBe('50.7')
    await expect.poll(() => page.locator('.card.share').textContent()).toContain('未証明')
    await expect
      .poll(() => page.locator('.card.share [role=alert]').textContent())
      .toContain('サーバー')
  })
  test('shows progress and a cancel after half a second, and cancelling leaves nothing', async () => {
    await open('slow')
    await page.locator('.button.is-large').click()
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
    await page.getByRole('progressbar').waitFor()
    await page.getByRole('button', { name: '中止' }).click()
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.card.share').count()).toBe(0)
  })
  test('a problem of Excel says what happened, what is safe and what to do', async () => {
    await open('problem')
    await page.locator('.button.is-large').click()
    const alert = page.getByRole('alert')
    await expect.poll(() => alert.textContent()).toContain('シートは変わっていません')
    await alert.getByRole('button', { name: 'もう一度' }).waitFor()
  })
  test('a fix shows before and after and is applied only on consent', async () => {
    await open('sloppy')
    await validate()
    const applied = () =>
      page.evaluate(
        () =>
          (window as unknown as { port: { calls: { name: string }[] } }).port.calls.filter(
            (call) => call.name === 'applyEdits',
          ).length,
      )
    const item = page.locator('.finding', { has: page.locator('.fix') }).first()
    await item.locator('.fix').click()
    await item.locator('del').first().waitFor()
    await item.locator('ins').first().waitFor()
    expect(await applied()).toBe(0)
    await item.getByRole('button', { name: 'この内容に直す' }).click()
    await expect.poll(applied).toBe(1)
  })
  test('a row that may be a sum is read as chosen, and the choice can be taken back', async () => {
    await open('unnamedSum', { width: 320 })
    await validate()
    const total = () => page.locator('.card.share').textContent()
    const press = (name: string) =>
      page.locator('.finding').getByRole('button', { name }).press('Enter')
    await expect.poll(total).toContain('23,963千円')
    await page.locator('.finding', { hasText: 'くらしの安全' }).waitFor()
    await press('明細として扱う')
    await expect.poll(total).toContain('47,926千円')
    await page.locator('.finding', { hasText: '選択のとおり明細として扱い' }).waitFor()
    // The server attests the reading that was chosen, and the workbook keeps the choice.
    await expect.poll(total).toContain('証明済み')
    const saved = await page.evaluate(() =>
      (window as unknown as { port: { calls: { name: string; args: unknown[] }[] } }).port.calls
        .filter((call) => call.name === 'saveMapping')
        .map((call) => call.args[1]),
    )
    expect(saved).toEqual([{ rows: [{ cell: 'B5', name: 'くらしの安全', as: 'item' }] }])
    expect(await violations(page)).toEqual([])
    await press('選択を取り消す')
    await expect.poll(total).toContain('23,963千円')
    await press('合計として扱う')
    await page.locator('.finding', { hasText: '選択のとおり合計として扱い' }).waitFor()
    await expect.poll(total).toContain('23,963千円')
  })
  test('on several sheets a row is read as chosen too, by its sheet', async () => {
    await open('unnamedSums', { width: 320 })
    await validate()
    const total = () => page.locator('.card.share').textContent()
    const item = page.locator('.finding', { hasText: "'防災 1'!B5" })
    await expect.poll(total).toContain('47,926千円')
    await item.getByRole('button', { name: '明細として扱う' }).press('Enter')
    await expect.poll(total).toContain('71,889千円')
    await page.locator('.finding', { hasText: '選択のとおり明細として扱い' }).waitFor()
    await expect.poll(total).toContain('証明済み')
    const saved = await page.evaluate(() =>
      (window as unknown as { port: { calls: { name: string; args: unknown[] }[] } }).port.calls
        .filter((call) => call.name === 'saveMapping')
        .map((call) => call.args),
    )
    const row = { cell: 'B5', name: 'くらしの安全', as: 'item' }
    expect(saved).toEqual([['防災 1', { rows: [row] }]])
  })
  test('a thousand findings stay light: a page at a time, filtered by words, stepped through', async () => {
    await open('thousand')
    await validate()
    // Not one mark is known: that, and no base of 0, is why there is no share.
    await page.getByText('反映区分の付いた明細がありません').waitFor()
    const shown = await page.locator('.finding').count()
    expect(shown).toBeGreaterThan(10)
    expect(shown).toBeLessThan(100)
    await page.getByRole('searchbox').fill('F700')
    await expect.poll(() => page.locator('.finding').count()).toBeLessThan(5)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: '次の指摘へ' }).click()
    await page.locator('.finding.is-current').waitFor()
  })
  test('an edit makes the result stale, by whom, and one tap makes it current', async () => {
    await open('reference')
    await validate()
    await page.evaluate(() => {
      const { port } = window as unknown as { port: { change(change: object): void } }
      port.change({ sheet: '予算', address: 'D9', by: 'coauthor', shifts: false })
    })
    await page.getByText('共同編集者の編集').waitFor()
    await page.getByRole('button', { name: '再検証', exact: true }).click()
    await page.getByText('共同編集者の編集').waitFor({ state: 'detached' })
  })
  test('a corrected column is remembered in the workbook and used', async () => {
    await open('reference')
    await validate()
    await page.getByRole('button', { name: /表の読み取り/ }).click()
    await page.getByLabel('「備考」の列の内容').selectOption('department')
    await page.getByRole('button', { name: '訂正して再検証' }).click()
    await page.getByRole('button', { name: /表の読み取り/ }).waitFor()
    const saved = await page.evaluate(() =>
      (
        window as unknown as { port: { calls: { name: string; args: unknown[] }[] } }
      ).port.calls.find((call) => call.name === 'saveMapping'),
    )
    expect(saved?.args[1]).toMatchObject({ columns: { G: 'department' } })
  })
})

describe('the keyboard alone', () => {
  test('validates, steps through findings jumping to their cells, and changes places', async () => {
    await open('sloppy')
    await page.locator('body').press('Tab')
    await expect.poll(() => focused()).toBe('検証')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focused()).toBe('集計')
    await page.keyboard.press('Home')
    for (let n = 0; n < 6 && !(await focused()).startsWith('検証'); n++)
      await page.keyboard.press('Tab')
    const start = page.locator('.button.is-primary', { hasText: '検証' })
    const isReached = () => start.evaluate((button) => button === document.activeElement)
    for (let n = 0; n < 6 && !(await isReached()); n++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.card.share').waitFor()
    await page.locator('.finding').first().focus()
    await page.keyboard.press('ArrowDown')
    const current = page.locator('.finding.is-current')
    await current.waitFor()
    await expect.poll(() => current.getAttribute('data-at')).toBe('1')
    const jumps = await page.evaluate(
      () =>
        (window as unknown as { port: { calls: { name: string }[] } }).port.calls.filter(
          (call) => call.name === 'jumpTo',
        ).length,
    )
    expect(jumps).toBe(1)
  })
})

describe('集計, 履歴, 設定', () => {
  test('the write-back is shown before it is written and can be reverted after', async () => {
    await open('reference')
    await validate()
    await page.getByRole('tab', { name: '集計' }).click()
    await page.getByRole('button', { name: '作成する内容を確認' }).click()
    await page.getByText(/反映集計!A1/).waitFor()
    await page.getByRole('button', { name: '集計シートを作成', exact: true }).click()
    await page.getByText('「予算」の集計シートを作成しました', { exact: true }).waitFor()
    await page.getByRole('button', { name: '元に戻す' }).click()
    await page.getByText('集計シートを作成する前の状態に戻しました').waitFor()
  })
  test('two runs are compared with the effect on the share, and a receipt is verified', async () => {
    await open('reference')
    await validate()
    await page.locator('.button.is-large').click()
    await expect.poll(() => imagined.api().runs.length).toBe(2)
    await page.getByRole('tab', { name: '履歴' }).click()
    await page.locator('.run').nth(1).waitFor()
    for (const at of [0, 1]) await page.locator('.run .checkbox').nth(at).check()
    await page.getByRole('button', { name: '比較', exact: true }).click()
    await page.locator('.versus-points').waitFor()
    await expect.poll(() => page.locator('.versus-points').textContent()).toBe('+1.30 ポイント')
    await page.getByRole('button', { name: '閉じる' }).click()
    await page
      .getByRole('button', { name: /証明書を確かめる/ })
      .first()
      .click()
    await page.getByText('証明書は本物です（サーバーで確認）').waitFor()
  })
  test('no two elements have one id, also in parts drawn later', async () => {
    await open('sloppy')
    await validate()
    await page.getByLabel('計画').selectOption(':open')
    for (const place of ['検証', '集計', '履歴', '設定']) {
      await page.getByRole('tab', { name: place }).click()
      const closed = page.locator('main [aria-expanded=false]')
      for (let n = 0; n < 60 && (await closed.count()) > 0; n++) await closed.first().click()
      await expect.poll(() => closed.count()).toBe(0)
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
      expect(ids.length).toBeGreaterThan(6)
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
      const named = await page
        .locator('[aria-labelledby], [aria-describedby], [for]')
        .evaluateAll((all) =>
          all.flatMap((one) =>
            ['aria-labelledby', 'aria-describedby', 'for'].flatMap(
              (name) => one.getAttribute(name)?.split(' ') ?? [],
            ),
          ),
        )
      expect(named.filter((id) => !ids.includes(id))).toEqual([])
    }
  })
  test('the language changes at once', async () => {
    await open('reference')
    await page.getByRole('tab', { name: '設定' }).click()
    await page.getByLabel('言語').selectOption('en')
    await page.getByRole('tab', { name: 'Settings' }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  })
})

describe('the shipped page', () => {
  let elsewhere: string[] = []
  beforeEach(() => {
    elsewhere = []
  })
  const waitsForever = 'Office = { onReady: () => new Promise(() => {}) }'
  const shipped = async (options: {
    host: boolean
    officeJs: string | null
    language?: string
  }): Promise<void> => {
    page = await imagined.browser.newPage({
      viewport: { width: 320, height: 720 },
      locale: 'ja-JP',
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(imagined.origin)) elsewhere.push(request.url())
    })
    await page.clock.install()
    await page.route(/appsforoffice\.microsoft\.com/, (route) =>
      options.officeJs === null
        ? route.abort()
        : route.fulfill({ contentType: 'text/javascript', body: options.officeJs }),
    )
    const { host, language = 'ja-jp' } = options
    const hint = host ? `?_host_Info=Excel$Win32$16.01$${language}$$$$0` : ''
    await page.goto(`${imagined.origin}/shipped/taskpane.html${hint}`)
  }
  test('outside a host says to open it in Excel and asks Microsoft for nothing', async () => {
    await shipped({ host: false, officeJs: null })
    await page.getByRole('heading', { name: 'Excelで開いてください' }).waitFor()
    expect(elsewhere.filter((url) => url.startsWith('http'))).toEqual([])
    expect(await violations(page)).toEqual([])
  })
  test('says so when Office.js cannot be loaded', async () => {
    await shipped({ host: true, officeJs: null })
    await page.getByRole('heading', { name: 'アドインを読み込めません' }).waitFor()
    expect(elsewhere).toHaveLength(1)
  })
  test('is in view before Excel answers, in the language that Excel’s address names', async () => {
    await shipped({ host: true, officeJs: waitsForever, language: 'en-US' })
    await page.getByRole('tab', { name: 'Settings' }).waitFor()
    await expect.poll(() => page.getByRole('tab').count()).toBe(4)
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    const start = page.locator('.button.is-large')
    await expect.poll(() => start.textContent()).toBe('Validate')
    await expect.poll(() => start.getAttribute('aria-disabled')).toBe('true')
    await start.click({ force: true })
    await page.getByText('Waiting for Excel').waitFor()
    await page.getByRole('tab', { name: 'Settings' }).click()
    await page.getByLabel('Language').selectOption('ja')
    await page.getByText('Excelの応答を待っています').waitFor()
    expect(await violations(page)).toEqual([])
  })
  test('shows the pane after all when Excel answers late', async () => {
    const officeJs = `Office = {
      onReady: () => new Promise((resolve) => { answer = resolve }),
      context: {
        displayLanguage: 'ja-JP', requirements: { isSetSupported: () => false }, officeTheme: {}
      },
    }`
    await shipped({ host: true, officeJs })
    await page.getByRole('tab', { name: '設定' }).waitFor()
    await expect.poll(() => page.evaluate('typeof answer')).toBe('function')
    await page.clock.fastForward(10_100)
    await page.getByRole('heading', { name: 'Excelの応答がありません' }).waitFor()
    await expect.poll(() => page.getByRole('tab').count()).toBe(0)
    await page.evaluate('answer()')
    await page.getByRole('tab', { name: '設定' }).waitFor()
    await expect
      .poll(() => page.getByRole('heading', { name: 'Excelの応答がありません' }).count())
      .toBe(0)
  })
  test('says something after ten seconds without an answer from Excel', async () => {
    await shipped({ host: true, officeJs: waitsForever })
    await page.getByText('Excelの応答を待っています').waitFor()
    await page.clock.fastForward(10_100)
    await page.getByRole('heading', { name: 'Excelの応答がありません' }).waitFor()
  })
  test('holds nothing of the sign-in library without an Entra application', async () => {
    const scripts = await readdir(join(imagined.folder, 'shipped/code'))
    expect(scripts.length).toBeGreaterThan(3)
    for (const name of scripts) {
      const text = await readFile(join(imagined.folder, 'shipped/code', name), 'utf8')
      expect(text, name).not.toMatch(/msal|NestedAppAuthRequest/i)
    }
  })
  test('has no inline script or style, and stays within 55 KB of script before its first paint', async () => {
    const html = await readFile(join(imagined.folder, 'shipped/taskpane.html'), 'utf8')
    expect(html).not.toMatch(/<style|<script(?![^>]*src=)|\son\w+=|\sstyle=/)
    const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)]
    const sizes = await Promise.all(scripts.map(([, path = '']) => gzippedWithImports(path)))
    const total = sizes.flat().reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(1_000)
    expect(total).toBeLessThan(55 * 1024)
  })
})

/** Sizes of a script and what it imports statically. */
async function gzippedWithImports(path: string, seen = new Set<string>()): Promise<number[]> {
  if (seen.has(path)) return []
  seen.add(path)
  const text = await readFile(join(imagined.folder, 'shipped', path), 'utf8')
  const imports = [...text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)]
  const deeper = await Promise.all(
    imports.map(([, to = '']) => gzippedWithImports(join(dirname(path), to), seen)),
  )
  return [gzipSync(text).length, ...deeper.flat()]
}

describe('a plan read from text', () => {
  const planText = [
    '経営課題1 安全・安心',
    '☆ 地域防災',
    '○ 訓練【算定見込額 1,000千円】①',
    '○ 備蓄',
    '564',
    '・会場費 500千円',
  ].join('\n')

  async function readPlan(lang = 'ja-JP'): Promise<void> {
    await open('reference', { lang })
    await page.locator('#tab-settings').click()
    await page.getByRole('button', { name: /文書から計画を読み取る|Read a plan/ }).click()
    await page.getByRole('textbox', { name: /運営方針の本文|Text of the plan/ }).fill(planText)
    await page.getByRole('button', { name: /^(読み取る|Read)$/ }).click()
    await page.locator('.plan-line').first().waitFor()
  }

  test('shows its lines with what was noticed, and takes corrections before it is used', async () => {
    await readPlan()
    const stored = page.locator('.plan-line.is-initiative', { hasText: '備蓄' })
    await expect.poll(() => stored.textContent()).toContain('金額の記載なし')
    const number = page.locator('.plan-line', { hasText: '金額かページ番号か分からない' })
    await number.waitFor()
    await page.getByRole('button', { name: '「備蓄」を直す' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    await stored.getByLabel('金額').fill('564')
    await stored.getByLabel('反映区分').fill('②')
    await page.keyboard.press('Tab')
    await expect.poll(() => stored.textContent()).not.toContain('記載がありません')
    await stored.getByRole('button', { name: '下に行を加える' }).click()
    const added = page.locator('.plan-line', { hasText: '追加した行' })
    await added.getByLabel('題名').fill('見守り')
    await added.getByLabel('金額').fill('-')
    await page.getByRole('button', { name: '「訓練」を直す' }).click()
    const drill = page.locator('.plan-line', { hasText: '訓練' })
    await drill.getByRole('button', { name: '使わない' }).click()
    await page.getByText('経営課題1件、戦略1件、具体的取組2件を読み取りました。').waitFor()
    await drill.getByRole('button', { name: '使う行に戻す' }).click()
    await page.getByText('経営課題1件、戦略1件、具体的取組3件を読み取りました。').waitFor()
    await page.getByRole('button', { name: 'この計画を使う' }).click()
    await page.getByText('この計画を使っています。').waitFor()
    await page.locator('.outline .disclosure-button').first().click()
    const outline = (await page.locator('.outline').textContent()) ?? ''
    for (const text of ['訓練1,000千円', '備蓄564千円', '見守り- 円'])
      expect(outline).toContain(text)
  })

  test.each(['ja-JP', 'en-US'])('is accessible and fits 320 px, %s', async (lang) => {
    await readPlan(lang)
    await page.getByRole('switch', { name: /使わない行|not used/ }).click()
    await page.locator('.plan-line button').nth(2).click()
    await expect.poll(() => overflow()).toBe(0)
    expect(await violations(page)).toEqual([])
  })
})

describe('every state is accessible and fits 320 px', () => {
  const looks = [
    { lang: 'ja-JP', theme: 'light' },
    { lang: 'en-US', theme: 'dark' },
  ]
  const states: [string, string, () => Promise<void>][] = [
    ['empty', 'reference', async () => undefined],
    ['no sheet', 'empty', async () => undefined],
    ['result', 'sloppy', validate],
    ['a thousand findings', 'thousand', validate],
    [
      'opened fixes and columns',
      'sloppy',
      async () => {
        await validate()
        await page.locator('.fix').first().click()
        await page.locator('.disclosure.is-card .disclosure-button').first().click()
      },
    ],
    [
      'problem',
      'problem',
      async () => {
        await page.locator('.button.is-large').click()
        await page.getByRole('alert').waitFor()
      },
    ],
    [
      'loading',
      'slow',
      async () => {
        await page.locator('.button.is-large').click()
        await page.getByRole('progressbar').waitFor()
      },
    ],
    [
      'totals',
      'reference',
      async () => {
        await validate()
        await page.locator('#tab-totals').click()
        for (const at of [0, 1]) await page.locator('.disclosure-button').nth(at).click()
        await page.locator('.tree .disclosure-button').first().click()
        await page.locator('.button.is-primary').click()
        await page.locator('.preview, .notes').first().waitFor()
      },
    ],
    [
      'history',
      'reference',
      async () => {
        await validate()
        await page.locator('#tab-history').click()
        await page.locator('.run').waitFor()
      },
    ],
    [
      'settings',
      'reference',
      async () => {
        await page.locator('#tab-settings').click()
        await page.locator('.disclosure-button').last().click()
      },
    ],
  ]
  for (const look of looks) {
    test.each(states)(`%s, ${look.lang} ${look.theme}`, async (_, scenario, act) => {
      await open(scenario, look)
      await act()
      await expect.poll(() => overflow()).toBe(0)
      expect(await violations(page)).toEqual([])
    })
  }
})

const shareShown = () => page.locator('.card.share .share-text').getAttribute('data-share')

const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

const overflow = (): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
