import type { FastifyInstance } from 'fastify'
import { may } from '../../platform/context.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './assessment.contract.ts'
import { exportAssessment } from './export-assessment.ts'
import { createAssessment, openPreview, publishAssessment, reopenAssessment } from './manage-assessment.ts'
import { decideAppeal, fileAppeal, giveScore, writeSelf } from './take-part.ts'
import { viewEvidence } from './view-evidence.ts'
import { viewAssessment, viewAssessments } from './view-assessment.ts'

const DONE = {}

function stageRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.listAssessments, async (ctx) => ({
    rows: await viewAssessments(ctx),
    mayManage: may(ctx.actor, 'assessments.manage'),
  }))
  serve(app, contract.getAssessment, (ctx, { params }) => viewAssessment(ctx, params.id))
  serve(app, contract.createAssessment, (ctx, { body }) => createAssessment(ctx, key, body))
  serve(app, contract.previewAssessment, async (ctx, { params, body }) => {
    await openPreview(ctx, key, { ...params, ...body })
    return DONE
  })
  serve(app, contract.reopenAssessment, async (ctx, { params, body }) => {
    await reopenAssessment(ctx, key, { ...params, ...body })
    return DONE
  })
  serve(app, contract.publishAssessment, async (ctx, { params }) => {
    await publishAssessment(ctx, key, params.id)
    return DONE
  })
}

function unitRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.scoreUnit, async (ctx, { params, body }) => {
    await giveScore(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.writeSelfAssessment, async (ctx, { params, body }) => {
    await writeSelf(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.viewEvidence, (ctx, { params }) => viewEvidence(ctx, params))
  serve(app, contract.fileAppeal, async (ctx, { params, body }) => {
    await fileAppeal(ctx, key, { ...params, ...body })
    return DONE
  })
  serve(app, contract.decideAppeal, async (ctx, { params, body }) => {
    await decideAppeal(ctx, key, { ...params, ...body })
    return DONE
  })
}

/** 考核: schemes, scores, preview, objections, publication. */
export function assessmentRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  stageRoutes(app, key)
  unitRoutes(app, key)
  app.get<{ Params: { id: string } }>(
    '/api/v1/assessments/:id/export.xlsx',
    { schema: { hide: true } },
    async (request, reply) => {
      const { name, bytes } = await exportAssessment(request.context, request.params.id)
      return sendWorkbook(reply, `${name}.xlsx`, bytes)
    },
  )
}
