// What an end-to-end test of the preview stands on: built pages, a Worker with a database of its own, a browser.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type RunningWorker, startWorker } from '../../worker/serve.ts'
import { buildPreview } from '../preview/build.ts'
import { publishReferencePlan } from '../preview/seed.ts'
import { launchChromium } from './chromium.ts'

export interface Stack {
  browser: Browser
  /** The Worker that runs now. */
  worker: () => RunningWorker
  /** Address of the preview page. */
  address: string
  stopWorker: () => Promise<void>
  restartWorker: () => Promise<void>
  stop: () => Promise<void>
}

export const startStack = async (options: { port: number }): Promise<Stack> => {
  const folder = await mkdtemp(join(tmpdir(), 'hanei-e2e-'))
  const { assets, page } = await buildPreview({ folder: join(folder, 'preview') })
  const start = () =>
    startWorker({ port: options.port, assets, persistTo: folder, handleSignals: false })
  let worker = await start()
  const browser = await launchChromium()
  await publishReferencePlan(worker)
  return {
    browser,
    worker: () => worker,
    address: `${worker.address}${page}`,
    stopWorker: () => worker.stop(),
    restartWorker: async () => {
      worker = await start()
    },
    stop: async () => {
      await browser.close()
      await worker.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
