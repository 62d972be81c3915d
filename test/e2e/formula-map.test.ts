// The map of formulas in the auditor's desk: by keyboard, to the cell, on several sheets, in both languages.
import type { Frame } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9583 })
})
afterAll(() => stack?.stop())

test('a number over a formula is found on the map, and its cell is a key away', async () => {
  const open = await openPreview(stack.browser, stack.address, {
    ...{ sample: 'reference', paneWidth: 320 },
  })
  const { pane, page } = open
  for (const row of [5, 6, 8, 9, 11]) await open.type(`H${row}`, `=D${row}*2`)
  await open.type('H7', '12')
  await open.type('H10', '=D10*2+250')
  await pane.getByRole('button', { name: /^(検証|もう一度検証)$/ }).press('Enter')
  await pane.getByRole('button', { name: 'なぜ', exact: true }).press('Enter')
  await open.settled()
  await open.remember('before')
  await pane.getByRole('button', { name: '数式の一覧', exact: true }).press('Enter')
  await pane.getByRole('heading', { name: /^数式の一覧/ }).waitFor()

  const formulas = pane.getByRole('region', { name: /^数式の種類/ })
  await formulas.locator('[data-formula="1"]', { hasText: '=D5*2' }).getByText('5か所').waitFor()
  await formulas.getByText('数式に直接入力した数値：250').waitFor()
  const odd = pane.getByRole('region', { name: /^周りと違うセル/ }).getByRole('listitem')
  expect(await odd.allTextContents()).toEqual([
    expect.stringMatching(/^H7数値で上書き12隣のH6：\s*=D6\*2$/),
    expect.stringMatching(/^H10違う数式=D10\*2\+250隣のH9：\s*=D9\*2$/),
  ])
  await odd.getByRole('button', { name: 'セル H10 へ移動' }).press('Enter')
  await expect.poll(() => page.locator('.name-box').inputValue()).toBe('H10')
  // The drawing leads there too, for a hand on the mouse.
  await pane.locator('.map-odd[title^="H7"]').click()
  await expect.poll(() => page.locator('.name-box').inputValue()).toBe('H7')
  await checkLooks(open)
  // Nobody's cells or colours are touched by looking.
  expect(await open.difference('before')).toEqual([])
  await open.close()
})

test('each sheet of several has its map, in English and in the dark', async () => {
  const open = await openPreview(stack.browser, stack.address, {
    ...{ sample: 'sections', language: 'en', theme: 'dark', paneWidth: 320 },
  })
  const { pane, page } = open
  await pane.getByRole('button', { name: 'Validate', exact: true }).press('Enter')
  await pane.getByRole('button', { name: 'Why', exact: true }).press('Enter')
  await pane.getByRole('button', { name: 'Formulas', exact: true }).press('Enter')
  await pane.getByLabel('Sheet', { exact: true }).selectOption('総括')
  const formulas = pane.getByRole('region', { name: /^Different formulas/ })
  const own = formulas.locator('.desk-line', { hasText: '=総務課!' })
  await own.getByRole('button').first().press('Enter')
  await expect.poll(() => page.locator('.name-box').inputValue()).toMatch(/^B\d+$/)
  await checkLooks(open)
  await open.close()
})

async function checkLooks({ page, faults }: OpenPreview): Promise<void> {
  const element = await page.locator('.pane-page').elementHandle()
  const frame = (await element?.contentFrame()) as Frame
  expect(await violations(frame)).toEqual([])
  const overflow = await frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(faults).toEqual([])
}
