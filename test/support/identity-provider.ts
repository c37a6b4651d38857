import { type AuthorizationContext, Provider } from 'oidc-provider'
import { listening, stopped } from './http-server.ts'

/** A real provider of OpenID Connect on this machine, at which one person at a time signs in. */
export interface IdentityProvider {
  readonly issuer: string
  /** Who signs in next; and what the provider says of them beside. */
  person: { sub: string; claims?: Record<string, unknown> }
  /** Goes the way of a browser from here until the provider sends it back to us; answers that address. */
  readonly walk: (address: string) => Promise<URL>
  readonly stop: () => Promise<void>
}

/** How the provider knows us. */
export const CLIENT = { id: 'mingtang', secret: 'a secret: with % and +' }

/** The university lets its own systems know who somebody is, without asking each time. */
async function consent({ oidc: { provider, client, session } }: AuthorizationContext): Promise<unknown> {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

function configurationFor(provider: Pick<IdentityProvider, 'person'>, publicUrl: string): Record<string, unknown> {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/login/campus/return`],
        post_logout_redirect_uris: [`${publicUrl}/`],
      },
    ],
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...provider.person.claims }),
    }),
    claims: { openid: ['sub'], profile: ['name', 'employeeNumber'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: consent,
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
  }
}

const MOST_STEPS = 10

/** Follows redirections with the cookies of one browser until they leave the provider. */
async function walkFrom(address: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(address)
  for (let step = 0; step < MOST_STEPS && url.origin === issuer; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider stops at ${url.href}: ${await answer.text()}`)
    url = new URL(next, url)
  }
  return url
}

/** Starts the provider for a platform whose address is `publicUrl`. */
export async function startProvider(publicUrl: string): Promise<IdentityProvider> {
  const own: { person: IdentityProvider['person']; provider?: Provider } = { person: { sub: 'nobody' } }
  const { server, base } = await listening((request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void own.provider?.interactionFinished(request, response, { login: { accountId: own.person.sub } })
    else own.provider?.callback()(request, response)
  })
  own.provider = new Provider(base, configurationFor(own, publicUrl))
  return Object.assign(own, {
    issuer: base,
    walk: (address: string) => walkFrom(address, base),
    stop: () => stopped(server),
  })
}
