import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { MailAccountValues } from './mail-accounts.store.ts'

/** Letters with files that nobody has looked into, oldest first. */
export async function findQuarantinedMail(
  db: ReadDb,
  limit: number,
): Promise<{ id: string; rawSha256: string; sealed: Buffer }[]> {
  const rows = await db
    .selectFrom('mail_message as m')
    .select(['m.id', 'm.raw_sha256 as rawSha256', 'm.content_sealed as sealed'])
    .where('m.id', 'in', (eb) => eb.selectFrom('mail_file').select('message_id').where('state', '=', 'quarantined'))
    .orderBy('m.taken_in_at')
    .limit(limit)
    .execute()
  return rows.map(({ rawSha256, ...row }) => ({ ...row, rawSha256: rawSha256 ?? '' }))
}

/** The files of a letter that wait to be looked into. */
export async function findQuarantined(db: ReadDb, messageId: string): Promise<{ position: number; sha256: string }[]> {
  return db
    .selectFrom('mail_file')
    .select(['position', 'sha256'])
    .where('message_id', '=', messageId)
    .where('state', '=', 'quarantined')
    .orderBy('position')
    .execute()
}

/** Whose letters somebody may see: those of units, of the school's own mailboxes, of those that are the supervision office's alone. */
export interface MailReach {
  readonly unitIds: readonly string[]
  readonly isOffice: boolean
  readonly isSupervision: boolean
}

interface Listing {
  readonly reach: MailReach
  readonly page: number
  readonly size: number
}

function unassigned(db: ReadDb, { unitIds, isOffice, isSupervision }: MailReach) {
  return db
    .selectFrom('mail_message as m')
    .innerJoin('mail_account as a', 'a.id', 'm.account_id')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .where('m.assigned_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(isOffice ? [eb.and([eb('a.unit_id', 'is', null), eb('a.kept_for', '=', 'office')])] : []),
        ...(isSupervision ? [eb('a.kept_for', '=', 'supervision')] : []),
        ...(unitIds.length > 0 ? [eb('a.unit_id', 'in', unitIds)] : []),
        eb.lit(false),
      ]),
    )
}

/** Letters that belong to no case yet, latest first: when, where, of which kind; no name and no word of theirs. */
export async function listUnassignedMail(db: ReadDb, { reach, page, size }: Listing) {
  const query = unassigned(db, reach)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'm.id',
      'a.address as mailbox',
      'u.name as unitName',
      'm.nature',
      'm.case_number as caseNumber',
      'm.size',
      'm.spam_score as spamScore',
      'm.is_marked_spam as isMarkedSpam',
      'm.arrived_at as arrivedAt',
      'm.taken_in_at as takenInAt',
      'm.left_as as leftAs',
    ])
    .select((eb) =>
      eb
        .selectFrom('mail_file as f')
        .select((count) => count.fn.countAll<number>().as('files'))
        .whereRef('f.message_id', '=', 'm.id')
        .as('files'),
    )
    .orderBy('m.taken_in_at', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

/** A letter, still sealed, with what is known of its files. Throws `mail.not-found`. */
export async function getMail(db: ReadDb, id: string) {
  const mail = await db
    .selectFrom('mail_message as m')
    .innerJoin('mail_account as a', 'a.id', 'm.account_id')
    .select([
      'm.id',
      'a.unit_id as unitId',
      'a.kept_for as keptFor',
      'a.address as mailbox',
      'm.nature',
      'm.case_number as caseNumber',
      'm.answers_notice_id as answersNoticeId',
      'm.content_sealed as sealed',
      'm.raw_sha256 as rawSha256',
      'm.assigned_id as assignedId',
      'm.assigned_type as assignedType',
      'm.taken_in_at as takenInAt',
    ])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!mail) throw new AppError('mail.not-found', { id })
  const files = await db
    .selectFrom('mail_file')
    .select(['position', 'sha256', 'size', 'state', 'media_type as mediaType', 'refused_for as refusedFor', 'unread'])
    .where('message_id', '=', id)
    .orderBy('position')
    .execute()
  return { ...mail, files }
}

/** What is known of the files of these letters. */
async function filesOfMails(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('mail_file')
    .select(['message_id as mailId', 'position', 'size', 'state', 'refused_for as refusedFor', 'unread'])
    .where('message_id', 'in', ids)
    .orderBy('position')
    .execute()
}

/** The letters that belong to a subject, in order, still sealed. One that was erased has no files any more. */
export async function listMailsOf(db: ReadDb, subject: { type: string; id: string }) {
  const rows = await db
    .selectFrom('mail_message')
    .select(['id', 'nature', 'content_sealed as sealed', 'raw_sha256 as rawSha256', 'taken_in_at as takenInAt'])
    .where('assigned_type', '=', subject.type)
    .where('assigned_id', '=', subject.id)
    .orderBy('taken_in_at')
    .execute()
  const kept = rows.filter(({ rawSha256 }) => rawSha256 !== null).map(({ id }) => id)
  const files = await filesOfMails(db, kept)
  return rows.map((row) => ({ ...row, files: files.filter(({ mailId }) => mailId === row.id) }))
}

/** The mailboxes that are kept for somebody, as they see them; no password in any form. */
export async function listMailAccounts(db: ReadDb, keptFor: readonly MailAccountValues['keptFor'][]) {
  return db
    .selectFrom('mail_account as a')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select([
      'a.id',
      'a.unit_id as unitId',
      'u.name as unitName',
      'a.address',
      'a.host',
      'a.port',
      'a.security',
      'a.login',
      'a.folder',
      'a.kept_for as keptFor',
      'a.state',
      'a.fault',
      'a.checked_at as checkedAt',
    ])
    .where('a.kept_for', 'in', keptFor)
    .orderBy('a.address')
    .execute()
}
