import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { checkAnswer, checkEvidence } from '../../platform/documents/take-file.ts'
import { insertMessage, insertPaper, openPaper, type PaperRole } from '../casework/index.ts'
import { rebindAnswer, refuseSigned } from './answer-papers.ts'
import { hasRight, mayReadAnswer } from './domain/policy.ts'
import { STATION } from './domain/words.ts'
import { onCase } from './on-case.ts'
import { seeCase } from './view-application.ts'

/** What somebody may add; originals and what is made of them come by their own way. */
type AddedRole = Exclude<PaperRole, 'original' | 'redacted'>

const AUDIENCE: Readonly<Record<AddedRole, 'office' | 'units' | 'applicant'>> = {
  application: 'units',
  identity: 'office',
  supplement: 'units',
  evidence: 'units',
  'search-record': 'units',
  answer: 'applicant',
}

/**
 * Adds a file to an application. What goes to the applicant loses its metadata, is bound to the answer, and is seen by them once that
 * is delivered; after the signature nothing is added to it (`application.answer-signed`).
 */
export async function addPaper(
  ctx: Context,
  key: Buffer,
  { id, role, name, bytes }: { id: string; role: AddedRole; name: string; bytes: Buffer },
): Promise<{ paperId: string }> {
  // First the right, then the work: a stranger's file is not even looked into.
  await seeCase(ctx, id)
  const audience = AUDIENCE[role]
  const isGiven = audience === 'applicant'
  const file = await (isGiven ? checkAnswer : checkEvidence)({ name, bytes })
  return onCase(ctx, { id, rights: ['work'] }, async (held) => {
    if (isGiven) refuseSigned(held)
    held.assertMove('add-paper')
    const paperId = await insertPaper(held.tx, { key, files: ctx.files }, { caseId: id, role, audience, ...file })
    const bound = isGiven ? await rebindAnswer(held, key) : {}
    const data = { paperId, role, size: file.bytes.byteLength, ...bound }
    await held.step({ move: 'add-paper', type: 'paper-added', data })
    return { paperId }
  })
}

/** A file of an application: for those who work on it, and those of the answer for whoever checks or signs it. Throws `case.paper-not-found`. */
export async function readPaper(ctx: Context, key: Buffer, { id, paperId }: { id: string; paperId: string }) {
  const { facts } = await seeCase(ctx, id)
  const { roles } = ctx.actor
  if (!mayReadAnswer(roles, facts)) throw new AppError('case.paper-not-found')
  const paper = await openPaper(ctx.db, { key, files: ctx.files }, { caseId: id, paperId })
  if (paper.audience !== 'applicant' && !hasRight(roles, 'work', facts)) throw new AppError('case.paper-not-found')
  if (paper.audience === 'office' && !hasRight(roles, 'office', facts)) throw new AppError('case.paper-not-found')
  return paper
}

/** The office writes to the applicant, who reads it with number and code; or a note for those at work. */
export async function writeMessage(
  ctx: Context,
  key: Buffer,
  { id, text, isNote }: { id: string; text: string; isNote: boolean },
): Promise<void> {
  await onCase(ctx, { id, rights: isNote ? ['work'] : ['office'] }, async ({ tx, step }) => {
    const author = isNote && ctx.actor.unitName !== '' ? ctx.actor.unitName : STATION
    await insertMessage(tx, key, { caseId: id, direction: isNote ? 'note' : 'to-applicant', author, text })
    await step({ move: 'write', type: isNote ? 'note-written' : 'message-sent' })
  })
}
