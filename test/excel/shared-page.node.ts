// The library booted once and moved from one workbook to the next, for tests that open hundreds.
import type { Host, HostListener } from './host/types.ts'
import { createHost, type HostOptions, type WorkbookDescription } from './index.ts'
import { loadOfficeInVm, openWorkbook } from './node.ts'
import { playedSets } from './profiles.ts'
import type { OpenExcel } from './test-excel.ts'

/**
 * Opens a workbook in front of a library that may have served others. For tests that register no
 * event handlers and no custom functions: those stay with the page.
 */
export const openExcelOnSharedPage = async (
  description: WorkbookDescription,
  options: Omit<HostOptions, 'workbook' | 'customFunctions'> = {},
): Promise<OpenExcel> => {
  const requirementSets = { ...playedSets(), ...options.requirementSets }
  const host = createHost({ workbook: openWorkbook(description), ...options, requirementSets })
  const key = JSON.stringify([requirementSets, options.language ?? null])
  const known = pages.get(key)
  if (known) known.seat.take(host)
  const seat = known?.seat ?? createSeat(host)
  const page = known?.page ?? (await loadOfficeInVm({ host: seat.host }))
  pages.set(key, { seat, page })
  host.resetCounters()
  return { ...page, host }
}

const pages = new Map<string, { seat: Seat; page: Awaited<ReturnType<typeof loadOfficeInVm>> }>()

interface Seat {
  /** What the page is connected to: whichever host sits here. */
  host: Host
  take: (next: Host) => void
}

const createSeat = (first: Host): Seat => {
  let current = first
  const connections = new Map<HostListener, () => void>()
  return {
    host: new Proxy(first, {
      get: (_, member) => (member === 'connect' ? connect : Reflect.get(current, member)),
    }),
    take: (next) => {
      for (const disconnect of connections.values()) disconnect()
      current = next
      for (const listener of connections.keys()) connections.set(listener, next.connect(listener))
    },
  }

  function connect(listener: HostListener): () => void {
    connections.set(listener, current.connect(listener))
    return () => {
      connections.get(listener)?.()
      connections.delete(listener)
    }
  }
}
