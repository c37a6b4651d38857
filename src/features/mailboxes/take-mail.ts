import { dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { mayMove } from '../casework/index.ts'
import { assignMail, type ComingMail, holdMail, listUnsorted, saveLeft } from '../notices/index.ts'
import { CASE_KINDS } from './domain/letter-kind.ts'
import { type Fate, fateOf, type MailFacts, takesFrom } from './domain/mail-letter.ts'
import { type Mailbox, openness } from './domain/mailbox.ts'
import { findLetter } from './letters.queries.ts'
import { addToLetter, type Files, filesOf, noteReturn, openFromMail } from './letter-from-mail.ts'
import { listMailboxes } from './mailboxes.queries.ts'
import { holdLetter } from './on-letter.ts'
import { openingFor } from './open-letter.ts'

/** What taking letters over from the mail needs. */
export interface MailTaker {
  readonly ctx: Context
  readonly key: Buffer
  readonly complain: (what: string, error: unknown) => void
}

/** The mailbox whose address a letter was sent to; one that answers the public comes before one that is closed. */
export async function mailboxFor(
  db: ReadDb | Tx,
  { mailbox, keptFor }: Pick<ComingMail, 'mailbox' | 'keptFor'>,
): Promise<Mailbox | undefined> {
  const address = mailbox.toLowerCase()
  return (await listMailboxes(db)).find(
    ({ email, kind }) => email.trim().toLowerCase() === address && takesFrom(kind, keptFor),
  )
}

async function answeredLetter(tx: Tx, { answers }: ComingMail): Promise<MailFacts['answers']> {
  if (answers?.type !== 'case') return null
  const letter = await findLetter(tx, answers.id)
  if (!letter) return null
  const isOpen = mayMove(CASE_KINDS[letter.caseName], letter.state, 'write')
  return { caseId: answers.id, isSameSender: answers.isSameSender, isReturned: answers.isReturned, isOpen }
}

async function factsOf(
  { tx, ctx }: { tx: Tx; ctx: Context },
  { mail, files, box }: { mail: ComingMail; files: Files; box: Mailbox | undefined },
): Promise<MailFacts> {
  return {
    ...mail,
    hasAddress: mail.answerTo !== '',
    isBlank: `${mail.subject}${mail.text}`.trim() === '' && files.passed.length === 0,
    answers: await answeredLetter(tx, mail),
    openness: box ? openness(box, dayOf(ctx.now())) : null,
  }
}

interface Sorting {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly mail: ComingMail
  readonly files: Files
}

async function carryOut(
  sorting: Sorting,
  { fate, box, calendar }: { fate: Fate; box: Mailbox | undefined; calendar: WorkCalendar },
): Promise<void> {
  const { tx, ctx, key, mail, files } = sorting
  if (fate.to === 'list') return saveLeft(tx, mail.id, fate.why)
  if (fate.to === 'new') {
    if (!box) return saveLeft(tx, mail.id, 'no-mailbox')
    const opening = openingFor(ctx, box, calendar)
    await openFromMail({ tx, ctx, key }, { mail, files, box, opening })
    return
  }
  const held = await holdLetter(tx, ctx, { id: fate.caseId, key, calendar })
  await (fate.to === 'letter' ? addToLetter(held, { mail, files }) : noteReturn(held))
  await assignMail(tx, ctx, { id: mail.id, subject: { type: 'case', id: fate.caseId }, reason: '' })
}

async function takeOne({ ctx, key }: MailTaker, id: string): Promise<void> {
  const [files, calendar] = [await filesOf(ctx, key, id), await loadWorkCalendar(ctx.db)]
  await commitTogether(ctx, async (tx) => {
    const mail = await holdMail(tx, key, id)
    if (mail.isSorted) return
    const box = await mailboxFor(tx, mail)
    const fate = fateOf(await factsOf({ tx, ctx }, { mail, files, box }))
    await carryOut({ tx, ctx, key, mail, files }, { fate, box, calendar })
  })
}

const AT_ONCE = 200

/**
 * Looks once at each letter that came by mail, in order: it becomes a letter to the mailbox of its address, joins the one it
 * answers, or stays in the list with the reason. Letter, receipt and where the mail has gone are one transaction, so that a
 * crash neither loses nor doubles it. Answers how many were looked at.
 */
export async function takeMail(taker: MailTaker): Promise<number> {
  const ids = await listUnsorted(taker.ctx.db, AT_ONCE)
  for (const id of ids)
    await takeOne(taker, id).catch((error: unknown) => {
      taker.complain('taking over a letter that came by mail', error)
    })
  return ids.length
}
