import { addDays, dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { eraseCase, listErasable, lockFile } from '../casework/index.ts'
import { eraseNotices } from '../notices/index.ts'
import { MATTER } from './domain/matter-kind.ts'
import { KEPT_DAYS } from './domain/person-file.ts'
import { deleteOldDrafts } from './drafts.store.ts'
import { eraseContents } from './matters.store.ts'
import { deleteExpiredFiles } from './person-files.store.ts'

const BATCH = 200

async function eraseMatter(ctx: Context, key: Buffer, caseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const file = await lockFile(tx, MATTER.name, caseId)
    if (!(await eraseCase(tx, ctx, { file, today: dayOf(ctx.now()) }))) return
    await eraseContents(tx, caseId)
    await eraseNotices(tx, key, { type: 'case', id: caseId })
  })
}

/**
 * Erases every matter whose retention period (that of its version of the service) is over, each in a transaction of its own, with its
 * files, messages and notices; and what people keep for themselves when its time is over: files and forms that were never sent. Doing it
 * again does nothing. A result document stays verifiable by its code: of whoever it is about it says 姓＊ at most.
 */
export async function eraseDue(ctx: Context, key: Buffer): Promise<void> {
  const today = dayOf(ctx.now())
  for (;;) {
    const due = await listErasable(ctx.db, { kind: MATTER.name, today, limit: BATCH })
    for (const caseId of due) await eraseMatter(ctx, key, caseId)
    if (due.length < BATCH) break
  }
  await ctx.transaction(async (tx) => {
    await deleteExpiredFiles(tx, today)
    await deleteOldDrafts(tx, addDays(today, -KEPT_DAYS))
  })
}
