// The page that plays Excel on the web (or frames the pane as desktop Excel would): for browser tests.

import type { Host, HostOptions } from '../index.ts'
import { createHost, createWorkbook, diffFingerprints, fingerprint, initEngine } from '../index.ts'
import { openDoor } from '../route-a/bootstrap.ts'
import type { WorkbookDescription } from '../workbook/description.ts'
import { openWebHost } from './web-host.ts'

export interface PageOptions extends Omit<HostOptions, 'workbook'> {
  paneUrl: string
  /** `web`: Excel on the web, postMessage; `native`: the door for a pane page with the bootstrap. */
  route?: 'web' | 'native'
}

/** What the page offers to a test's `page.evaluate`, under `window.excel`. */
export interface ExcelPage {
  host: Host | null
  open: (description: WorkbookDescription, options: PageOptions) => Promise<void>
  fingerprint: typeof fingerprint
  diffFingerprints: typeof diffFingerprints
}

const excel: ExcelPage = {
  host: null,
  open: async (description, { paneUrl, route = 'web', ...options }) => {
    const wasm = await fetch('/ironcalc.wasm')
    initEngine(await WebAssembly.compile(await wasm.arrayBuffer()))
    const host = createHost({ workbook: createWorkbook(description), ...options })
    excel.host = host
    document.title = host.workbook.name
    if (route === 'web') openWebHost({ host, paneUrl, container: document.body })
    else {
      openDoor(window, host)
      const frame = document.createElement('iframe')
      frame.src = paneUrl
      document.body.append(frame)
    }
  },
  fingerprint,
  diffFingerprints,
}

Object.assign(window, { excel })
