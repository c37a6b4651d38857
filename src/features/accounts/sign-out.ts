import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { findByTicket, hasComeFromCampus, revokeSessions } from './sessions.store.ts'

/** Ends one's own session; signing out twice is no error. Answers whether the campus had named its holder. */
export async function signOut(ctx: Context): Promise<{ cameFromCampus: boolean }> {
  const { id, sessionId, unitId } = ctx.actor
  if (id === '') return { cameFromCampus: false }
  const cameFromCampus = await hasComeFromCampus(ctx.db, sessionId)
  await ctx.transaction(async (tx) => {
    const ended = await revokeSessions(tx, id, { id: sessionId })
    if (ended > 0)
      await record(tx, ctx, {
        type: 'account.signed-out',
        subject: { type: 'account', id },
        unitId,
        data: { sessionId },
      })
  })
  return { cameFromCampus }
}

/** Ends the sessions that came with this ticket: the campus says that the person signed out there. */
export async function endFromCampus(ctx: Context, ticket: string): Promise<number> {
  return ctx.transaction(async (tx) => {
    const open = await findByTicket(tx, ticket)
    for (const { id: sessionId, accountId } of open) {
      await revokeSessions(tx, accountId, { id: sessionId })
      await record(tx, ctx, {
        type: 'account.signed-out',
        subject: { type: 'account', id: accountId },
        data: { sessionId, by: 'campus' },
      })
    }
    return open.length
  })
}
