import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import { answerOrder, objectToOrder } from './answer-order.ts'
import { announceDraw, drawSample, viewDraws } from './draw-sample.ts'
import { decideObjection, inspectOrder, revokeOrder } from './inspect-order.ts'
import { makeOrder } from './make-order.ts'
import { fileRoutes } from './files.routes.ts'
import * as contract from './orders.contract.ts'
import { changeExtent, viewExtent, viewOrder, viewOrders } from './view-orders.ts'

/** Rectification orders, and samples drawn at random. */
export function ordersRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  serve(app, contract.listOrders, (ctx, { query }) => viewOrders(ctx, query))
  serve(app, contract.getOrder, (ctx, { params }) => viewOrder(ctx, key, params.id))
  serve(app, contract.makeOrder, (ctx, { body }) => makeOrder(ctx, key, { complaintNumber: '', ...body }))
  serve(app, contract.answerOrder, async (ctx, { params, body }) => {
    await answerOrder(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.objectToOrder, async (ctx, { params, body }) => {
    await objectToOrder(ctx, key, { ...params, ...body })
    return {}
  })
  fileRoutes(app, key)
  serve(app, contract.inspectOrder, async (ctx, { params, body }) => {
    await inspectOrder(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.decideObjection, async (ctx, { params, body }) => {
    await decideObjection(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.revokeOrder, async (ctx, { params, body }) => {
    await revokeOrder(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.getOrderExtent, (ctx) => viewExtent(ctx))
  serve(app, contract.setOrderExtent, async (ctx, { body }) => {
    await changeExtent(ctx, body.extent)
    return {}
  })
  serve(app, contract.listDraws, async (ctx) => ({ rows: await viewDraws(ctx) }))
  serve(app, contract.announceDraw, (ctx, { body }) => announceDraw(ctx, body))
  serve(app, contract.drawSample, async (ctx, { params }) => {
    await drawSample(ctx, params.id)
    return {}
  })
}
