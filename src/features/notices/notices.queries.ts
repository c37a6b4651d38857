import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Channel, NoticeState } from './domain/notice.ts'
import { kindName } from './kind-names.contract.ts'

/** What the office looks for in the record of what was sent. */
export interface NoticeFilter {
  readonly state?: NoticeState | undefined
  readonly channel?: Channel | undefined
  readonly reference?: string | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

function sent(db: ReadDb, { state, channel, reference = '' }: NoticeFilter) {
  let query = db.selectFrom('notice as n').where('n.channel', '<>', 'console')
  if (state !== undefined) query = query.where('n.state', '=', state)
  if (channel !== undefined) query = query.where('n.channel', '=', channel)
  return reference === '' ? query : query.where('n.reference', '=', reference)
}

const lastAnswer = sql<string | null>`(select a.answer from notice_attempt a
  where a.notice_id = n.id and a.result is not null order by a.number desc limit 1)`
const isRepeated = sql<boolean>`exists (select from notice_attempt a where a.notice_id = n.id and a.is_repeat)`

/** What was sent, latest first: kind, number of the case, state, times. No address and no word of it. */
export async function listNotices(db: ReadDb, filter: NoticeFilter) {
  const { page = 1, size = 20 } = filter
  const { total } = await sent(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await sent(db, filter)
    .leftJoin('unit as u', 'u.id', 'n.unit_id')
    .select([
      'n.id',
      'n.kind',
      'n.channel',
      'n.reference',
      'u.name as unitName',
      'n.state',
      'n.attempts',
      'n.queued_at as queuedAt',
      'n.next_attempt_at as nextAttemptAt',
      'n.accepted_at as acceptedAt',
      lastAnswer.as('answer'),
      isRepeated.as('isRepeated'),
    ])
    .orderBy('n.queued_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({ ...row, channel: row.channel as Channel, state: row.state as NoticeState })),
  }
}

/** How many notices wait or have failed, for whoever sees to it. */
export async function countByState(db: ReadDb): Promise<Record<'queued' | 'failed' | 'uncertain' | 'bounced', number>> {
  const rows = await db
    .selectFrom('notice')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('channel', '<>', 'console')
    .where('state', '<>', 'accepted')
    .groupBy('state')
    .execute()
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0
  return { queued: count('queued'), failed: count('failed'), uncertain: count('uncertain'), bounced: count('bounced') }
}

/** A page of somebody's own notices, of some kinds or of all. */
export interface OwnNotices {
  readonly page: number
  readonly size: number
  readonly kinds?: readonly string[]
}

/** Somebody's own notices in the console, latest first, still sealed. */
export async function listOwnNotices(db: ReadDb, accountId: string, { page, size, kinds }: OwnNotices) {
  let own = db.selectFrom('notice').where('account_id', '=', accountId)
  if (kinds !== undefined) own = own.where('kind', 'in', [...kinds])
  const { total, unread } = await own
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await own
    .select([
      'id',
      'kind',
      'reference',
      'subject_id as subjectId',
      'content_sealed as sealed',
      'queued_at as at',
      'read_at as readAt',
    ])
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, unread, rows }
}

/** How many of somebody's notices are unread. */
export async function countUnread(db: ReadDb, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** What became of the mails about a subject, in order: kind, state and times, and no word of them. */
export async function listMailsAbout(db: ReadDb, subject: { type: string; id: string }) {
  const rows = await db
    .selectFrom('notice as n')
    .select(['n.id', 'n.kind', 'n.state', 'n.queued_at as queuedAt', lastAnswer.as('answer')])
    .where('n.subject_type', '=', subject.type)
    .where('n.subject_id', '=', subject.id)
    .where('n.channel', '=', 'email')
    .orderBy('n.queued_at')
    .execute()
  return rows.map(({ id, kind, state, answer, queuedAt }) => ({
    id,
    kindName: kindName(kind),
    state: state as NoticeState,
    at: queuedAt.toISOString(),
    answer: answer ?? '',
  }))
}
