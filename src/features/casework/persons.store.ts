import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx, ReadDb } from '../../platform/db/database.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { seal, unseal } from '../../platform/sealed.ts'

/** Who a person is in a case. */
export type PersonRole = 'applicant' | 'agent' | 'third-party' | 'other-agency'

function personPlace(caseId: string, id: string): string {
  return `case:${caseId}:person:${id}`
}

/** Keeps who somebody is, sealed to this case; answers the id. */
export async function insertPerson(
  tx: Tx,
  key: Buffer,
  { caseId, role, identity }: { caseId: string; role: PersonRole; identity: Readonly<Record<string, string>> },
): Promise<string> {
  const id = newId()
  const sealed = seal(key, JSON.stringify(identity), personPlace(caseId, id))
  await tx.insertInto('case_person').values({ id, case_id: caseId, role, sealed }).execute()
  return id
}

/**
 * Who the persons of a case are. Only for `viewPersons`, which puts the view on the record, and for what the platform itself writes
 * to them, where nobody sees it. Throws `case.person-erased`.
 */
export async function openPersons(tx: Tx, key: Buffer, caseId: string) {
  const rows = await tx.selectFrom('case_person').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map(({ id, role, sealed }) => {
    if (sealed === null) throw new AppError('case.person-erased')
    const identity = JSON.parse(unseal(key, sealed, personPlace(caseId, id)).toString('utf8')) as Record<string, string>
    return { id, role: role as PersonRole, identity }
  })
}

/** A message to or from the applicant, or a note of the staff. */
export interface Message {
  readonly id: string
  readonly direction: 'from-applicant' | 'to-applicant' | 'note'
  readonly text: string
  readonly author: string
  readonly at: Date
}

function messagePlace(caseId: string, id: string): string {
  return `case:${caseId}:message:${id}`
}

/** Keeps a message, sealed to this case; `author` is a post or unit, never the applicant's name. */
export async function insertMessage(
  tx: Tx,
  key: Buffer,
  { caseId, direction, text, author }: Pick<Message, 'direction' | 'text' | 'author'> & { caseId: string },
): Promise<void> {
  const id = newId()
  const sealed = seal(key, text, messagePlace(caseId, id))
  await tx.insertInto('case_message').values({ id, case_id: caseId, direction, sealed, author }).execute()
}

/** The messages of a case in order; erased ones are left out. */
export async function listMessages(db: ReadDb | Tx, key: Buffer, caseId: string): Promise<Message[]> {
  const rows = await db
    .selectFrom('case_message')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, direction, sealed, author, at }) =>
    sealed === null
      ? []
      : [
          {
            id,
            direction: direction as Message['direction'],
            text: unseal(key, sealed, messagePlace(caseId, id)).toString('utf8'),
            author,
            at,
          },
        ],
  )
}

/** What a paper is in its case. */
export type PaperRole =
  | 'application'
  | 'identity'
  | 'supplement'
  | 'evidence'
  | 'search-record'
  | 'answer'
  | 'redacted'
  | 'original'

/** A paper of a case; `audience` says who may have it beside the office. */
export interface Paper {
  readonly id: string
  readonly role: PaperRole
  readonly audience: 'office' | 'units' | 'applicant'
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly at: Date
  /** SHA-256 of the file as it is read; of a paper that was kept before this was noted, of the sealed file. */
  readonly sha256: string
}

function paperPlace(caseId: string, id: string): string {
  return `case:${caseId}:paper:${id}`
}

/**
 * Keeps a file: sealed with a key of its own, which lies sealed beside its name. When the name goes, at the end of the
 * retention period, the file in the store (and in every backup of the store) says nothing any more.
 */
export async function insertPaper(
  tx: Tx,
  { key, files }: { key: Buffer; files: FileStore },
  paper: Omit<Paper, 'id' | 'at' | 'size' | 'sha256'> & { caseId: string; bytes: Buffer },
): Promise<string> {
  const id = newId()
  const place = paperPlace(paper.caseId, id)
  const ownKey = randomBytes(32)
  const stored = await files.put(tx, seal(ownKey, paper.bytes, place), 'application/octet-stream')
  const head = { name: paper.name, key: ownKey.toString('base64'), sha256: sha256(paper.bytes) }
  await tx
    .insertInto('case_paper')
    .values({
      id,
      case_id: paper.caseId,
      role: paper.role,
      audience: paper.audience,
      sha256: stored.sha256,
      sealed_head: seal(key, JSON.stringify(head), place),
      media_type: paper.mediaType,
      size: paper.bytes.byteLength,
    })
    .execute()
  return id
}

