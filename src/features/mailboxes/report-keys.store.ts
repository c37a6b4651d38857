import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'
import type { ReportKey, WrappedKey } from './domain/report-key.ts'

const MADE_TWICE = 'report_key_fingerprint_key'

/** Keeps a key under the next number of its mailbox, and answers that. Throws `mailbox-letter.key-known`. */
export async function insertReportKey(
  tx: Tx,
  key: Omit<ReportKey, 'id' | 'no'> & { wrappedKey: WrappedKey | null; by: string },
): Promise<number> {
  // Two that are made at once get a number each.
  await tx.selectFrom('mailbox').select('id').where('id', '=', key.mailboxId).forUpdate().execute()
  const { no } = await tx
    .insertInto('report_key')
    .values({
      id: newId(),
      mailbox_id: key.mailboxId,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from report_key where mailbox_id = ${key.mailboxId})`,
      public_key: key.publicKey,
      fingerprint: key.fingerprint,
      wrapped_key: key.wrappedKey === null ? null : json(key.wrappedKey),
      from_on: key.fromOn,
      made_by: key.by,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      throw (error as { constraint?: string }).constraint === MADE_TWICE
        ? new AppError('mailbox-letter.key-known')
        : error
    })
  return no
}
