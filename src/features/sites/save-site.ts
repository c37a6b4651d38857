import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { getUnit } from '../organisation/index.ts'
import { listSites, type Site } from './sites.queries.ts'
import { insertSite, type SiteValues, updateSite } from './sites.store.ts'

/** The portal's columns belong to the office and the publicity department, a sub-site's also to the unit's editors. */
export function mayManageSite(actor: Context['actor'], site: Pick<Site, 'unitId'>): boolean {
  return may(actor, 'columns.manage') || (site.unitId !== null && may(actor, 'documents.write', site.unitId))
}

/** The site, for somebody who runs it. Throws `site.not-found`, `access.denied`. */
export async function authorizeSite(ctx: Context, siteId: string): Promise<Site> {
  const [site] = await listSites(ctx.db, { id: siteId })
  if (!site) throw new AppError('site.not-found', { siteId })
  if (!mayManageSite(ctx.actor, site)) authorize(ctx, 'columns.manage')
  return site
}

/** A host name decides what a whole address shows: that is for those who keep the school's settings. */
function authorizeHost(ctx: Context, { host }: Site, wanted: string | null): void {
  if (wanted !== host) authorize(ctx, 'settings.manage')
}

/** Changes a site's name, introduction, contacts, links and picture. Throws `site.host-taken`. */
export async function saveSite(ctx: Context, { id, ...values }: SiteValues & { id: string }): Promise<void> {
  const site = await authorizeSite(ctx, id)
  authorizeHost(ctx, site, values.host)
  await ctx.transaction(async (tx) => {
    await updateSite(tx, id, values)
    await record(tx, ctx, {
      type: 'site.saved',
      subject: { type: 'site', id },
      unitId: site.unitId,
      data: { ...values },
    })
  })
}

/** Gives a unit a sub-site of its own, empty; its editors go on from there. Throws `unit.not-found`, `site.exists-already`. */
export async function createSite(ctx: Context, { unitId }: { unitId: string }): Promise<string> {
  authorize(ctx, 'columns.manage')
  const unit = await getUnit(ctx.db, unitId)
  return ctx.transaction(async (tx) => {
    const id = await insertSite(tx, { unitId, slug: unit.slug, name: unit.name })
    await record(tx, ctx, { type: 'site.created', subject: { type: 'site', id }, unitId, data: { name: unit.name } })
    return id
  })
}
