import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertDocument } from './documents.store.ts'

interface NewDocument {
  readonly unitId: string
  readonly title?: string | undefined
}

/** Starts a new document of a unit in the transaction of something that brings it about. Throws `access.denied` for another unit's editor. */
export async function startDocument(tx: Tx, ctx: Context, { unitId, title = '' }: NewDocument): Promise<string> {
  authorize(ctx, 'documents.write', unitId)
  const id = await insertDocument(tx, { unitId, by: ctx.actor.id, title })
  await record(tx, ctx, { type: 'document.created', subject: { type: 'document', id }, unitId, data: { title } })
  return id
}

/** Starts a new document of a unit. Throws `access.denied` for another unit's editor. */
export async function createDocument(ctx: Context, document: NewDocument): Promise<string> {
  authorize(ctx, 'documents.write', document.unitId)
  return ctx.transaction((tx) => startDocument(tx, ctx, document))
}
