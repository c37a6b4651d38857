import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Channel, NoticeState, Result } from './domain/notice.ts'

/** A notice as a decision needs it; its content stays sealed. */
export interface Notice {
  readonly id: string
  readonly kind: string
  readonly channel: Channel
  readonly unitId: string | null
  readonly reference: string
  readonly orderedBy: string | null
  readonly isAutomatic: boolean
  readonly sealed: Buffer
  readonly state: NoticeState
  readonly messageId: string | null
  readonly attempts: number
  /** Attempts before somebody began a new round by hand. */
  readonly attemptsBefore: number
  readonly queuedAt: Date
}

/** What is needed to put a notice in the queue. */
export interface NewNotice {
  readonly id: string
  readonly kind: string
  readonly channel: Channel
  readonly accountId: string | null
  readonly unitId: string | null
  readonly subject: { readonly type: string; readonly id: string; readonly reference: string }
  readonly once: string | null
  readonly orderedBy: string | null
  readonly isAutomatic: boolean
  readonly sealed: Buffer
}

const isConsole = (channel: Channel): boolean => channel === 'console'

/** Puts a notice in the queue, or into somebody's list; false when this was done once already. */
export async function insertNotice(tx: Tx, { subject, ...notice }: NewNotice): Promise<boolean> {
  const now = sql<Date>`clock_timestamp()`
  const inserted = await tx
    .insertInto('notice')
    .values({
      id: notice.id,
      kind: notice.kind,
      channel: notice.channel,
      account_id: notice.accountId,
      unit_id: notice.unitId,
      subject_type: subject.type,
      subject_id: subject.id,
      reference: subject.reference,
      once: notice.once,
      ordered_by: notice.orderedBy,
      is_automatic: notice.isAutomatic,
      content_sealed: notice.sealed,
      state: isConsole(notice.channel) ? 'accepted' : 'queued',
      accepted_at: isConsole(notice.channel) ? now : null,
      next_attempt_at: isConsole(notice.channel) ? null : new Date(0),
    })
    .onConflict((c) => c.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Has an account a notice of this kind that it has not read? */
export async function hasUnread(tx: Tx, { accountId, kind }: { accountId: string; kind: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('notice')
    .select('id')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const COLUMNS = [
  'id',
  'kind',
  'channel',
  'unit_id',
  'reference',
  'ordered_by',
  'is_automatic',
  'content_sealed',
  'state',
  'message_id',
  'attempts',
  'attempts_before',
  'queued_at',
] as const

function lockable(tx: Tx) {
  return tx.selectFrom('notice').select(COLUMNS).forUpdate()
}

type Row = Awaited<ReturnType<ReturnType<typeof lockable>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): Notice {
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel as Channel,
    unitId: row.unit_id,
    reference: row.reference,
    orderedBy: row.ordered_by,
    isAutomatic: row.is_automatic,
    sealed: row.content_sealed,
    state: row.state as NoticeState,
    messageId: row.message_id,
    attempts: row.attempts,
    attemptsBefore: row.attempts_before,
    queuedAt: row.queued_at,
  }
}

/** The notice that has waited longest, held against every other sender; undefined when none is due. */
export async function lockDueNotice(tx: Tx, channel: Channel, now: Date): Promise<Notice | undefined> {
  const row = await lockable(tx)
    .where('channel', '=', channel)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .skipLocked()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Holds one notice. Throws `notice.not-found`. */
export async function lockNotice(tx: Tx, id: string): Promise<Notice> {
  const row = await lockable(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('notice.not-found', { id })
  return fromRow(row)
}

/** The notice that went out under one of these Message-IDs, held. */
export async function lockNoticeByMessageId(tx: Tx, messageIds: readonly string[]): Promise<Notice | undefined> {
  if (messageIds.length === 0) return undefined
  const row = await lockable(tx)
    .where('message_id', 'in', messageIds)
    .orderBy('queued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Notes an attempt before it is made; the notice comes up again at `until` if nothing has been heard by then. */
export async function openAttempt(
  tx: Tx,
  { id }: Notice,
  { number, isRepeat, messageId, until }: { number: number; isRepeat: boolean; messageId: string; until: Date },
): Promise<void> {
  await tx.insertInto('notice_attempt').values({ notice_id: id, number, is_repeat: isRepeat }).execute()
  await tx
    .updateTable('notice')
    .set({ attempts: number, message_id: messageId, next_attempt_at: until })
    .where('id', '=', id)
    .execute()
}

/** What is known of the attempts so far: is one still open, and may one have arrived? */
export async function findAttempts(tx: Tx, id: string): Promise<{ open: number | undefined; isUnknown: boolean }> {
  const rows = await tx.selectFrom('notice_attempt').select(['number', 'result']).where('notice_id', '=', id).execute()
  return {
    open: rows.find(({ result }) => result === null)?.number,
    isUnknown: rows.some(({ result }) => result === null || result === 'unknown'),
  }
}

/** Notes what became of an attempt. What was thought to have broken off may be known after all; a known result stays. */
export async function closeAttempt(
  tx: Tx,
  id: string,
  { number, result, answer }: { number: number; result: Result; answer: string },
): Promise<void> {
  await tx
    .updateTable('notice_attempt')
    .set({ result, answer, ended_at: sql`clock_timestamp()` })
    .where('notice_id', '=', id)
    .where('number', '=', number)
    .where((eb) => eb.or([eb('result', 'is', null), eb('result', '=', 'unknown')]))
    .execute()
}

/** Sets the state and when it comes up again; the time of acceptance is the database's. */
export async function saveState(
  tx: Tx,
  id: string,
  { state, nextAttemptAt }: { state: NoticeState; nextAttemptAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({
      state,
      next_attempt_at: nextAttemptAt,
      ...(state === 'accepted' ? { accepted_at: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Begins a new round of attempts at once. */
export async function beginRound(
  tx: Tx,
  { id, attempts }: Notice,
  { state, at }: { state: NoticeState; at: Date },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state, attempts_before: attempts, next_attempt_at: at })
    .where('id', '=', id)
    .execute()
}

/** Marks somebody's notices in the console as read: these, or all. Answers how many were unread. */
export async function markRead(tx: Tx, accountId: string, ids: readonly string[] | undefined): Promise<number> {
  let query = tx
    .updateTable('notice')
    .set({ read_at: sql`clock_timestamp()` })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
  if (ids) query = query.where('id', 'in', ids)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** The notices about a subject, held. */
export async function lockNoticesAbout(tx: Tx, subject: { type: string; id: string }): Promise<string[]> {
  const rows = await tx
    .selectFrom('notice')
    .select('id')
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes from the notices in people's own lists what they were about: that somebody was told stays, of which case does not. */
export async function forgetSubject(tx: Tx, subject: { type: string; id: string }): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ subject_id: '', reference: '', once: null })
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .where('channel', '=', 'console')
    .execute()
}

/** Puts other words in the place of what a notice said; one that still waits is not sent any more. */
export async function replaceContent(tx: Tx, id: string, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('notice')
    .set({
      content_sealed: sealed,
      state: sql<string>`case when state = 'queued' then 'failed' else state end`,
      next_attempt_at: null,
    })
    .where('id', '=', id)
    .execute()
}
