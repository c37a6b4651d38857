import { AppError } from '../../kernel/app-error.ts'
import { known, type ReadDb, type Tx } from '../../platform/db/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { Mailbox, Section } from './domain/mailbox.ts'

const COLUMNS = [
  'id',
  'slug',
  'name',
  'kind',
  'unit_id as unitId',
  'intro',
  'email',
  'allows_anonymous as allowsAnonymous',
  'release',
  'reply_days as replyDays',
  'complex_days as complexDays',
  'terms_source as termsSource',
  'is_terms_verified as isTermsVerified',
  'reopen_days as reopenDays',
  'retention_years as retentionYears',
  'publishes_answers as publishesAnswers',
  'opens_on as opensOn',
  'closes_on as closesOn',
  'state',
  'sort',
] as const

/** Every mailbox with the sections it offers, in its order; closed ones last. */
export async function listMailboxes(db: ReadDb | Tx): Promise<readonly Mailbox[]> {
  return known(db, 'mailboxes', async () => {
    const [boxes, sections] = await Promise.all([
      db.selectFrom('mailbox').select(COLUMNS).orderBy('state').orderBy('sort').orderBy('name').execute(),
      db
        .selectFrom('mailbox_section')
        .select(['id', 'name', 'unit_id as unitId', 'mailbox_id as mailboxId'])
        .where('is_offered', '=', true)
        .orderBy('sort')
        .execute(),
    ])
    return boxes.map((box) => ({
      ...(box as unknown as Omit<Mailbox, 'sections'>),
      sections: sections
        .filter(({ mailboxId }) => mailboxId === box.id)
        .map(({ id, name, unitId }): Section => ({ id, name, unitId })),
    }))
  })
}

/** The mailbox. Throws `mailbox-letter.not-found`. */
export async function getMailbox(db: ReadDb | Tx, by: { id: string } | { slug: string }): Promise<Mailbox> {
  const found = (await listMailboxes(db)).find((box) => ('id' in by ? box.id === by.id : box.slug === by.slug))
  if (!found) throw new AppError('mailbox-letter.not-found')
  return found
}

const SHOWN = [
  'no',
  'mailbox_id as mailboxId',
  'kind',
  'title',
  'question',
  'answer',
  'unit_id as unitId',
  'published_on as publishedOn',
] as const

/** A letter and its answer as everybody may read them. */
export interface PublicAnswer {
  readonly no: number
  readonly mailboxId: string
  readonly kind: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly unitId: string | null
  readonly publishedOn: Day
}

/** A page of the published answers of a mailbox, the newest first. */
export async function listPublicAnswers(
  db: ReadDb,
  { mailboxId, page, size }: { mailboxId: string; page: number; size: number },
): Promise<{ total: number; rows: PublicAnswer[] }> {
  const shown = db
    .selectFrom('mailbox_publication')
    .where('mailbox_id', '=', mailboxId)
    .where('taken_down_at', 'is', null)
  const [{ total }, rows] = await Promise.all([
    shown.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    shown
      .select(SHOWN)
      .orderBy('no', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
  ])
  return { total, rows: rows as PublicAnswer[] }
}

/** One published answer of a mailbox. Throws `mailbox-letter.answer-not-found`, `mailbox-letter.answer-taken-down`. */
export async function getPublicAnswer(
  db: ReadDb,
  { mailboxId, no }: { mailboxId: string; no: number },
): Promise<PublicAnswer> {
  const row = await db
    .selectFrom('mailbox_publication')
    .select([...SHOWN, 'taken_down_at as takenDownAt'])
    .where('mailbox_id', '=', mailboxId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!row) throw new AppError('mailbox-letter.answer-not-found')
  const { takenDownAt, ...answer } = row
  if (takenDownAt !== null) throw new AppError('mailbox-letter.answer-taken-down')
  return answer as PublicAnswer
}

/** The addresses of what is published: the newest of each mailbox that still answers the public. */
export async function listAnswerAddresses(db: ReadDb): Promise<{ slug: string; no: number; publishedOn: string }[]> {
  return db
    .selectFrom('mailbox_publication as p')
    .innerJoin('mailbox as m', 'm.id', 'p.mailbox_id')
    .select(['m.slug', 'p.no', 'p.published_on as publishedOn'])
    .where('p.taken_down_at', 'is', null)
    .orderBy('p.no', 'desc')
    .limit(5000)
    .execute()
}

/** The digest of a suggestion box, once it is published. */
export async function findDigest(db: ReadDb, mailboxId: string) {
  return db
    .selectFrom('mailbox_digest')
    .select(['text', 'published_on as publishedOn'])
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirst()
}

/** The ids of the mailboxes that have a digest. */
export async function listDigests(db: ReadDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('mailbox_digest').select('mailbox_id as id').execute()
  return new Set(rows.map(({ id }) => id))
}

/** What was decided on the suggestions of a box: how many of each, and the words written for everybody. */
export async function listDecisions(db: ReadDb, mailboxId: string) {
  const [counts, notes] = await Promise.all([
    db
      .selectFrom('mailbox_letter')
      .select(['adoption', (eb) => eb.fn.countAll<number>().as('count')])
      .where('mailbox_id', '=', mailboxId)
      .groupBy('adoption')
      .execute(),
    db
      .selectFrom('mailbox_letter')
      .select(['adoption', 'adoption_note as note'])
      .where('mailbox_id', '=', mailboxId)
      .where('adoption', 'is not', null)
      .where('adoption_note', '<>', '')
      .orderBy('case_id')
      .limit(1000)
      .execute(),
  ])
  return { counts, notes }
}
