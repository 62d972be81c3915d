// The preview page itself: files of one's own, the ribbon, other people's edits, troubles, language, keyboard.
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { referenceSnapshot } from '../fixtures/reference.ts'
import { openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9502 })
})
afterAll(() => stack?.stop())

test('a workbook file of one’s own opens with its sheets and is validated', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'empty' })
  const { page, pane } = preview
  await page.locator('input[type=file]').setInputFiles({
    name: '予算.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await referenceFile(),
  })
  await page.getByRole('tab', { name: '予算', exact: true }).waitFor()
  await expect.poll(() => preview.sheets()).toEqual(['メモ', '予算'])
  await page.getByRole('tab', { name: '予算', exact: true }).click()
  expect((await preview.cells('予算', 'D20'))[0]?.[0]).toMatchObject({
    value: 284_322,
    formula: '=SUM(D5:D19)',
  })
  await pane
    .locator('select option:checked', { hasText: '住之江区' })
    .waitFor({ state: 'attached' })
  await page.locator('[data-command=validate]').click()
  await pane.locator(`.card.share [data-share="50.7"]`).waitFor()
  expect(preview.faults).toEqual([])
  await preview.close()
})

test('a file that is no workbook is refused in words and the open workbook stays', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const file = { name: 'x.xlsx', mimeType: '', buffer: Buffer.from('PK and then nothing') }
  await preview.page.locator('input[type=file]').setInputFiles(file)
  await preview.page.locator('.notice.trouble').waitFor()
  await expect.poll(() => preview.sheets()).toEqual(['予算'])
  await preview.close()
})

test('検証 on the ribbon marks the cells and shows the result in the pane; マークを消す takes the marks away', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sloppy' })
  const { page, pane } = preview
  await preview.remember('before')
  await page.locator('[data-command=validate]').click()
  await page.locator('.cell.marked[data-cell=D17]').waitFor()
  await pane.locator(`.card.share [data-share="50.4"]`).waitFor()
  await page.locator('[data-command=clearMarks]').click()
  await page.locator('.cell.marked').first().waitFor({ state: 'detached' })
  const changes = await preview.difference('before')
  expect(changes.filter((line) => line.startsWith('sheet/'))).toEqual([])
  await preview.close()
})

test('the context menu of a cell validates and clears the marks, by mouse and keyboard', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sloppy' })
  const { page } = preview
  await page.locator('.cell[data-cell=D10]').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '検証' }).click()
  await page.locator('.cell.marked[data-cell=D17]').waitFor()
  await page.locator('.cell[data-cell=D10]').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '検証' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.cell.marked').first().waitFor({ state: 'detached' })
  await page.locator('.cell[data-cell=D10]').click({ button: 'right' })
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await preview.close()
})

test('a sheet without a table has a finding, but no share and nothing to write back', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'empty' })
  const { pane } = preview
  await pane.getByRole('button', { name: '検証' }).click()
  await pane.getByText('予算の表が見つかりません。').waitFor()
  await expect.poll(() => pane.locator('.share').count()).toBe(0)
  await pane.getByRole('tab', { name: '集計' }).click()
  await pane.getByText('まだ集計がありません').waitFor()
  await expect.poll(() => pane.getByRole('button', { name: '作成する内容を確認' }).count()).toBe(0)
  await preview.close()
})

test('集計シートを作成 on the ribbon shows the pane and what came of it, and what a revert came to', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { page, pane } = preview
  await page.locator('[data-command=writeBack]').click()
  await pane.getByText('数式の結果は検証の数値と一致').waitFor()
  await pane.getByRole('button', { name: '元に戻す' }).click()
  await pane.getByText('集計シートを作成する前の状態に戻しました').waitFor()
  await expect.poll(() => preview.sheets()).toEqual(['予算'])
  await preview.close()
})

test('a policy and a plan published from the pane are said to be', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { pane } = preview
  await pane.getByRole('tab', { name: '設定' }).click()
  await pane.getByText('方針（除外・反映区分）').click()
  await pane.getByLabel('② の名前').fill('反映区分② 一部')
  await pane.getByRole('button', { name: '住之江区（suminoe）の方針として公開' }).click()
  await pane.getByRole('button', { name: '公開する', exact: true }).click()
  await pane
    .locator('.message.is-success', { hasText: '住之江区（suminoe）の方針 第1版' })
    .waitFor()
  await pane.getByRole('button', { name: '文書から計画を読み取る' }).click()
  await pane
    .getByLabel('運営方針の本文')
    .fill('経営課題1 防災\n☆ 地域防災\n○ 備蓄【算定見込額 12千円】')
  await pane.getByRole('button', { name: '読み取る', exact: true }).click()
  await pane.getByRole('button', { name: 'この計画を使う' }).click()
  await pane.getByLabel('区のID').last().fill('another')
  await pane.getByRole('button', { name: /^another .*の計画として公開$/ }).click()
  await pane.getByRole('button', { name: '公開する', exact: true }).click()
  await pane.locator('.message.is-success', { hasText: 'another' }).waitFor()
  await preview.close()
})

