import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { may } from '../../platform/context.ts'
import type { CampusDoor } from '../../platform/campus/campus-door.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { codeOf } from '../../platform/http/errors.ts'
import {
  nextAfterSignOut,
  SESSION_COOKIE,
  setSessionCookie,
  signIn,
  type SignInTerms,
  signOut,
} from '../accounts/index.ts'
import { LONGEST_BACK, ownAddress } from './own-address.ts'
import { type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { CONTRAST_COOKIE, LARGE_COOKIE } from './page-tags.ts'
import { SignInPage } from './views/sign-in.tsx'

/** What the pages of signing in are built with; `door` where the campus has a unified sign-in. */
export interface SignInParts {
  readonly parts: PortalParts
  readonly terms: SignInTerms & { readonly isSecure: boolean }
  readonly door: CampusDoor | undefined
}

const HIDDEN = { schema: { hide: true } }
const A_YEAR_SECONDS = 31_536_000

async function trySignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, terms, door }: SignInParts,
): Promise<FastifyReply> {
  const [login, password, code, back] = [
    textOf(request.body, 'login', 60),
    textOf(request.body, 'password', 200),
    textOf(request.body, 'code', 10),
    ownAddress(textOf(request.body, 'back', LONGEST_BACK)),
  ]
  try {
    const done = await signIn(
      request.context,
      { login, password, code },
      { terms, origin: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' } },
    )
    setSessionCookie(reply, done.token, terms.isSecure)
    return await reply.redirect(done.mustChangePassword ? '/console/security' : back, 303)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [status, message] = ERROR_TABLE[codeOf(error)]
    const needsCode = error.code === 'access.second-factor-required' || error.code === 'access.wrong-code'
    const view = { login, back, error: message, needsCode, campusName: door?.name ?? '' }
    return sendPage(request, reply, { parts, status, render: (page) => <SignInPage page={page} view={view} /> })
  }
}

async function signOutHere(request: FastifyRequest, reply: FastifyReply, { door }: SignInParts): Promise<FastifyReply> {
  const { cameFromCampus } = await signOut(request.context)
  return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect(await nextAfterSignOut(door, cameFromCampus), 303)
}

/** Signing in with an account of ours and out, and how one likes to read. */
export function signInPages(app: FastifyInstance, own: SignInParts): void {
  app.get('/login', HIDDEN, async (request, reply) => {
    const asked = ownAddress(textOf(request.query, 'back', LONGEST_BACK))
    const back = asked === '/' && may(request.context.actor, 'console.enter') ? '/console/' : asked
    const view = { login: '', back, error: '', needsCode: false, campusName: own.door?.name ?? '' }
    return sendPage(request, reply, {
      parts: own.parts,
      render: (page) => <SignInPage page={page} view={view} />,
    })
  })
  app.post('/login', { ...HIDDEN, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, (request, reply) =>
    trySignIn(request, reply, own),
  )
  app.get('/logout', HIDDEN, (request, reply) => signOutHere(request, reply, own))
  app.get('/reading-mode', HIDDEN, (request, reply) => {
    const remembered = { path: '/', maxAge: A_YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const
    const modes = { large: LARGE_COOKIE, contrast: CONTRAST_COOKIE }
    for (const [mode, cookie] of Object.entries(modes)) {
      const chosen = textOf(request.query, mode, 1)
      if (chosen !== '') reply.setCookie(cookie, chosen === '1' ? '1' : '0', remembered)
    }
    return reply.redirect(ownAddress(textOf(request.query, 'back', LONGEST_BACK)), 303)
  })
}
