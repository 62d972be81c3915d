// The workbook before Excel has answered: what is asked of it waits until it has.
import type { WorkbookPort } from '../../workbook/port.ts'

export function deferredPort(coming: Promise<WorkbookPort>): WorkbookPort {
  let port: WorkbookPort | null = null
  void coming.then((come) => {
    port = come
  })
  return new Proxy({} as WorkbookPort, {
    get: (_, name: keyof WorkbookPort) =>
      name === 'apiLevel'
        ? () => port?.apiLevel() ?? ''
        : name === 'canGroupUndo'
          ? () => port?.canGroupUndo() ?? false
          : async (...given: unknown[]) =>
              ((await coming)[name] as (...given: unknown[]) => unknown)(...given),
  })
}
