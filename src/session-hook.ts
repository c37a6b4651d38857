import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findSignedIn, SESSION_COOKIE, touchSession } from './features/accounts/index.ts'
import { AppError } from './kernel/app-error.ts'
import { type Actor, type Context, VISITOR } from './platform/context.ts'
import { type ReadDb, recallingDb } from './platform/db/database.ts'
import type { Parts } from './parts.ts'
import type { Config } from './platform/config.ts'

/** The context of one actor: reads through the pool, changes in transactions. */
export function contextOf(
  parts: Pick<Parts, 'db' | 'files' | 'clock'> & { readonly config: Pick<Config, 'PUBLIC_URL'> },
  actor: Actor,
  requestId: string,
): Context {
  return {
    actor,
    requestId,
    now: parts.clock,
    db: parts.db,
    files: parts.files,
    publicUrl: parts.config.PUBLIC_URL,
    transaction: (work) => parts.db.transaction().execute(work),
  }
}

async function whoAsks(parts: Parts, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[SESSION_COOKIE]
  if (token === undefined || token === '') return VISITOR
  const { SESSION_IDLE_MINUTES: idleMinutes, SESSION_HOURS: hours } = parts.config
  const found = await findSignedIn(parts.db, token, { idleMinutes, hours })
  if (!found) return VISITOR
  request.mustChangePassword = found.mustChangePassword
  // Who only reads may do so even when nothing can be written.
  if (found.isStale)
    await parts.db
      .transaction()
      .execute((tx) => touchSession(tx, found.actor.sessionId))
      .catch((error: unknown) => {
        request.log.warn({ err: error }, 'a session could not be prolonged')
      })
  return found.actor
}

/** What an account may do before it has changed the password somebody else chose. */
const MAY_WITH_INITIAL_PASSWORD = ['/api/v1/me', '/api/v1/session']

/** Gives every request its context: who asks, by the session cookie. */
export function sessionHook(app: FastifyInstance, parts: Parts): void {
  app.decorateRequest('context', null as unknown as Context)
  app.decorateRequest('mustChangePassword', false)
  const strangersDb: ReadDb = recallingDb(parts.db, parts.pages.recall)
  app.addHook('onRequest', async (request) => {
    const visit = { ...contextOf(parts, VISITOR, request.id), db: strangersDb }
    request.context = visit
    const actor = await whoAsks(parts, request)
    if (actor !== VISITOR) request.context = contextOf(parts, actor, request.id)
    if (
      request.mustChangePassword &&
      request.url.startsWith('/api/v1/') &&
      !MAY_WITH_INITIAL_PASSWORD.some((path) => request.url.startsWith(path))
    ) {
      throw new AppError('access.password-must-change')
    }
  })
}
