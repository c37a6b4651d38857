import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { inspectFile } from '../../platform/documents/inspect-file.ts'
import { sniff } from '../../platform/documents/sniff.ts'
import { sha256 } from '../../platform/ids.ts'
import type { LetterFile } from '../../platform/mail/letter.ts'
import { parseLetter } from '../../platform/mail/parse-letter.ts'
import { unseal } from '../../platform/sealed.ts'
import { type FileVerdict, type MailContent, saveVerdict } from './mail-messages.store.ts'
import { findQuarantined, findQuarantinedMail } from './mail.queries.ts'
import { openFrom } from './sealed-content.ts'

const BATCH = 20

/** A letter whose bytes are in the store. */
export interface KeptMail {
  readonly id: string
  readonly rawSha256: string
  readonly sealed: Buffer
}

/** The files of a letter, taken again out of the sealed bytes. */
export async function filesInMail(
  { files }: Pick<Context, 'files'>,
  key: Buffer,
  { id, rawSha256, sealed }: KeptMail,
): Promise<readonly LetterFile[]> {
  const { rawKey } = openFrom(key, `mail:${id}`, sealed) as MailContent
  const own = rawKey === undefined ? key : Buffer.from(rawKey, 'base64')
  return (await parseLetter(unseal(own, await files.read(rawSha256), `mail-raw:${id}`))).files
}

function refused(refusedFor: string): FileVerdict {
  return { state: 'refused', mediaType: '', refusedFor, unread: [] }
}

async function judge(file: LetterFile | undefined, hash: string): Promise<FileVerdict> {
  if (file === undefined || sha256(file.bytes) !== hash) return refused('upload.broken')
  try {
    const { kind, mediaType } = await sniff(file.bytes, file.name)
    const { unread } = await inspectFile(file.bytes, kind)
    return { state: 'released', mediaType, refusedFor: '', unread }
  } catch (error) {
    if (error instanceof AppError) return refused(error.code)
    throw error
  }
}

async function inspectOne(ctx: Context, key: Buffer, mail: KeptMail): Promise<void> {
  const files = await filesInMail(ctx, key, mail)
  for (const { position, sha256: hash } of await findQuarantined(ctx.db, mail.id)) {
    const verdict = await judge(files[position], hash)
    await ctx.transaction((tx) => saveVerdict(tx, { messageId: mail.id, position, ...verdict }))
  }
}

/**
 * Looks into the files that came by mail, outside any transaction, since reading a file can take long: type by content, no
 * programs, no passwords, readable. Only what passes is handed out. Answers how many letters were looked at.
 */
export async function inspectMail(ctx: Context, key: Buffer): Promise<number> {
  const waiting = await findQuarantinedMail(ctx.db, BATCH)
  for (const mail of waiting) await inspectOne(ctx, key, mail)
  return waiting.length
}