test('why a mark could not be set is said in view, however far the findings are scrolled', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sloppy' })
  const { page, pane } = preview
  await page.evaluate(() => {
    window.haneiPreview.workbook.value.readOnly = true
  })
  await pane.getByRole('button', { name: '検証' }).click()
  await pane.locator(`.card.share [data-share="50.4"]`).waitFor()
  const toggle = pane.getByRole('button', { name: '「予算」にマークを付ける' })
  await toggle.evaluate((button) => button.scrollIntoView({ block: 'start' }))
  await toggle.click()
  const message = pane.getByRole('alert').filter({ hasText: '読み取り専用' })
  await message.waitFor()
  const inView = await message.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
  expect(inView).toBe(true)
  await preview.close()
})

test('a co-author’s edit shows in the grid and makes the result stale', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { page, pane } = preview
  await page.locator('[data-command=validate]').click()
  await pane.locator(`.card.share [data-share="50.7"]`).waitFor()
  await page.locator('.developer-menu .menu-button').click()
  await page.getByLabel('セル', { exact: true }).fill('D6')
  await page.getByLabel('値', { exact: true }).fill('30852')
  await page.getByRole('button', { name: '書き換える' }).click()
  await page.locator('[data-cell=D6]', { hasText: '30,852' }).waitFor()
  await pane.getByText('共同編集者の編集').waitFor()
  await preview.close()
})

test('with the Worker out of reach the pane says 未証明, and 証明済み once it is back', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { page, pane } = preview
  const toggle = page.getByLabel('Worker に届かない')
  await page.locator('.developer-menu .menu-button').click()
  await toggle.check()
  await page.keyboard.press('Escape')
  await pane.getByRole('button', { name: '検証' }).click()
  await pane.getByText('未証明', { exact: true }).waitFor()
  await page.locator('.developer-menu .menu-button').click()
  await toggle.uncheck()
  await page.keyboard.press('Escape')
  await pane.getByRole('button', { name: 'もう一度検証' }).click()
  await pane.getByText('証明済み', { exact: true }).waitFor()
  await preview.close()
})

test('switching language and colours keeps the workbook and what the pane shows', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  await preview.type('D6', '1')
  const { page, pane } = preview
  await pane.getByRole('button', { name: '検証' }).click()
  const share = await pane.locator('.card.share .share-text').getAttribute('data-share')
  await page.getByRole('button', { name: 'English' }).click()
  await pane.getByRole('tab', { name: 'Totals' }).waitFor()
  await page.getByRole('button', { name: 'Create summary sheets' }).waitFor()
  await expect
    .poll(() => pane.locator('.card.share .share-text').getAttribute('data-share'))
    .toBe(share)
  await page.getByRole('button', { name: 'Dark' }).click()
  await pane.locator('html[data-theme=dark]').waitFor({ state: 'attached' })
  await expect
    .poll(() => pane.locator('.card.share .share-text').getAttribute('data-share'))
    .toBe(share)
  expect((await preview.cells('予算', 'D6'))[0]?.[0]?.value).toBe(1)
  await preview.close()
})

test('the keyboard moves, extends, edits, copies and undoes as in Excel', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { page } = preview
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const nameIs = (cell: string) => expect.poll(() => page.inputValue('.name-box')).toBe(cell)
  const valueIs = (cell: string, value: number) =>
    expect.poll(async () => (await preview.cells('予算', cell))[0]?.[0]?.value).toBe(value)
  const click = async (cell: string) => {
    await page.locator(`[data-cell=${cell}]`).click()
    await nameIs(cell)
  }
  await click('D5')
  await press('Control+ArrowDown')
  await nameIs('D20')
  await press('Control+Home', 'ArrowDown', 'ArrowRight')
  await nameIs('B2')
  await click('D5')
  await press('Shift+ArrowDown')
  await page.locator('.status-bar', { hasText: '合計: 43,135' }).waitFor()
  await click('D5')
  await press('F2', 'End', 'Backspace', 'Enter')
  await valueIs('D5', 2_228)
  await press('Control+z')
  await valueIs('D5', 22_283)
  await click('D5')
  await page.keyboard.type('=D6*2')
  await page.locator('.editor.open').waitFor()
  await press('Escape')
  await page.locator('.editor.open').waitFor({ state: 'detached' })
  await valueIs('D5', 22_283)
  await preview.close()
})

/** The reference sheet as a file, a sheet of notes before it. */
async function referenceFile(): Promise<Buffer> {
  const { rows, formulas } = referenceSnapshot()
  const book = new ExcelJS.Workbook()
  book.addWorksheet('メモ').getCell('A1').value = '作業中'
  const sheet = book.addWorksheet('予算')
  sheet.addRows(rows)
  for (const [cell, formula] of Object.entries(formulas ?? {})) {
    sheet.getCell(cell).value = { formula: formula.slice(1), result: 284_322 }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
