import type { Day } from '../../kernel/day.ts'
import { known, type ReadDb, type Tx } from '../../platform/db/database.ts'
import type { ReportKey, WrappedKey } from './domain/report-key.ts'

const COLUMNS = [
  'id',
  'mailbox_id as mailboxId',
  'no',
  'public_key as publicKey',
  'fingerprint',
  'from_on as fromOn',
] as const

/** The public keys of all mailboxes, the newest first. */
export async function listReportKeys(db: ReadDb | Tx): Promise<readonly ReportKey[]> {
  return known(db, 'report keys', async () => {
    const rows = await db.selectFrom('report_key').select(COLUMNS).orderBy('mailbox_id').orderBy('no', 'desc').execute()
    return rows.map(({ fromOn, ...row }) => ({ ...row, fromOn: fromOn as Day }))
  })
}

/** The keys of a mailbox with who made them and the private keys under their passphrases, the newest first. */
export async function listOwnKeys(db: ReadDb, mailboxId: string) {
  const rows = await db
    .selectFrom('report_key as k')
    .innerJoin('account as a', 'a.id', 'k.made_by')
    .select(['k.no', 'k.public_key as publicKey', 'k.fingerprint', 'k.from_on as fromOn'])
    .select(['k.wrapped_key as wrappedKey', 'k.made_at as madeAt', 'a.name as madeByName'])
    .where('k.mailbox_id', '=', mailboxId)
    .orderBy('k.no', 'desc')
    .execute()
  return rows.map(({ fromOn, wrappedKey, ...row }) => ({
    ...row,
    fromOn: fromOn as Day,
    wrappedKey: wrappedKey as WrappedKey | null,
  }))
}

/** One key with the private one under its passphrase, where that is kept. */
export async function getWholeKey(db: Tx, id: string): Promise<ReportKey & { wrappedKey: WrappedKey | null }> {
  const row = await db
    .selectFrom('report_key')
    .select([...COLUMNS, 'wrapped_key as wrappedKey'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, fromOn: row.fromOn as Day, wrappedKey: row.wrappedKey as WrappedKey | null }
}
