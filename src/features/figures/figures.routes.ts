import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import { closePeriod, viewPeriod, viewPeriods } from './close-period.ts'
import * as contract from './figures.contract.ts'
import { viewFigure, viewFigures } from './view-figures.ts'

/** Figures with their evidence, and periods that are closed. */
export function figuresRoutes(app: FastifyInstance): void {
  serve(app, contract.getFigures, (ctx, { query }) => viewFigures(ctx, query))
  serve(app, contract.getFigure, (ctx, { params, query: { page = 1, ...asked } }) =>
    viewFigure(ctx, { ...params, ...asked, page }),
  )
  serve(app, contract.listClosedPeriods, async (ctx) => ({ rows: await viewPeriods(ctx) }))
  serve(app, contract.closeFigurePeriod, (ctx, { body }) => closePeriod(ctx, body))
  serve(app, contract.getClosedPeriod, (ctx, { params }) => viewPeriod(ctx, params.id))
}
