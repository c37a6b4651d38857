import { refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { objectionsToDiscarding } from './domain/document.ts'
import { lockDocument, setState } from './documents.store.ts'

/** Throws a draft away that was never published; its revisions and its trace on the ledger stay. */
export async function discardDocument(ctx: Context, { id }: { id: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    refuse(objectionsToDiscarding(document))
    await setState(tx, id, { workState: 'discarded' })
    await record(tx, ctx, {
      type: 'document.discarded',
      subject: { type: 'document', id },
      unitId: document.unitId,
      data: { title: document.draft.title },
    })
  })
}
