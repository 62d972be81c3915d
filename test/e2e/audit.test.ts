// The auditor's desk end to end: from 50.7 % to a cell, a sample, a question answered in another pane, a
// tick that falls, sign-off by another, and the pack verified from disk without a network.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createZip } from '../../shared/files/xlsx-write/zip.ts'
import type { KeyCreated, Role } from '../../shared/schema/index.ts'
import { unzip } from '../../worker/pack/verifier/bytes.ts'
import { violations } from './axe.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await startStack({ port: 9541 })
  folder = await mkdtemp(join(tmpdir(), 'hanei-pack-'))
})
afterAll(async () => {
  await stack?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('an auditor and a clerk', () => {
  let clerk: OpenPreview
  let auditor: OpenPreview
  beforeAll(async () => {
    clerk = await openPreview(stack.browser, stack.address, { sample: 'reference' })
    auditor = await openPreview(stack.browser, stack.address, { sample: 'reference' })
    await actAs(auditor, await newKey(['read', 'validate', 'review']))
  })
  afterAll(async () => {
    await clerk?.close()
    await auditor?.close()
  })

  test('from 50.7 % to 予算!D6 in three presses, and back, without a mouse', async () => {
    const { pane, page } = auditor
    await validate(pane)
    await pane.getByRole('button', { name: 'なぜ', exact: true }).press('Enter')
    const numerator = pane.locator('[data-figure="reflected.①"]')
    await numerator.press('Enter')
    await pane.locator('.desk-path [aria-current]', { hasText: '①' }).waitFor()
    await pane.locator('.desk-line').getByRole('button', { name: 'セル D6 へ移動' }).press('Enter')
    await expect.poll(() => page.locator('.name-box').inputValue()).toBe('D6')
    const root = pane.locator('.desk-root')
    await expect.poll(() => root.textContent()).toContain('77,870千円 ÷ 153,589千円')
    expect(await violations(await frameOf(auditor))).toEqual([])
    await pane.getByRole('button', { name: 'D6が入る数値をたどる' }).press('Enter')
    await pane.locator('[data-figure="numerator"]').waitFor()
    await pane.getByRole('button', { name: '戻る' }).press('Enter')
    await pane.locator('.desk-line').first().waitFor()
    await pane.getByRole('button', { name: '戻る' }).press('Enter')
    await pane.locator('[data-figure="reflected.①"]').waitFor()
  })

  let sampled: string[] = []
  test('draws five lines with seed 7, ticks them, and asks about one', async () => {
    const { pane } = auditor
    await pane.getByRole('button', { name: '監査の記録', exact: true }).click()
    await pane.getByLabel('件数').fill('5')
    await pane.getByLabel('乱数の種').fill('7')
    await pane.getByRole('button', { name: '抽出する' }).click()
    const ticks = pane.getByRole('checkbox', { name: /を確認済みにする$/ })
    await expect.poll(() => ticks.count()).toBe(5)
    for (let i = 0; i < 5; i++) {
      await ticks.nth(i).click()
      await expect.poll(() => ticks.nth(i).isChecked()).toBe(true)
    }
    const card = pane.locator('section', { has: pane.locator('#sample-title') })
    await expect.poll(() => card.getByText('✓').count()).toBe(5)
    sampled = await card.locator('.desk-line .cell').allTextContents()
    await pane.getByRole('button', { name: '質問・指摘をする' }).click()
    await pane.getByLabel('セル', { exact: true }).fill('D6')
    await pane.getByLabel('内容').fill('見積書はありますか')
    await pane.getByRole('button', { name: '記録する' }).click()
    await pane
      .locator('section', { has: pane.locator('#todo-title') })
      .getByText('見積書はありますか')
      .waitFor()
    expect(await violations(await frameOf(auditor))).toEqual([])
  })

  test('the clerk is asked in the pane, and answers', async () => {
    const { pane } = clerk
    await validate(pane)
    await pane.getByText('監査からの質問・指摘が1件、回答を待っています。').waitFor()
    await pane.getByRole('button', { name: '監査の記録を見る' }).click()
    await pane.getByLabel('回答・措置').fill('添付のとおりです')
    await pane.getByRole('button', { name: '回答する' }).click()
    await pane.getByText('回答を待っているものはありません。').waitFor()
  })

  test('a changed cell un-ticks its tick, and says so', async () => {
    const [cell = ''] = sampled
    await clerk.type(cell, '1,234')
    await clerk.pane.getByRole('tab', { name: '検証' }).click()
    await validate(clerk.pane)
    await clerk.pane.getByText('変更により、確認済みの印が1件外れました。').waitFor()
    await clerk.pane.getByRole('button', { name: '監査の記録を見る' }).click()
    const fallen = clerk.pane.locator('[data-standing="changed"]')
    await fallen.waitFor()
    await expect.poll(() => fallen.textContent()).toContain('1234')
  })

  test('what changed since, in the pane and on paper, and the cell over both runs', async () => {
    const { pane, page } = clerk
    const [cell = ''] = sampled
    await pane.getByRole('tab', { name: '履歴' }).click()
    await pane
      .getByRole('button', { name: /今のシートを比べる$/ })
      .last()
      .click()
    const changed = pane.locator('.diff', { hasText: `→ ${cell}` })
    await changed.waitFor()
    await expect.poll(() => changed.locator('.tag').allTextContents()).toEqual(['金額'])
    await expect.poll(() => changed.textContent()).toContain('1,234千円')
    expect(await violations(await frameOf(clerk))).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pane.getByRole('button', { name: '印刷用ページ（.html）' }).click(),
    ])
    const file = join(folder, 'compare.html')
    await download.saveAs(file)
    expect(await readFile(file, 'utf8')).toContain('1,234千円')
    await pane.getByRole('tab', { name: '検証' }).click()
    await pane.getByRole('button', { name: 'なぜ', exact: true }).click()
    await pane.getByLabel('セルからたどる').fill(cell)
    await pane.getByRole('button', { name: 'たどる', exact: true }).click()
    await pane.getByRole('button', { name: '以前の検証での値を見る' }).click()
    const runs = pane.locator('[data-run]')
    await expect.poll(() => runs.count()).toBeGreaterThanOrEqual(2)
    await expect.poll(() => runs.first().textContent()).toContain('1,234千円')
    expect(await runs.first().locator('.tag').allTextContents()).toEqual(['金額'])
    expect(await violations(await frameOf(clerk))).toEqual([])
  })

  test('the sign-off by whoever validated is refused, by another it is accepted', async () => {
    const { pane } = auditor
    await pane.getByRole('button', { name: '確認の署名をする' }).click()
    await pane.getByRole('button', { name: '確認の署名をする' }).click()
    await pane.getByText('検証した本人は署名できません。', { exact: false }).waitFor()
    await openRecordOfNewest(pane)
    await pane.getByRole('button', { name: '確認の署名をする' }).click()
    await pane.getByRole('button', { name: '確認の署名をする' }).click()
    await pane.getByText(/確認の署名をしました。$/).waitFor()
  })

  test('the pack is downloaded and verifies from disk without a network; one byte changed is named', async () => {
    const { pane, page } = auditor
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pane.getByRole('button', { name: '調書（.zip）をダウンロード' }).click(),
    ])
    const file = join(folder, 'pack.zip')
    await download.saveAs(file)
    const parts = await unzip(new Uint8Array(await readFile(file)))
    const verifier = join(folder, 'verify.html')
    await writeFile(verifier, parts.get('verify.html') ?? '')
    const context = await stack.browser.newContext({ offline: true, locale: 'ja-JP' })
    const disk = await context.newPage()
    await disk.goto(pathToFileURL(verifier).href)
    await disk.setInputFiles('#file', file)
    await disk.locator('[data-verdict]').waitFor()
    const wrong = () =>
      disk.locator('tr:not(.good)').evaluateAll((rows) => rows.map((row) => row.textContent))
    // The ward's policy keeps no sheets: that the cells are not there is all that is open.
    expect(await wrong()).toEqual([expect.stringContaining('cells.json')])
    const altered = new Map<string, Uint8Array>(parts)
    const lines = (parts.get('lines.csv') ?? new Uint8Array()).slice()
    lines[lines.length - 20] = (lines[lines.length - 20] ?? 0) ^ 1
    altered.set('lines.csv', lines)
    await writeFile(join(folder, 'altered.zip'), createZip(altered))
    await disk.setInputFiles('#file', join(folder, 'altered.zip'))
    await disk.locator('[data-verdict="bad"]').waitFor()
    await disk.locator('tr.bad[data-part="lines.csv"]').first().waitFor()
    expect(await violations(disk)).toEqual([])
    await context.close()
    expect([...clerk.faults, ...auditor.faults].filter((fault) => !/409/.test(fault))).toEqual([])
  })
})

