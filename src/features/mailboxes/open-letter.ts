import { type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import {
  advanceCase,
  insertAssignments,
  insertPaper,
  insertPerson,
  lockFile,
  newCode,
  openCase,
} from '../casework/index.ts'
import { CASE_KINDS, caseNameOf } from './domain/letter-kind.ts'
import { type Letter, NOBODY, NOTICE, subjectOfLetter } from './domain/letter.ts'
import { type Mailbox, termsOf } from './domain/mailbox.ts'
import type { LetterTerms } from './domain/terms.ts'
import { insertCorrection } from './corrections.store.ts'
import { type Encrypted, insertLetter } from './letters.store.ts'
import { orderTelling } from './tell-staff.ts'

/** What the writer is given; the code is shown this once. */
export interface Receipt {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly dueOn: Day | null
}

/** A letter that has come, and how. */
export interface Arrival {
  readonly mailbox: Mailbox
  readonly letter: Letter
  readonly files: readonly CheckedFile[]
  readonly channel: 'online' | 'telephone' | 'email' | 'transfer'
  readonly intakeKey: string
  /** The unit that gets it at once; null: somebody gives it out. */
  readonly unitId: string | null
  /** The day on which it came, when that is not today. */
  readonly receivedOn?: Day
  /** What came encrypted; then the letter itself has no words and names nobody. */
  readonly encrypted?: Encrypted
  /** The page that it says is inaccurate, as it is now. */
  readonly page?: { readonly documentId: string; readonly revisionId: string }
  /** What stands in lists, when that is not the title. */
  readonly subject?: string
  /** A trial of the supervision office. */
  readonly isMystery?: boolean
}

/** What is made ready before the transaction. */
export interface Opening {
  readonly id: string
  readonly code: string
  readonly today: Day
  readonly calendar: WorkCalendar
  readonly terms: LetterTerms
}

/** Makes a letter to this mailbox ready to be opened. */
export function openingFor(ctx: Context, mailbox: Mailbox, calendar: WorkCalendar): Opening {
  return { id: newId(), code: newCode(), today: dayOf(ctx.now()), calendar, terms: termsOf(mailbox) }
}

/** What letters are kept with. */
export interface Keeping {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
}

/** Keeps what was written, by whom and about which page. */
export async function keepContents({ tx, ctx, key }: Keeping, id: string, arrival: Arrival): Promise<void> {
  const { mailbox, letter, files, encrypted = null } = arrival
  const writer = letter.isAnonymous ? NOBODY : letter.writer
  if ([writer.name, writer.phone, writer.email].some((value) => value.trim() !== ''))
    await insertPerson(tx, key, { caseId: id, role: 'applicant', identity: { ...writer } })
  for (const file of files)
    await insertPaper(tx, { key, files: ctx.files }, { caseId: id, role: 'evidence', audience: 'units', ...file })
  await insertLetter(tx, key, { caseId: id, mailboxId: mailbox.id, letter, noticeVersion: NOTICE.version, encrypted })
  if (arrival.page) await insertCorrection(tx, { caseId: id, ...arrival.page })
}

// What the ledger tells of a complaint is that there is one.
function factsForLedger({ mailbox, letter, files, encrypted, page }: Arrival): Record<string, unknown> {
  if (mailbox.kind === 'supervision') return { mailboxId: mailbox.id, ...(encrypted ? { isEncrypted: true } : {}) }
  const about = page ? { documentId: page.documentId } : {}
  return { mailboxId: mailbox.id, letterKind: letter.kind, sectionId: letter.sectionId, files: files.length, ...about }
}

async function sendToUnit(
  { tx, ctx }: Keeping,
  { arrival: { mailbox, unitId }, opening }: { arrival: Arrival; opening: Opening },
): Promise<void> {
  if (unitId === null) return
  const { id, calendar, today } = opening
  const kind = CASE_KINDS[caseNameOf(mailbox.kind)]
  const file = await lockFile(tx, kind.name, id)
  await insertAssignments(tx, id, [{ id: newId(), unitId, isLead: true, reason: '' }])
  await advanceCase(tx, ctx, {
    kind,
    file,
    calendar,
    step: {
      move: 'assign',
      type: 'assigned',
      on: today,
      data: { unitIds: [unitId], isRouted: true },
      patch: { leadUnitId: unitId, unitIds: [unitId] },
    },
  })
}

/** Opens a letter, in a transaction of `commitTogether`, in which it comes last. Throws `case.sent-already`. */
export async function openLetter(
  keeping: Keeping,
  { arrival, opening }: { arrival: Arrival; opening: Opening },
): Promise<Receipt> {
  const { mailbox, letter, channel, intakeKey } = arrival
  const { id, code, today, terms, calendar } = opening
  const { receivedOn = today, subject = subjectOfLetter(letter, mailbox.kind), isMystery = false } = arrival
  const { days, article } = terms.reply
  await keepContents(keeping, id, arrival)
  if (arrival.unitId !== null) await orderTelling(keeping.tx, keeping.ctx, id)
  const { number, dueOn } = await openCase(keeping.tx, keeping.ctx, {
    kind: CASE_KINDS[caseNameOf(mailbox.kind)],
    calendar,
    intake: {
      id,
      code,
      intakeKey,
      channel,
      state: 'received',
      openedOn: today,
      receivedOn,
      subject,
      regime: 'mailbox',
      terms,
      clock: [{ type: 'start', on: receivedOn, days, article }],
      data: factsForLedger(arrival),
      isMystery,
    },
  })
  await sendToUnit(keeping, { arrival, opening })
  return { id, code, number, dueOn }
}
