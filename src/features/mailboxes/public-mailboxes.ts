import { AppError } from '../../kernel/app-error.ts'
import { ADOPTION_NAMES, LETTER_KIND_NAMES, wordsOf } from '../../kernel/case-words.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import type { LetterKind } from './domain/letter-kind.ts'
import type { Adoption } from './domain/letter.ts'
import { isWrittenTo, type Mailbox, openness } from './domain/mailbox.ts'
import { currentKey, type ReportKey } from './domain/report-key.ts'
import {
  findDigest,
  getMailbox,
  getPublicAnswer,
  listDecisions,
  listDigests,
  listMailboxes,
  listPublicAnswers,
  type PublicAnswer,
} from './mailboxes.queries.ts'
import { listReportKeys } from './report-keys.queries.ts'

/** A mailbox as everybody sees it. */
export interface ShownMailbox extends Mailbox {
  readonly openness: 'open' | 'before' | 'over'
  readonly unitName: string
  /** Is there a digest to read? */
  readonly hasDigest: boolean
  /** The key to which reports are encrypted today; null without one. */
  readonly reportKey: ReportKey | null
}

async function shown(ctx: Context, boxes: readonly Mailbox[]): Promise<ShownMailbox[]> {
  const [units, digests, keys] = [await listUnits(ctx.db), await listDigests(ctx.db), await listReportKeys(ctx.db)]
  const today = dayOf(ctx.now())
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return boxes.map((box) => ({
    ...box,
    openness: openness(box, today),
    unitName: names.get(box.unitId ?? '') ?? '',
    hasDigest: digests.has(box.id),
    reportKey:
      currentKey(
        keys.filter(({ mailboxId }) => mailboxId === box.id),
        today,
      ) ?? null,
  }))
}

/** The mailboxes that can be written to, and suggestion boxes that are over, whose digest is read. */
export async function listPublicMailboxes(ctx: Context): Promise<ShownMailbox[]> {
  const boxes = await listMailboxes(ctx.db)
  return shown(
    ctx,
    boxes.filter((box) => isWrittenTo(box) && (box.state === 'active' || box.kind === 'suggestion')),
  )
}

/** One of them. Throws `mailbox-letter.not-found`. */
export async function getPublicMailbox(ctx: Context, slug: string): Promise<ShownMailbox> {
  const box = await getMailbox(ctx.db, { slug })
  const [found] = isWrittenTo(box) ? await shown(ctx, [box]) : []
  if (!found) throw new AppError('mailbox-letter.not-found')
  return found
}

async function told(ctx: Context, answers: readonly PublicAnswer[]) {
  const units = await listUnits(ctx.db)
  return answers.map((answer) => ({
    ...answer,
    kindName: LETTER_KIND_NAMES[answer.kind as LetterKind],
    unitName: units.find(({ id }) => id === answer.unitId)?.name ?? '',
  }))
}

/** A page of the published answers of a mailbox, the newest first. */
export async function readAnswers(ctx: Context, { slug, page, size }: { slug: string; page: number; size: number }) {
  const mailbox = await getPublicMailbox(ctx, slug)
  const { total, rows } = await listPublicAnswers(ctx.db, { mailboxId: mailbox.id, page, size })
  return { mailbox, total, rows: await told(ctx, rows) }
}

/** One published answer. Throws `mailbox-letter.not-found`, `…answer-not-found`, `…answer-taken-down`. */
export async function readAnswer(ctx: Context, { slug, no }: { slug: string; no: number }) {
  const mailbox = await getPublicMailbox(ctx, slug)
  const [answer] = await told(ctx, [await getPublicAnswer(ctx.db, { mailboxId: mailbox.id, no })])
  if (!answer) throw new AppError('mailbox-letter.answer-not-found')
  return { mailbox, answer }
}

async function decisionsOf(ctx: Context, mailboxId: string) {
  const { counts, notes } = await listDecisions(ctx.db, mailboxId)
  const countOf = (adoption: Adoption | null): number => counts.find((row) => row.adoption === adoption)?.count ?? 0
  return {
    total: counts.reduce((all, { count }) => all + count, 0),
    undecided: countOf(null),
    decisions: wordsOf(ADOPTION_NAMES).map((adoption) => ({
      name: ADOPTION_NAMES[adoption],
      count: countOf(adoption),
      notes: notes.filter((row) => row.adoption === adoption).map(({ note }) => note),
    })),
  }
}

/** What came of a suggestion box: the words of the office, and the decisions. Throws `mailbox-letter.not-found`. */
export async function readDigest(ctx: Context, slug: string) {
  const mailbox = await getPublicMailbox(ctx, slug)
  const digest = mailbox.kind === 'suggestion' ? await findDigest(ctx.db, mailbox.id) : undefined
  if (!digest) throw new AppError('mailbox-letter.not-found')
  return { mailbox, ...digest, ...(await decisionsOf(ctx, mailbox.id)) }
}

/** The same for the office, before it is published too. Throws `mailbox-letter.not-found`, `mailbox-letter.no-theme`. */
export async function viewDigest(ctx: Context, id: string) {
  authorize(ctx, 'mailboxes.handle')
  const mailbox = await getMailbox(ctx.db, { id })
  if (mailbox.kind !== 'suggestion') throw new AppError('mailbox-letter.no-theme')
  const digest = await findDigest(ctx.db, id)
  return {
    text: digest?.text ?? '',
    publishedOn: digest?.publishedOn ?? null,
    isOver: openness(mailbox, dayOf(ctx.now())) === 'over',
    ...(await decisionsOf(ctx, id)),
  }
}

/** Every mailbox with how it stands, for the staff; `isMine`: whoever asks may change it. */
export async function listOwnMailboxes(ctx: Context) {
  const boxes = await shown(ctx, await listMailboxes(ctx.db))
  return boxes.map((box) => ({
    ...box,
    isMine: may(ctx.actor, box.kind === 'supervision' ? 'mailboxes.supervise' : 'mailboxes.handle'),
  }))
}
