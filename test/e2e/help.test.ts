// The help where the person is: from ？, a finding, a message and the manifest to the right place, with no other network.
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCAL_ADDRESS } from '../../addin/manifest.ts'
import { violations } from './axe.ts'
import { openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9571 })
})
afterAll(() => stack?.stop())

/** Requests to any other host than the Worker. */
function elsewhere(context: BrowserContext): string[] {
  const asked: string[] = []
  void context.route(
    (url) => url.origin !== stack.worker().address && url.protocol.startsWith('http'),
    (route) => {
      asked.push(route.request().url())
      return route.abort()
    },
  )
  return asked
}

test('？, 詳しく and a message lead to their place in the help', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sloppy' })
  const { pane, page } = preview
  const asked = elsewhere(page.context())
  const opened = async (press: () => Promise<void>): Promise<Page> => {
    const [popup] = await Promise.all([page.waitForEvent('popup'), press()])
    await popup.waitForLoadState()
    return popup
  }
  const help = await opened(() => pane.getByRole('link', { name: 'ヘルプを開く' }).click())
  expect(new URL(help.url()).pathname + new URL(help.url()).hash).toBe(
    '/help/ja/finance.html#validate',
  )
  await help.locator('#validate').filter({ visible: true }).waitFor()
  await pane.getByRole('button', { name: '検証', exact: true }).click()
  const finding = pane.locator('.finding[title="formulas/range-misses-rows"]').first()
  const rule = await opened(() => finding.getByRole('link', { name: '詳しく' }).click())
  expect(await rule.locator('h1').textContent()).toBe('合計の範囲から漏れた行')
  await page.evaluate(() => {
    window.haneiPreview.offline.value = true
  })
  await pane.getByRole('button', { name: 'もう一度検証' }).first().click()
  const message = pane.locator('.message a.help-link').first()
  const problem = await opened(() => message.click())
  expect(problem.url()).toMatch(/\/help\/ja\/problems\.html#offline$/)
  expect(await problem.locator('#offline').textContent()).toBe('接続できない')
  expect(asked).toEqual([])
  await preview.close()
})

test('the manifest’s links lead into the help', async () => {
  const manifest = readFileSync('manifest.xml', 'utf8')
  const links = [...manifest.matchAll(/"(https:[^"]*\/help[^"]*)"/g)].map(([, link = '']) => link)
  expect(links.length).toBe(3)
  for (const link of links) {
    const answer = await fetch(link.replace(LOCAL_ADDRESS, stack.worker().address))
    expect([answer.status, answer.redirected], link).toEqual([200, true])
    expect(await answer.text()).toMatch(/<main id="text">\n<h1/)
  }
})

describe('a page of the help', () => {
  test.each([
    ['ja/index', 'light', 320],
    ['ja/rules/structure/number-as-text', 'dark', 320],
    ['en/finance', 'light', 320],
    ['en/rules/index', 'dark', 400],
  ] as const)(
    '%s in %s at %i px has nothing for axe and nothing wider',
    async (path, scheme, width) => {
      const context = await stack.browser.newContext({
        ...{ colorScheme: scheme, viewport: { width, height: 800 }, bypassCSP: true },
      })
      const asked = elsewhere(context)
      const page = await context.newPage()
      await page.goto(`${stack.worker().address}/help/${path}.html`)
      expect(await violations(page)).toEqual([])
      const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await wider()).toBeLessThanOrEqual(0)
      expect(asked).toEqual([])
      await context.close()
    },
  )

  test('is found by the words a clerk types, under its own policy', async () => {
    const page = await stack.browser.newPage()
    const faults: string[] = []
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(`${stack.worker().address}/help/ja/words.html`)
    await page.getByRole('searchbox', { name: 'ヘルプを検索' }).fill('二重の除外')
    const hit = page.locator('#hits a').first()
    await expect.poll(() => hit.textContent()).toBe('二重の除外')
    await hit.click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('二重の除外')
    expect(faults).toEqual([])
    await page.close()
  })

  test('the leaflet prints on one page of A4', async () => {
    for (const language of ['ja', 'en']) {
      const page = await stack.browser.newPage()
      await page.goto(`${stack.worker().address}/help/${language}/leaflet.html`)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type \/Page\b/g)?.length, language).toBe(1)
      // 210 × 297 mm in points.
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[456][.\d]* 84[123]/)
      await page.close()
    }
  })
})
