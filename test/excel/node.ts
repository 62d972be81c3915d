// Doors for Node: the engine's file read from the package, the library booted in `vm`.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { WorkbookDescription } from './workbook/description.ts'
import { initEngine } from './workbook/engine.ts'
import { createWorkbook, type Workbook } from './workbook/index.ts'

let ready = false

/** Opens a workbook in Node; the engine is compiled at the first call. */
export const openWorkbook = (description: WorkbookDescription): Workbook => {
  prepareEngine()
  return createWorkbook(description)
}

/** Compiles the calculation engine unless that is done. */
export const prepareEngine = (): void => {
  if (ready) return
  const file = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')
  initEngine(readFileSync(file))
  ready = true
}

export { loadOfficeInVm, type OfficeInVm, officeFolder } from './route-a/vm.node.ts'
