import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { authorize, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import {
  addCommonOpinion,
  delegate,
  removeCommonOpinion,
  revokeDelegation,
  saveRoute,
  urge,
} from './change-settings.ts'
import * as contract from './review.contract.ts'
import { findDone, findInbox, findStarted, isReviewerOf } from './review.queries.ts'
import { findCommonOpinions, findDelegates, findDelegations, listActiveRoutes } from './settings.queries.ts'
import { findTimeline } from './timeline.queries.ts'

const RECENT = 200

function readingRoutes(app: FastifyInstance): void {
  serve(app, contract.listReviews, async (ctx, { params: { box } }) => {
    authorize(ctx, 'console.enter')
    const rows =
      box === 'inbox'
        ? await findInbox(ctx.db, ctx.actor, ctx.now())
        : await (box === 'done' ? findDone : findStarted)(ctx.db, ctx.actor, RECENT)
    return { rows: rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() })) }
  })
  serve(app, contract.getReview, async (ctx, { params }) => {
    const found = await findTimeline(ctx.db, params.id)
    if (!found) throw new AppError('review.not-found')
    const { unitId, ...timeline } = found
    const isReader =
      may(ctx.actor, 'documents.read', unitId) ||
      (await isReviewerOf(ctx.db, ctx.actor, { type: timeline.subjectType, id: timeline.subjectId }))
    if (!isReader) throw new AppError('review.not-found')
    return {
      ...timeline,
      steps: timeline.steps.map((step) => ({
        ...step,
        opinions: step.opinions.map((opinion) => ({
          ...opinion,
          findings: opinion.findings as Record<string, boolean | string>,
        })),
      })),
    }
  })
}

function settingsRoutes(app: FastifyInstance): void {
  serve(app, contract.listRoutes, async (ctx) => {
    authorize(ctx, 'console.enter')
    const routes = await listActiveRoutes(ctx.db)
    return {
      rows: routes.map(({ steps, materialKind, ...route }) => ({
        ...route,
        materialKind: materialKind as 'disclosure',
        steps: steps.map((step) => ({ ...step })),
      })),
    }
  })
  serve(app, contract.listCommonOpinions, async (ctx) => {
    authorize(ctx, 'review.take-part')
    return { rows: await findCommonOpinions(ctx.db, ctx.actor) }
  })
  serve(app, contract.listDelegations, async (ctx) => {
    authorize(ctx, 'review.take-part')
    return { rows: await findDelegations(ctx.db, ctx.actor), candidates: await findDelegates(ctx.db, ctx.actor) }
  })
  serve(app, contract.saveRoute, async (ctx, { body }) => ({ id: await saveRoute(ctx, body) }))
  serve(app, contract.addCommonOpinion, async (ctx, { body }) => ({ id: await addCommonOpinion(ctx, body) }))
  serve(app, contract.removeCommonOpinion, async (ctx, { params }) => {
    await removeCommonOpinion(ctx, params.id)
    return {}
  })
  serve(app, contract.addDelegation, async (ctx, { body }) => ({ id: await delegate(ctx, body) }))
  serve(app, contract.revokeDelegation, async (ctx, { params }) => {
    await revokeDelegation(ctx, params.id)
    return {}
  })
}

/** Inbox, timelines, routes, phrases and delegations. The opinion itself is given through the front door of its subject. */
export function reviewRoutes(app: FastifyInstance): void {
  readingRoutes(app)
  settingsRoutes(app)
  serve(app, contract.urgeReview, async (ctx, { params }) => {
    await urge(ctx, params.id)
    return {}
  })
}
