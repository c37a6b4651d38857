import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { PERMISSIONS } from '../../kernel/roles.ts'
import { may } from '../../platform/context.ts'
import type { CampusDoor } from '../../platform/campus/campus-door.ts'
import { serve } from '../../platform/http/serve.ts'
import { meEndpoint, signInEndpoint, signInWaysEndpoint, signOutEndpoint } from './accounts.contract.ts'
import { administrationRoutes } from './administration.routes.ts'
import { signIn, type SignInTerms } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/** The cookie that carries the session token; out of reach of scripts, sent to our own pages only. */
export const SESSION_COOKIE = 'mingtang_session'

/** Sets the session cookie of a fresh sign-in. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure })
}

/**
 * Who came in from the campus goes out there too: on a shared computer the next one would else come in as the last. A campus that is
 * away keeps nobody from going out here.
 */
export async function nextAfterSignOut(door: CampusDoor | undefined, cameFromCampus: boolean): Promise<string> {
  const address = cameFromCampus ? await door?.signOutAddress().catch(() => '') : ''
  return address === undefined || address === '' ? '/' : address
}

/** Sign-in, sign-out and “who am I”. */
export function accountsRoutes(
  app: FastifyInstance,
  terms: SignInTerms & { isSecure: boolean },
  door: CampusDoor | undefined,
): void {
  serve(app, signInEndpoint, async (ctx, { body }, { request, reply }) => {
    const origin = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' }
    const done = await signIn(ctx, body, { terms, origin })
    setSessionCookie(reply, done.token, terms.isSecure)
    return { mustChangePassword: done.mustChangePassword }
  })
  administrationRoutes(app, terms)
  serve(app, signOutEndpoint, async (ctx, _input, { reply }) => {
    const { cameFromCampus } = await signOut(ctx)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return { next: await nextAfterSignOut(door, cameFromCampus) }
  })
  serve(app, signInWaysEndpoint, () => Promise.resolve({ campusName: door?.name ?? null }))
  serve(app, meEndpoint, (ctx, _input, { request }) => {
    const { id, name, unitId, unitName, roles, sessionId } = ctx.actor
    if (id === '') throw new AppError('access.sign-in-required')
    const permissions = PERMISSIONS.filter((permission) => may(ctx.actor, permission))
    return Promise.resolve({
      id,
      name,
      unitId,
      unitName,
      roles: [...roles],
      permissions,
      mustChangePassword: request.mustChangePassword,
      sessionId,
    })
  })
}
