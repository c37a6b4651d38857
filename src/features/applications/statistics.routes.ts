import type { FastifyInstance } from 'fastify'
import { addDays, dayOf, parseDay } from '../../kernel/day.ts'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import * as views from './application-views.contract.ts'
import * as contract from './applications.contract.ts'
import { listToReassess, readRules } from './applications.queries.ts'
import { changeRules } from './change-rules.ts'
import { CHANNEL_NAMES, type Channel } from './domain/rules.ts'
import { ROW_NAMES, TABLE_ROWS } from './domain/statistics.ts'
import { getStatistics, listCellCases } from './statistics.contract.ts'
import { authorizeReader } from './view-application.ts'
import { viewCell, viewStatistics } from './view-statistics.ts'

const AHEAD_DAYS = 30

/** Figures of the applications, what is to be looked at again, and the school's rules. */
export function statisticsRoutes(app: FastifyInstance): void {
  serve(app, getStatistics, async (ctx, { query }) => {
    const { table, channels, ...figures } = await viewStatistics(ctx, query)
    return {
      ...figures,
      rows: TABLE_ROWS.map((row) => ({ row, name: ROW_NAMES[row], ...table[row] })),
      channels: channels.map((each) => ({ ...each, name: CHANNEL_NAMES[each.channel as Channel] })),
    }
  })
  serve(app, listCellCases, async (ctx, { query }) => ({ rows: await viewCell(ctx, query) }))
  serve(app, views.listToReassess, async (ctx, { query }) => {
    authorize(ctx, 'applications.handle')
    const until = query.until === undefined ? addDays(dayOf(ctx.now()), AHEAD_DAYS) : parseDay(query.until)
    const rows = await listToReassess(ctx.db, until)
    return { rows: rows.map((row) => ({ ...row, reassessOn: row.reassessOn ?? '' })) }
  })
  serve(app, contract.getRules, (ctx) => {
    authorizeReader(ctx)
    return readRules(ctx.db)
  })
  serve(app, contract.changeRules, async (ctx, { body }) => {
    await changeRules(ctx, body)
    return {}
  })
}
