// A page of the browser as desktop Excel shows a pane: at its own address, with Excel behind it.
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { Host } from '../../excel/index.ts'

/** The script of the page's side, in one piece. Built before the network is taken away. */
export async function excelPageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('./excel-page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'excelPage' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the script of the page was not built')
  return chunk.code
}

/** Puts Excel behind a page, for every document it opens from now on. */
export async function putExcelBehind(page: Page, host: Host, script: string): Promise<void> {
  await page.exposeFunction('excelExecute', host.execute)
  await page.exposeFunction('excelWriteSettings', host.writeSettings)
  await page.exposeFunction('excelCommandCompleted', host.commandCompleted)
  const start = {
    ...{ language: host.language, requirementSets: host.requirementSets },
    ...{ name: host.workbook.name, settings: host.readSettings() },
  }
  await page.addInitScript(`window.excelStart = ${JSON.stringify(start)};\n${script}`)
  host.connect({
    message: (messages) =>
      void page.evaluate((heard) => window.excelHears.message(heard), messages),
    command: (...told) =>
      void page.evaluate((command) => window.excelHears.command(...command), told),
  })
}
