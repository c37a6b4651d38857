import type { FastifyInstance } from 'fastify'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import {
  cancelTraining,
  changeTraining,
  createTraining,
  recordAttendance,
  remindOf,
  signIn,
} from './manage-training.ts'
import { addMaterial, openMaterial, removeMaterial } from './materials.ts'
import * as contract from './trainings.contract.ts'
import { exportTrainings, viewTraining, viewTrainings } from './view-trainings.ts'

const DONE = {}
const HIDDEN = { schema: { hide: true } }

function yearIn(query: unknown): number | undefined {
  const year = Number((query as { year?: unknown }).year)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined
}

function materialRoutes(app: FastifyInstance): void {
  serve(app, contract.addTrainingMaterial, async (ctx, { params: { id } }, { request }) =>
    addMaterial(ctx, { id, file: await readUpload(request) }),
  )
  serve(app, contract.removeTrainingMaterial, async (ctx, { params }) => {
    await removeMaterial(ctx, params)
    return DONE
  })
  app.get<{ Params: { id: string; materialId: string } }>(
    '/api/v1/trainings/:id/materials/:materialId',
    HIDDEN,
    async (request, reply) => sendFile(reply, await openMaterial(request.context, request.params)),
  )
  app.get('/api/v1/trainings/export.xlsx', HIDDEN, async (request, reply) => {
    const { name, bytes } = await exportTrainings(request.context, yearIn(request.query))
    return sendWorkbook(reply, name, bytes)
  })
}

/** 专题培训、案例研讨、政策解读: register, attendance, material. `key` seals notices. */
export function trainingsRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  serve(app, contract.listTrainings, (ctx, { query }) => viewTrainings(ctx, query.year))
  serve(app, contract.getTraining, (ctx, { params }) => viewTraining(ctx, params.id))
  serve(app, contract.createTraining, (ctx, { body }) => createTraining(ctx, body))
  serve(app, contract.changeTraining, async (ctx, { params, body }) => {
    await changeTraining(ctx, params.id, body)
    return DONE
  })
  serve(app, contract.recordAttendance, async (ctx, { params, body }) => {
    await recordAttendance(ctx, { ...params, ...body })
    return DONE
  })
  serve(app, contract.signInToTraining, async (ctx, { params }) => {
    await signIn(ctx, params.id)
    return DONE
  })
  serve(app, contract.remindOfTraining, (ctx, { params }) => remindOf(ctx, key, params.id))
  serve(app, contract.cancelTraining, async (ctx, { params, body }) => {
    await cancelTraining(ctx, { ...params, ...body })
    return DONE
  })
  materialRoutes(app)
}
