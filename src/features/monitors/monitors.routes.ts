import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import { dismissFinding, reopenFinding } from './dismiss-finding.ts'
import { viewDueSoon } from './due-soon.ts'
import { changeHost, viewOuterLinks } from './manage-hosts.ts'
import * as contract from './monitors.contract.ts'
import { orderRoundNow } from './run-round.ts'
import { viewFinding, viewFindings, viewMonitors } from './view-findings.ts'
import { saveWord, viewWords } from './words.ts'

/** Monitors: their rules, what they found, and what falls due before long. */
export function monitorsRoutes(app: FastifyInstance): void {
  serve(app, contract.getMonitors, (ctx) => viewMonitors(ctx))
  serve(app, contract.listFindings, (ctx, { query }) => viewFindings(ctx, query))
  serve(app, contract.getFinding, (ctx, { params }) => viewFinding(ctx, params.id))
  serve(app, contract.dismissFinding, async (ctx, { params, body }) => {
    await dismissFinding(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.reopenFinding, async (ctx, { params, body }) => {
    await reopenFinding(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.runMonitors, async (ctx) => {
    await orderRoundNow(ctx)
    return {}
  })
  serve(app, contract.listDueSoon, async (ctx) => ({ rows: await viewDueSoon(ctx) }))
  serve(app, contract.listOuterLinks, (ctx, { query }) => viewOuterLinks(ctx, query))
  serve(app, contract.changeHost, async (ctx, { body }) => {
    await changeHost(ctx, body)
    return {}
  })
  serve(app, contract.listWords, async (ctx) => ({ rows: await viewWords(ctx) }))
  serve(app, contract.saveWord, async (ctx, { body }) => {
    await saveWord(ctx, body)
    return {}
  })
}
