import type { FastifyInstance } from 'fastify'
import { listPublicPlans } from '../plans/index.ts'
import { type PortalParts, sendPage } from './page-request.pages.tsx'
import { PlansPage } from './views/plans.tsx'

/** 工作方案: the plans that the school makes public, and how their tasks stand. */
export function planPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/plans', { schema: { hide: true } }, async (request, reply) => {
    const plans = await listPublicPlans(request.context)
    return sendPage(request, reply, { parts, render: (page) => <PlansPage page={page} plans={plans} /> })
  })
}
