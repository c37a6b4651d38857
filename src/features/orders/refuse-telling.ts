import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { findLeaks } from '../leakguard/index.ts'

/** Throws `order.tells-too-much` when words that everybody may read hold what must not get out. */
export async function refuseTelling(db: ReadDb, id: string, texts: readonly string[]): Promise<void> {
  const findings = await findLeaks(db, {
    subjectId: id,
    revisionHash: null,
    itemIds: [],
    passages: texts.map((text) => ({ field: 'text', place: '整改通知', text, heading: '', block: null })),
    files: [],
  })
  if (findings.some(({ action }) => action === 'block')) throw new AppError('order.tells-too-much')
}
