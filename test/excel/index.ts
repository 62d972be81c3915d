// The Excel stand-in's door: workbook model, host, descriptions. Runs in Node and in a browser.

export {
  type Counters,
  createHost,
  type FunctionCatalogue,
  type Host,
  type HostChange,
  type HostOptions,
  type Trouble,
} from './host/index.ts'
export { copyWorkbook } from './workbook/copy.ts'
export type * from './workbook/description.ts'
export { initEngine } from './workbook/engine.ts'
export { diffFingerprints, type Fingerprint, fingerprint } from './workbook/fingerprint.ts'
export { createWorkbook, describe, type Workbook } from './workbook/index.ts'
export { formatValue } from './workbook/number-format.ts'
