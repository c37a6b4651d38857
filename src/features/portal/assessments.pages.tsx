import type { FastifyInstance } from 'fastify'
import { viewPublished } from '../assessment/index.ts'
import { type PortalParts, sendPage } from './page-request.pages.tsx'
import { AssessmentsPage } from './views/assessments.tsx'

/** 考核结果: what was published of assessments. */
export function assessmentPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/assessments', { schema: { hide: true } }, async (request, reply) => {
    const assessments = await viewPublished(request.context)
    return sendPage(request, reply, {
      parts,
      render: (page) => <AssessmentsPage page={page} assessments={assessments} />,
    })
  })
}
