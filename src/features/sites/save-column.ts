import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { authorizeSite } from './save-site.ts'
import { listSites } from './sites.queries.ts'
import { type ColumnValues, upsertColumn } from './sites.store.ts'

/** Adds or changes a column without a programmer; a closed column keeps its documents. Throws `column.not-found` for an unknown site. */
export async function saveColumn(ctx: Context, values: ColumnValues): Promise<string> {
  const [known] = await listSites(ctx.db, { id: values.siteId })
  if (!known) throw new AppError('column.not-found', { siteId: values.siteId })
  const site = await authorizeSite(ctx, values.siteId)
  return ctx.transaction(async (tx) => {
    const id = await upsertColumn(tx, values)
    await record(tx, ctx, {
      type: 'column.saved',
      subject: { type: 'column', id },
      unitId: site.unitId,
      data: { ...values },
    })
    return id
  })
}
