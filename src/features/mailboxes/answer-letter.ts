import { AppError } from '../../kernel/app-error.ts'
import { REFUSAL_NAMES } from '../../kernel/case-words.ts'
import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import { monthsLater } from '../../kernel/months.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/jobs.ts'
import { eraseCase, insertMessage, lockFile } from '../casework/index.ts'
import { eraseMail, eraseNotices } from '../notices/index.ts'
import { concludeCorrection, draftFinding } from './conclude-correction.ts'
import type { Finding } from './domain/letter-kind.ts'
import type { Refusal } from './domain/letter.ts'
import { needsSecondPerson } from './domain/mailbox.ts'
import { type Answer, findAnswer, getLetter } from './letters.queries.ts'
import { eraseLetter, saveAnswer, saveLetter, saveRelease } from './letters.store.ts'
import { mailWriter } from './mail-writer.ts'
import { type Held, onLetter } from './on-letter.ts'
import { tellingJobs } from './tell-staff.ts'

/**
 * 拟答复: by a unit it is with, or by whoever handles it. Answers the hash of exactly this text; of a correction, with what was found.
 * Throws `mailbox-letter.finding-required`.
 */
export async function draftAnswer(
  ctx: Context,
  key: Buffer,
  { id, text, finding = null }: { id: string; text: string; finding?: Finding | null },
): Promise<{ hash: string }> {
  return onLetter(ctx, { id, key, rights: ['work'] }, async ({ tx, letter, step }) => {
    const hash = sha256(JSON.stringify([id, text, ...(finding === null ? [] : [finding])]))
    await draftFinding(tx, letter, finding)
    await saveAnswer(tx, key, { caseId: id, text, hash, by: ctx.actor.id })
    await step({ move: 'draft', type: 'drafted', data: { hash } })
    return { hash }
  })
}

async function getAnswer(tx: Tx, key: Buffer, caseId: string): Promise<Answer> {
  const answer = await findAnswer(tx, key, caseId)
  if (!answer) throw new AppError('mailbox-letter.no-answer')
  return answer
}

/** 退回修改, with a reason, by whoever would let it go out. */
export async function returnAnswer(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['release'] }, async ({ facts, step }) => {
    await step({
      move: 'send-back',
      type: 'sent-back',
      target: facts.leadUnitId === null ? 'received' : 'assigned',
      reason,
    })
  })
}

/**
 * 审发: the office, a leader or the head of the unit, as the mailbox has it, lets exactly this text go out; it is answered and the
 * clock stops. Throws `mailbox-letter.no-answer`, `…answer-changed`, `…own-answer`, `…not-corrected`.
 */
export async function releaseAnswer(
  ctx: Context,
  key: Buffer,
  { id, hash }: { id: string; hash: string },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['release'] }, async (held) => {
    const { tx, file, letter, mailbox, today } = held
    const answer = await getAnswer(tx, key, id)
    if (answer.hash !== hash) throw new AppError('mailbox-letter.answer-changed')
    if (needsSecondPerson(mailbox.kind) && answer.draftedBy === ctx.actor.id)
      throw new AppError('mailbox-letter.own-answer')
    const found = await concludeCorrection(tx, id)
    await saveRelease(tx, id, ctx.actor.id)
    const isLate = file.dueOn !== null && today > file.dueOn
    if (isLate && !letter.wasLate) await saveLetter(tx, id, { was_late: true })
    await held.step({
      move: 'release',
      type: 'answered',
      clock: [{ type: 'stop', on: today }],
      data: { hash, ...found },
      patch: { outcome: 'answered', concludedOn: today },
    })
    await mailWriter(held, { kind: 'mailboxes.answered', text: answer.text })
  })
}

