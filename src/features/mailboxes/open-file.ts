import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { noteOnCase, openPaper } from '../casework/index.ts'
import { openThreadFile } from '../notices/index.ts'
import { CASE_KINDS } from './domain/letter-kind.ts'
import { hasRight } from './domain/policy.ts'
import { onLetter } from './on-letter.ts'
import { seeLetter } from './view-letter.ts'

// What was sent in may name people: leaders read the letter, not what came with it.
async function refuseReader(ctx: Context, id: string): Promise<void> {
  const { facts } = await seeLetter(ctx, id)
  if (!hasRight(ctx.actor.roles, 'work', facts)) throw new AppError('case.paper-not-found')
}

// A file may say who wrote: who has it stands in the history of the letter and on the ledger, without its name.
async function noteOpening(
  ctx: Context,
  key: Buffer,
  { id, data }: { id: string; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['work'] }, async ({ tx, file, letter, today: on }) => {
    const { area } = CASE_KINDS[letter.caseName]
    await noteOnCase(tx, ctx, { file, area, type: 'file-opened', on, reason: '', data })
  })
}

/** A file that came with a letter, for those at work on it. Throws `case.not-found`, `case.paper-not-found`. */
export async function readPaper(ctx: Context, key: Buffer, { id, paperId }: { id: string; paperId: string }) {
  await refuseReader(ctx, id)
  const paper = await openPaper(ctx.db, { key, files: ctx.files }, { caseId: id, paperId })
  await noteOpening(ctx, key, { id, data: { paperId } })
  return paper
}

/** Which file of a mail, as its address names it. */
export interface MailFileAsked {
  readonly id: string
  readonly mailId: string
  readonly position: number
  readonly acceptsRisk: boolean
}

/**
 * A file of a mail that belongs to a letter, for those at work on it. Throws `mail.file-not-released` for one that did not pass the
 * inspection, unless the person has read the warning.
 */
export async function readMailFile(ctx: Context, key: Buffer, { id, ...asked }: MailFileAsked) {
  await refuseReader(ctx, id)
  const { isHostile, ...file } = await openThreadFile(ctx, key, { ...asked, subject: { type: 'case', id } })
  const { mailId, position } = asked
  await noteOpening(ctx, key, { id, data: { mailId, position, isHostile } })
  return file
}
