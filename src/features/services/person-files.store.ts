import { randomBytes } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { newId } from '../../platform/ids.ts'
import { seal } from '../../platform/sealed.ts'
import { type FileHead, filePlace } from './person-files.queries.ts'

/** Keeps a file for an account, sealed with a key of its own that lies in the row: when the row goes, the file says nothing any more. */
export async function insertPersonFile(
  tx: Tx,
  { key, files }: { key: Buffer; files: FileStore },
  { accountId, file, expiresOn }: { accountId: string; file: CheckedFile; expiresOn: Day },
): Promise<string> {
  const id = newId()
  const place = filePlace(accountId, id)
  const ownKey = randomBytes(32)
  const stored = await files.put(tx, seal(ownKey, file.bytes, place), 'application/octet-stream')
  const head: FileHead = { name: file.name, key: ownKey.toString('base64') }
  await tx
    .insertInto('person_file')
    .values({
      id,
      account_id: accountId,
      sha256: stored.sha256,
      sealed_head: seal(key, JSON.stringify(head), place),
      media_type: file.mediaType,
      size: file.bytes.byteLength,
      expires_on: expiresOn,
    })
    .execute()
  return id
}

/** One account keeps files one after the other, so that its limits hold. */
export async function lockPersonFiles(tx: Tx, accountId: string): Promise<{ count: number; bytes: number }> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
  const rows = await tx.selectFrom('person_file').select('size').where('account_id', '=', accountId).execute()
  return { count: rows.length, bytes: rows.reduce((sum, { size }) => sum + size, 0) }
}

/** Lets files of an account stay longer, because they were used. */
export async function prolongPersonFiles(
  tx: Tx,
  { accountId, ids, expiresOn }: { accountId: string; ids: readonly string[]; expiresOn: Day },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('person_file')
    .set({ expires_on: expiresOn })
    .where('account_id', '=', accountId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Deletes one of an account's own files; nothing happens to one of somebody else. */
export async function deletePersonFile(tx: Tx, { accountId, id }: { accountId: string; id: string }): Promise<void> {
  await tx.deleteFrom('person_file').where('account_id', '=', accountId).where('id', '=', id).execute()
}

/** Deletes what nobody has used for long enough. */
export async function deleteExpiredFiles(tx: Tx, today: Day): Promise<void> {
  await tx.deleteFrom('person_file').where('expires_on', '<', today).execute()
}
