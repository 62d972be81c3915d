// `npm run host`: the Worker on one machine, with its database, its certificate and its pane.

import { Console } from 'node:console'
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bindings } from '../env.ts'
import { folderOf } from './folder.ts'
import { type HostOptions, startHost } from './host.ts'
import { type Log, openLog } from './log.ts'
import { Refusal, runCommand, typedPath } from './operator.ts'
import type { TlsFiles } from './tls.ts'

const usage = `npm run host -- --data FOLDER --port NUMBER (--pfx FILE | --cert FILE --key FILE | --http)

  --data FOLDER       of the database, the keys that sign, logs and backups; may also stand alone, first
  --port NUMBER       without it the port of the address
  --address ORIGIN    under which the machine is called, https://hanei.example.jp; earlier ones after
                      it, separated by spaces; without it this machine's own name, with --http localhost
  --pfx FILE          certificate and key, or
  --cert FILE --key FILE   the same as PEM
  --passphrase FILE   holds the passphrase of either
  --http              no certificate: only for something in front of this that has it
  --bind ADDRESS      without it every address of the machine; with --http 127.0.0.1
  --pane FOLDER       of the built pane, without it dist/pane of the checkout
  --backups FOLDER    of the daily backups, best on another disk
  --keep-backups N    how many of them are kept, without it 30
  --rate N            calls in 10 seconds a key, and an address without one; without it 300
HANEI_BOOTSTRAP, where it is set, is the secret for the first key; else one is made in FOLDER.`

/** Settings that are taken from the environment: docs/deploy.md says what they mean. */
const settingNames = [
  'HANEI_CLIENT_ADDRESS',
  'HANEI_DATABASE_BYTES',
  'HANEI_ENTRA',
  'HANEI_ORIGINS',
  'HANEI_WEBHOOKS',
  'HANEI_RECEIPT_KEYS',
] as const satisfies readonly (keyof Bindings)[]

async function main(): Promise<void> {
  const given = readOptions(process.argv.slice(2))
  const log = openLog({ folder: folderOf(given.folder).logs })
  const say = (line: string) => process.stdout.write(`${line}\n`)
  logConsole(log)
  const host = await startHost({ ...given, log })
  const [address = ''] = given.address.split(' ')
  say(
    `Hanei is ready: ${address}, port ${host.port}\n  pane ${address}/taskpane.html\n  docs ${address}/docs`,
  )
  if (host.bootstrap) say(`  The secret for the first key is in ${host.bootstrap}.`)
  for (const fault of host.faults) process.stderr.write(`Look at the certificate: ${fault}.\n`)
  if (process.platform !== 'win32') process.on('SIGHUP', () => reload(host.reload))
  const end = async () => {
    await host.close()
    log.close()
    process.exit(0)
  }
  process.channel?.unref()
  let ending = false
  // `disconnect`: what started this was killed outright.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK', 'disconnect']) {
    process.on(signal, () => {
      if (!ending) void end()
      ending = true
    })
  }
}

function reload(take: () => void): void {
  try {
    take()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  }
}

/** What the app logs goes into the log's files. */
function logConsole(log: Log): void {
  let half = ''
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      const lines = `${half}${text}`.split('\n')
      half = lines.pop() ?? ''
      for (const line of lines) log.write(line)
      done()
    },
  })
  const value = new Console({ stdout: stream, stderr: stream })
  Object.defineProperty(globalThis, 'console', { value, configurable: true, writable: true })
}

function readOptions(args: string[]): Omit<HostOptions, 'log'> {
  const { values, positionals } = parse(args)
  const [folder, ...more] = [...(values.data ? [values.data] : []), ...positionals]
  if (!folder || more.length > 0) throw new Refusal(usage)
  if (!values.address && !values.port)
    throw new Refusal(`--port or --address is needed.\n\n${usage}`)
  const tls = tlsOf(values)
  const address = values.address ?? ownAddress(tls !== null, values.port ?? '')
  const pane = values.pane
    ? typedPath(values.pane)
    : fileURLToPath(new URL('../../dist/pane', import.meta.url).href)
  if (!existsSync(join(pane, 'taskpane.html'))) {
    throw new Refusal(
      `There is no built pane in ${pane}. Run "npm run host" once, or "npm run build".`,
    )
  }
  return {
    ...{ folder: typedPath(folder), address, pane, tls },
    port: wholeNumber('--port', values.port ?? portOf(address, tls !== null)),
    bind: values.bind ?? (tls ? undefined : '127.0.0.1'),
    backups: values.backups && typedPath(values.backups),
    keepBackups: wholeNumber('--keep-backups', values['keep-backups'] ?? '30'),
    rate: wholeNumber('--rate', values.rate ?? '300'),
    bootstrap: process.env.HANEI_BOOTSTRAP,
    settings: Object.fromEntries(
      settingNames.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ),
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{
          data: text,
          address: text,
          pfx: text,
          cert: text,
          key: text,
          passphrase: text,
          port: text,
        },
        ...{ bind: text, pane: text, backups: text, 'keep-backups': text, rate: text },
        http: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

function tlsOf(values: TlsFiles & { http: boolean }): TlsFiles | null {
  const { http, pfx, cert, key, passphrase } = values
  const asked = [http, pfx !== undefined, cert !== undefined || key !== undefined]
  if (asked.filter(Boolean).length !== 1 || (cert === undefined) !== (key === undefined)) {
    throw new Refusal(`One of --pfx, --cert with --key, or --http is needed.\n\n${usage}`)
  }
  const typed = (path: string | undefined) => path && typedPath(path)
  if (http) return null
  return { pfx: typed(pfx), cert: typed(cert), key: typed(key), passphrase: typed(passphrase) }
}

/** Under which this machine is called where nobody says: its own name, or localhost without a certificate. */
const ownAddress = (secure: boolean, port: string): string =>
  new URL(
    secure
      ? `https://${hostname()}:${wholeNumber('--port', port)}`
      : `http://localhost:${wholeNumber('--port', port)}`,
  ).origin

function portOf(address: string, secure: boolean): string {
  const [first = ''] = address.split(' ')
  try {
    return new URL(first).port || (secure ? '443' : '80')
  } catch {
    throw new Refusal(`--address ${first} is no address such as https://hanei.example.jp.`)
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (/^\d{1,9}$/.test(text)) return number
  throw new Refusal(`${name} ${text} is no whole number.`)
}

await runCommand(main)
