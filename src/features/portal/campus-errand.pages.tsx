import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { seal, unseal } from '../../platform/sealed.ts'

/** How cookies of the way to the campus and back are made: under which key, and whether they need encryption on the line. */
export interface ErrandTerms {
  readonly key: Buffer
  readonly isSecure: boolean
  readonly now: () => Date
}

const COOKIE = 'mingtang_campus'
const PATH = '/login/campus'
const MINUTES = 10
const A_MINUTE_MS = 60_000

/**
 * Lets the browser carry what is to be known when it comes back: sealed, so that nobody reads it or makes one up, and for ten minutes.
 * `kind` keeps the two steps apart.
 */
export function giveErrand(
  reply: FastifyReply,
  { key, isSecure, now }: ErrandTerms,
  { kind, carried }: { kind: string; carried: Readonly<Record<string, string>> },
): void {
  const until = String(now().getTime() + MINUTES * A_MINUTE_MS)
  const sealed = seal(key, JSON.stringify({ ...carried, until }), `campus ${kind}`).toString('base64url')
  reply.setCookie(COOKIE, sealed, {
    ...{ path: PATH, httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: MINUTES * 60 },
  })
}

/** What the browser carried. Throws `access.campus-expired`. */
export function takeErrand(
  request: FastifyRequest,
  { key, now }: ErrandTerms,
  kind: string,
): Readonly<Record<string, string>> {
  try {
    const sealed = Buffer.from(request.cookies[COOKIE] ?? '', 'base64url')
    const carried = JSON.parse(unseal(key, sealed, `campus ${kind}`).toString('utf8')) as Record<string, string>
    if (Number(carried['until']) > now().getTime()) return carried
  } catch {
    // What cannot be opened is as good as none.
  }
  throw new AppError('access.campus-expired')
}

/** The browser carries nothing any longer. */
export function dropErrand(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: PATH })
}