/** 不予办理: on one of the grounds, and the writer is told which and why. */
export async function refuseLetter(
  ctx: Context,
  key: Buffer,
  { id, ground, explanation }: { id: string; ground: Refusal; explanation: string },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    const { today, file, tx } = held
    await held.tell(`这封来信不予办理：${REFUSAL_NAMES[ground]}。${explanation}`)
    if (file.dueOn !== null && today > file.dueOn) await saveLetter(tx, id, { was_late: true })
    await held.step({
      move: 'refuse',
      type: 'refused',
      clock: [{ type: 'stop', on: today }],
      data: { ground },
      patch: { outcome: `refused.${ground}`, concludedOn: today },
    })
  })
}

/** Whoever works on it writes to the writer, or a note for those at work. */
export async function writeMessage(
  ctx: Context,
  key: Buffer,
  { id, text, isNote }: { id: string; text: string; isNote: boolean },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: isNote ? ['work'] : ['handle'] }, async ({ tx, mailbox, step, tell }) => {
    const author = ctx.actor.unitName === '' ? mailbox.name : ctx.actor.unitName
    if (isNote) await insertMessage(tx, key, { caseId: id, direction: 'note', author, text })
    else await tell(text)
    await step({ move: 'write', type: isNote ? 'note-written' : 'message-sent' })
  })
}

/** 回电: whoever called is called back; whether somebody was reached, and what was said, is kept. */
export async function recordCallBack(
  ctx: Context,
  key: Buffer,
  { id, isReached, note }: { id: string; isReached: boolean; note: string },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['work'] }, async ({ tx, mailbox, step }) => {
    const text = `回电，${isReached ? '已接通' : '未接通'}。${note}`
    await insertMessage(tx, key, { caseId: id, direction: 'note', author: mailbox.name, text })
    await step({ move: 'call-back', type: 'called-back', data: { isReached } })
  })
}

/** The last day on which the writer may have it opened again. */
export function reopenUntil({ file, mailbox, calendar }: Pick<Held, 'file' | 'mailbox' | 'calendar'>): Day | null {
  if (file.state !== 'answered' || file.concludedOn === null) return null
  return addWorkingDays(file.concludedOn, mailbox.reopenDays, calendar).day
}

const ERASE = 'mailboxes.erase'

/**
 * 归档: nothing more is done; the retention period of the mailbox begins. Not while the writer may still have it opened again,
 * unless they said that it is solved. Throws `mailbox-letter.reopening-open`.
 */
export async function closeLetter(ctx: Context, key: Buffer, { id }: { id: string }): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    const { today, mailbox, letter, tx } = held
    const until = reopenUntil(held)
    if (until !== null && today <= until && letter.isSolved !== true)
      throw new AppError('mailbox-letter.reopening-open', { until })
    const retentionUntil = monthsLater(today, mailbox.retentionYears * 12)
    await held.step({
      move: 'close',
      type: 'archived',
      data: { retentionUntil },
      patch: { retentionUntil, isClosed: true },
    })
    await enqueue(tx, {
      name: ERASE,
      payload: { caseId: id },
      runAt: new Date(`${addDays(retentionUntil, 1)}T03:00:00+08:00`),
      key: `${ERASE}:${id}`,
    })
  })
}

/** Erases an archived letter whose retention period is over. Doing it again does nothing. */
async function eraseOne(ctx: Context, key: Buffer, caseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { caseName } = await getLetter(tx, caseId)
    const file = await lockFile(tx, caseName, caseId)
    if (!(await eraseCase(tx, ctx, { file, today: dayOf(ctx.now()) }))) return
    await eraseLetter(tx, caseId)
    await eraseNotices(tx, key, { type: 'case', id: caseId })
    await eraseMail(tx, key, { type: 'case', id: caseId })
  })
}

/** What the queue runs for letters, as the platform itself. */
export function mailboxesJobs(asSystem: () => Context, key: Buffer): Record<string, JobHandler> {
  return {
    ...tellingJobs(asSystem, key),
    async [ERASE]({ caseId }) {
      await eraseOne(asSystem(), key, String(caseId))
    },
  }
}
