// A small OpenID provider that plays a Microsoft Entra ID tenant: discovery, keys, authorize with PKCE, token.
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export interface TestPerson {
  oid: string
  name: string
  account: string
  groups: string[]
}

export interface AuthorityOptions {
  tenant: string
  /** The pane's registration. */
  clientId: string
  /** Redirect addresses of its kind "single-page application". */
  redirectUris: string[]
  /** The API's registration, and the one scope it exposes. */
  audience: string
  scope: string
  people: TestPerson[]
}

export interface Authority {
  /** Address of the tenant; `<address>/v2.0` is the issuer. */
  address: string
  issuer: string
  jwksUri: string
  /** Seconds that the next tokens live. */
  lifetime: number
  /** Accounts that need not be asked. */
  sessions: Set<string>
  /** An access token; `claims` of undefined are left out. @param foreign signed by nobody known here */
  accessToken: (account: string, claims?: JWTPayload, foreign?: boolean) => Promise<string>
  close: () => Promise<void>
}

/** Who agreed to what. */
interface Consent {
  account: string
  scopes: string[]
}
interface Grant extends Consent {
  challenge: string
  redirectUri: string
}

const keyId = 'test-key'

export const startAuthority = async (options: AuthorityOptions): Promise<Authority> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const stranger = (await generateKeyPair('RS256')).privateKey
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }
  const codes = new Map<string, Grant>()
  const refreshTokens = new Map<string, Consent>()

  const server = createServer((request, response) => {
    const answered = bodyOf(request).then((body) => answer(request, body))
    answered
      .catch((cause: unknown) => json(500, { error: 'server_error', detail: String(cause) }))
      .then(async (given) => {
        response.writeHead(given.status, Object.fromEntries(given.headers))
        response.end(await given.text())
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const address = `http://localhost:${port}/${options.tenant}`
  const issuer = `${address}/v2.0`

  const person = (account: string): TestPerson => {
    const found = options.people.find((one) => one.account === account)
    if (!found) throw new Error(`nobody is called ${account}`)
    return found
  }

  const sign = (claims: JWTPayload, foreign = false): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const all = {
      iss: issuer,
      tid: options.tenant,
      ver: '2.0',
      iat: now - 5,
      nbf: now - 5,
      exp: now + authority.lifetime,
      ...claims,
    }
    return new SignJWT(JSON.parse(JSON.stringify(all)))
      .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .sign(foreign ? stranger : privateKey)
  }

  const tokens = async ({ account, scopes }: Consent): Promise<object> => {
    const { oid, name } = person(account)
    const refreshToken = randomUUID()
    refreshTokens.set(refreshToken, { account, scopes })
    const named = scopes.includes('profile') ? { name, preferred_username: account } : {}
    const idToken = { aud: options.clientId, oid, sub: oid, ...named }
    return {
      token_type: 'Bearer',
      scope: options.scope,
      expires_in: authority.lifetime,
      access_token: await authority.accessToken(account),
      refresh_token: refreshToken,
      ...(scopes.includes('openid') ? { id_token: await sign(idToken) } : {}),
    }
  }

  const authorize = (query: URLSearchParams): Response => {
    const redirectUri = query.get('redirect_uri') ?? ''
    // Entra shows these on its own page: there is nowhere safe to send them.
    if (query.get('client_id') !== options.clientId) return page('AADSTS700016')
    if (!options.redirectUris.includes(redirectUri)) return page('AADSTS50011')
    const back = (given: Record<string, string>): Response =>
      new Response(null, {
        status: 302,
        headers: { Location: `${redirectUri}?${new URLSearchParams(given)}` },
      })
    if (query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256') {
      return back({ error: 'invalid_request', error_description: 'code with PKCE alone' })
    }
    const scopes = query.get('scope')?.split(' ') ?? []
    if (!scopes.includes(options.scope)) {
      return back({ error: 'invalid_scope', error_description: 'AADSTS65005' })
    }
    const account = query.get('login_hint') ?? ''
    if (query.get('prompt') === 'none' && !authority.sessions.has(account)) {
      return back({ error: 'interaction_required', error_description: 'AADSTS50058' })
    }
    authority.sessions.add(account)
    const code = randomUUID()
    const challenge = query.get('code_challenge') ?? ''
    codes.set(code, { account, scopes, challenge, redirectUri })
    return back({ code })
  }

  const token = async (form: URLSearchParams): Promise<Response> => {
    if (form.get('client_id') !== options.clientId) return json(400, { error: 'invalid_client' })
    const account = form.get('grant_type') === 'refresh_token' ? ofRefreshToken(form) : ofCode(form)
    return account === null
      ? json(400, { error: 'invalid_grant' })
      : json(200, await tokens(account))
  }

  const ofRefreshToken = (form: URLSearchParams): Consent | null => {
    const presented = form.get('refresh_token') ?? ''
    const consent = refreshTokens.get(presented)
    refreshTokens.delete(presented)
    return consent && authority.sessions.has(consent.account) ? consent : null
  }

  const ofCode = (form: URLSearchParams): Consent | null => {
    const grant = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const hash = createHash('sha256').update(form.get('code_verifier') ?? '')
    const isProven = hash.digest('base64url') === grant?.challenge
    return isProven && grant?.redirectUri === form.get('redirect_uri') ? grant : null
  }

  const answer = async (request: IncomingMessage, body: string): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', address)
    switch (`${request.method} ${pathname.replace(`/${options.tenant}`, '')}`) {
      case 'GET /v2.0/.well-known/openid-configuration':
        return json(200, {
          issuer,
          jwks_uri: authority.jwksUri,
          authorization_endpoint: `${address}/oauth2/v2.0/authorize`,
          token_endpoint: `${address}/oauth2/v2.0/token`,
          response_types_supported: ['code'],
          subject_types_supported: ['pairwise'],
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case 'GET /discovery/v2.0/keys':
        return json(200, { keys: [jwk] })
      case 'GET /oauth2/v2.0/authorize':
        return authorize(searchParams)
      case 'POST /oauth2/v2.0/token':
        return token(new URLSearchParams(body))
      default:
        return json(404, { error: 'not_found' })
    }
  }

  const authority: Authority = {
    address,
    issuer,
    jwksUri: `${address}/discovery/v2.0/keys`,
    lifetime: 3600,
    sessions: new Set(),
    accessToken: (account, claims = {}, foreign = false) => {
      const { oid, name, groups } = person(account)
      const scp = options.scope.split('/').at(-1)
      return sign(
        {
          ...{ aud: options.audience, azp: options.clientId, scp, sub: oid },
          ...{ oid, name, preferred_username: account, groups },
          ...claims,
        },
        foreign,
      )
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return authority
}

const json = (status: number, body: object): Response => Response.json(body, { status })

const page = (error: string): Response => new Response(`<h1>${error}</h1>`, { status: 400 })

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
