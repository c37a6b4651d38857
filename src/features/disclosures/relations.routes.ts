import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import {
  changeInterpretationSetting,
  findRelatable,
  relateDocument,
  unrelateDocument,
  viewInterpretationSetting,
  viewRelations,
} from './relate-documents.ts'
import * as contract from './relations.contract.ts'

/** 政策、解读、回应: how documents relate to each other. */
export function relationsRoutes(app: FastifyInstance): void {
  serve(app, contract.listRelations, (ctx, { params }) => viewRelations(ctx, params.id))
  serve(app, contract.findRelatable, (ctx, { query }) => findRelatable(ctx, query.q))
  serve(app, contract.relateDocument, (ctx, { params, body }) => relateDocument(ctx, { ...params, ...body }))
  serve(app, contract.unrelateDocument, async (ctx, { params }) => {
    await unrelateDocument(ctx, params)
    return {}
  })
  serve(app, contract.getInterpretationSetting, viewInterpretationSetting)
  serve(app, contract.changeInterpretationSetting, async (ctx, { body }) => {
    await changeInterpretationSetting(ctx, body.days)
    return {}
  })
}
