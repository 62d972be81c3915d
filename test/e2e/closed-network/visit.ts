// Run by the test inside a network without a way out: a host, a browser, and a person's work with the
// pane. Prints what was seen as JSON; throws where something does not come.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createHost, describe as describeWorkbook } from '../../excel/index.ts'
import { openWorkbook } from '../../excel/node.ts'
import { referenceDescription, referencePlan } from '../../fixtures/reference.ts'
import { launchChromium } from '../chromium.ts'
import { firstKey, startHostProcess } from '../host.ts'
import { putExcelBehind } from './excel.ts'

const [folder = '', origin = ''] = process.argv.slice(2)
// Node's own calls to the host: its certificate is the test's.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
const state = join(folder, 'state')
mkdirSync(state, { recursive: true })
const host = await startHostProcess({
  ...{ folder: state, address: origin, port: Number(new URL(origin).port) },
  pane: join(folder, 'pane'),
  args: ['--cert', join(folder, 'cert.pem'), '--key', join(folder, 'key.pem')],
})
const key = await firstKey(origin, state)
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
const plan = { ...referencePlan(), ward: 'suminoe' }
const published = await fetch(`${origin}/v1/plans/${plan.ward}/${plan.fiscalYear}`, {
  ...{ method: 'PUT', headers, body: JSON.stringify(plan) },
})
if (!published.ok) throw new Error(await published.text())

// What a browser asks of its maker by itself, on an empty page too, is nothing of the pane's.
const browser = await launchChromium([
  '--component-updater=url-source=http://127.0.0.1:9/',
  '--disable-features=AutofillServerCommunication,HttpsUpgrades,OptimizationHints,MediaRouter,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
])
const context = await browser.newContext({
  ...{ ignoreHTTPSErrors: true, locale: 'ja-JP', viewport: { width: 380, height: 900 } },
})
const excel = createHost({ workbook: openWorkbook(referenceDescription()) })
const requests = new Set<string>()
const faults: string[] = []
context.on('request', (request) => requests.add(new URL(request.url()).origin))
context.on('weberror', (error) => faults.push(error.error().message))

try {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await putExcelBehind(page, excel, readFileSync(join(folder, 'excel-page.js'), 'utf8'))
  await page.goto(`${origin}/taskpane.html`)
  await connect(page)
  const share = await validate(page)
  const sheets = await writeBack(page)
  const amount = await excel.callCustomFunction('AMOUNT', ['12億442万9千円', null])
  const value = await excel.callCustomFunction('VALUE', [await latestRun(), 'share'])
  const docs = await readDocs(await context.newPage())
  await page.screenshot({ path: join(folder, 'pane.png') })
  const seen = { share, sheets, amount, value, docs, faults, requests: [...requests] }
  writeFileSync(join(folder, 'seen.json'), JSON.stringify(seen, null, 2))
} catch (error) {
  for (const page of context.pages()) await page.screenshot({ path: join(folder, 'failed.png') })
  throw error
} finally {
  await browser.close()
  await host.stop()
}

/** Enters the key, as a person does at first use. */
async function connect(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '設定' }).click()
  await page.getByLabel('接続キー（APIキー）').fill(key)
  await page.getByLabel('区のID').fill(plan.ward)
  await page.getByRole('button', { name: '接続を確かめる' }).click()
  await page.getByText('接続できました').waitFor()
}

async function validate(page: Page): Promise<string> {
  await page.getByRole('tab', { name: '検証' }).click()
  await page.getByLabel('計画', { exact: true }).selectOption(':open')
  await page.getByRole('button', { name: '開く', exact: true }).click()
  await page.locator('select option:checked', { hasText: '第1版' }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '検証', exact: true }).click()
  await page.getByText('証明済み', { exact: true }).waitFor()
  return (await page.locator('.card.share .share-text').getAttribute('data-share')) ?? ''
}

async function writeBack(page: Page): Promise<string[]> {
  await page.getByRole('tab', { name: '集計' }).click()
  await page.getByRole('button', { name: '作成する内容を確認' }).click()
  await page.getByRole('button', { name: '集計シートを作成', exact: true }).click()
  await page.getByText('数式の結果は検証の数値と一致し').waitFor()
  return describeWorkbook(excel.workbook).sheets.map(({ name }) => name)
}

async function latestRun(): Promise<string> {
  const answer = await fetch(`${origin}/v1/validations?ward=${plan.ward}`, { headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

async function readDocs(page: Page): Promise<string> {
  await page.goto(`${origin}/docs`)
  await page.locator('h1').first().waitFor()
  return (await page.locator('h1').first().textContent()) ?? ''
}
