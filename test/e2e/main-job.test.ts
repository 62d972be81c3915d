// The main job end to end: real Office.js, real workerd, IronCalc, a real browser.
import { readFileSync } from 'node:fs'
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCell, parseRange } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { digestOf } from '../../shared/digest/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { plantedFaults } from '../fixtures/sloppy.ts'
import { type OpenPreview, openPreview } from './preview.ts'
import { type Stack, startStack } from './stack.ts'

const planText = readFileSync(new URL('../fixtures/plans/suminoe-plan.md', import.meta.url), 'utf8')

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9501 })
})
afterAll(() => stack?.stop())

describe('the reference workbook', () => {
  let preview: OpenPreview
  beforeAll(async () => {
    preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  })
  afterAll(() => preview?.close())

  test('検証 shows 50.7%, a base of 153,589 and no findings', async () => {
    const { pane } = preview
    await validate(pane)
    await expect.poll(() => share(pane)).toBe('50.7')
    await expect
      .poll(() => pane.locator('.share').textContent())
      .toContain('77,870千円 ÷ 153,589千円')
    await pane.getByText('証明済み', { exact: true }).waitFor()
    await pane.getByText('このパソコンの計算と一致').waitFor({ state: 'attached' })
    await expect.poll(() => pane.locator('.finding').count()).toBe(0)
    expect(preview.faults).toEqual([])
  })

  test('集計シートを作成 writes live formulas that come to the report’s figures', async () => {
    const { pane } = preview
    await preview.remember('before')
    await writeBack(pane)
    await expect.poll(() => preview.sheets()).toEqual(['予算', '反映明細', '反映集計'])
    const figures = await summaryFigures(preview)
    expect(figures).toMatchObject({ total: 284_322_000, base: 153_589_000, numerator: 77_870_000 })
    expect(figures.share).toBe(50.7)
    expect(figures.shown).toBe('50.7%')
    expect(figures.formulas.every((formula) => String(formula).startsWith('='))).toBe(true)
    expect(await outsideOf(preview, 'before', ['反映明細', '反映集計'])).toEqual([])
  })

  test('an edit in the grid changes the share with no add-in code running', async () => {
    const before = await preview.syncs()
    await preview.page.evaluate(() => document.querySelector('.pane-page')?.remove())
    await preview.page.getByRole('tab', { name: '予算', exact: true }).click()
    await preview.type('D6', '30,852')
    const figures = await summaryFigures(preview)
    expect(figures.numerator).toBe(87_870_000)
    expect(figures.base).toBe(163_589_000)
    expect(figures.shown).toBe('53.7%')
    expect(await preview.syncs()).toBe(before)
    await preview.page.keyboard.press('Control+z')
    expect((await summaryFigures(preview)).shown).toBe('50.7%')
  })
})

test('元に戻す leaves every cell of the workbook as it was, after the pane was closed and opened', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  await validate(preview.pane)
  await preview.pane.getByText('証明済み', { exact: true }).waitFor()
  await preview.settled()
  await preview.remember('before')
  await writeBack(preview.pane)
  expect(await preview.difference('before')).not.toEqual([])
  await preview.reopenPane()
  await preview.pane.getByRole('tab', { name: '集計' }).click()
  await preview.pane.getByRole('button', { name: '元に戻す' }).click()
  await preview.pane.getByRole('button', { name: '元に戻す' }).waitFor({ state: 'detached' })
  await preview.settled()
  expect(await preview.difference('before')).toEqual([])
  await expect.poll(() => preview.sheets()).toEqual(['予算'])
  expect(preview.faults).toEqual([])
  await preview.close()
})

