import type { FastifyInstance } from 'fastify'
import { may } from '../../platform/context.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { serve } from '../../platform/http/serve.ts'
import type { Desks } from './desk.ts'
import { changeUrgingRules, urgeCases, viewWaiting } from './urge-cases.ts'
import * as contract from './urging.contract.ts'

/** Watching over the cases of every front door, urging, and the ladder. */
export function caseworkRoutes(app: FastifyInstance, desks: Desks): void {
  serve(app, contract.listWaitingCases, async (ctx, { query }) => {
    const { rows, rules, ...count } = await viewWaiting(ctx, desks, query)
    return {
      ...count,
      rows: rows.map((row) => ({ ...row, kind: row.kind as (typeof contract.KINDS)[number] })),
      rules: { ...rules, ladder: rules.ladder.map(({ days, to }) => ({ days, to: [...to] })) },
      mayChange: may(ctx.actor, 'settings.manage'),
    }
  })
  serve(app, contract.urgeCases, async (ctx, { body }) => {
    const { urged, passed } = await urgeCases(ctx, desks, body)
    return { urged, passed: passed.map(({ number, why }) => ({ number, why: ERROR_TABLE[why][1] })) }
  })
  serve(app, contract.changeUrgingRules, async (ctx, { body }) => {
    await changeUrgingRules(ctx, body)
    return {}
  })
}
