// The Worker's app on one machine: Node's own server and SQLite, the pane's files, the daily work.

import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createApp } from '../app.ts'
import { ratePeriodSeconds } from '../auth/rate.ts'
import type { Bindings } from '../env.ts'
import { d1Of } from '../sqlite/d1.ts'
import { assetsIn } from './assets.ts'
import { startDaily } from './daily.ts'
import { startDeliveries } from './deliveries.ts'
import { bootstrapIn, folderOf, lockFolder, openDatabase, receiptKeysIn } from './folder.ts'
import type { Log } from './log.ts'
import { Refusal } from './operator.ts'
import { rateLimit } from './rate.ts'
import { certificateFaults, readTls, type TlsFiles } from './tls.ts'

export interface HostOptions {
  /** Folder of database, keys, logs and backups; made where there is none. */
  folder: string
  /** Own address, and earlier ones after it, as `HANEI_ADDRESS`. */
  address: string
  port: number
  /** Address of this machine to listen at; without it all of them. */
  bind?: string | undefined
  /** null: plain HTTP, for something in front that has the certificate. */
  tls: TlsFiles | null
  /** Folder of the built pane. */
  pane: string
  backups?: string | undefined
  keepBackups: number
  /** Calls in 10 seconds a key, and an address without one. */
  rate: number
  /** The secret for the first key; without it one is made in the folder. */
  bootstrap?: string | undefined
  /** Further settings by name, e.g. `HANEI_ENTRA`. */
  settings: Partial<Bindings>
  log: Log
}

export interface Host {
  port: number
  /** File with the secret for the first key; null once there is one, or where the secret was given. */
  bootstrap: string | null
  /** What callers will stumble over, in words. */
  faults: string[]
  /** Takes the certificate's files anew. */
  reload(): void
  /** Ends what is under way, then closes the database. */
  close(): Promise<void>
}

/** Set here on every request, over whatever a caller sent under this name. */
const clientAddress = 'X-Hanei-Client-Address'

/** Starts answering. Throws a `Refusal` where the folder or the certificate cannot be used. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { log, tls } = options
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const folder = folderOf(options.folder)
  const lock = lockFolder(folder.lock)
  const backups = options.backups ?? folder.backups
  const sqlite = openDatabase(folder.database, backups)
  const bootstrap = bootstrapIn(folder.bootstrap, sqlite, options.bootstrap)
  const env = await bindingsOf(options, d1Of(sqlite), bootstrap)
  const { listener, underWay } = listenerOf(env)
  const server = tls ? createTlsServer(readTls(tls), listener) : createServer(listener)
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  const deliveries = startDeliveries(env)
  const note = (entry: object) => log.write(JSON.stringify(entry))
  const reload = () => {
    if (tls) (server as TlsServer).setSecureContext(readTls(tls))
  }
  const faultsNow = async () =>
    tls ? certificateFaults(port, new URL(options.address).hostname, new Date()) : []
  const daily = startDaily({
    ...{ db: env.DB, folder: options.folder, backups, keep: options.keepBackups, note },
    async certificate() {
      reload()
      const faults = await faultsNow()
      if (faults.length > 0) throw new Error(faults.join('; '))
      return { faults }
    },
  })
  return {
    port,
    bootstrap: bootstrap === null || options.bootstrap ? null : folder.bootstrap,
    faults: await faultsNow(),
    reload,
    async close() {
      await closeServer(server)
      await Promise.all([daily.stop(), deliveries.stop(), ...underWay])
      sqlite.close()
      lock.close()
    },
  }
}

async function bindingsOf(
  { folder, address, pane, rate, settings }: HostOptions,
  db: D1Database,
  bootstrap: string | null,
): Promise<Bindings> {
  return {
    HANEI_CLIENT_ADDRESS: clientAddress,
    HANEI_RECEIPT_KEYS:
      settings.HANEI_RECEIPT_KEYS ?? (await receiptKeysIn(folderOf(folder).receiptKeys)),
    ...(bootstrap === null ? {} : { HANEI_BOOTSTRAP: bootstrap }),
    ...settings,
    HANEI_ADDRESS: address,
    HANEI_ENV: 'production',
    DB: db,
    ASSETS: assetsIn(pane) as Fetcher,
    RATE_KEY: rateLimit(rate, ratePeriodSeconds),
    RATE_OPEN: rateLimit(rate, ratePeriodSeconds),
  }
}

/** Answers Node's requests by the app, and knows the work that outlives an answer. */
function listenerOf(env: Bindings) {
  const app = createApp()
  const underWay = new Set<Promise<unknown>>()
  const context = {
    waitUntil(work: Promise<unknown>) {
      const settled = work.catch(() => undefined).finally(() => underWay.delete(settled))
      underWay.add(settled)
    },
    passThroughOnException: () => undefined,
  } as unknown as ExecutionContext
  const listener = getRequestListener(
    (request, { incoming }) => {
      const { remoteAddress = '' } = (incoming as HttpBindings['incoming']).socket
      request.headers.set(clientAddress, remoteAddress.replace(/^::ffff:/, ''))
      return app.fetch(request, env, context)
    },
    { overrideGlobalObjects: false, hostname: 'localhost' },
  )
  return { listener, underWay }
}

const listen = (server: Server | TlsServer, { port, bind }: HostOptions): Promise<void> =>
  new Promise((done, fail) => {
    server.once('error', ({ message }) =>
      fail(
        new Refusal(
          `Port ${port} cannot be used (${message}). Stop what has it or name another with --port; ports below 1024 may need a right of their own.`,
        ),
      ),
    )
    server.listen(port, bind, () => {
      server.removeAllListeners('error')
      done()
    })
  })

const graceMilliseconds = 10_000

/** Takes no more calls; those under way have some seconds to end. */
function closeServer(server: Server | TlsServer): Promise<void> {
  return new Promise((done) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
    server.close(() => {
      clearTimeout(impatient)
      done()
    })
    server.closeIdleConnections()
  })
}
