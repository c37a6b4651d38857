import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { listSites, type Site } from './sites.queries.ts'
import { type ColumnValues, upsertColumn } from './sites.store.ts'

/** The portal's columns belong to the office and the publicity department, a sub-site's also to the unit's editors. */
export function mayManageColumns(actor: Context['actor'], site: Pick<Site, 'unitId'>): boolean {
  return may(actor, 'columns.manage') || (site.unitId !== null && may(actor, 'documents.write', site.unitId))
}

/** Adds or changes a column without a programmer; a closed column keeps its documents. Throws `column.not-found` for an unknown site. */
export async function saveColumn(ctx: Context, values: ColumnValues): Promise<string> {
  const [site] = await listSites(ctx.db, { id: values.siteId })
  if (!site) throw new AppError('column.not-found', { siteId: values.siteId })
  if (!mayManageColumns(ctx.actor, site)) authorize(ctx, 'columns.manage')
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
