// Security headers, the content policies of API and pane, and which origins may call.
import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { type HaneiEnv, readSettings } from '../env.ts'

/** Pages of Office that frame the pane. Source: Microsoft's list of Office on the web addresses. */
const officeHosts = [
  'https://*.officeapps.live.com',
  'https://*.officeapps-df.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.sharepoint.com',
  'https://*.onedrive.live.com',
  'https://excel.officeapps.live.com',
]
const loopback = 'http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*'

/** For everything that is not a page. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

/** For the pane and its files. Styles inline: Office.js and Fluent's components set them. */
export function panePolicy({ local }: { local: boolean }): string {
  const office = 'https://appsforoffice.microsoft.com'
  return [
    "default-src 'none'",
    // In local mode the preview's calculation engine runs as WebAssembly beside the pane.
    `script-src 'self' ${office}${local ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' https://login.microsoftonline.com ${office}${local ? ` ${loopback}` : ''}`,
    `frame-src 'self' https://login.microsoftonline.com${local ? ` ${loopback}` : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors 'self' ${officeHosts.join(' ')}${local ? ` ${loopback}` : ''}`,
  ].join('; ')
}

/** For the help: pages with one style and one script of their own, which ask nobody else. */
export const helpPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors 'self' ${officeHosts.join(' ')}`,
].join('; ')

/** For the page without Excel: nothing from elsewhere, and nothing to it. */
export const checkPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** Headers on every answer; a handler's own policy stays. */
export const secureAnswers = (): MiddlewareHandler<HaneiEnv> =>
  async function secureAnswers(c, next) {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', apiPolicy)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    if (new URL(c.req.url).protocol === 'https:') {
      headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    }
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }

const answerOrigins = cors({
  origin: (origin, c: Context<HaneiEnv>) => (mayCall(c, origin) ? origin : null),
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: [
    ...['Authorization', 'Content-Type', 'Content-Encoding', 'Idempotency-Key'],
    ...['If-Match', 'If-None-Match', 'X-Request-Id'],
  ],
  exposeHeaders: [
    ...['ETag', 'Location', 'Retry-After', 'Server-Timing', 'X-Request-Id'],
    'Idempotency-Replayed',
  ],
  maxAge: 600,
})

/**
 * Answers exactly the listed origins (in local mode also this machine's), never `*`. An OPTIONS that
 * asks for no method is no browser's, and goes on.
 */
export const crossOrigin = (): MiddlewareHandler<HaneiEnv> =>
  async function crossOrigin(c, next) {
    const isPlainOptions =
      c.req.method === 'OPTIONS' && !c.req.header('Access-Control-Request-Method')
    return isPlainOptions ? next() : answerOrigins(c, next)
  }

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  try {
    return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
  } catch {
    return false
  }
}

function mayCall(c: Context<HaneiEnv>, origin: string): boolean {
  const settings = readSettings(c.env)
  return settings.origins.includes(origin) || (settings.local !== null && isLoopback(origin))
}
