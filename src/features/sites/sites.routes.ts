import type { FastifyInstance } from 'fastify'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { mayManageColumns, saveColumn } from './save-column.ts'
import { listSites as listSitesEndpoint, saveColumn as saveColumnEndpoint } from './sites.contract.ts'
import { listSites } from './sites.queries.ts'

/** Sites and their columns, for the console. */
export function sitesRoutes(app: FastifyInstance): void {
  serve(app, listSitesEndpoint, async (ctx) => {
    authorize(ctx, 'console.enter')
    const sites = await listSites(ctx.db)
    return {
      rows: sites.map((site) => ({
        ...site,
        mayManage: mayManageColumns(ctx.actor, site),
        columns: [...site.columns],
      })),
    }
  })
  serve(app, saveColumnEndpoint, async (ctx, { params, body }) => {
    const values = { ...params, ...body }
    return { id: await saveColumn(ctx, values), ...values }
  })
}
