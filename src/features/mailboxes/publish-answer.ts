import { AppError } from '../../kernel/app-error.ts'
import { ADOPTION_NAMES } from '../../kernel/case-words.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { namesPerson } from '../casework/index.ts'
import { type Content, findLeaks, refuseOpen } from '../leakguard/index.ts'
import type { Adoption } from './domain/letter.ts'
import { openness } from './domain/mailbox.ts'
import { findPublication } from './letters.queries.ts'
import { endPublication, insertPublication, saveLetter } from './letters.store.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { saveDigest } from './mailboxes.store.ts'
import { type Held, onLetter } from './on-letter.ts'
import { dayOf } from '../../kernel/day.ts'

type Passage = Content['passages'][number]

function passage(field: string, place: string, text: string): Passage {
  return { field, place, text, heading: '', block: null }
}

/** Throws `leak.blocked` while one of the texts holds what must not get out. Nobody lets it pass: words are changed instead. */
async function refuseLeaks(ctx: Context, subjectId: string, passages: readonly Passage[]): Promise<void> {
  refuseOpen(await findLeaks(ctx.db, { subjectId, revisionHash: null, itemIds: [], passages, files: [] }))
}

/** A letter and its answer as everybody is to read them. */
export interface PublicText {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly answer: string
}

async function refuseWriter({ tx, key, file }: Held, text: string): Promise<void> {
  if (await namesPerson(tx, key, { caseId: file.id, text })) throw new AppError('mailbox-letter.writer-named')
}

function refusePrivate({ mailbox, letter }: Held): void {
  if (!mailbox.publishesAnswers || letter.caseName === 'complaint')
    throw new AppError('mailbox-letter.not-published-here')
  if (!letter.allowsPublication) throw new AppError('mailbox-letter.writer-refuses')
}

/**
 * 公开答复: the office publishes what was asked and answered, rewritten without whoever wrote (个人信息保护法第二十五条), after the leak
 * guard passed on it. Throws `mailbox-letter.not-published-here`, `…writer-refuses`, `…writer-named`, `…published-already`,
 * `leak.blocked`.
 */
export async function publishAnswer(ctx: Context, key: Buffer, text: PublicText): Promise<{ no: number }> {
  const { id, title, question, answer } = text
  authorize(ctx, 'mailboxes.handle')
  await refuseLeaks(ctx, id, [
    passage('title', '标题', title),
    passage('question', '来信内容', question),
    passage('answer', '答复内容', answer),
  ])
  return onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    const { tx, letter, file, mailbox, today: on } = held
    refusePrivate(held)
    if ((await findPublication(tx, id)) !== null) throw new AppError('mailbox-letter.published-already')
    await refuseWriter(held, [title, question, answer].join('\n'))
    const { kind } = letter
    const shown = { kind, title, question, answer, unitId: file.leadUnitId, on, by: ctx.actor.id }
    const no = await insertPublication(tx, { caseId: id, mailboxId: mailbox.id, ...shown })
    await held.step({ move: 'publish', type: 'answer-published', data: { no } })
    // Of its own, without the number of the letter: this one drops the pages that strangers see.
    await record(tx, ctx, {
      type: 'mailbox.answer-published',
      subject: { type: 'mailbox-answer', id: String(no) },
      unitId: file.leadUnitId,
      data: { mailboxId: mailbox.id },
    })
    return { no }
  })
}

/** 撤下公开的答复: at once, with a reason. Throws `mailbox-letter.answer-not-found`. */
export async function takeDownAnswer(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['handle'] }, async ({ tx, file, mailbox, step }) => {
    const no = await endPublication(tx, id, reason)
    await step({ move: 'take-down', type: 'answer-taken-down', reason, data: { no } })
    await record(tx, ctx, {
      type: 'mailbox.answer-taken-down',
      subject: { type: 'mailbox-answer', id: String(no) },
      unitId: file.leadUnitId,
      reason,
      data: { mailboxId: mailbox.id },
    })
  })
}

/**
 * 采纳决定: what becomes of a suggestion, and what the digest says of it. Throws `mailbox-letter.no-theme`, `…writer-named`, `leak.blocked`.
 */
export async function decideSuggestion(
  ctx: Context,
  key: Buffer,
  { id, decision, note }: { id: string; decision: Adoption; note: string },
): Promise<void> {
  authorize(ctx, 'mailboxes.handle')
  await refuseLeaks(ctx, id, [passage('note', '汇总中的说明', note)])
  await onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    if (held.letter.caseName !== 'suggestion') throw new AppError('mailbox-letter.no-theme')
    await refuseWriter(held, note)
    await saveLetter(held.tx, id, { adoption: decision, adoption_note: note.trim() })
    await held.tell(`您的建议：${ADOPTION_NAMES[decision]}。${note}`)
    await held.step({ move: 'adopt', type: 'adoption-decided', data: { decision } })
    // The digest shows it, if it is published.
    await record(held.tx, ctx, {
      type: 'mailbox.decisions-changed',
      subject: { type: 'letterbox', id: held.mailbox.id },
      data: { decision },
    })
  })
}

/** 汇总: after a suggestion box is over, the office tells everybody what came of it. Throws `mailbox-letter.no-theme`, `…not-over`, `leak.blocked`. */
export async function publishDigest(ctx: Context, { id, text }: { id: string; text: string }): Promise<void> {
  authorize(ctx, 'mailboxes.handle')
  const mailbox = await getMailbox(ctx.db, { id })
  const today = dayOf(ctx.now())
  if (mailbox.kind !== 'suggestion') throw new AppError('mailbox-letter.no-theme')
  if (openness(mailbox, today) !== 'over') throw new AppError('mailbox-letter.not-over')
  await refuseLeaks(ctx, id, [passage('text', '汇总', text)])
  await ctx.transaction(async (tx) => {
    await saveDigest(tx, { mailboxId: id, text, on: today, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'mailbox.digest-published',
      subject: { type: 'letterbox', id },
      unitId: mailbox.unitId,
      data: { name: mailbox.name },
    })
  })
}
