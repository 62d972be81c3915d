// A host of a test's own, over HTTP on this machine.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHost } from '../host/host.ts'

export interface OwnHost {
  address: string
  /** The secret that makes the first key. */
  bootstrap: string
  close(): Promise<void>
}

export async function startOwnHost(): Promise<OwnHost> {
  const data = mkdtempSync(join(tmpdir(), 'hanei-host-'))
  const pane = join(data, 'pane')
  mkdirSync(pane)
  const host = await startHost({
    ...{ folder: join(data, 'host'), address: 'http://localhost', port: 0, bind: '127.0.0.1' },
    ...{ tls: null, pane, keepBackups: 1, rate: 1_000, settings: {} },
    log: { write: () => undefined, close: () => undefined } as never,
  })
  return {
    address: `http://127.0.0.1:${host.port}`,
    bootstrap: readFileSync(host.bootstrap ?? '', 'utf8').trim(),
    async close() {
      await host.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
