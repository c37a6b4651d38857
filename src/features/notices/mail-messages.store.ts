import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Letter } from '../../platform/mail/letter.ts'
import { openFrom } from './sealed-content.ts'

/** What of a letter nobody reads in the database: its files by name only, since their bytes stay in the sealed letter. */
export interface MailContent extends Omit<Letter, 'files' | 'nature' | 'spam' | 'caseNumber' | 'bounce'> {
  readonly fileNames: readonly string[]
  /** The key of the whole letter in the store, so that erasing this erases it everywhere; early letters have none of their own. */
  readonly rawKey?: string
}

/** A letter of a kind of its own: `unreadable` bytes are kept, a `too-large` one stays on the mail server. */
export type MailNature = Letter['nature'] | 'unreadable' | 'too-large'

/** A letter about to be taken in. */
export interface NewMail {
  readonly id: string
  readonly accountId: string
  readonly uidValidity: number
  readonly uid: number
  /** The same for the same letter, however often the server numbers it anew. */
  readonly fingerprint: string
  readonly nature: MailNature
  readonly caseNumber: string
  readonly answersNoticeId: string | null
  readonly sealed: Buffer
  readonly rawSha256: string | null
  readonly size: number
  readonly spam: Letter['spam']
  readonly arrivedAt: Date | null
  readonly senderMark: string
  readonly files: readonly { readonly sha256: string; readonly size: number }[]
}

/** Has this mailbox brought the letter before? */
export async function isKnownMail(tx: Tx, accountId: string, fingerprint: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mail_message')
    .select('id')
    .where('account_id', '=', accountId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes the letter down, its files in quarantine. */
export async function insertMail(tx: Tx, { files, spam, ...mail }: NewMail): Promise<void> {
  await tx
    .insertInto('mail_message')
    .values({
      id: mail.id,
      account_id: mail.accountId,
      uid_validity: mail.uidValidity,
      uid: mail.uid,
      fingerprint: mail.fingerprint,
      nature: mail.nature,
      case_number: mail.caseNumber,
      answers_notice_id: mail.answersNoticeId,
      content_sealed: mail.sealed,
      raw_sha256: mail.rawSha256,
      size: mail.size,
      spam_score: spam.score,
      is_marked_spam: spam.isMarked,
      arrived_at: mail.arrivedAt,
      sender_mark: mail.senderMark,
    })
    .execute()
  if (files.length === 0) return
  const rows = files.map((file, position) => ({ message_id: mail.id, position, ...file }))
  await tx.insertInto('mail_file').values(rows).execute()
}

/** The verdict on a file in quarantine; one that has a verdict keeps it. */
export async function saveVerdict(
  tx: Tx,
  { messageId, position, ...verdict }: { messageId: string; position: number } & FileVerdict,
): Promise<void> {
  await tx
    .updateTable('mail_file')
    .set({
      state: verdict.state,
      media_type: verdict.mediaType,
      refused_for: verdict.refusedFor,
      unread: [...verdict.unread],
      inspected_at: sql`clock_timestamp()`,
    })
    .where('message_id', '=', messageId)
    .where('position', '=', position)
    .where('state', '=', 'quarantined')
    .execute()
}

/** Whether a file may be handed out, and what of it could not be read by the inspection. */
export interface FileVerdict {
  readonly state: 'released' | 'refused'
  readonly mediaType: string
  /** The code of the refusal, such as `upload.active-content`. */
  readonly refusedFor: string
  readonly unread: readonly string[]
}

/** Holds a letter. Throws `mail.not-found`. */
export async function lockMail(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('mail_message as m')
    .innerJoin('mail_account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'a.unit_id as unitId', 'a.kept_for as keptFor', 'm.assigned_id as assignedId', 'm.nature'])
    .where('m.id', '=', id)
    .forUpdate('m')
    .executeTakeFirst()
  if (!row) throw new AppError('mail.not-found', { id })
  return row
}

/** Writes down where a letter has gone. */
export async function saveAssignment(tx: Tx, id: string, subject: { type: string; id: string }): Promise<void> {
  await tx
    .updateTable('mail_message')
    .set({ assigned_type: subject.type, assigned_id: subject.id, assigned_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** What an answer to the letter needs: the thread, and whether a machine wrote it. Throws `mail.not-found`. */
export async function findThread(
  tx: Tx,
  key: Buffer,
  id: string,
): Promise<{ inReplyTo: string; references: string[]; isMachine: boolean }> {
  const row = await tx
    .selectFrom('mail_message')
    .select(['nature', 'content_sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('mail.not-found', { id })
  const { messageId, references } = openFrom(key, `mail:${id}`, row.content_sealed) as MailContent
  return {
    inReplyTo: messageId,
    references: [...references, ...(messageId === '' ? [] : [messageId])],
    isMachine: row.nature !== 'letter',
  }
}
