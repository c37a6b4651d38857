import { AppError } from '../../kernel/app-error.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { findFile, insertPerson } from '../casework/index.ts'
import {
  type Consultation,
  getByLink,
  insertConsultation,
  listConsultations,
  openWords,
  saveAnswer,
} from './consultations.store.ts'
import { APPLICATION } from './domain/application-kind.ts'
import type { Term } from './domain/rules.ts'
import { issueLetter } from './case-letters.ts'
import { consultationValues } from './domain/notice-letters.ts'
import { type Held, onCase, onOwnCase } from './on-case.ts'

/** Who is asked, about which passages; `days` is how long they may take where the rules name no term. */
export interface ConsultationOrder {
  readonly id: string
  readonly kind: Consultation['kind']
  readonly name: string
  readonly contact: string
  readonly passages: string
  readonly pausesClock: boolean
  readonly days: number
  /** 学校规定的名称和条款: what a question to another agency stands on where the rules of the case name none (教育部令第29号). */
  readonly ownRule?: string | undefined
}

function termOf({ terms }: Held, { kind, pausesClock, days }: ConsultationOrder): Term {
  const term = kind === 'third-party' ? terms.thirdParty : terms.otherAgency
  if (pausesClock && term === null)
    throw new AppError(
      kind === 'third-party' ? 'application.regime-lacks-third-party' : 'application.regime-lacks-other-agency',
    )
  return term ?? { days, article: '' }
}

/**
 * 征求第三方或者其他机关意见 (条例第三十二条、第三十四条). The question goes out as a letter. The clock stands still only where the rules of the case say so. Answers the
 * secret of the one-time link, which is kept nowhere. Throws `application.regime-lacks-third-party`, `…-other-agency`.
 */
export async function consultOthers(
  ctx: Context,
  key: Buffer,
  order: ConsultationOrder,
): Promise<{ consultationId: string; secret: string; answerUntil: string }> {
  return onCase(ctx, { id: order.id, rights: ['office'] }, async (held) => {
    held.assertMove('consult')
    const { tx, today, calendar, file } = held
    const { days, article } = termOf(held, order)
    const [id, secret, caseId] = [newId(), newSecret(), order.id]
    const answerUntil = addWorkingDays(today, days, calendar).day
    const { kind, name, contact, passages, pausesClock } = order
    const personId = await insertPerson(tx, key, { caseId, role: kind, identity: { name, contact } })
    const consultation = { id, caseId, kind, sentOn: today, answerUntil, pausesClock }
    await insertConsultation(tx, key, { ...consultation, secret, personId, passages })
    const values = { name, caseNo: file.number, passages, days, ownRule: order.ownRule ?? article }
    const letter = await issueLetter(held, key, { letter: kind, values: consultationValues(values) })
    const why = kind === 'third-party' ? '征求第三方意见' : '征求其他机关意见'
    await held.step({
      move: 'consult',
      type: 'consulted',
      clock: pausesClock ? [{ type: 'pause', on: today, key: id, why, article }] : [],
      data: { consultationId: id, kind, answerUntil, pausesClock, letter },
    })
    return { consultationId: id, secret, answerUntil }
  })
}

async function settle(
  held: Held,
  key: Buffer,
  {
    consultation,
    answer,
    reason,
  }: { consultation: Consultation; answer: 'agrees' | 'objects' | 'silent'; reason: string },
): Promise<void> {
  const { tx, file, today } = held
  await saveAnswer(tx, key, { consultation, answer, reason, on: today })
  const stillOpen = (await listConsultations(tx, file.id)).some((each) => each.answer === null)
  await held.step({
    move: 'settle',
    type: answer === 'silent' ? 'consultation-unanswered' : 'consultation-answered',
    target: stillOpen ? 'consulting' : 'assigned',
    clock: consultation.pausesClock ? [{ type: 'resume', on: today, key: consultation.id }] : [],
    data: { consultationId: consultation.id, kind: consultation.kind, answer },
  })
}

async function getConsultation({ tx, file }: Held, consultationId: string): Promise<Consultation> {
  const found = (await listConsultations(tx, file.id)).find(({ id }) => id === consultationId)
  if (!found) throw new AppError('application.consultation-not-found')
  return found
}

/**
 * The office writes down an answer that came on paper, or that none came: silence of a third party leaves the decision to the
 * university (条例第三十二条), silence of an agency is consent (第三十四条). Throws `application.answer-period-running`.
 */
export async function settleConsultation(
  ctx: Context,
  key: Buffer,
  order: { id: string; consultationId: string; answer: 'agrees' | 'objects' | 'silent'; reason: string },
): Promise<void> {
  await onCase(ctx, { id: order.id, rights: ['office'] }, async (held) => {
    const consultation = await getConsultation(held, order.consultationId)
    if (order.answer === 'silent' && held.today <= consultation.answerUntil)
      throw new AppError('application.answer-period-running')
    await settle(held, key, { consultation, answer: order.answer, reason: order.reason })
  })
}

/**
 * What somebody who is asked sees behind the link: the passages that touch them, and nothing of who applied. Once it is
 * answered, or the application has ended otherwise, the link shows nothing more.
 */
export async function viewConsultation(ctx: Context, key: Buffer, secret: string) {
  const consultation = await getByLink(ctx.db, secret)
  const file = await findFile(ctx.db, APPLICATION.name, consultation.caseId)
  const { kind, answerUntil, answer } = consultation
  const isAnswered = answer !== null
  const isOver = isAnswered || file?.state !== 'consulting'
  const passages = isOver ? '' : (await openWords(ctx.db, key, consultation)).passages
  return { kind, answerUntil, isAnswered, isOver, passages }
}

/** Somebody who is asked answers behind the link, once. Throws `application.consultation-answered`, `case.move-refused`. */
export async function answerConsultation(
  ctx: Context,
  key: Buffer,
  { secret, answer, reason }: { secret: string; answer: 'agrees' | 'objects'; reason: string },
): Promise<void> {
  const { caseId } = await getByLink(ctx.db, secret)
  await onOwnCase(ctx, caseId, async (held) => {
    const consultation = await getByLink(held.tx, secret)
    if (consultation.answer !== null) throw new AppError('application.consultation-answered')
    await settle(held, key, { consultation, answer, reason })
  })
}
