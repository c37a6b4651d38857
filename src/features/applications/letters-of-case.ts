import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { viewPersons } from '../casework/index.ts'
import {
  editLetter,
  type LetterFacts,
  type LetterText,
  listLettersOf,
  openLetter,
  previewLetter,
  readLetterFile,
  recordDelivery,
  templateNames,
} from '../letters/index.ts'
import { findDecision } from './applications.queries.ts'
import { answerPapers, hashOf, toBound } from './answer-papers.ts'
import { getDecision, saveBinding } from './applications.store.ts'
import { issueLetter, type SignedLetter } from './case-letters.ts'
import { APPLICATION } from './domain/application-kind.ts'
import { isForApplicant, receiptValues, STEP_LETTERS } from './domain/notice-letters.ts'
import { mayOpenLetters } from './domain/policy.ts'
import type { Channel } from './domain/rules.ts'
import type { AnswerDelivery } from './letter-delivery.ts'
import { dueAfter, type Held, onCase } from './on-case.ts'
import { seeCase } from './view-application.ts'

/** A letter of a case. Throws `letter.not-found` for one of another case. */
async function letterOf(db: ReadDb | Tx, caseId: string, letterId: string): Promise<LetterFacts> {
  const letter = (await listLettersOf(db, { type: 'case', id: caseId })).find(({ id }) => id === letterId)
  if (!letter) throw new AppError('letter.not-found', { id: letterId })
  return letter
}

/** The letters of a case, for whoever sees it: which there are, with numbers and days, and nothing that tells who somebody is. */
export async function listLetters(ctx: Context, id: string) {
  await seeCase(ctx, id)
  const [letters, names, decision] = await Promise.all([
    listLettersOf(ctx.db, { type: 'case', id }),
    templateNames(ctx.db),
    findDecision(ctx.db, id),
  ])
  return letters.map((letter) => ({
    ...letter,
    name: names.get(letter.templateId) ?? letter.templateId,
    isForApplicant: isForApplicant(letter.templateId),
    // Letters of steps are signed as they are made; of the drafts only that of the present answer counts.
    isCurrent: letter.state === 'frozen' || letter.id === decision?.letterId,
  }))
}

interface Which {
  readonly id: string
  readonly letterId: string
}

/**
 * Works on a letter that names a person: for those who have to do with the answer, and on the record as a view of who they are.
 * Throws `case.not-found`, `case.not-yours`, `letter.not-found`, `case.person-erased`.
 */
async function onOpenedLetter<T>(
  ctx: Context,
  key: Buffer,
  { which, work }: { which: Which; work: (held: Held, letter: LetterFacts) => Promise<T> },
): Promise<T> {
  const { id, letterId } = which
  return onCase(ctx, { id, rights: ['office', 'work', 'secrecy', 'sign'] }, async (held) => {
    const { tx, file, facts, today } = held
    if (!mayOpenLetters(ctx.actor.roles, facts)) throw new AppError('case.not-yours')
    const letter = await letterOf(tx, id, letterId)
    const name = (await templateNames(tx)).get(letter.templateId) ?? letter.templateId
    await viewPersons(tx, ctx, { kind: APPLICATION, file, key, purpose: `打开文书：${name}`, on: today })
    return work(held, letter)
  })
}

/** A letter with its text, its earlier texts, and how it was delivered. */
export async function openCaseLetter(ctx: Context, key: Buffer, which: Which) {
  return onOpenedLetter(ctx, key, {
    which,
    work: ({ tx }, { id: letterId }) => openLetter(tx, { key, letterId }),
  })
}

/** How a draft will look, as a PDF. */
export async function previewCaseLetter(ctx: Context, key: Buffer, which: Which): Promise<Buffer> {
  return onOpenedLetter(ctx, key, {
    which,
    work: ({ tx }, { id: letterId }) => previewLetter({ db: tx, now: ctx.now }, { key, letterId }),
  })
}

/** A signed letter as a file. Throws `letter.not-frozen`. */
export async function readCaseLetterFile(
  ctx: Context,
  key: Buffer,
  { format, ...which }: Which & { format: 'pdf' | 'docx' },
): Promise<{ number: string; bytes: Buffer }> {
  return onOpenedLetter(ctx, key, {
    which,
    async work({ tx }, { id: letterId, number }) {
      return { number, bytes: await readLetterFile({ db: tx, files: ctx.files }, { key, letterId, format }) }
    },
  })
}

/**
 * Changes the text of the letter of an answer before it is sent for checking. The answer is bound to the new text: what was checked
 * before does not hold, and whoever wrote it may neither check nor sign. Throws `letter.not-found`, `case.move-refused` and the
 * codes of `editLetter`.
 */
export async function editCaseLetter(
  ctx: Context,
  key: Buffer,
  { id, letterId, textNo, text }: Which & { textNo: number; text: LetterText },
): Promise<{ textNo: number; hash: string }> {
  return onCase(ctx, { id, rights: ['work'] }, async (held) => {
    const { tx } = held
    held.assertMove('edit-letter')
    const decision = await getDecision(tx, id)
    if (decision.letterId !== letterId) throw new AppError('letter.not-found', { id: letterId })
    const { textNo: no } = await editLetter(tx, ctx, { key, letterId, textNo, text })
    const papers = toBound(await answerPapers(tx, key, id))
    const hash = await hashOf(held, key, { ...decision, letterId, papers })
    await saveBinding(tx, id, { by: ctx.actor.id, hash, papers })
    await held.step({ move: 'edit-letter', type: 'letter-edited', data: { letterId, textNo: no, hash } })
    return { textNo: no, hash }
  })
}

/** Keeps how a letter of a case reached whom it is for, once more or otherwise. Throws the codes of `recordDelivery`. */
export async function recordCaseDelivery(
  ctx: Context,
  key: Buffer,
  delivery: Which & AnswerDelivery & { result: 'sent' | 'received' | 'returned'; on: Day },
): Promise<{ deliveryId: string }> {
  const { id, letterId, on: deliveredOn, to = '', trackingNo = '', way, result, note } = delivery
  return onCase(ctx, { id, rights: ['office'] }, async ({ tx }) => {
    await letterOf(tx, id, letterId)
    return recordDelivery(tx, ctx, { key, letterId, way, result, deliveredOn, to, trackingNo, note })
  })
}

const LATER = {
  receipt: { move: 'issue-receipt', type: 'receipt-issued' },
  withdrawal: { move: 'confirm-withdrawal', type: 'withdrawal-confirmed' },
} as const

/** A letter that its step could not make, because the applicant took it without the office. */
export type LaterLetter = keyof typeof LATER

/**
 * 登记回执 of an application that counted from the day it came, 撤回确认 of one that the applicant withdrew online. Throws
 * `application.letter-issued-already`.
 */
export async function issueLater(
  ctx: Context,
  key: Buffer,
  { id, letter }: { id: string; letter: LaterLetter },
): Promise<SignedLetter> {
  const { move, type } = LATER[letter]
  return onCase(ctx, { id, rights: ['office'] }, async (held) => {
    held.assertMove(move)
    const { tx, file, today } = held
    const issued = await listLettersOf(tx, { type: 'case', id })
    if (issued.some(({ templateId }) => templateId === STEP_LETTERS[letter]))
      throw new AppError('application.letter-issued-already')
    const values =
      letter === 'receipt'
        ? receiptValues(file.channel as Channel, (await dueAfter(held, [])) ?? '')
        : { withdrawnOn: file.concludedOn ?? today }
    const signed = await issueLetter(held, key, { letter, values })
    await held.step({ move, type, data: { letter: signed } })
    return signed
  })
}
