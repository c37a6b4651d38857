import type { FastifyInstance } from 'fastify'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { serve } from '../../platform/http/serve.ts'
import { actOnTask, actOnTasks } from './act-on-task.ts'
import * as colleagues from './colleagues.contract.ts'
import { designRoutes } from './design.routes.ts'
import { listColleagues } from './list-colleagues.ts'
import * as statistics from './statistics.contract.ts'
import { viewEvidence, viewHallStatistics } from './view-statistics.ts'
import { listTasks, openTask, readTaskPaper, viewTask } from './view-work.ts'
import * as work from './work.contract.ts'

/** What the hall needs from outside: the key that opens what names a person. */
export interface ServicesOptions {
  readonly key: Buffer
}

function workRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, work.listTasks, (ctx, { query }) => listTasks(ctx, key, query))
  serve(app, colleagues.listColleagues, async (ctx, { query }) => ({ rows: await listColleagues(ctx, query.q) }))
  serve(app, work.getTask, (ctx, { params }) => viewTask(ctx, params.taskId))
  serve(app, work.openTask, (ctx, { params }) => openTask(ctx, key, params.taskId))
  serve(app, work.actOnTask, async (ctx, { params, body }) => {
    await actOnTask(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, work.actOnTasks, async (ctx, { body }) => {
    const results = await actOnTasks(ctx, key, { ...body, action: 'approve' })
    return {
      results: results.map(({ taskId, code }) => ({
        taskId,
        ok: code === '',
        why: code === '' ? '' : ERROR_TABLE[code as ErrorCode][1],
      })),
    }
  })
  app.get('/api/v1/hall/tasks/:taskId/papers/:paperId', { schema: { hide: true } }, async (request, reply) => {
    const params = request.params as { taskId: string; paperId: string }
    return sendFile(reply, await readTaskPaper(request.context, key, params))
  })
}

/** The staff's side of the service hall. */
export function servicesRoutes(app: FastifyInstance, { key }: ServicesOptions): void {
  workRoutes(app, key)
  designRoutes(app)
  serve(app, statistics.getHallStatistics, (ctx, { query }) => viewHallStatistics(ctx, query))
  serve(app, statistics.listHallEvidence, async (ctx, { query: { page = 1, ...query } }) => ({
    rows: await viewEvidence(ctx, { ...query, page }),
  }))
}
