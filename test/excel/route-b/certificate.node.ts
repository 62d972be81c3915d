// A throwaway certificate for https://localhost in tests; browsers are told not to mind it.
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** A self-signed certificate and its key, PEM, valid from yesterday for ten days. */
export const throwawayCertificate = (): { cert: string; key: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const now = Date.now()
  const name = sequence(set(sequence(objectId([85, 4, 3]), utf8('localhost'))))
  const algorithm = sequence(objectId([42, 134, 72, 206, 61, 4, 3, 2]))
  const serial = randomBytes(8)
  // Positive and without a leading zero: DER allows no padding of an integer.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    name,
    sequence(time(now - DAY), time(now + 10 * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      0xa3,
      sequence(sequence(objectId([85, 29, 17]), octets(sequence(dnsName('localhost'))))),
    ),
  )
  const signature = createSign('sha256').update(body).sign(privateKey)
  const certificate = sequence(body, algorithm, bits(signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const DAY = 86_400_000

/** DER: tag, length, content. */
const tagged = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts)
const set = (...parts: Buffer[]): Buffer => tagged(0x31, ...parts)
const integer = (value: Buffer): Buffer => tagged(0x02, value)
const octets = (content: Buffer): Buffer => tagged(0x04, content)
const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content)
const objectId = (bytes: number[]): Buffer => tagged(0x06, Buffer.from(bytes))
const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'))
const dnsName = (host: string): Buffer => tagged(0x82, Buffer.from(host, 'ascii'))
const time = (at: number): Buffer => {
  const digits = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${digits}Z`, 'ascii'))
}
