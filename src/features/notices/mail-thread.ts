import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { NoticeState } from './domain/notice.ts'
import { filesInMail } from './inspect-mail.ts'
import { fileView, type MailFile } from './mail-file-view.ts'
import type { MailContent, MailNature } from './mail-messages.store.ts'
import { getMail, listMailsOf } from './mail.queries.ts'
import { listMailsAbout } from './notices.queries.ts'
import { openFrom } from './sealed-content.ts'

/** A mail about a subject: one that came, or one of ours and what became of it. No address and no word of either. */
export interface ThreadMail {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly kindName: string
  readonly state: NoticeState | 'received'
  readonly at: string
  /** What the other side's server said. */
  readonly answer: string
  readonly files: readonly MailFile[]
}

const NATURE_NAMES: Readonly<Record<MailNature, string>> = {
  letter: '收到的邮件',
  automatic: '自动回复',
  bounce: '退信',
  unreadable: '无法读取的邮件',
  'too-large': '过大的邮件，仍在邮件服务器上',
}

async function comingAbout(db: ReadDb, key: Buffer, subject: { type: string; id: string }): Promise<ThreadMail[]> {
  const rows = await listMailsOf(db, subject)
  return rows.map(({ id, nature, sealed, takenInAt, files }) => {
    const { fileNames } = openFrom(key, `mail:${id}`, sealed) as MailContent
    return {
      id,
      direction: 'in',
      kindName: NATURE_NAMES[nature as MailNature],
      state: 'received',
      at: takenInAt.toISOString(),
      answer: '',
      files: files.map((file) => fileView(file, fileNames)),
    }
  })
}

/** Everything that came in, went out and came back about a subject, in order. Who may know is asked before. */
export async function listThread(
  db: ReadDb,
  key: Buffer,
  subject: { type: string; id: string },
): Promise<ThreadMail[]> {
  const [incoming, sent] = await Promise.all([comingAbout(db, key, subject), listMailsAbout(db, subject)])
  const outgoing = sent.map((mail) => ({ ...mail, direction: 'out' as const, files: [] }))
  return [...incoming, ...outgoing].sort((a, b) => a.at.localeCompare(b.at))
}

/** A file of a letter of a case as it leaves. */
export interface ThreadFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly isHostile: boolean
}

const NO_PROGRAM = 'application/octet-stream'

// Nothing opens it by a double click, and no browser shows it.
function disarmed({ name, bytes }: { name: string; bytes: Buffer }): ThreadFile {
  return { name: `${name}.unsafe`, mediaType: NO_PROGRAM, bytes, isHostile: true }
}

async function getMailOf(db: ReadDb, { subject, mailId }: Pick<ThreadFileAsked, 'subject' | 'mailId'>) {
  const { rawSha256, ...mail } = await getMail(db, mailId)
  const isOfSubject = mail.assignedType === subject.type && mail.assignedId === subject.id
  if (!isOfSubject || rawSha256 === null) throw new AppError('mail.not-found', { mailId })
  return { ...mail, rawSha256 }
}

/**
 * A file of a letter that belongs to this subject; who may have it is asked before. What did not pass the inspection is handed out
 * only to whoever `acceptsRisk`, under a name that opens nothing. Throws `mail.not-found`, `mail.file-not-released`.
 */
export async function openThreadFile(
  ctx: Context,
  key: Buffer,
  { subject, mailId, position, acceptsRisk }: ThreadFileAsked,
): Promise<ThreadFile> {
  const mail = await getMailOf(ctx.db, { subject, mailId })
  const known = mail.files.find((file) => file.position === position)
  if (known === undefined) throw new AppError('mail.not-found', { mailId })
  const isHostile = known.state !== 'released'
  if (isHostile && !acceptsRisk) throw new AppError('mail.file-not-released', { state: known.state })
  const file = (await filesInMail(ctx, key, mail))[position]
  if (!file) throw new AppError('mail.not-found', { mailId })
  return isHostile
    ? disarmed(file)
    : { name: file.name, mediaType: known.mediaType, bytes: file.bytes, isHostile: false }
}

/** Which file of which letter, and whether whoever asks has read the warning. */
export interface ThreadFileAsked {
  readonly subject: { readonly type: string; readonly id: string }
  readonly mailId: string
  readonly position: number
  readonly acceptsRisk: boolean
}
