import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './concerns.contract.ts'
import { decideConcern } from './decide-concern.ts'
import { viewConcerns } from './view-concerns.ts'

const USUAL_DAYS = 90

/** 热点关切: what many ask about, and what the office decides. */
export function concernsRoutes(app: FastifyInstance): void {
  serve(app, contract.listConcerns, (ctx, { query }) => viewConcerns(ctx, query.days ?? USUAL_DAYS))
  serve(app, contract.decideConcern, (ctx, { body }) => decideConcern(ctx, body))
}
