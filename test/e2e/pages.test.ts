// Pages made and drafts checked in the pane, in a real browser: both languages, narrow, by keyboard, accessible.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createDocument, renderDocument } from '../../shared/documents/index.ts'
import { readRegister } from '../../shared/opinions/index.ts'
import { publishedInput } from '../fixtures/published-page.ts'
import { cleanRegister } from '../fixtures/register.ts'
import { violations } from './axe.ts'
import { type OpenOptions, useImaginedPane } from './imagined-pane.ts'

let page: Page
const pane = useImaginedPane()

async function openTotals(options: OpenOptions = {}): Promise<void> {
  page = await pane.open('reference', options)
  await page.locator('.button.is-large').click()
  await page.locator('.card.share').waitFor()
  await page.locator('#tab-totals').click()
  await page.locator('#make-page-title').waitFor()
}
const draft =
  '経営課題2 大きな公共を担う活力ある地域社会づくり\n☆ 自律した地域運営の支援\n○ 地域課題の解決に向けた取組への支援【算定見込額 28,052千円】'

describe('公表ページの作成', () => {
  test('shows the page of the result, and copies and saves it', async () => {
    await openTotals()
    await page.getByRole('button', { name: '作成', exact: true }).click()
    const preview = page.getByRole('region', { name: 'ページの内容' })
    await expect.poll(() => preview.textContent()).toContain('【算定見込額 20,852千円】')
    await expect.poll(() => preview.textContent()).toContain('50.7%')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ファイルに保存' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('plan.html')
    await page.getByLabel('ページ', { exact: true }).selectOption('items')
    await page.getByLabel('形式').selectOption('csv')
    await page.getByRole('button', { name: '作成', exact: true }).click()
    await expect.poll(() => preview.textContent()).toContain('284,322')
    expect(await violations(page)).toEqual([])
  })
})

describe('突合', () => {
  test('says of a pasted draft what differs, what it should be, and where that stands', async () => {
    await openTotals()
    await page.getByLabel('原稿(文章を貼り付け、またはファイルをドロップ)').fill(draft)
    await page.getByRole('button', { name: '突合する' }).focus()
    await page.keyboard.press('Enter')
    const faults = page.getByRole('list', { name: '確かめる箇所' })
    await expect.poll(() => faults.textContent()).toContain('検証結果の20,852千円')
    await expect.poll(() => faults.getByRole('button').first().textContent()).toBe('D6')
    await expect.poll(() => page.locator('[aria-live]').textContent()).toContain('相違 1')
    expect(await violations(page)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(320)
  })

  test('takes a dropped file, in English and in the dark', async () => {
    await openTotals({ lang: 'en-US', theme: 'dark' })
    const file = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'draft.txt', { type: 'text/plain' }))
        return data
      },
      draft.replace('28,052', '20,852'),
    )
    await page
      .locator('section[aria-labelledby="check-draft-title"]')
      .dispatchEvent('drop', { dataTransfer: file })
    await expect.poll(() => page.getByText('Nothing differs.').count()).toBe(1)
    expect(await violations(page)).toEqual([])
  })
})

describe('a published page', () => {
  test.each(['plan', 'share', 'items', 'opinions'] as const)(
    '%s has nothing that axe finds, and fits 320 px',
    async (kind) => {
      const register = readRegister(cleanRegister(), { sheet: '区政会議の意見' })
      const opinions = {
        ...{ ward: 'suminoe', fiscalYear: 2026 },
        opinions: register?.opinions ?? [],
      }
      for (const language of ['ja', 'en'] as const) {
        const made = createDocument({ ...publishedInput(), opinions, language }, kind)
        for (const colorScheme of ['light', 'dark'] as const) {
          page = await pane.imagined().browser.newPage({
            viewport: { width: 320, height: 720 },
            colorScheme,
          })
          await page.setContent(String(renderDocument(made, 'html').body))
          expect(await violations(page)).toEqual([])
          const width = await page.evaluate(() => document.documentElement.scrollWidth)
          expect(width).toBeLessThanOrEqual(320)
          await page.close()
        }
      }
    },
  )
})
