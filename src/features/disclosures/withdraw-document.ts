import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { objectionsToWithdrawing } from './domain/document.ts'
import { lockDocument } from './documents.store.ts'
import { closePublication, documentOfNo, findOverdue } from './publications.store.ts'

/** Why something leaves the site, and what visitors are told. */
export interface Withdrawal {
  readonly id: string
  readonly kind: 'in-error' | 'consolidated' | 'withdrawn-kept'
  readonly note: string
  readonly successorNo?: number | undefined
}

/**
 * Takes a publication down (撤回公开) after Whitehall's reasons: published in error (the text goes, the reason stays),
 * consolidated into another (readers are sent there), withdrawn but kept with a notice.
 */
export async function withdrawDocument(ctx: Context, { id, kind, note, successorNo }: Withdrawal): Promise<void> {
  if (note.trim() === '') throw new AppError('document.reason-required')
  await ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.withdraw', document.unitId)
    refuse(objectionsToWithdrawing(document))
    if (kind === 'consolidated' && successorNo === undefined) throw new AppError('document.successor-required')
    const successorId = successorNo === undefined ? null : await documentOfNo(tx, successorNo)
    if (successorId === id) throw new AppError('document.successor-required')
    await closePublication(tx, id, {
      state: kind === 'withdrawn-kept' ? 'kept' : 'withdrawn',
      kind,
      note: note.trim(),
      successorId,
    })
    await record(tx, ctx, {
      type: 'disclosure.withdrawn',
      subject: { type: 'document', id },
      unitId: document.unitId,
      reason: note,
      data: { kind, successorId },
    })
  })
}

const AT_ONCE = 200

/** Ends every posting period that is over (公示期满): the text goes everywhere, number and tombstone stay. Answers how many. */
export async function expirePostings(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const overdue = await findOverdue(tx, AT_ONCE)
    for (const id of overdue) {
      const document = await lockDocument(tx, id)
      await closePublication(tx, id, { state: 'expired', kind: 'posting-over', note: '', successorId: null })
      await record(tx, ctx, { type: 'disclosure.expired', subject: { type: 'document', id }, unitId: document.unitId })
    }
    return overdue.length
  })
}
