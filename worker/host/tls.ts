// The office's own certificate: read from its files, and looked at as callers will see it.
import { readFileSync } from 'node:fs'
import type { SecureContextOptions } from 'node:tls'
import { connect, createSecureContext } from 'node:tls'
import { Refusal } from './operator.ts'

export interface TlsFiles {
  /** PKCS #12, with certificate, key and intermediates. */
  pfx?: string | undefined
  /** PEM: the certificate, its intermediates after it. */
  cert?: string | undefined
  /** PEM. */
  key?: string | undefined
  /** File with the passphrase of `pfx` or `key`. */
  passphrase?: string | undefined
}

/** What a server needs of the files. Throws, with what to do, where they are not such a pair. */
export function readTls({ pfx, cert, key, passphrase }: TlsFiles): SecureContextOptions {
  const secret = passphrase ? { passphrase: textOf(passphrase) } : {}
  const options: SecureContextOptions = pfx
    ? { pfx: bytesOf(pfx), ...secret }
    : { cert: bytesOf(cert ?? ''), key: bytesOf(key ?? ''), ...secret }
  try {
    createSecureContext(options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      `The certificate cannot be used (${reason}). Check that certificate and key belong together and that the passphrase file holds the right one. A .pfx of an old program may need to be exported again with AES.`,
    )
  }
  return options
}

const warnDays = 30

/** What callers will stumble over in the certificate that a port of this machine shows, in words. */
export function certificateFaults(port: number, hostname: string, now: Date): Promise<string[]> {
  return new Promise((done) => {
    const socket = connect(
      // It is looked at, not trusted: whether this machine trusts it says nothing of the others.
      { host: '127.0.0.1', port, servername: hostname, rejectUnauthorized: false },
      () => {
        const certificate = socket.getPeerX509Certificate()
        socket.end()
        if (!certificate) return done(['no certificate is shown'])
        const days = (certificate.validToDate.getTime() - now.getTime()) / 86_400_000
        done([
          ...(days < 0
            ? [`the certificate ended on ${certificate.validTo}`]
            : days < warnDays
              ? [`the certificate ends in ${Math.floor(days)} days, on ${certificate.validTo}`]
              : []),
          ...(certificate.checkHost(hostname) || certificate.checkIP(hostname)
            ? []
            : [
                `the certificate is for ${certificate.subjectAltName ?? 'no name'}, not ${hostname}`,
              ]),
        ])
      },
    )
    socket.once('error', (error) => done([`the certificate cannot be looked at: ${error.message}`]))
  })
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new Refusal(`${path || 'A file of the certificate'} cannot be read.`)
  }
}

const textOf = (path: string): string =>
  bytesOf(path)
    .toString('utf8')
    .replace(/\r?\n$/, '')