describe('the sloppy workbook', () => {
  let preview: OpenPreview
  beforeAll(async () => {
    preview = await openPreview(stack.browser, stack.address, { sample: 'sloppy' })
    await validate(preview.pane)
  })
  afterAll(() => preview?.close())

  test('each planted fault is found at its cell and nothing else is called an error', async () => {
    const found = await findings(preview.pane)
    for (const { cell, expectedCode, what } of plantedFaults) {
      // Excel is not asked for merged areas, which would empty the user's undo list: the parents
      // they cover are found blank instead.
      const merged = expectedCode === 'guideline/merged-cells'
      const [code, at] = merged ? ['structure/blank-parent', 'A7'] : [expectedCode, cell]
      const match = found.find((one) => one.code === code && one.cells.some(holds(at)))
      expect(match, `${cell} ${what}`).toBeDefined()
    }
    const planted = new Set(plantedFaults.map((fault) => fault.expectedCode))
    expect(found.filter((one) => one.error && !planted.has(one.code))).toEqual([])
  })

  test('the share is flagged as provisional', async () => {
    await preview.pane.locator('.share .share-standing', { hasText: '暫定' }).first().waitFor()
    await expect.poll(() => share(preview.pane)).toBe('50.4')
  })

  test('applying the offered fixes leads to 50.7%', async () => {
    const { pane } = preview
    await pane.getByRole('button', { name: /まとめて直す/ }).click()
    await pane.getByRole('button', { name: /^\d+件を直す$/ }).click()
    await pane.locator(`.card.share [data-share="50.7"]`).waitFor()
    // The share that the sheet states, 51.7 %, is a person's to correct: until then it is provisional.
    await expect.poll(() => pane.locator('.share').getByText('暫定').count()).toBeGreaterThan(0)
    const found = await findings(pane)
    expect(found.filter((one) => one.error)).toEqual([])
    const mark = await preview.cells('予算', 'F18')
    expect(mark[0]?.[0]?.value).toBe('①')
    const total = await preview.cells('予算', 'D25')
    expect(total[0]?.[0]?.value).toBe(284_322)
    expect(String(total[0]?.[0]?.formula)).toMatch(/^=SUM\(/)
    expect(preview.faults).toEqual([])
  })
})

test('the same sheet and plan sent as JSON get 201 and the digest computed here', async () => {
  const plan = referencePlan()
  const worker = stack.worker()
  const answer = await fetch(`${worker.address}/v1/validations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${worker.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ snapshot: referenceSnapshot(), plan }),
  })
  expect(answer.status).toBe(201)
  const body = (await answer.json()) as { digest: string }
  const report = assess(referenceSnapshot(), plan, defaultPolicy)
  expect(body.digest).toBe(digestOf(report))
})

test('what the pane computes by itself has the digest the API answers for the same rows and plan', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  const { pane } = preview
  await preview.page.evaluate(() => {
    window.haneiPreview.offline.value = true
  })
  await pane.getByLabel('計画', { exact: true }).selectOption(':text')
  await pane.getByLabel('運営方針の本文').fill(planText)
  await pane.getByRole('button', { name: '読み取る' }).click()
  await pane.getByText('経営課題4件、戦略10件、具体的取組10件を読み取りました。').waitFor()
  await pane.getByRole('button', { name: 'この計画を使う' }).click()
  await validate(pane)
  await pane.getByText('未証明', { exact: true }).waitFor()
  const local = await pane.locator('.share-foot .number').getAttribute('title')
  await preview.close()

  const { address, key } = stack.worker()
  const headers = { Authorization: `Bearer ${key}` }
  const parsed = await fetch(`${address}/v1/plans:parse?ward=suminoe`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'text/markdown' },
    body: planText,
  })
  const { plan } = (await parsed.json()) as { plan: unknown }
  const answer = await fetch(`${address}/v1/validations`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ snapshot: referenceSnapshot(), plan }),
  })
  expect(answer.status).toBe(201)
  const { digest } = (await answer.json()) as { digest: string }
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(local).toBe(digest)
})

test('with the Worker down the same report appears as 未証明', async () => {
  const preview = await openPreview(stack.browser, stack.address, { sample: 'reference' })
  await validate(preview.pane)
  await preview.pane.getByText('証明済み', { exact: true }).waitFor()
  const attested = await preview.pane
    .locator('.share .digest, .share .number[title]')
    .allTextContents()
  await stack.stopWorker()
  try {
    await validate(preview.pane)
    await preview.pane.getByText('未証明', { exact: true }).waitFor()
    await expect.poll(() => share(preview.pane)).toBe('50.7')
    const local = await preview.pane
      .locator('.share .digest, .share .number[title]')
      .allTextContents()
    expect(local).toEqual(attested)
  } finally {
    await stack.restartWorker()
    await preview.close()
  }
})

async function validate(pane: FrameLocator): Promise<void> {
  const button = pane.getByRole('button', { name: /^(検証|もう一度検証)$/ })
  await button.and(pane.locator('[aria-disabled=false], :not([aria-disabled])')).click()
  await pane.locator('.share').waitFor()
  await pane.locator('[aria-busy=true], .busy').waitFor({ state: 'detached' })
}

const share = (pane: FrameLocator): Promise<string | null> =>
  pane.locator('.card.share .share-text').getAttribute('data-share')

async function writeBack(pane: FrameLocator): Promise<void> {
  await pane.getByRole('tab', { name: '集計' }).click()
  await pane.getByRole('button', { name: '作成する内容を確認' }).click()
  await pane.getByRole('button', { name: '集計シートを作成', exact: true }).click()
  await pane.getByText('数式の結果は検証の数値と一致し').waitFor()
}

/** Findings as the pane lists them. */
async function findings(
  pane: FrameLocator,
): Promise<{ code: string; error: boolean; cells: string[] }[]> {
  return pane.locator('.finding').evaluateAll((items) =>
    items.map((item) => ({
      code: item.getAttribute('title') ?? '',
      error: item.classList.contains('is-error'),
      cells: [...item.querySelectorAll('.finding-foot .cell')].map(
        (link) => link.textContent ?? '',
      ),
    })),
  )
}

const holds =
  (cell: string) =>
  (place: string): boolean => {
    const at = parseCell(cell)
    const range = parseRange(place)
    if (!at || !range) return false
    const inRows = at.row >= range.top && at.row <= range.bottom
    return inRows && at.column >= range.left && at.column <= range.right
  }

/** The figures of 反映集計, by the labels in its first column. */
async function summaryFigures(preview: OpenPreview) {
  const rows = await preview.cells('反映集計', 'A1:F40')
  const figure = (label: RegExp) => {
    const row = rows.find(([name]) => label.test(String(name?.value)))
    const cell = row?.slice(1).find((one) => typeof one.value === 'number')
    if (!cell) throw new Error(`no figure ${label} on 反映集計`)
    return cell
  }
  const cells = {
    total: figure(/^区全体/),
    base: figure(/^除いた経費/),
    numerator: figure(/^反映.*(合計|計|額|分子)/),
    share: figure(/^反映割合/),
  }
  return {
    total: Number(cells.total.value),
    base: Number(cells.base.value),
    numerator: Number(cells.numerator.value),
    share: Number(cells.share.value),
    shown: cells.share.text,
    formulas: Object.values(cells).map((cell) => cell.formula),
  }
}

/** What has changed outside the sheets written, settings and parts of the add-in's own aside. */
async function outsideOf(preview: OpenPreview, name: string, own: string[]): Promise<string[]> {
  const changes = await preview.difference(name)
  return changes.filter(
    (line) =>
      !own.some((sheet) => line.includes(sheet)) &&
      !/^(settings|customXmlParts|workbook\/sheets)/.test(line),
  )
}
