import { AppError } from '../../kernel/app-error.ts'
import { type Day, formatDayCn } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { findFile } from '../casework/index.ts'
import { termOn } from '../legal/index.ts'
import type { CaseName } from './domain/letter-kind.ts'
import { finishClock, informClock } from './domain/petition.ts'
import type { PetitionTerms } from './domain/terms.ts'
import { getLetter } from './letters.queries.ts'
import { saveLetter } from './letters.store.ts'
import { type Held, onLetter } from './on-letter.ts'

async function readTerm(db: ReadDb, term: string, day: Day) {
  const { value: days, instrument, article, isVerified } = await termOn(db, { ruleSet: 'petition', term }, day)
  return { days, article: `${instrument}${article}`, isVerified }
}

/** The terms under which a petition that came on a day is handled. */
export async function petitionTerms(db: ReadDb, day: Day): Promise<PetitionTerms> {
  const [inform, finish, extend, object, roll] = await Promise.all(
    (['inform', 'finish', 'extend', 'object', 'roll'] as const).map((term) => readTerm(db, term, day)),
  )
  if (!inform || !finish || !extend || !object || !roll) throw new Error('no terms of petitions')
  const term = ({ days, article }: typeof inform) => ({ days, article })
  return {
    inform: term(inform),
    finish: term(finish),
    extend: term(extend),
    object: term(object),
    rolls: roll.days === 0 ? null : roll.isVerified ? roll.article : '依据待核对',
    acceptedOn: null,
  }
}

async function dayOfReceipt(ctx: Context, { id, caseName }: { id: string; caseName: CaseName }): Promise<Day> {
  const file = await findFile(ctx.db, caseName, id)
  if (!file) throw new AppError('case.not-found', { id })
  return file.receivedOn ?? file.openedOn
}

/** What the writer is told of it. */
export function markedText({ inform }: PetitionTerms, dueOn: Day | null): string {
  const until = dueOn === null ? '' : `，将在${formatDayCn(dueOn)}以前告知您是否受理`
  return `您反映的事项属于信访事项，按${inform.article}办理${until}。`
}

/**
 * 转为信访事项: the letter goes on under 信访工作条例. Its clock counts anew, from the day it came, towards the day by which the writer is
 * told whether it is accepted. Throws `mailbox-letter.petition-already`, `…complaint-stays`.
 */
export async function markPetition(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<{ dueOn: Day | null }> {
  const { caseName } = await getLetter(ctx.db, id)
  const receivedOn = await dayOfReceipt(ctx, { id, caseName })
  const petition = await petitionTerms(ctx.db, receivedOn)
  return onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    // 检举控告 goes the way of discipline.
    if (caseName === 'complaint') throw new AppError('mailbox-letter.complaint-stays')
    if (held.terms.petition !== undefined) throw new AppError('mailbox-letter.petition-already')
    const { dueOn } = await held.step({
      move: 'mark-petition',
      type: 'petition-marked',
      reason,
      clock: [informClock(receivedOn, petition)],
      patch: { regime: 'petition', terms: { ...held.terms, petition } },
    })
    await held.tell(markedText(petition, dueOn))
    return { dueOn }
  })
}

function openPetition({ terms: { petition } }: Held): PetitionTerms {
  if (petition === undefined) throw new AppError('mailbox-letter.no-petition')
  if (petition.acceptedOn !== null) throw new AppError('mailbox-letter.petition-already')
  return petition
}

/**
 * 告知受理: the writer is told, and from this day the letter is to be settled within its term. One that is not accepted is refused, with
 * the reason (`refuseLetter`). Throws `mailbox-letter.no-petition`, `…petition-already`.
 */
export async function acceptPetition(
  ctx: Context,
  key: Buffer,
  { id }: { id: string },
): Promise<{ dueOn: Day | null }> {
  return onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    const { tx, today, file, terms } = held
    const petition = { ...openPetition(held), acceptedOn: today }
    // Told too late is late, however soon it is settled.
    if (file.dueOn !== null && today > file.dueOn) await saveLetter(tx, id, { was_late: true })
    const { dueOn } = await held.step({
      move: 'accept-petition',
      type: 'petition-accepted',
      clock: [finishClock(today, { terms: petition, why: '受理' })],
      patch: { terms: { ...terms, petition } },
    })
    await held.tell(
      `您反映的信访事项已经受理，按${petition.finish.article}自受理之日起 ${String(petition.finish.days)} 日内办结${dueOn === null ? '' : `，期限届满日为${formatDayCn(dueOn)}`}。`,
    )
    return { dueOn }
  })
}