test('in English at 320 px: why, and the record, with nothing wider than the pane', async () => {
  const preview = await openPreview(stack.browser, stack.address, {
    ...{ sample: 'sloppy', language: 'en', theme: 'dark', paneWidth: 320 },
  })
  const { pane } = preview
  await pane.getByRole('button', { name: /^Validate$/ }).click()
  await pane.locator('.card.share').waitFor()
  await pane.getByRole('button', { name: 'Why', exact: true }).click()
  await pane.locator('.desk-root').waitFor()
  const frame = await frameOf(preview)
  const overflow = () =>
    frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect(await violations(frame)).toEqual([])
  await pane.locator('[data-figure="total"]').click()
  await pane.locator('.desk-line').first().waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await pane.getByRole('button', { name: 'Audit record', exact: true }).click()
  await pane.locator('#sample-title').waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect(await violations(frame)).toEqual([])
  await preview.close()
})

async function newKey(roles: Role[]): Promise<string> {
  const { address, key } = stack.worker()
  const answer = await fetch(`${address}/v1/keys`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: '監査', wards: ['suminoe'], roles }),
  })
  return ((await answer.json()) as KeyCreated).key
}

/** The pane asks with this key from now on. */
async function actAs(preview: OpenPreview, key: string): Promise<void> {
  await preview.page.evaluate((given) => localStorage.setItem('hanei.apiKey', given), key)
  await preview.reopenPane()
  await preview.pane
    .locator('select option:checked', { hasText: 'suminoe' })
    .waitFor({ state: 'attached' })
}

async function validate(pane: FrameLocator): Promise<void> {
  const button = pane.getByRole('button', { name: /^(検証|もう一度検証)$/ })
  await button.and(pane.locator('[aria-disabled=false], :not([aria-disabled])')).click()
  await pane.locator('.share').waitFor()
  await pane.locator('[aria-busy=true], .busy').waitFor({ state: 'detached' })
}

async function openRecordOfNewest(pane: FrameLocator): Promise<void> {
  await pane.getByRole('tab', { name: '履歴' }).click()
  await pane
    .locator('.run')
    .first()
    .getByRole('button', { name: /の検証の監査の記録$/ })
    .click()
  await pane.locator('#sign-title').waitFor()
}

async function frameOf(preview: OpenPreview) {
  const element = await preview.page.locator('.pane-page').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the pane has no frame')
  return frame
}
