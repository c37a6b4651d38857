import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { newSecret } from '../../platform/ids.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { getUnit, listUnits } from '../organisation/index.ts'
import { type Letter, missingFields, NOBODY, NOTICE } from './domain/letter.ts'
import { areKin, isWrittenTo, type Mailbox, openness, routeOf } from './domain/mailbox.ts'
import { currentKey, type EncryptedReport } from './domain/report-key.ts'
import type { Encrypted } from './letters.store.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { type Arrival, openingFor, openLetter, type Receipt } from './open-letter.ts'
import { listReportKeys } from './report-keys.queries.ts'

async function open(ctx: Context, key: Buffer, arrival: Arrival): Promise<Receipt> {
  const opening = openingFor(ctx, arrival.mailbox, await loadWorkCalendar(ctx.db))
  return commitTogether(ctx, (tx) => openLetter({ tx, ctx, key }, { arrival, opening }))
}

/** Ids that the form offers and that are there; anything else counts as not chosen. */
async function known(ctx: Context, letter: Letter, mailbox: Mailbox): Promise<Letter> {
  const units = await listUnits(ctx.db)
  const isUnit = units.some(({ id }) => id === letter.aboutUnitId)
  const isSection = mailbox.sections.some(({ id }) => id === letter.sectionId)
  return {
    ...letter,
    aboutUnitId: isUnit ? letter.aboutUnitId : null,
    sectionId: isSection ? letter.sectionId : null,
  }
}

/** A letter as its form was sent. `encrypted`: a report that the browser encrypted, whose letter then has no words. */
export interface SentLetter {
  readonly slug: string
  readonly letter: Letter
  readonly files: readonly CheckedFile[]
  readonly intakeKey: string
  readonly noticeVersion: string
  readonly encrypted?: EncryptedReport
}

function refuseClosed(ctx: Context, mailbox: Mailbox): void {
  if (!isWrittenTo(mailbox)) throw new AppError('mailbox-letter.not-found')
  if (openness(mailbox, dayOf(ctx.now())) !== 'open') throw new AppError('mailbox-letter.box-closed')
}

/** Only for the key of today: whoever wrote is told to encrypt it anew, and not the office that it lost another. */
async function forToday(ctx: Context, mailbox: Mailbox, report: EncryptedReport): Promise<Encrypted> {
  const keys = (await listReportKeys(ctx.db)).filter(({ mailboxId }) => mailboxId === mailbox.id)
  const key = currentKey(keys, dayOf(ctx.now()))
  if (key?.no !== report.keyNo) throw new AppError('mailbox-letter.report-key-changed')
  return { report, keyId: key.id }
}

async function withoutWords(ctx: Context, mailbox: Mailbox, { letter, encrypted }: SentLetter) {
  if (!encrypted) return { letter }
  const blank = { ...letter, writer: NOBODY, words: { title: '', what: '' }, allowsPublication: false }
  return { letter: blank, encrypted: await forToday(ctx, mailbox, encrypted) }
}

/**
 * Takes in a letter from the website. `intakeKey` is the mark of the form, so that one form makes one letter. What is missing in a
 * report that was encrypted only the browser can tell. Throws `mailbox-letter.not-found`, `…box-closed`, `…notice-changed`,
 * `…incomplete` with the fields, `…report-key-changed`, `case.sent-already`.
 */
export async function submitLetter(ctx: Context, key: Buffer, form: SentLetter): Promise<Receipt> {
  const mailbox = await getMailbox(ctx.db, { slug: form.slug })
  refuseClosed(ctx, mailbox)
  const missing = form.encrypted ? [] : missingFields(form.letter, mailbox)
  if (missing.length > 0) throw new AppError('mailbox-letter.incomplete', { missing })
  if (form.noticeVersion !== NOTICE.version) throw new AppError('mailbox-letter.notice-changed')
  const sent = await withoutWords(ctx, mailbox, form)
  const letter = await known(ctx, sent.letter, mailbox)
  const { files, intakeKey } = form
  const unitId = routeOf(mailbox, letter)
  return open(ctx, key, { ...sent, mailbox, letter, files, channel: 'online', intakeKey, unitId })
}

async function getTelephone(ctx: Context, id: string): Promise<Mailbox> {
  const mailbox = await getMailbox(ctx.db, { id })
  if (mailbox.kind !== 'telephone') throw new AppError('mailbox-letter.not-a-telephone')
  if (mailbox.state === 'closed') throw new AppError('mailbox-letter.box-closed')
  return mailbox
}

async function refuseKin(ctx: Context, { unitId, aboutUnitId }: { unitId: string | null; aboutUnitId: string | null }) {
  for (const id of [unitId, aboutUnitId]) if (id !== null) await getUnit(ctx.db, id)
  if (unitId === null || aboutUnitId === null) return
  if (areKin(await listUnits(ctx.db), unitId, aboutUnitId)) throw new AppError('mailbox-letter.unit-complained-of')
}

/**
 * 来电登记: the duty office writes down a call and gives number and code to whoever calls. `unitId` gets it at once. Throws
 * `mailbox-letter.not-a-telephone`, `…box-closed`, `…incomplete`, `…unit-complained-of`, `unit.not-found`.
 */
export async function registerCall(
  ctx: Context,
  key: Buffer,
  { mailboxId, letter, unitId }: { mailboxId: string; letter: Letter; unitId: string | null },
): Promise<Receipt> {
  authorize(ctx, 'mailboxes.handle')
  const mailbox = await getTelephone(ctx, mailboxId)
  const missing = missingFields(letter, mailbox)
  if (missing.length > 0) throw new AppError('mailbox-letter.incomplete', { missing })
  await refuseKin(ctx, { unitId, aboutUnitId: letter.aboutUnitId })
  return open(ctx, key, {
    mailbox,
    letter: { ...letter, sectionId: null },
    files: [],
    channel: 'telephone',
    intakeKey: newSecret(),
    unitId,
  })
}
