import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { veilCodes } from '../../kernel/query-code.ts'
import { filesInMail } from './inspect-mail.ts'
import type { MailContent } from './mail-messages.store.ts'
import { authorizeMail } from './mail-rights.ts'
import { getMail } from './mail.queries.ts'
import { openFrom } from './sealed-content.ts'

// What has become a case is read there, where who wrote is opened for a purpose only.
/** A letter that the actor may open and that is not with a case. Throws `mail.not-found`. */
export async function getOpenable(ctx: Context, id: string) {
  const mail = await getMail(ctx.db, id)
  authorizeMail(ctx, mail)
  if (mail.assignedType === 'case') throw new AppError('mail.not-found', { id })
  return mail
}

async function recordOpened(
  ctx: Context,
  mail: { id: string; unitId: string | null },
  data: Record<string, unknown>,
): Promise<void> {
  await ctx.transaction((tx) =>
    record(tx, ctx, { type: 'mail.opened', subject: { type: 'mail', id: mail.id }, unitId: mail.unitId, data }),
  )
}

/** Opens a letter for somebody of its mailbox; each opening is on the ledger. Throws `mail.not-found`. */
export async function openMail(ctx: Context, key: Buffer, id: string) {
  const { sealed, ...mail } = await getOpenable(ctx, id)
  await recordOpened(ctx, mail, {})
  const content = openFrom(key, `mail:${id}`, sealed) as MailContent
  return { ...mail, content: { ...content, text: veilCodes(content.text) } }
}

/** A file of a letter. Throws `mail.file-not-released` while it is in quarantine or when it was refused. */
export async function openMailFile(
  ctx: Context,
  key: Buffer,
  { id, position }: { readonly id: string; readonly position: number },
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const mail = await getOpenable(ctx, id)
  const known = mail.files.find((file) => file.position === position)
  if (known === undefined || mail.rawSha256 === null) throw new AppError('mail.not-found', { id })
  if (known.state !== 'released') throw new AppError('mail.file-not-released', { state: known.state })
  const file = (await filesInMail(ctx, key, { ...mail, rawSha256: mail.rawSha256 }))[position]
  if (!file) throw new AppError('mail.not-found', { id })
  await recordOpened(ctx, mail, { position })
  return { name: file.name, mediaType: known.mediaType, bytes: file.bytes }
}
