import type { FastifyInstance } from 'fastify'
import { listPublicReports, readPublicReport, readReportFile } from '../reports/index.ts'
import { PORTAL_SLUG, listSites } from '../sites/index.ts'
import { kept, type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { REPORTS } from './page-tags.ts'
import { ReportPage, ReportsPage } from './views/reports.tsx'

const COLUMN = 'annual-reports'
// A long document is set for whoever asks first.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

/** 信息公开年度报告: the list, each report as a page whose numbers lead to their records, and the files of it. */
export function reportPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/reports', kept(), async (request, reply) => {
    const { context: ctx } = request
    const [reports, [portal]] = await Promise.all([listPublicReports(ctx), listSites(ctx.db, { slug: PORTAL_SLUG })])
    const column = portal?.columns.find(({ slug, state }) => slug === COLUMN && state === 'active')
    const others = column ? { name: column.name, href: `/columns/${column.slug}` } : null
    return sendPage(request, reply, {
      ...{ parts, tags: [REPORTS] },
      render: (page) => <ReportsPage page={page} reports={reports} others={others} />,
    })
  })
  app.get('/reports/:slug', kept(), async (request, reply) => {
    const report = await readPublicReport(request.context, textOf(request.params, 'slug', 60))
    return sendPage(request, reply, {
      ...{ parts, tags: [REPORTS] },
      render: (page) => <ReportPage page={page} report={report} />,
    })
  })
  app.get('/reports/:slug/download/:format', LIMITED, async (request, reply) => {
    const [slug, format] = [textOf(request.params, 'slug', 60), textOf(request.params, 'format', 10)]
    const { name, mediaType, bytes } = await readReportFile(request.context, { slug, format })
    return reply
      .type(mediaType)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(bytes)
  })
}
