// A budget kept by four sections, end to end: real Office.js, real workerd, IronCalc, a real browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseSheets } from '../../shared/workbook/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { sectionFile } from '../fixtures/section-file.ts'
import { SECTIONS, sectionsWorkbook } from '../fixtures/sections.ts'
import { sectionsDescription } from '../fixtures/sections-workbook.ts'
import { openPortQuickly, take } from '../integration/open.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9507 })
})
afterAll(() => stack?.stop())

const shown = ['総括', ...SECTIONS, 'R7', '区政会議の意見']

describe('the workbook of four sections', () => {
  let preview: OpenPreview
  beforeAll(async () => {
    preview = await openPreview(stack.browser, stack.address, { sample: 'sections' })
  })
  afterAll(() => preview?.close())

  test('検証 takes all sheets at once: 50.7%, a base of 153,589, no finding', async () => {
    const { pane } = preview
    await pane.getByRole('button', { name: '検証', exact: true }).click()
    await pane.locator('.card.share [data-share="50.7"][data-standing=final]').first().waitFor()
    await pane.getByText('証明済み', { exact: true }).waitFor()
    await pane.getByText('このパソコンの計算と一致').waitFor({ state: 'attached' })
    await expect
      .poll(() => pane.locator('.share').textContent())
      .toContain('77,870千円 ÷ 153,589千円')
    await expect.poll(() => pane.locator('.finding').count()).toBe(0)
  })

  test('each sheet is listed with its role and why', async () => {
    const { pane } = preview
    await pane.getByRole('button', { name: /^予算のシート/ }).click()
    const rows = pane.locator('.sheet-row')
    await expect.poll(() => rows.count()).toBe(shown.length)
    for (const name of SECTIONS)
      await expect.poll(() => pane.getByLabel(name).isChecked()).toBe(true)
    await rows.filter({ hasText: 'R7' }).getByText('別の年度（金額の年度）').waitFor()
    await rows
      .filter({ hasText: '総括' })
      .getByText(/^総括表/)
      .waitFor()
  })

  test('the digest is the API’s for the same sheets as JSON', async () => {
    const { port } = await openPortQuickly(sectionsDescription())
    const sheets = take(await port.readWorkbook({})).map(({ name, hidden, reading }) =>
      reading ? { name, hidden, snapshot: reading.snapshot } : { name, hidden, snapshot: null },
    )
    const { input } = chooseSheets(sheets, { plan: referencePlan() })
    const { address, key } = stack.worker()
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = {
        Authorization: `Bearer ${key}`,
        'Content-Type': 'application/json',
      }
      return (await fetch(`${address}${path}`, { ...init, headers })).json() as Promise<{
        digest: string
        items: { digest: string }[]
      }>
    }
    const body = JSON.stringify({ ...input, plan: 'suminoe/2026', store: false })
    const { digest } = await ask('/v1/validations', { method: 'POST', body })
    const { items } = await ask('/v1/validations?ward=suminoe&limit=1')
    expect(digest).toMatch(/^sha256:/)
    expect(items[0]?.digest).toBe(digest)
  })

  test('集計 shows each section’s own share beside the ward’s, and writes it live', async () => {
    const { pane } = preview
    await preview.remember('before')
    await pane.getByRole('tab', { name: '集計' }).click()
    const rows = pane.locator('.section-row')
    await expect.poll(() => rows.count()).toBe(5)
    await rows.last().locator('[data-share="50.7"]').waitFor()
    await pane.getByRole('button', { name: '作成する内容を確認' }).click()
    await pane.getByRole('button', { name: '集計シートを作成', exact: true }).click()
    await pane.getByText('数式の結果は検証の数値と一致し').waitFor()
    await expect.poll(() => preview.sheets()).toEqual([...shown, '反映明細', '反映集計'])
    expect(await shareOnSheet()).toBe(50.7)
    expect(preview.faults).toEqual([])
  })

  test('an edit on 市民協働課 moves the share with no add-in code running', async () => {
    await preview.page.getByRole('tab', { name: '市民協働課', exact: true }).click()
    await preview.settled()
    await preview.page.evaluate(() => document.querySelector('.pane-page')?.remove())
    await preview.settled()
    const before = await preview.syncs()
    const [[cell] = []] = await preview.cells('市民協働課', 'D5')
    await preview.type('D5', String(Number(cell?.value) + 10_000))
    await expect.poll(shareOnSheet).not.toBe(50.7)
    const [[state] = []] = await preview.cells('反映集計', 'A3')
    expect(state?.value).toBe('検証後に変更あり・再検証が必要')
    expect(await preview.syncs()).toBe(before)
    await preview.page.keyboard.press('Control+z')
    await expect.poll(shareOnSheet).toBe(50.7)
  })

  async function shareOnSheet(): Promise<unknown> {
    const rows = await preview.cells('反映集計', 'A1:B30')
    return rows.find(([name]) => String(name?.value).startsWith('反映割合'))?.[1]?.value
  }
})

