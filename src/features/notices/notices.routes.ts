import type { FastifyInstance } from 'fastify'
import { authorize } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { mayRetry } from './domain/notice.ts'
import { kindName } from './kind-names.contract.ts'
import { mailRoutes } from './mail.routes.ts'
import {
  countUnreadEndpoint,
  listNoticesEndpoint,
  listOwnNoticesEndpoint,
  markReadEndpoint,
  retryNoticeEndpoint,
  sendingStateEndpoint,
  sendTrialEndpoint,
} from './notices.contract.ts'
import { countByState, listNotices } from './notices.queries.ts'
import { countOwnUnread, markOwnRead, readOwnNotices } from './own-notices.ts'
import { retryNotice } from './retry-notice.ts'
import { sendTrial } from './send-trial.ts'

/** What the routes need beside the context: the key of what is sealed, and which channels the settings have opened. */
export interface NoticeSettings {
  readonly key: Buffer
  readonly isSetUp: { readonly email: boolean; readonly sms: boolean; readonly wecom: boolean }
}

function ownRoutes(app: FastifyInstance, { key }: NoticeSettings): void {
  serve(app, listOwnNoticesEndpoint, async (ctx, { query: { page = 1, size = 20 } }) => {
    const { rows, ...counts } = await readOwnNotices(ctx, key, { page, size })
    return {
      ...counts,
      rows: rows.map(({ kind, at, readAt, ...row }) => ({
        ...row,
        kindName: kindName(kind),
        at: at.toISOString(),
        isRead: readAt !== null,
      })),
    }
  })
  serve(app, countUnreadEndpoint, async (ctx) => ({ unread: await countOwnUnread(ctx) }))
  serve(app, markReadEndpoint, async (ctx, { body }) => ({ read: await markOwnRead(ctx, body.ids) }))
}

type Found = Awaited<ReturnType<typeof listNotices>>['rows'][number]

function toRow(row: Found) {
  return {
    ...row,
    channel: row.channel as Exclude<Found['channel'], 'console'>,
    kindName: kindName(row.kind),
    unitName: row.unitName ?? '',
    answer: row.answer ?? '',
    queuedAt: row.queuedAt.toISOString(),
    // The beginning of time stands for “at once”.
    nextAttemptAt:
      row.nextAttemptAt === null || row.nextAttemptAt.getTime() === 0 ? null : row.nextAttemptAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    mayRetry: mayRetry(row),
  }
}

/** 我的通知, 发送记录, and the mailboxes. */
export function noticesRoutes(app: FastifyInstance, settings: NoticeSettings): void {
  ownRoutes(app, settings)
  mailRoutes(app, settings.key)
  serve(app, listNoticesEndpoint, async (ctx, { query }) => {
    authorize(ctx, 'mail.manage')
    const { total, rows } = await listNotices(ctx.db, query)
    return { total, rows: rows.map(toRow) }
  })
  serve(app, sendingStateEndpoint, async (ctx) => {
    authorize(ctx, 'mail.manage')
    return { isSetUp: settings.isSetUp, counts: await countByState(ctx.db) }
  })
  serve(app, retryNoticeEndpoint, async (ctx, { params }) => {
    await retryNotice(ctx, params.id)
    return {}
  })
  serve(app, sendTrialEndpoint, async (ctx, { body }) => ({ id: await sendTrial(ctx, settings.key, body) }))
}
