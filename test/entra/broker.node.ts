// What Office does for an add-in that asks for a token: the code flow at the tenant, for the account Office holds.
import { createHash, randomBytes } from 'node:crypto'
import type { Broker, BrokerAnswer, TokenParams } from '../excel/route-a/auth-bridge.ts'
import type { Authority } from './authority.node.ts'

export interface BrokerOptions {
  authority: Authority
  /** Address of the tenant as the pane knows it, e.g. `https://login.microsoftonline.com/<tenant>`. */
  knownAs: string
  /** The broker's redirect for the pane's domain, e.g. `brk-multihub://hanei.example.jp`. */
  redirectUri: string
  account: string
}

/** A broker that keeps one refresh token, as Office does. */
export const createBroker = (options: BrokerOptions): Broker => {
  const { authority, account, redirectUri } = options
  let refreshToken: string | null = null

  const ask = async (params: TokenParams, silent: boolean): Promise<BrokerAnswer> => {
    if (params.authority !== options.knownAs) return refusal(`not our tenant: ${params.authority}`)
    const { authorization_endpoint, token_endpoint } = await discovered(authority)
    const form = new URLSearchParams({ client_id: params.clientId })
    if (silent && refreshToken) {
      form.set('grant_type', 'refresh_token')
      form.set('refresh_token', refreshToken)
    } else {
      const verifier = randomBytes(32).toString('base64url')
      const address = new URL(authorization_endpoint)
      address.search = String(
        new URLSearchParams({
          ...{ client_id: params.clientId, redirect_uri: redirectUri, response_type: 'code' },
          ...{ scope: params.scope, login_hint: account },
          code_challenge: createHash('sha256').update(verifier).digest('base64url'),
          code_challenge_method: 'S256',
          ...(silent ? { prompt: 'none' } : {}),
        }),
      )
      const answered = await fetch(address, { redirect: 'manual' })
      const location = answered.headers.get('location')
      if (!location) return refusal(`${answered.status} ${await answered.text()}`)
      const back = new URL(location).searchParams
      const error = back.get('error')
      if (error === 'interaction_required')
        return { ok: false, status: 'USER_INTERACTION_REQUIRED' }
      if (error) return refusal(`${error} ${back.get('error_description')}`)
      form.set('grant_type', 'authorization_code')
      form.set('code', back.get('code') ?? '')
      form.set('redirect_uri', redirectUri)
      form.set('code_verifier', verifier)
    }
    const answered = await fetch(token_endpoint, { method: 'POST', body: form })
    const token = (await answered.json()) as Record<string, string | number>
    if (!answered.ok) return { ok: false, status: 'USER_INTERACTION_REQUIRED' }
    refreshToken = String(token.refresh_token)
    return {
      ok: true,
      token: {
        access_token: String(token.access_token),
        id_token: token.id_token === undefined ? '' : String(token.id_token),
        expires_in: Number(token.expires_in),
        scope: String(token.scope),
      },
      account: { username: account, environment: new URL(options.knownAs).host },
    }
  }

  return { silent: (params) => ask(params, true), interactive: (params) => ask(params, false) }
}

const refusal = (description: string): BrokerAnswer => ({
  ok: false,
  status: 'PERSISTENT_ERROR',
  code: 'invalid_request',
  description,
})

interface Discovered {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
}

const discovered = async (authority: Authority): Promise<Discovered> => {
  const answered = await fetch(`${authority.issuer}/.well-known/openid-configuration`)
  const found = (await answered.json()) as Discovered
  if (found.issuer !== authority.issuer) throw new Error('the discovery document is another’s')
  return found
}
