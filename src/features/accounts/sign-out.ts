import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { revokeSessions } from './sessions.store.ts'

/** Ends one's own session; signing out twice is no error. */
export async function signOut(ctx: Context): Promise<void> {
  const { id, sessionId, unitId } = ctx.actor
  if (id === '') return
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
}
