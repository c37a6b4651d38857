import type { FastifyInstance } from 'fastify'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { record } from '../../platform/ledger/record.ts'
import { listLedger } from './ledger.contract.ts'
import { listLedgerRows } from './ledger.queries.ts'

/** The ledger for supervisors and auditors. Looking into it is itself an act on the ledger. */
export function supervisionRoutes(app: FastifyInstance): void {
  serve(app, listLedger, async (ctx, { query }) => {
    authorize(ctx, 'audit.read')
    if ((query.page ?? 1) === 1) {
      await ctx.transaction((tx) =>
        record(tx, ctx, {
          type: 'supervision.ledger-read',
          subject: { type: 'ledger', id: 'ledger' },
          data: { ...query },
        }),
      )
    }
    return listLedgerRows(ctx.db, query)
  })
}
