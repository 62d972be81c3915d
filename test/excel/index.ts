// The Excel stand-in's door: workbook model, host, descriptions. Runs in Node and in a browser.
export type * from './workbook/description.ts'
export { initEngine } from './workbook/engine.ts'
export { createWorkbook, describe, type Workbook } from './workbook/index.ts'
export { diffFingerprints, fingerprint, type Fingerprint } from './workbook/fingerprint.ts'
export { formatValue } from './workbook/number-format.ts'
export {
  createHost,
  type Counters,
  type Host,
  type HostChange,
  type HostOptions,
  type Trouble,
} from './host/index.ts'
