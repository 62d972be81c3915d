// The council's opinions beside the budget, end to end: each fault of the register at its cell in the pane.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOfRegister } from '../fixtures/register.ts'
import { violations } from './axe.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
let preview: OpenPreview
beforeAll(async () => {
  stack = await startStack({ port: 9517 })
  preview = await openPreview(stack.browser, stack.address, { sample: 'opinions', paneWidth: 320 })
})
afterAll(async () => {
  await preview?.close()
  await stack?.stop()
})

describe('a register with twelve faults', () => {
  test('is taken by itself, and attested as it is reckoned here', async () => {
    const { pane } = preview
    await pane.getByRole('button', { name: '検証', exact: true }).click()
    await pane
      .locator('.card.share [data-share="50.7"][data-standing=provisional]')
      .first()
      .waitFor()
    await pane.getByText('このパソコンの計算と一致').waitFor({ state: 'attached' })
  })

  test('names each at its cell, and a click goes there', async () => {
    const { pane } = preview
    for (const cell of Object.keys(faultsOfRegister))
      await pane
        .locator('.finding')
        .getByText(cell, { exact: true })
        .first()
        .waitFor({ state: 'attached' })
    await pane.locator('.finding').getByText('区政会議の意見!H5', { exact: true }).first().click()
    await expect
      .poll(() => preview.page.locator('.sheet-tabs [aria-selected=true]').textContent())
      .toContain('区政会議の意見')
  })

  test('集計 says what the opinions come to, with nothing that axe finds', async () => {
    const { pane, page } = preview
    await pane.getByRole('tab', { name: '集計' }).click()
    const card = pane.getByRole('region', { name: '区政会議の意見' })
    await card.getByText('シート「区政会議の意見」の10件の意見と照らしました。').waitFor()
    await card.getByRole('button', { name: '意見ごとの反映額と事業' }).click()
    await card.getByText('区政会議の意見!E12', { exact: true }).waitFor()
    const frame = page.frames().find((one) => one !== page.mainFrame())
    if (!frame) throw new Error('no pane')
    expect(await violations(frame)).toEqual([])
    expect(preview.faults).toEqual([])
  })
})
