import type { FastifyInstance } from 'fastify'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import { exportMatrix } from './export-matrix.ts'
import { getMatrix, MatrixQuery } from './responsibility.contract.ts'
import { type MatrixFilter, viewMatrix } from './view-matrix.ts'

/** 责任矩阵: who is responsible for what, and what is missing. */
export function responsibilityRoutes(app: FastifyInstance): void {
  serve(app, getMatrix, (ctx, { query }) => viewMatrix(ctx, query))
  app.get<{ Querystring: MatrixFilter }>(
    '/api/v1/responsibility/export.xlsx',
    { schema: { hide: true, querystring: MatrixQuery } },
    async (request, reply) => {
      const { name, bytes } = await exportMatrix(request.context, request.query)
      return sendWorkbook(reply, name, bytes)
    },
  )
}
