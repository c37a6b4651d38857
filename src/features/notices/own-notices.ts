import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { markRead } from './notices.store.ts'
import { countUnread, listOwnNotices, type OwnNotices } from './notices.queries.ts'
import { type NoticeContent, openFrom } from './sealed-content.ts'

function ownId({ actor }: Context): string {
  if (actor.id === '') throw new AppError('access.sign-in-required')
  return actor.id
}

/** What the platform has told me, latest first, with the number of what I have not read. */
export async function readOwnNotices(ctx: Context, key: Buffer, paging: OwnNotices) {
  const { rows, ...counts } = await listOwnNotices(ctx.db, ownId(ctx), paging)
  const opened = rows.map(({ sealed, ...row }) => {
    const { title, text, path } = openFrom(key, `notice:${row.id}`, sealed) as NoticeContent
    return { ...row, title, text, path }
  })
  return { ...counts, rows: opened }
}

/** How many I have not read. */
export async function countOwnUnread(ctx: Context): Promise<number> {
  return countUnread(ctx.db, ownId(ctx))
}

/** Marks these of my notices, or all, as read; answers how many were not. */
export async function markOwnRead(ctx: Context, ids: readonly string[] | undefined): Promise<number> {
  const me = ownId(ctx)
  return ids?.length === 0 ? 0 : ctx.transaction((tx) => markRead(tx, me, ids))
}
