import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { MailboxAccess } from '../../platform/mail/imap-reader.ts'

/** A mailbox of the school and how far it has been read; the password stays sealed. */
export interface MailAccount {
  readonly id: string
  readonly unitId: string | null
  readonly address: string
  readonly host: string
  readonly port: number
  readonly security: MailboxAccess['security']
  readonly login: string
  readonly passwordSealed: Buffer
  readonly folder: string
  readonly uidValidity: number
  readonly lastUid: number
  readonly keptFor: 'office' | 'supervision'
}

const COLUMNS = [
  'id',
  'unit_id as unitId',
  'address',
  'host',
  'port',
  'security',
  'login',
  'password_sealed as passwordSealed',
  'folder',
  'uid_validity as uidValidity',
  'last_uid as lastUid',
  'kept_for as keptFor',
] as const

type Known = Pick<MailAccount, 'security' | 'keptFor'>

function fromRow<R extends Record<keyof Known, string>>(row: R): R & Known {
  return { ...row, ...(row as Known) }
}

/** The mailboxes that are read. */
export async function findActiveAccounts(db: ReadDb): Promise<MailAccount[]> {
  const rows = await db.selectFrom('mail_account').select(COLUMNS).where('state', '=', 'active').orderBy('id').execute()
  return rows.map(fromRow)
}

/** Holds a mailbox: one letter at a time is taken in from it. Throws `mailbox.not-found`. */
export async function lockMailAccount(tx: Tx, id: string): Promise<MailAccount> {
  const row = await tx.selectFrom('mail_account').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('mailbox.not-found', { id })
  return fromRow(row)
}

/** Moves on to the letter that has just been taken in. */
export async function moveOn(
  tx: Tx,
  id: string,
  { uidValidity, uid }: { uidValidity: number; uid: number },
): Promise<void> {
  await tx.updateTable('mail_account').set({ uid_validity: uidValidity, last_uid: uid }).where('id', '=', id).execute()
}

/** Notes that a mailbox was looked into, and what went wrong; empty for nothing. */
export async function noteChecked(tx: Tx, id: string, fault: string): Promise<void> {
  await tx.updateTable('mail_account').set({ fault, checked_at: sql`clock_timestamp()` }).where('id', '=', id).execute()
}

/** What the office sets about a mailbox. */
export interface MailAccountValues {
  readonly unitId: string | null
  readonly address: string
  readonly host: string
  readonly port: number
  readonly security: MailboxAccess['security']
  readonly login: string
  readonly folder: string
  readonly state: 'active' | 'paused'
  /** Who reads what no unit does: the office, or the supervision office alone. */
  readonly keptFor: 'office' | 'supervision'
}

function columnsOf({ unitId, keptFor, ...values }: MailAccountValues) {
  return { ...values, unit_id: unitId, kept_for: keptFor, fault: '' }
}

/** Is the address another mailbox's? */
export async function isAddressTaken(tx: Tx, address: string, except: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mail_account')
    .select('id')
    .where('address', '=', address)
    .where('id', '<>', except)
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a mailbox. */
export async function insertMailAccount(
  tx: Tx,
  id: string,
  values: MailAccountValues & { passwordSealed: Buffer },
): Promise<void> {
  const { passwordSealed, ...rest } = values
  await tx
    .insertInto('mail_account')
    .values({ id, ...columnsOf(rest), password_sealed: passwordSealed })
    .execute()
}

/**
 * Changes a mailbox; without a new password the old one stays. Another mailbox behind it (host, login or folder) is read from its
 * beginning, and counts as new: numbers of letters mean nothing elsewhere, and what lies there is old.
 */
export async function updateMailAccount(
  tx: Tx,
  before: MailAccount,
  { passwordSealed, ...values }: MailAccountValues & { passwordSealed: Buffer | undefined },
): Promise<void> {
  const isSame = before.host === values.host && before.login === values.login && before.folder === values.folder
  await tx
    .updateTable('mail_account')
    .set({
      ...columnsOf(values),
      ...(passwordSealed === undefined ? {} : { password_sealed: passwordSealed }),
      ...(isSame ? {} : { uid_validity: 0, last_uid: 0, created_at: sql<Date>`clock_timestamp()` }),
    })
    .where('id', '=', before.id)
    .execute()
}