function readPapers(db: ReadDb | Tx, caseId: string) {
  return db
    .selectFrom('case_paper')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

type PaperRow = Awaited<ReturnType<typeof readPapers>>[number]

interface Head {
  readonly name: string
  readonly key: string
  readonly sha256?: string
}

function headOf(key: Buffer, row: PaperRow): Head | undefined {
  if (row.sealed_head === null) return undefined
  return JSON.parse(unseal(key, row.sealed_head, paperPlace(row.case_id, row.id)).toString('utf8')) as Head
}

function toPaper(row: PaperRow, head: Head): Paper {
  const { id, role, audience, size, at } = row
  return {
    id,
    role: role as PaperRole,
    audience: audience as Paper['audience'],
    name: head.name,
    mediaType: row.media_type,
    size,
    at,
    sha256: head.sha256 ?? row.sha256,
  }
}

/** The papers of a case in order, with their names. */
export async function listPapers(db: ReadDb | Tx, key: Buffer, caseId: string): Promise<Paper[]> {
  const rows = await readPapers(db, caseId)
  return rows.flatMap((row) => {
    const head = headOf(key, row)
    return head ? [toPaper(row, head)] : []
  })
}

/** One paper with its bytes. Throws `case.paper-not-found`. Who may have it is asked before. */
export async function openPaper(
  db: ReadDb | Tx,
  { key, files }: { key: Buffer; files: FileStore },
  { caseId, paperId }: { caseId: string; paperId: string },
): Promise<Paper & { bytes: Buffer }> {
  const row = (await readPapers(db, caseId)).find(({ id }) => id === paperId)
  const head = row && headOf(key, row)
  if (!row || !head || !files.has(row.sha256)) throw new AppError('case.paper-not-found')
  const bytes = unseal(Buffer.from(head.key, 'base64'), await files.read(row.sha256), paperPlace(caseId, row.id))
  return { ...toPaper(row, head), bytes }
}

/** Gives a paper to others than before, or takes it from them; the paper stays with the case. Answers nothing. */
export async function savePaperAudience(
  tx: Tx,
  { caseId, paperId, audience }: { caseId: string; paperId: string; audience: Paper['audience'] },
): Promise<void> {
  await tx.updateTable('case_paper').set({ audience }).where('id', '=', paperId).where('case_id', '=', caseId).execute()
}

/** Takes out everything that names a person; what remains is number, states, days and outcome. */
export async function erasePersons(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('case_person').set({ sealed: null }).where('case_id', '=', caseId).execute()
  await tx.updateTable('case_message').set({ sealed: null }).where('case_id', '=', caseId).execute()
  await tx
    .updateTable('case_paper')
    .set({ sealed_head: null, removed_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .execute()
  await tx
    .updateTable('case_file')
    .set({ subject: '（保存期满，已删除）', erased_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', caseId)
    .execute()
}

const SHORTEST_NAMING = 2

/** Does a text hold a name, number or address of somebody in this case? Nobody sees who they are: only yes or no comes out. */
export async function namesPerson(
  tx: Tx,
  key: Buffer,
  { caseId, text }: { caseId: string; text: string },
): Promise<boolean> {
  const rows = await tx.selectFrom('case_person').select(['id', 'sealed']).where('case_id', '=', caseId).execute()
  const tidy = (words: string): string =>
    words
      .normalize('NFKC')
      .replaceAll(/[\s·-]/g, '')
      .toLowerCase()
  const searched = tidy(text)
  return rows.some(({ id, sealed }) => {
    if (sealed === null) return false
    const identity = JSON.parse(unseal(key, sealed, personPlace(caseId, id)).toString('utf8')) as Record<string, string>
    const values = Object.values(identity).map(tidy)
    return values.some((value) => value.length >= SHORTEST_NAMING && searched.includes(value))
  })
}
