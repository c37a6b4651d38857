import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { countLinks, listHosts, listOuterLinks } from './outer-links.queries.ts'
import { saveHost } from './outer-links.store.ts'

const HOST = /^(?=.{3,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/u

/** The links to other sites with what was found, and the hosts to which nothing may link. */
export async function viewOuterLinks(
  ctx: Context,
  { state, page = 1, size = 20 }: { state?: string | undefined; page?: number | undefined; size?: number | undefined },
) {
  authorize(ctx, 'monitors.work')
  const [counts, hosts, links] = await Promise.all([
    countLinks(ctx.db),
    listHosts(ctx.db),
    listOuterLinks(ctx.db, { state, page, size }),
  ])
  const rows = links.rows.map(({ checkedAt, ...row }) => ({ ...row, checkedAt: checkedAt?.toISOString() ?? null }))
  return { counts, hosts, total: links.total, rows, mayManage: may(ctx.actor, 'monitors.manage') }
}

/** Lists a host to which nothing may link, or takes it off. Throws `monitor.host-invalid`. */
export async function changeHost(
  ctx: Context,
  asked: { host: string; note: string; isListed: boolean },
): Promise<void> {
  authorize(ctx, 'monitors.manage')
  const host = asked.host.trim().toLowerCase()
  if (!HOST.test(host)) throw new AppError('monitor.host-invalid')
  await ctx.transaction(async (tx) => {
    await saveHost(tx, { ...asked, host, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'monitor.host-saved',
      subject: { type: 'monitor-host', id: host },
      data: { host, isListed: asked.isListed },
    })
  })
}
