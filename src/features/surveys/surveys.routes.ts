import type { FastifyInstance } from 'fastify'
import { may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { endSurvey } from './end-survey.ts'
import { announceSurvey, cancelSurvey, changeSurvey, createSurvey, makeCodes, publishSurvey } from './manage-survey.ts'
import * as contract from './surveys.contract.ts'
import { readWords, viewSurvey, viewSurveys } from './view-surveys.ts'

const DONE = {}

/** 评议: questionnaires, invitations, results; answers come by the portal. */
export function surveysRoutes(app: FastifyInstance): void {
  serve(app, contract.listSurveys, async (ctx) => ({
    rows: await viewSurveys(ctx),
    mayManage: may(ctx.actor, 'surveys.manage'),
  }))
  serve(app, contract.getSurvey, (ctx, { params }) => viewSurvey(ctx, params.id))
  serve(app, contract.createSurvey, (ctx, { body }) => createSurvey(ctx, body))
  serve(app, contract.changeSurvey, async (ctx, { params, body }) => {
    await changeSurvey(ctx, params.id, body)
    return DONE
  })
  serve(app, contract.announceSurvey, async (ctx, { params }) => {
    await announceSurvey(ctx, params.id)
    return DONE
  })
  serve(app, contract.cancelSurvey, async (ctx, { params, body }) => {
    await cancelSurvey(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.endSurvey, async (ctx, { params, body }) => {
    await endSurvey(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.makeSurveyCodes, (ctx, { params, body }) => makeCodes(ctx, { ...params, ...body }))
  serve(app, contract.publishSurvey, async (ctx, { params }) => {
    await publishSurvey(ctx, params.id)
    return DONE
  })
  serve(app, contract.readSurveyWords, async (ctx, { params }) => ({ questions: await readWords(ctx, params.id) }))
}
