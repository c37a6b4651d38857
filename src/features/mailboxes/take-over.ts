import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { advanceCase, insertMessage, lockFile } from '../casework/index.ts'
import { takesHandedOver, type HandedOver } from './domain/handed-over.ts'
import { CASE_KINDS, caseNameOf } from './domain/letter-kind.ts'
import type { Words, Writer } from './domain/letter.ts'
import { type Mailbox, openness, routeOf } from './domain/mailbox.ts'
import { informClock } from './domain/petition.ts'
import { markedText, petitionTerms } from './handle-petition.ts'
import { getMailbox, listMailboxes } from './mailboxes.queries.ts'
import { type Keeping, openingFor, openLetter, type Receipt } from './open-letter.ts'

/** What another front door gives away, with the consent of whoever wrote. */
export interface HandOver {
  readonly mailboxId: string
  readonly as: HandedOver
  readonly writer: Writer
  readonly words: Words
  readonly files: readonly CheckedFile[]
  /** The day on which the school got it: the term of a petition counts from there. */
  readonly receivedOn: Day
  /** The mark by which it is taken over once. */
  readonly intakeKey: string
  /** A trial of the supervision office stays one, and is in no statistics. */
  readonly isMystery: boolean
}

/** The mailboxes that take something of this kind over today. */
export async function listTakingOver(db: ReadDb, as: HandedOver, today: Day): Promise<Mailbox[]> {
  const boxes = await listMailboxes(db)
  return boxes.filter((box) => takesHandedOver(box, as) && openness(box, today) === 'open')
}

interface PetitionOrder {
  readonly id: string
  readonly box: Mailbox
  readonly receivedOn: Day
  readonly today: Day
  readonly calendar: WorkCalendar
}

async function goOnAsPetition(
  { tx, ctx, key }: Keeping,
  { id, box, receivedOn, today, calendar }: PetitionOrder,
): Promise<Day | null> {
  const kind = CASE_KINDS[caseNameOf(box.kind)]
  const file = await lockFile(tx, kind.name, id)
  const petition = await petitionTerms(ctx.db, receivedOn)
  const { dueOn } = await advanceCase(tx, ctx, {
    kind,
    file,
    calendar,
    step: {
      move: 'mark-petition',
      type: 'petition-marked',
      on: today,
      reason: '由信息公开申请转来',
      clock: [informClock(receivedOn, petition)],
      patch: { regime: 'petition', terms: { ...(file.terms as object), petition } },
    },
  })
  const text = markedText(petition, dueOn)
  await insertMessage(tx, key, { caseId: id, direction: 'to-applicant', author: box.name, text })
  return dueOn
}

/**
 * 转办: a letter is opened for what came in by another door. Enquiries count from today; a petition counts at once by the terms of
 * petitions, from the day on which the school got it. Call it last in a transaction: it draws a number. Throws
 * `mailbox-letter.not-found`, `…box-closed`, `…wrong-box`, `case.sent-already`.
 */
export async function takeOver(keeping: Keeping, calendar: WorkCalendar, order: HandOver): Promise<Receipt> {
  const { mailboxId, as, writer, words, files, intakeKey, isMystery } = order
  const box = await getMailbox(keeping.tx, { id: mailboxId })
  const opening = openingFor(keeping.ctx, box, calendar)
  const { today } = opening
  if (!takesHandedOver(box, as)) throw new AppError('mailbox-letter.wrong-box')
  if (openness(box, today) !== 'open') throw new AppError('mailbox-letter.box-closed')
  const kind = as === 'enquiry' ? ('enquiry' as const) : ('complaint' as const)
  const letter = {
    kind,
    sectionId: null,
    aboutUnitId: null,
    isAnonymous: false,
    writer,
    words,
    allowsPublication: false,
  }
  const receivedOn = as === 'enquiry' ? today : order.receivedOn
  const arrival = {
    mailbox: box,
    letter,
    files,
    channel: 'transfer' as const,
    intakeKey,
    isMystery,
    unitId: routeOf(box, letter),
  }
  const receipt = await openLetter(keeping, { arrival: { ...arrival, receivedOn }, opening })
  if (as !== 'petition') return receipt
  const dueOn = await goOnAsPetition(keeping, { id: receipt.id, box, receivedOn, today, calendar })
  return { ...receipt, dueOn }
}
