// How long one edit in a large sheet keeps the pane's own thread, in Chromium, from the change event to the new result.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launchChromium } from '../e2e/chromium.ts'

export interface EditTime {
  /** Milliseconds of script on the pane's thread for each edit, the imagined workbook's part taken off. */
  pane: number[]
  /** Milliseconds from asking the worker thread to its answer, for each edit. */
  thread: number[]
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Edits one amount after another in the sheet of 10,000 lines, each validated again by itself. */
export async function measureEdits({ edits = 8, warmUp = 3 } = {}): Promise<EditTime> {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-edits-'))
  const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))
  await build({ configFile, build: { outDir: folder } })
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    const body = await readFile(file).catch(() => null)
    response.writeHead(body ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'text/plain' })
    response.end(body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    const port = typeof address === 'object' ? address?.port : 0
    const store = JSON.stringify({ autoRevalidate: 'on' })
    await page.goto(
      `http://127.0.0.1:${port}/?${new URLSearchParams({ scenario: 'large', store })}`,
    )
    await page.locator('.button.is-large').click()
    await page.locator('.card.share').waitFor()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
    }
    const result: EditTime = { pane: [], thread: [] }
    for (let i = 0; i < edits + warmUp; i += 1) {
      const before = await spent()
      const told = await page.evaluate(editAndWait, { cell: `D${20 + i * 97}`, value: 5_000 + i })
      const all = (await spent()) - before
      if (i < warmUp) continue
      result.pane.push(all - told.imagined)
      result.thread.push(told.thread)
    }
    return result
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Shown {
  pane: { validation: { result: { value: { digest: string } } } }
  port: {
    edit(sheet: string, edits: { cell: string; value: number }[]): void
    change(change: object): void
  }
}

/** Runs in the page. */
async function editAndWait(edit: { cell: string; value: number }) {
  const { pane, port } = window as unknown as Shown
  const before = pane.validation.result.value.digest
  performance.clearMeasures()
  const start = performance.now()
  port.edit('予算', [edit])
  const made = performance.now() - start
  port.change({ sheet: '予算', address: edit.cell, by: 'user', shifts: false })
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (pane.validation.result.value.digest === before) return
      clearInterval(look)
      requestAnimationFrame(() => setTimeout(resolve, 50))
    }, 100)
  })
  const sum = (name: string): number =>
    performance.getEntriesByName(name).reduce((all, { duration }) => all + duration, 0)
  return { imagined: made + sum('imagined workbook'), thread: sum('worker thread') }
}
