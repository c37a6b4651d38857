import type { ChannelKind } from '../../kernel/channel-terms.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** A channel of the school beside the portal (公开渠道): an account, a paper, a board, a meeting. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly kind: ChannelKind
  readonly address: string
  readonly note: string
  /** Takes what is public of “阳光三务”. */
  readonly takesAffairs: boolean
  readonly isUsed: boolean
  readonly sort: number
}

function base(db: ReadDb | Tx) {
  return db
    .selectFrom('channel')
    .select(['id', 'name', 'kind', 'address', 'note', 'takes_affairs as takesAffairs', 'is_used as isUsed', 'sort'])
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number]

function toChannel(row: Row): Channel {
  return { ...row, kind: row.kind as ChannelKind }
}

/** All channels in their order. */
export async function listChannels(db: ReadDb): Promise<Channel[]> {
  return (await base(db).orderBy('sort').orderBy('name').execute()).map(toChannel)
}

/** One channel. */
export async function findChannel(db: ReadDb | Tx, id: string): Promise<Channel | undefined> {
  const row = await base(db).where('id', '=', id).executeTakeFirst()
  return row && toChannel(row)
}
