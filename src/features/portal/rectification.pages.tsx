import type { FastifyInstance } from 'fastify'
import { readPublicDraw, viewPublicDraws, viewPublicOrders } from '../orders/index.ts'
import { type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { DrawsPage, RectificationPage } from './views/rectification.tsx'

const DEEPEST = 1000
// Counted anew for each reader: a stranger who asks again and again waits.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

/** 整改情况: what the supervision office has ordered, and the samples that it draws; nothing of it needs a script. */
export function rectificationPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/rectification', LIMITED, async (request, reply) => {
    const wanted = Number(textOf(request.query, 'page', 5))
    const pageNo = Number.isInteger(wanted) && wanted >= 1 && wanted <= DEEPEST ? wanted : 1
    const view = await viewPublicOrders(request.context, pageNo)
    return sendPage(request, reply, {
      parts,
      render: (page) => <RectificationPage page={page} view={view} pageNo={pageNo} />,
    })
  })
  app.get('/rectification/draws', LIMITED, async (request, reply) => {
    const draws = await viewPublicDraws(request.context)
    return sendPage(request, reply, { parts, render: (page) => <DrawsPage page={page} draws={draws} /> })
  })
  app.get('/rectification/draws/:id', LIMITED, async (request, reply) => {
    const draw = await readPublicDraw(request.context, textOf(request.params, 'id', 40))
    return reply
      .header('cache-control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(draw, null, 1)}\n`)
  })
}
