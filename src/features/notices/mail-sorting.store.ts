import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { WhyLeft } from './domain/left-mail.ts'

/** Letters that nobody has looked at, in the order in which they came; one whose files are in quarantine waits for the verdict. */
export async function listUnsorted(db: ReadDb, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_message as m')
    .select('m.id')
    .where('m.left_as', 'is', null)
    .where('m.assigned_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail_file as f')
            .select('f.message_id')
            .whereRef('f.message_id', '=', 'm.id')
            .where('f.state', '=', 'quarantined'),
        ),
      ),
    )
    .orderBy('m.taken_in_at')
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** A letter, held, with the mailbox it came to. Throws `mail.not-found`. */
export async function lockComing(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('mail_message as m')
    .innerJoin('mail_account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.nature', 'm.is_marked_spam as isMarkedSpam', 'm.answers_notice_id as answersNoticeId'])
    .select(['m.content_sealed as sealed', 'm.raw_sha256 as rawSha256', 'm.taken_in_at as takenInAt'])
    .select(['m.arrived_at as arrivedAt', 'm.sender_mark as senderMark', 'm.assigned_at as assignedAt'])
    .select([
      'm.left_as as leftAs',
      'm.account_id as accountId',
      'a.address',
      'a.unit_id as unitId',
      'a.kept_for as keptFor',
    ])
    .select('a.created_at as since')
    .where('m.id', '=', id)
    .forUpdate('m')
    .executeTakeFirst()
  if (!row) throw new AppError('mail.not-found', { id })
  return row
}

/** Notes that a letter is no case by itself, and why: it stays in the list. */
export async function saveLeft(tx: Tx, id: string, why: WhyLeft): Promise<void> {
  await tx.updateTable('mail_message').set({ left_as: why }).where('id', '=', id).execute()
}

async function countWithCases(tx: Tx, column: 'sender_mark' | 'account_id', value: string): Promise<number> {
  const { count } = await tx
    .selectFrom('mail_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(column, '=', value)
    .where('assigned_type', '=', 'case')
    .where('taken_in_at', '>', sql<Date>`clock_timestamp() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return count
}

/** How many letters of this sender have become or joined cases within a day. */
export async function countFromSender(tx: Tx, mark: string): Promise<number> {
  return mark === '' ? 0 : countWithCases(tx, 'sender_mark', mark)
}

/** The same for a mailbox. */
export function countToMailbox(tx: Tx, accountId: string): Promise<number> {
  return countWithCases(tx, 'account_id', accountId)
}

/** Is this one of the addresses from which we read letters? */
export async function isOwnAddress(tx: Tx, address: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mail_account')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['address']), '=', address.toLowerCase()))
    .executeTakeFirst()
  return row !== undefined
}

/** What the notice was about that a letter answers, still sealed. */
export async function findAnswered(tx: Tx, noticeId: string) {
  return tx
    .selectFrom('notice')
    .select(['id', 'state', 'subject_type as type', 'subject_id as subjectId', 'content_sealed as sealed'])
    .where('id', '=', noticeId)
    .executeTakeFirst()
}

/**
 * The last letter of whoever wrote first that belongs to a subject: an answer joins its thread. What somebody else wrote and was
 * added by hand is no part of it.
 */
export async function findLastMail(tx: Tx, subject: { type: string; id: string }): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mail_message')
    .select('id')
    .where('assigned_type', '=', subject.type)
    .where('assigned_id', '=', subject.id)
    .where('nature', '=', 'letter')
    .where(
      'sender_mark',
      '=',
      sql<string>`(select f.sender_mark from mail_message f where f.assigned_type = ${subject.type}
        and f.assigned_id = ${subject.id} and f.nature = 'letter' order by f.taken_in_at limit 1)`,
    )
    .orderBy('taken_in_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The verdicts on the files of a letter, in order. */
export async function listVerdicts(db: ReadDb, messageId: string) {
  return db
    .selectFrom('mail_file')
    .select(['position', 'state'])
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute()
}

/** The letters of a subject, held. */
export async function lockMailOf(tx: Tx, subject: { type: string; id: string }): Promise<string[]> {
  const rows = await tx
    .selectFrom('mail_message')
    .select('id')
    .where('assigned_type', '=', subject.type)
    .where('assigned_id', '=', subject.id)
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Puts other words in the place of what a letter said; its bytes and who sent it are known to nobody then. */
export async function replaceMail(tx: Tx, id: string, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('mail_message')
    .set({ content_sealed: sealed, raw_sha256: null, sender_mark: '' })
    .where('id', '=', id)
    .execute()
}
