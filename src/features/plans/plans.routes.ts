import type { FastifyInstance } from 'fastify'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import { changePlan, createPlan, issuePlan, withdrawPlan } from './manage-plan.ts'
import * as contract from './plans.contract.ts'
import { judgeTask, reportProgress } from './report-task.ts'
import { exportPlan, viewPlan, viewPlans, viewTask } from './view-plans.ts'
import { viewWaitingTasks } from './waiting-tasks.ts'

const DONE = {}

/** 工作方案: plans, their tasks, and how far these have come. `key` seals notices. */
export function plansRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  serve(app, contract.listPlans, (ctx) => viewPlans(ctx))
  serve(app, contract.getPlan, (ctx, { params }) => viewPlan(ctx, params.id))
  serve(app, contract.getTask, (ctx, { params }) => viewTask(ctx, params))
  serve(app, contract.listWaitingTasks, (ctx) => viewWaitingTasks(ctx))
  serve(app, contract.createPlan, (ctx, { body }) => createPlan(ctx, body))
  serve(app, contract.changePlan, async (ctx, { params, body }) => {
    await changePlan(ctx, params.id, body)
    return DONE
  })
  serve(app, contract.issuePlan, async (ctx, { params }) => {
    await issuePlan(ctx, key, params.id)
    return DONE
  })
  serve(app, contract.withdrawPlan, async (ctx, { params, body }) => {
    await withdrawPlan(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.reportTask, async (ctx, { params, body }) => {
    await reportProgress(ctx, key, { ...params, ...body })
    return DONE
  })
  serve(app, contract.judgeTask, async (ctx, { params, body }) => {
    await judgeTask(ctx, key, { ...params, ...body, percent: 0, publicationNos: [] })
    return DONE
  })
  app.get<{ Params: { id: string } }>(
    '/api/v1/plans/:id/export.xlsx',
    { schema: { hide: true } },
    async (request, reply) => {
      const { name, bytes } = await exportPlan(request.context, request.params.id)
      return sendWorkbook(reply, name, bytes)
    },
  )
}
