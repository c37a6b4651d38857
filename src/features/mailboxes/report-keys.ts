import { createPublicKey } from 'node:crypto'
import { AppError, refuse } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listPapers, noteOnCase } from '../casework/index.ts'
import { currentKey, objectionsToKey, type WrappedKey } from './domain/report-key.ts'
import { CASE_KINDS } from './domain/letter-kind.ts'
import { openReport } from './letters.queries.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { onLetter } from './on-letter.ts'
import { ENCRYPTED_FILE } from './report-keys.contract.ts'
import { getWholeKey, listOwnKeys } from './report-keys.queries.ts'
import { insertReportKey } from './report-keys.store.ts'

const POINT_BYTES = 65
const UNCOMPRESSED = 4

/** The fingerprint of a public key. Throws `mailbox-letter.key-invalid` when it is no point of the curve. */
function fingerprintOf(publicKey: string): string {
  const bytes = Buffer.from(publicKey, 'base64')
  if (bytes.byteLength !== POINT_BYTES || bytes[0] !== UNCOMPRESSED) throw new AppError('mailbox-letter.key-invalid')
  const half = (from: number, to: number): string => bytes.subarray(from, to).toString('base64url')
  const key = { kty: 'EC', crv: 'P-256', x: half(1, 33), y: half(33, POINT_BYTES) }
  try {
    createPublicKey({ key, format: 'jwk' })
  } catch {
    throw new AppError('mailbox-letter.key-invalid')
  }
  return sha256(bytes)
}

/** The keys of a mailbox, for the supervision office. Throws `mailbox-letter.not-found`. */
export async function viewReportKeys(ctx: Context, id: string) {
  authorize(ctx, 'mailboxes.supervise')
  await getMailbox(ctx.db, { id })
  const keys = await listOwnKeys(ctx.db, id)
  const current = currentKey(keys, dayOf(ctx.now()))
  return keys.map((key) => ({ ...key, isCurrent: key.no === current?.no }))
}

/**
 * 公布举报密钥: the supervision office publishes the public half of a key that it made in its browser; reports are encrypted to it
 * from its day on. Throws `mailbox-letter.not-found`, `…key-invalid`, `…keys-elsewhere`, `…key-begins-before`, `…key-known`.
 */
export async function publishReportKey(
  ctx: Context,
  { id, publicKey, fromOn, wrappedKey }: { id: string; publicKey: string; fromOn: Day; wrappedKey: WrappedKey | null },
): Promise<{ no: number; fingerprint: string }> {
  authorize(ctx, 'mailboxes.supervise')
  const mailbox = await getMailbox(ctx.db, { id })
  refuse(objectionsToKey(mailbox, { fromOn, today: dayOf(ctx.now()) }))
  const fingerprint = fingerprintOf(publicKey)
  return ctx.transaction(async (tx) => {
    const key = { mailboxId: id, publicKey, fingerprint, fromOn, wrappedKey, by: ctx.actor.id }
    const no = await insertReportKey(tx, key)
    await record(tx, ctx, {
      type: 'mailbox.report-key-published',
      subject: { type: 'letterbox', id },
      unitId: mailbox.unitId,
      data: { no, fingerprint, fromOn, isKeptHere: wrappedKey !== null },
    })
    return { no, fingerprint }
  })
}

/**
 * Hands an encrypted report to whoever handles it, who reads it in the browser; that it was handed out is an event of the letter
 * and on the ledger. Throws `case.not-found`, `case.not-yours`, `mailbox-letter.not-encrypted`, `case.person-erased`.
 */
export async function openEncrypted(ctx: Context, key: Buffer, { id }: { id: string }) {
  return onLetter(ctx, { id, key, rights: ['handle'] }, async ({ tx, file, letter, today: on }) => {
    if (letter.reportKeyId === null) throw new AppError('mailbox-letter.not-encrypted')
    const report = openReport(key, letter)
    if (report === null) throw new AppError('case.person-erased')
    const [whole, papers] = [await getWholeKey(tx, letter.reportKeyId), await listPapers(tx, key, id)]
    const { area } = CASE_KINDS[letter.caseName]
    await noteOnCase(tx, ctx, { file, area, type: 'encrypted-opened', on, reason: '', data: { keyNo: whole.no } })
    const own = papers.filter(({ mediaType }) => mediaType === ENCRYPTED_FILE)
    return {
      ...report,
      publicKey: whole.publicKey,
      fingerprint: whole.fingerprint,
      wrappedKey: whole.wrappedKey,
      paperIds: own.sort((a, b) => a.name.localeCompare(b.name, 'en')).map((paper) => paper.id),
    }
  })
}