test('元に戻す leaves the workbook’s fingerprint as before', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sections' })
  const { pane } = preview
  await pane.getByRole('button', { name: '検証', exact: true }).click()
  await pane.getByText('証明済み', { exact: true }).waitFor()
  await preview.settled()
  await preview.remember('before')
  await pane.getByRole('tab', { name: '集計' }).click()
  await pane.getByRole('button', { name: '作成する内容を確認' }).click()
  await pane.getByRole('button', { name: '集計シートを作成', exact: true }).click()
  await pane.getByText('数式の結果は検証の数値と一致し').waitFor()
  expect(await preview.difference('before')).not.toEqual([])
  await pane.getByRole('button', { name: '元に戻す' }).click()
  await pane.getByText('集計シートを作成する前の状態に戻しました').waitFor()
  await preview.settled()
  expect(await preview.difference('before')).toEqual([])
  expect(preview.faults).toEqual([])
  await preview.close()
})

test('findings stand by sheet, go to their cell on it, and a person’s say of a sheet is kept', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sections' })
  const { page, pane } = preview
  const row = sectionsWorkbook()
    .find(({ sheet }) => sheet === '市民協働課')
    ?.rows.findIndex((cells) => cells[5] === '①' || cells[5] === '②')
  const cell = `F${(row ?? 0) + 1}`
  await page.getByRole('tab', { name: '市民協働課', exact: true }).click()
  await preview.type(cell, '？')
  await page.getByRole('tab', { name: '総務課', exact: true }).click()
  await page.locator('[data-command=validate]').click()
  await pane.locator('.finding-sheet', { hasText: '市民協働課' }).waitFor()
  await pane
    .locator('.finding .cell', { hasText: `市民協働課!${cell}` })
    .first()
    .click()
  await expect.poll(() => page.locator('.name-box').inputValue()).toBe(cell)
  await page.getByRole('tab', { name: '市民協働課', exact: true, selected: true }).waitFor()
  await page.locator(`.cell.marked[data-cell=${cell}]`).waitFor()
  await pane.getByRole('button', { name: /^予算のシート/ }).click()
  await pane.getByLabel('窓口サービス課').click()
  await pane.locator('.sheet-row', { hasText: '窓口サービス課' }).getByText('指定').waitFor()
  await preview.reopenPane()
  await pane.getByRole('button', { name: '検証', exact: true }).click()
  await pane.getByText('7シート中3シートを合計').waitFor()
  expect(preview.faults).toEqual([])
  await preview.close()
})

test('a section’s own file is added from disk, counted by its name, and never asked of Excel', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'sections' })
  const { pane } = preview
  const file = await sectionFile('窓口サービス課')
  await pane.getByRole('button', { name: '検証', exact: true }).click()
  await pane.getByText('証明済み', { exact: true }).waitFor()
  await pane.getByRole('button', { name: /^予算のシート/ }).click()
  await pane.locator('input[type=file]').setInputFiles({
    name: '別の課.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await file.arrayBuffer()),
  })
  // The same lines as the workbook's own sheet: told, and not counted twice.
  await pane.locator('.sheet-row', { hasText: '別の課.xlsx' }).getByText(/写し/).waitFor()
  await pane.locator('.card.share [data-share="50.7"]').first().waitFor()
  await preview.close()
})
