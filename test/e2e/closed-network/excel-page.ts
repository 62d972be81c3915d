// In the pane's window before its own scripts: desktop Excel's native object, answered by the test's
// process through the browser's own channel, not the network.
import type { EventMessage } from '../../excel/host/events.ts'
import type { Host, HostListener } from '../../excel/host/types.ts'
import { createExternal } from '../../excel/route-a/external.ts'

declare global {
  interface Window {
    /** Set beside this script: what the library asks at once. */
    excelStart: Pick<Host, 'language' | 'requirementSets'> & {
      name: string
      settings: [string, string][]
    }
    excelExecute: (body: string, flags: number) => Promise<string>
    excelWriteSettings: (settings: [string, string][]) => Promise<void>
    excelCommandCompleted: (controlId?: string) => Promise<void>
    excelHears: { message(messages: EventMessage[]): void; command: HostListener['command'] }
  }
}

const { name, settings, ...start } = window.excelStart
const host = {
  ...start,
  workbook: { name },
  execute: (body: string, flags = 0) => window.excelExecute(body, flags),
  readSettings: () => settings,
  writeSettings: (written: [string, string][]) => void window.excelWriteSettings(written),
  commandCompleted: (controlId?: string) => void window.excelCommandCompleted(controlId),
  connect(listener: HostListener) {
    window.excelHears = listener
    return () => {}
  },
}
// Of a host the native object uses just these.
const value = createExternal(host as unknown as Host)
Object.defineProperty(window, 'external', { value, configurable: true, writable: true })
