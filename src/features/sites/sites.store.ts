import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'
import type { Named } from './sites.queries.ts'

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

/** Adds a site: the portal of the school (no unit) or a unit's own. Throws `site.exists-already`. */
export async function insertSite(tx: Tx, site: { unitId: string | null; slug: string; name: string }): Promise<string> {
  const row = await tx
    .insertInto('site')
    .values({ id: newId(), unit_id: site.unitId, slug: site.slug, name: site.name })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new AppError('site.exists-already', { slug: site.slug })
  return row.id
}

/** What a site's editors say of it. */
export interface SiteValues {
  readonly name: string
  readonly intro: string
  readonly host: string | null
  readonly contacts: readonly Named[]
  readonly links: readonly Named[]
  readonly featuredNo: number | null
}

/** Saves what a site's editors say of it. Throws `site.host-taken` for the host name of another one. */
export async function updateSite(tx: Tx, id: string, values: SiteValues): Promise<void> {
  const holder =
    values.host === null
      ? undefined
      : await tx.selectFrom('site').select('id').where('host', '=', values.host).executeTakeFirst()
  if (holder && holder.id !== id) throw new AppError('site.host-taken', { host: values.host })
  await tx
    .updateTable('site')
    .set({
      name: values.name,
      intro: values.intro,
      host: values.host,
      contacts: json(values.contacts),
      links: json(values.links),
      featured_no: values.featuredNo,
    })
    .where('id', '=', id)
    .execute()
}
