import type { FastifyInstance } from 'fastify'
import { viewPublicConcerns } from '../concerns/index.ts'
import { type PortalParts, sendPage } from './page-request.pages.tsx'
import { ConcernsPage } from './views/concerns.tsx'

// Counted anew for each reader: a stranger who asks again and again waits.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

/** 关切与回应: what many asked about, and what came of it. */
export function concernPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/concerns', LIMITED, async (request, reply) => {
    const answered = await viewPublicConcerns(request.context)
    return sendPage(request, reply, { parts, render: (page) => <ConcernsPage page={page} answered={answered} /> })
  })
}
