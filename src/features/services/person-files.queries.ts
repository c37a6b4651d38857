import type { Day } from '../../kernel/day.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { unseal } from '../../platform/sealed.ts'

/** A file that somebody keeps for themselves, to use it again. */
export interface PersonFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly keptAt: Date
  /** The last day on which it is there. */
  readonly expiresOn: string
}

/** Name and key of one file. */
export interface FileHead {
  readonly name: string
  readonly key: string
}

/** Where a file is sealed to: under another account it does not open. */
export function filePlace(accountId: string, id: string): string {
  return `person-file:${accountId}:${id}`
}

function own(db: ReadDb | Tx, { accountId, today }: { accountId: string; today: Day }) {
  return db.selectFrom('person_file').selectAll().where('account_id', '=', accountId).where('expires_on', '>=', today)
}

type Row = Awaited<ReturnType<ReturnType<typeof own>['execute']>>[number]

function headOf(key: Buffer, { id, account_id: accountId, sealed_head: sealed }: Row): FileHead {
  return JSON.parse(unseal(key, sealed, filePlace(accountId, id)).toString('utf8')) as FileHead
}

/** The files of an account that are still there, the newest first. */
export async function listPersonFiles(
  db: ReadDb | Tx,
  key: Buffer,
  whose: { accountId: string; today: Day },
): Promise<PersonFile[]> {
  const rows = await own(db, whose).orderBy('kept_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    name: headOf(key, row).name,
    mediaType: row.media_type,
    size: row.size,
    keptAt: row.kept_at,
    expiresOn: row.expires_on,
  }))
}

/** One of an account's own files with its bytes; undefined for one of somebody else, alike for one that is not there. */
export async function findPersonFile(
  db: ReadDb | Tx,
  { key, files }: { key: Buffer; files: FileStore },
  { id, ...whose }: { id: string; accountId: string; today: Day },
): Promise<CheckedFile | undefined> {
  const row = await own(db, whose).where('id', '=', id).executeTakeFirst()
  if (!row || !files.has(row.sha256)) return undefined
  const head = headOf(key, row)
  const place = filePlace(whose.accountId, id)
  const bytes = unseal(Buffer.from(head.key, 'base64'), await files.read(row.sha256), place)
  return { name: head.name, mediaType: row.media_type, bytes }
}
