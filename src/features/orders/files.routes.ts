import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { readBodyWithFiles } from '../../platform/http/read-body-with-files.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { serve } from '../../platform/http/serve.ts'
import { answerOrder, objectToOrder } from './answer-order.ts'
import { fileFault, readFile } from './attach-files.ts'
import { refuseAnswering } from './on-order.ts'
import * as contract from './orders.contract.ts'

const LIMITS = { files: contract.MOST_FILES, fileSize: contract.LARGEST_FILE_MB * 1024 * 1024 }

type Said = typeof contract.answerOrder.body | typeof contract.objectToOrder.body

/** What was said and the files with it, of somebody who may say it: nothing of a stranger is read. */
async function readSaid<Schema extends Said>(request: FastifyRequest, schema: Schema, id: string) {
  await refuseAnswering(request.context, id)
  return readBodyWithFiles(request, schema, LIMITS).catch((error: unknown) => {
    const fault = fileFault(error, error instanceof AppError ? error.details['name'] : undefined)
    throw fault === undefined ? error : new AppError('order.file-refused', { faults: [fault] })
  })
}

/** Reports and objections that come with files, and those files for whoever sees the order. */
export function fileRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.answerOrderWithFiles, async (ctx, { params: { id } }, { request }) => {
    const { body, files } = await readSaid(request, contract.answerOrder.body, id)
    await answerOrder(ctx, key, { id, ...body, files })
    return {}
  })
  serve(app, contract.objectToOrderWithFiles, async (ctx, { params: { id } }, { request }) => {
    const { body, files } = await readSaid(request, contract.objectToOrder.body, id)
    await objectToOrder(ctx, key, { id, ...body, files })
    return {}
  })
  app.get<{ Params: { id: string; paperId: string } }>(
    '/api/v1/orders/:id/papers/:paperId',
    { schema: { hide: true } },
    async ({ context, params }, reply) => sendFile(reply, await readFile(context, key, params)),
  )
}
