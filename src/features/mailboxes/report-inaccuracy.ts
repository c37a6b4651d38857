import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { type Context, SYSTEM } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import { newSecret } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { findReadable, getPublished } from '../disclosures/index.ts'
import { termOn } from '../legal/index.ts'
import { type Letter, NOBODY } from './domain/letter.ts'
import { type Mailbox, openness } from './domain/mailbox.ts'
import { listMailboxes } from './mailboxes.queries.ts'
import { type MailboxSettings, saveMailboxRow } from './mailboxes.store.ts'
import { openingFor, openLetter, type Receipt } from './open-letter.ts'

/** What a reader says is wrong on a page; how to reach them is optional. */
export interface Inaccuracy {
  readonly no: number
  readonly what: string
  readonly contact: string
}

const BOX_ID = 'corrections'

// 教办函〔2014〕23号 says 及时更正 without a number, so the guide for government sites (国办发〔2017〕47号) fills the gap.
async function defaults(ctx: Context): Promise<MailboxSettings> {
  const { value, source } = await termOn(ctx.db, { ruleSet: 'gov-sites', term: 'answer-correction' }, dayOf(ctx.now()))
  return {
    slug: 'jiucuo',
    name: '信息纠错',
    kind: 'correction',
    unitId: null,
    intro: '',
    email: '',
    allowsAnonymous: true,
    release: 'head',
    replyDays: value,
    complexDays: Math.max(10, value),
    termsSource: source,
    isTermsVerified: false,
    reopenDays: 10,
    retentionYears: 3,
    publishesAnswers: false,
    opensOn: null,
    closesOn: null,
    state: 'active',
    sort: 900,
    sections: [],
  }
}

/** The mailbox whose terms hold for corrections; a school that has not set one up gets one. */
export async function correctionBox(ctx: Context): Promise<Mailbox> {
  const found = (await listMailboxes(ctx.db)).find(({ kind }) => kind === 'correction')
  if (found) return found
  const settings = await defaults(ctx)
  return ctx.transaction(async (tx) => {
    await saveMailboxRow(tx, BOX_ID, settings)
    await record(
      tx,
      { ...ctx, actor: SYSTEM },
      { type: 'mailbox.set-up', subject: { type: 'letterbox', id: BOX_ID }, data: { before: null, after: settings } },
    )
    return { ...settings, id: BOX_ID, sections: [] }
  })
}

/** Within how many working days a reader is answered. */
export async function correctionDays(ctx: Context): Promise<number> {
  const found = (await listMailboxes(ctx.db)).find(({ kind }) => kind === 'correction')
  return found?.replyDays ?? (await defaults(ctx)).replyDays
}

/** The words as a letter; a contact with @ is an address, and anything else a number. */
export function asLetter(title: string, { what, contact }: Pick<Inaccuracy, 'what' | 'contact'>): Letter {
  const reach = contact.includes('@') ? { email: contact } : { phone: contact }
  return {
    kind: 'correction',
    sectionId: null,
    aboutUnitId: null,
    isAnonymous: contact.trim() === '',
    writer: { ...NOBODY, ...reach },
    words: { title, what: what.trim() },
    allowsPublication: false,
  }
}

/**
 * 此信息不准确: takes what a reader says of a page that they can see; it goes to the unit that answers for the page, with a
 * clock, number and code. Throws `document.not-found`, `mailbox-letter.box-closed`.
 */
export async function reportInaccuracy(ctx: Context, key: Buffer, report: Inaccuracy): Promise<Receipt> {
  const readable = await findReadable(ctx.db, ctx.actor.viewer, report.no)
  if (!readable?.revision) throw new AppError('document.not-found', { no: report.no })
  const [mailbox, calendar] = [await correctionBox(ctx), await loadWorkCalendar(ctx.db)]
  if (openness(mailbox, dayOf(ctx.now())) !== 'open') throw new AppError('mailbox-letter.box-closed')
  const { documentId, title, unitId } = await getPublished(ctx.db, readable.documentId)
  const arrival = {
    mailbox,
    letter: asLetter(title, report),
    files: [],
    channel: 'online' as const,
    intakeKey: newSecret(),
    unitId,
    page: { documentId, revisionId: readable.revision.id },
  }
  const opening = openingFor(ctx, mailbox, calendar)
  return commitTogether(ctx, (tx) => openLetter({ tx, ctx, key }, { arrival, opening }))
}
