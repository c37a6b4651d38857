import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import type { Desks } from '../casework/index.ts'
import { getCockpit } from './cockpit.contract.ts'
import { viewCockpit } from './view-cockpit.ts'

/** 驾驶舱. */
export function cockpitRoutes(app: FastifyInstance, desks: Desks): void {
  serve(app, getCockpit, (ctx) => viewCockpit(ctx, desks))
}
