import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertDocument } from './documents.store.ts'

/** Starts a new document of a unit. Throws `access.denied` for another unit's editor. */
export async function createDocument(
  ctx: Context,
  { unitId, title = '' }: { unitId: string; title?: string | undefined },
): Promise<string> {
  authorize(ctx, 'documents.write', unitId)
  return ctx.transaction(async (tx) => {
    const id = await insertDocument(tx, { unitId, by: ctx.actor.id, title })
    await record(tx, ctx, { type: 'document.created', subject: { type: 'document', id }, unitId, data: { title } })
    return id
  })
}
