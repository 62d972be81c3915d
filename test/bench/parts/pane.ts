// (h) the pane: JavaScript before first paint and in all, and when it can be used in a browser.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { startWorker } from '../../../worker/serve.ts'
import { launchChromium } from '../../e2e/chromium.ts'
import { buildPreview } from '../../preview/build.ts'
import { type Figure, kilobytes, milliseconds, told } from '../figure.ts'
import { quantile } from '../measure.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const port = 9_611
const kibibyte = 1_024
const mostBeforePaint = 45 * kibibyte
const mostOfAll = 190 * kibibyte

export async function pane(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-bench-'))
  try {
    return [...sizes(join(folder, 'pane')), ...(await interactive(folder))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function sizes(folder: string): Figure[] {
  const vite = `${root}node_modules/vite/bin/vite.js`
  const built = spawnSync(
    process.execPath,
    [vite, 'build', '--config', 'addin/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (built.status !== 0) throw new Error(`the pane does not build:\n${built.stderr}`)
  const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length
  const sum = (files: Iterable<string>) => [...files].reduce((all, file) => all + gzipped(file), 0)
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // What only the page without Excel loads is not the pane's.
    .filter((name) => name.endsWith('.js') && !/(check|opened|held-book)-[^/]*$/.test(name))
    .map((name) => join(folder, name))
  const first = beforePaint(folder)
  const figure = (name: string, bytes: number, most: number): Figure => ({
    part: 'h',
    name,
    value: kilobytes(bytes),
    budget: `≤ ${kilobytes(most)}`,
    used: bytes / most,
    noise: 0,
  })
  return [
    figure('pane, gzipped JavaScript before first paint', sum(first), mostBeforePaint),
    figure('pane, all of it (functions and background thread too)', sum(scripts), mostOfAll),
    ...scripts
      .map((file) => ({ name: relative(folder, file), bytes: gzipped(file) }))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 5)
      .map(({ name, bytes }) => told('h', `… ${name}`, kilobytes(bytes))),
  ]
}

/** What the pane's own first paint needs: the page's scripts and all that they import without waiting. */
function beforePaint(folder: string): Set<string> {
  const page = readFileSync(join(folder, 'taskpane.html'), 'utf8')
  const found = new Set<string>()
  const add = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(file, 'utf8')
    for (const [, from] of code.matchAll(
      /(?:^|[;}\n])\s*(?:import|export)\s*(?:[^"'();]*?from\s*)?["'](\.[^"']+\.js)["']/g,
    )) {
      if (from) add(join(dirname(file), from))
    }
  }
  for (const [, source] of page.matchAll(/(?:src|href)="(\.?\/?[^":]+\.js)"/g)) {
    if (source) add(join(folder, source))
  }
  // A page that only loads the pane would be counted as the pane otherwise.
  if (![...found].some((file) => readFileSync(file, 'utf8').includes('tablist'))) {
    throw new Error('the pane itself is not among the scripts that its page loads first')
  }
  return found
}

/** From the pane's own navigation to its first paint, which is of the pane itself, and until it can validate. */
async function interactive(folder: string): Promise<Figure[]> {
  const { assets, page } = await buildPreview({ folder: join(folder, 'preview') })
  const worker = await startWorker({ port, assets, persistTo: folder, handleSignals: false })
  const browser = await launchChromium()
  try {
    const ready: number[] = []
    const painted: number[] = []
    for (let i = 0; i < 4; i++) {
      const context = await browser.newContext({ locale: 'ja-JP' })
      const tab = await context.newPage()
      await tab.goto(`${worker.address}${page}?sample=reference&language=ja`)
      const frame = tab.frameLocator('.pane-page')
      // The one button that validates: it waits for Excel and a sheet.
      await frame.locator('.button.is-large:not([aria-disabled=true])').waitFor()
      const times = await frame.locator('body').evaluate(() => ({
        ready: performance.now(),
        painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      }))
      if (i > 0) {
        ready.push(times.ready)
        painted.push(times.painted)
      }
      await context.close()
    }
    return [
      told('h', 'pane in Chromium: first contentful paint', milliseconds(quantile(painted, 0.5))),
      told(
        'h',
        'pane in Chromium: can be used (Office.js included)',
        milliseconds(quantile(ready, 0.5)),
      ),
    ]
  } finally {
    await browser.close()
    await worker.stop()
  }
}
