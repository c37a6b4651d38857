import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { eraseCase, lockFile } from '../casework/index.ts'
import { eraseLetter, listLettersOf } from '../letters/index.ts'
import { eraseNotices } from '../notices/index.ts'
import { eraseWords } from './applications.store.ts'
import { APPLICATION } from './domain/application-kind.ts'

/** The job that erases an application when its retention period is over. */
export const ERASE = 'applications.erase'

async function eraseLetters(tx: Tx, ctx: Context, caseId: string): Promise<void> {
  for (const { id, erasedAt } of await listLettersOf(tx, { type: 'case', id: caseId }))
    if (erasedAt === null) await eraseLetter(tx, ctx, { letterId: id, reason: '保存期满' })
}

/** Erases an archived application whose retention period is over, with its letters and notices. Doing it again does nothing. */
export async function eraseApplication(ctx: Context, key: Buffer, caseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const file = await lockFile(tx, APPLICATION.name, caseId)
    if (!(await eraseCase(tx, ctx, { file, today: dayOf(ctx.now()) }))) return
    await eraseWords(tx, caseId)
    await eraseLetters(tx, ctx, caseId)
    await eraseNotices(tx, key, { type: 'case', id: caseId })
  })
}
