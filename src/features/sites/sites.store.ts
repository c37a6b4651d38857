import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'

/** A column (栏目) as it is saved. */
export interface ColumnValues {
  readonly siteId: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly intro: string
  readonly updateIntervalDays: number | null
  readonly onHome: boolean
  readonly sort: number
  readonly state: string
}

/** Adds a column, or changes the one with this slug; answers its id. */
export async function upsertColumn(tx: Tx, values: ColumnValues): Promise<string> {
  const shown = {
    name: values.name,
    kind: values.kind,
    intro: values.intro,
    update_interval_days: values.updateIntervalDays,
    on_home: values.onHome,
    sort: values.sort,
    state: values.state,
  }
  const row = await tx
    .insertInto('site_column')
    .values({ id: newId(), site_id: values.siteId, slug: values.slug, ...shown })
    .onConflict((c) => c.columns(['site_id', 'slug']).doUpdateSet(shown))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Adds a site: the portal of the school (no unit) or a unit's own. */
export async function insertSite(tx: Tx, site: { unitId: string | null; slug: string; name: string }): Promise<string> {
  const id = newId()
  await tx.insertInto('site').values({ id, unit_id: site.unitId, slug: site.slug, name: site.name }).execute()
  return id
}
