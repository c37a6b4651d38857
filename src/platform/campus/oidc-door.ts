import type * as openid from 'openid-client'
import { type CampusDoor, CampusFault, PATIENCE_SECONDS, RETURN_PATH } from './campus-door.ts'

/** How the campus knows us, and which claim holds the number. */
export interface OidcTerms {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Empty: the subject itself. */
  readonly numberFrom: string
  /** Our own address, as browsers see it. */
  readonly publicUrl: string
}

type Client = typeof openid
type Configuration = openid.Configuration

// Clocks of campus servers are seldom set to the second.
const CLOCKS_DIFFER_SECONDS = 60

async function discover(client: Client, { issuer, clientId, clientSecret }: OidcTerms): Promise<Configuration> {
  const ourselves = clientSecret === '' ? client.None() : client.ClientSecretBasic(clientSecret)
  const metadata = { [client.clockTolerance]: CLOCKS_DIFFER_SECONDS }
  // Without encryption only on this machine itself, which the settings see to.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so that it is noticed
  const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, metadata, ourselves, { execute, timeout: PATIENCE_SECONDS })
}

/** What speaks against an answer, or that there was none. */
function faultOf(client: Client, error: unknown): CampusFault {
  if (error instanceof CampusFault) return error
  const { code = '', message } = error as { code?: string; message: string }
  const wasUnreachable =
    (error instanceof TypeError && message === 'fetch failed') || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT'
  const said = error instanceof client.AuthorizationResponseError ? error.error : code
  return new CampusFault(wasUnreachable ? 'unreachable' : 'refused', `${said} ${message}`.trim(), error)
}

function asNumber(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

type Tokens = Awaited<ReturnType<Client['authorizationCodeGrant']>>

/** The number stands in the signed token, or else the campus is asked for it with the token. */
async function numberIn(
  client: Client,
  found: { configuration: Configuration; tokens: Tokens; claim: string },
): Promise<string> {
  const { configuration, tokens, claim } = found
  const claims = tokens.claims()
  if (!claims) throw new CampusFault('refused', 'no token of identity')
  const number = asNumber(claims[claim])
  if (number !== '') return number
  const { userinfo_endpoint: endpoint } = configuration.serverMetadata()
  const more = endpoint === undefined ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  const asked = asNumber((more as Record<string, unknown>)[claim])
  if (asked === '') throw new CampusFault('refused', `no claim ${claim}`)
  return asked
}

/** What the campus says of itself, asked for at the first use and kept; asked again where there was no answer. */
function asking(terms: OidcTerms): (client: Client) => Promise<Configuration> {
  let asked: Promise<Configuration> | undefined
  return (client) => {
    asked ??= discover(client, terms).catch((error: unknown) => {
      asked = undefined
      throw error
    })
    return asked
  }
}

type Within = <T>(work: (client: Client, configuration: Configuration) => Promise<T>) => Promise<T>

/** Loads the library when somebody comes, and says of every fault what it is. */
function within(terms: OidcTerms): Within {
  const configurationOf = asking(terms)
  return async (work) => {
    const client = await import('openid-client')
    try {
      return await work(client, await configurationOf(client))
    } catch (error) {
      throw faultOf(client, error)
    }
  }
}

/**
 * Signs in by OpenID Connect: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1, RFC 7636). A campus that is away
 * does not keep us from starting.
 */
export function oidcDoor(terms: OidcTerms): CampusDoor {
  const ask = within(terms)
  const redirect = terms.publicUrl + RETURN_PATH
  return {
    name: terms.name,
    leave: ({ state, nonce, verifier }) =>
      ask(async (client, configuration) => {
        const challenge = await client.calculatePKCECodeChallenge(verifier)
        return client.buildAuthorizationUrl(configuration, {
          ...{ redirect_uri: redirect, scope: 'openid profile', state, nonce },
          ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        }).href
      }),
    whoReturned: (query, { state, nonce, verifier }) =>
      ask(async (client, configuration) => {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirect}?${query.toString()}`), {
          ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
          idTokenExpected: true,
        })
        const claim = terms.numberFrom === '' ? 'sub' : terms.numberFrom
        return { number: await numberIn(client, { configuration, tokens, claim }), ticket: '' }
      }),
    signOutAddress: () =>
      ask((client, configuration) => {
        const { end_session_endpoint: endpoint } = configuration.serverMetadata()
        const back = { post_logout_redirect_uri: `${terms.publicUrl}/` }
        return Promise.resolve(endpoint === undefined ? '' : client.buildEndSessionUrl(configuration, back).href)
      }),
  }
}
