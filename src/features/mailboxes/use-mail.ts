import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { assignMail, type ComingMail, getOpenable, holdOwnMail } from '../notices/index.ts'
import { takesFrom } from './domain/mail-letter.ts'
import { type Mailbox, openness } from './domain/mailbox.ts'
import { addByHand, filesOf, openFromMail } from './letter-from-mail.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { onLetter } from './on-letter.ts'
import { openingFor } from './open-letter.ts'
import { mailboxFor } from './take-mail.ts'
import { authorizeReader } from './view-letter.ts'

async function boxOf(
  tx: Tx,
  ctx: Context,
  { mail, mailboxId }: { mail: ComingMail; mailboxId: string | null },
): Promise<Mailbox> {
  const box = mailboxId === null ? await mailboxFor(tx, mail) : await getMailbox(tx, { id: mailboxId })
  if (!box || !takesFrom(box.kind, mail.keptFor)) throw new AppError('mailbox-letter.not-found')
  if (openness(box, dayOf(ctx.now())) !== 'open') throw new AppError('mailbox-letter.box-closed')
  return box
}

/**
 * 转为来信: somebody who reads the mailbox makes a letter of what stayed in its list: to the mailbox of its address, or another.
 * Throws `mail.not-found`, `mail.assigned-already`, `mail.file-not-released`, `mailbox-letter.not-found`, `…box-closed`.
 */
export async function makeLetterOfMail(
  ctx: Context,
  key: Buffer,
  { mailId, mailboxId }: { mailId: string; mailboxId: string | null },
): Promise<{ id: string; number: string }> {
  authorizeReader(ctx)
  await getOpenable(ctx, mailId)
  const [files, calendar] = [await filesOf(ctx, key, mailId), await loadWorkCalendar(ctx.db)]
  return commitTogether(ctx, async (tx) => {
    const mail = await holdOwnMail(tx, ctx, { key, id: mailId })
    const box = await boxOf(tx, ctx, { mail, mailboxId })
    const opening = openingFor(ctx, box, calendar)
    const { id, number } = await openFromMail({ tx, ctx, key }, { mail, files, box, opening })
    return { id, number }
  })
}

/**
 * 加入来信: what stayed in the list belongs to this letter, for a reason that stands in its history and on the ledger (of a complaint
 * only as a note beside it). Throws `mail.not-found`, `mail.assigned-already`, `mail.file-not-released`, `case.not-yours`,
 * `case.move-refused`, `mailbox-letter.mail-elsewhere`.
 */
export async function addMailToLetter(
  ctx: Context,
  key: Buffer,
  { id, mailId, reason }: { id: string; mailId: string; reason: string },
): Promise<void> {
  authorizeReader(ctx)
  await getOpenable(ctx, mailId)
  const files = await filesOf(ctx, key, mailId)
  await onLetter(ctx, { id, key, rights: ['work'] }, async (held) => {
    const mail = await holdOwnMail(held.tx, ctx, { key, id: mailId })
    // What came to the supervision office alone must not be read by others, nor the other way round.
    const isPrivate = held.letter.caseName === 'complaint'
    if (isPrivate !== (mail.keptFor === 'supervision')) throw new AppError('mailbox-letter.mail-elsewhere')
    await assignMail(held.tx, ctx, { id: mailId, subject: { type: 'case', id }, reason: isPrivate ? '' : reason })
    await addByHand(held, { mail, files, reason })
  })
}
