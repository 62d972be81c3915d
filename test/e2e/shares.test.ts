// Every place of the pane that shows a share shows the state it is in beside it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useImaginedPane } from './imagined-pane.ts'

let page: Page
const pane = useImaginedPane()

interface Place {
  text: string
  /** Null: the share stands there without one. */
  standing: string | null
  green: boolean
}

const runs = [
  { scenario: 'sloppy', standing: 'provisional' },
  { scenario: 'provisional', standing: 'provisional' },
  { scenario: 'reference', standing: 'final' },
] as const

for (const lang of ['ja-JP', 'en-US']) {
  describe(`every share is shown with its state, ${lang}`, () => {
    test.each(runs)('$scenario', async ({ scenario, standing }) => {
      page = await pane.open(scenario, { lang })
      await page.locator('.button.is-large').click()
      await page.locator('.card.share').waitFor()
      const { share, places } = await everyPlace()
      expect(places.filter((one) => one.standing === null)).toEqual([])
      expect(places.length).toBeGreaterThan(8)
      const own = places.filter((one) => one.standing !== 'published' && one.text.includes(share))
      expect(own.length).toBeGreaterThan(6)
      expect(new Set(own.map((one) => one.standing))).toEqual(new Set([standing]))
      expect(own.some(({ green }) => green)).toBe(standing === 'final')
    })
    test('after an edit nothing of the final run looks settled any more', async () => {
      page = await pane.open('reference', { lang })
      await page.locator('.button.is-large').click()
      await page.locator('.card.share').waitFor()
      await page.evaluate(() => {
        const { port } = window as unknown as { port: { change(change: object): void } }
        port.change({ sheet: '予算', address: 'D9', by: 'user', shifts: false })
      })
      await page.locator('.card.share.is-outdated').waitFor()
      for (const tab of ['validation', 'totals']) {
        await page.locator(`#tab-${tab}`).click()
        const found = await places('50.7')
        expect(found.length).toBeGreaterThan(0)
        expect(new Set(found.map((one) => one.standing))).toEqual(new Set(['outdated']))
        expect(found.some(({ green }) => green)).toBe(false)
      }
    })
  })
}

/** Through all screens with all that opens opened. */
async function everyPlace(): Promise<{ share: string; places: Place[] }> {
  const share = (await page.locator('.card.share .share-text').getAttribute('data-share')) ?? ''
  const found = await places(share)
  await page.locator('#tab-totals').click()
  await openAll()
  found.push(...(await places(share)))
  await page.locator('.card .button.is-primary').click()
  await page.locator('.preview, .notes').first().waitFor()
  await openAll()
  found.push(...(await places(share)))
  await page.locator('#tab-validation').click()
  await page.locator('.button.is-large').click()
  await expect.poll(() => pane.imagined().api().runs.length).toBe(2)
  await page.locator('#tab-history').click()
  await page.locator('.run').nth(1).waitFor()
  for (const at of [0, 1]) await page.locator('.run .checkbox').nth(at).check()
  await page
    .locator('.run')
    .getByRole('button', { name: /証明書を確かめる|Verify the receipt/ })
    .first()
    .click()
  await page.locator('.message dl').waitFor()
  found.push(...(await places(share)))
  await page.locator('.compare-bar .button').click()
  await page.locator('.versus').waitFor()
  found.push(...(await places(share)))
  await page.locator('#tab-settings').click()
  await openAll()
  found.push(...(await places(share)))
  return { share, places: found }
}

async function openAll(): Promise<void> {
  const closed = page.locator('main [aria-expanded=false]')
  for (let n = 0; n < 60 && (await closed.count()) > 0; n++) await closed.first().click()
}

/** Texts and accessible names with the share or any other percentage of one or more decimals. */
const places = (share: string): Promise<Place[]> =>
  page.evaluate((value) => {
    const told = /確定|暫定|Final|Provisional|final|provisional/
    const shows = (text: string): boolean =>
      /\d\.\d+\s*[%％]/.test(text) || (value !== '' && text.split(/[^\d.]/).includes(value))
    const of = (element: Element, text: string) => {
      const box = element.closest<HTMLElement>('[data-standing]')
      const beside = element.closest('.finding')?.querySelector<HTMLElement>('[data-standing]')
      const standing =
        box?.dataset.standing ??
        beside?.dataset.standing ??
        (told.test(text) ? (/確定|[Ff]inal/.test(text) ? 'final' : 'provisional') : null)
      const [red = 0, green = 0, blue = 0] = getComputedStyle(element).color.match(/\d+/g) ?? []
      return {
        text: text.trim().slice(0, 80),
        standing,
        green: Number(green) > Number(red) + 30 && Number(green) > Number(blue) + 20,
      }
    }
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element && shows(node.textContent ?? '')) found.push(of(element, node.textContent ?? ''))
    }
    for (const element of document.querySelectorAll('[aria-label], [title]')) {
      const name = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''
      if (shows(name)) found.push(of(element, name))
    }
    return found
  }, share)
