import type { FastifyInstance } from 'fastify'
import { authorize, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { addPost, assignDuty, changePost, endDutyOn } from './change-posts.ts'
import { getUnit } from './organisation.queries.ts'
import * as contract from './posts.contract.ts'
import { listPosts } from './posts.queries.ts'

/** Posts of units and who holds them. */
export function postRoutes(app: FastifyInstance): void {
  serve(app, contract.listPostsEndpoint, async (ctx, { params }) => {
    if (!may(ctx.actor, 'organisation.manage')) authorize(ctx, 'audit.read')
    const { id } = await getUnit(ctx.db, params.id)
    const rows = await listPosts(ctx.db, id)
    return {
      rows: rows.map((post) => ({ ...post, holders: [...post.holders] })),
      mayManage: may(ctx.actor, 'organisation.manage'),
    }
  })
  serve(app, contract.addPostEndpoint, async (ctx, { params, body }) => ({ id: await addPost(ctx, params.id, body) }))
  serve(app, contract.changePostEndpoint, async (ctx, { params, body }) => {
    await changePost(ctx, params.id, body)
    return {}
  })
  serve(app, contract.assignDutyEndpoint, async (ctx, { params, body }) => ({
    id: await assignDuty(ctx, params.id, body),
  }))
  serve(app, contract.endDutyEndpoint, async (ctx, { params, body }) => {
    await endDutyOn(ctx, params.id, body.untilOn)
    return {}
  })
}
