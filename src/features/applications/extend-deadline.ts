import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { insertMessage, listEvents } from '../casework/index.ts'
import { saveApplication } from './applications.store.ts'
import type { Term } from './domain/rules.ts'
import { STATION } from './domain/words.ts'
import { issueLetter, type SignedLetter } from './case-letters.ts'
import { extensionValues } from './domain/notice-letters.ts'
import { dueAfter, type Held, onCase } from './on-case.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The term of the extension, if this application can still be extended. Throws the reason why it cannot. */
function extensionOf({ terms, application, file, today }: Held, days: number): Term {
  if (terms.extend === null) throw new AppError('application.regime-lacks-extension')
  if (application.extendedDays > 0) throw new AppError('application.extended-already')
  if (days > terms.extend.days) throw new AppError('application.extension-too-long', { most: terms.extend.days })
  // What is late stays late: an extension is agreed before the day (条例第三十三条).
  if (file.dueOn !== null && today > file.dueOn) throw new AppError('application.overdue')
  return terms.extend
}

/** 提出延长: whoever works on it says why it takes longer. Throws the codes of `extensionOf`. */
export async function proposeExtension(
  ctx: Context,
  { id, days, reason }: { id: string; days: number; reason: string },
): Promise<void> {
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    extensionOf(held, days)
    await saveApplication(held.tx, id, { extension_by: ctx.actor.id })
    await held.step({ move: 'propose-extension', type: 'extension-proposed', reason, data: { days } })
  })
}

async function proposalOf({ tx, file }: Held): Promise<{ days: number; reason: string }> {
  const events = await listEvents(tx, file.id)
  const proposal = events.findLast(({ type }) => type === 'extension-proposed')
  if (!proposal) throw new AppError('application.no-proposal')
  return { days: Number(proposal.data['days']), reason: proposal.reason }
}

/**
 * 批准延长: the head of the office agrees, not whoever proposed it, and the applicant is told in a letter. The new due day
 * is counted from the old one. Throws `application.own-proposal`, `application.no-proposal` and the codes of `extensionOf`.
 */
export async function extendDeadline(
  ctx: Context,
  key: Buffer,
  { id }: { id: string },
): Promise<{ dueOn: string | null }> {
  return onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { tx, application } = held
    if (application.extensionBy === null) throw new AppError('application.no-proposal')
    if (application.extensionBy === ctx.actor.id) throw new AppError('application.own-proposal')
    held.assertMove('extend')
    const { days, reason } = await proposalOf(held)
    const term = extensionOf(held, days)
    const { article } = term
    const extension = { type: 'extend', days, article } as const
    const newDay = await dueAfter(held, [extension])
    await saveApplication(tx, id, { extended_days: days })
    await insertMessage(tx, key, {
      caseId: id,
      direction: 'to-applicant',
      author: STATION,
      text: `因办理需要，经信息公开工作机构负责人同意，答复期限延长 ${String(days)} 个工作日（${article}）。`,
    })
    await tellApplicant(held, key, { what: 'extended', dueOn: newDay })
    const letter = await issueExtension(held, key, { term, days, reason, dueOn: newDay })
    const { dueOn } = await held.step({
      move: 'extend',
      type: 'extended',
      clock: [extension],
      data: { days, proposedBy: application.extensionBy, ...letter },
    })
    return { dueOn }
  })
}

/** 延期告知 names the new day; a clock that stands still has none yet, and then the message alone tells of the extension. */
async function issueExtension(
  held: Held,
  key: Buffer,
  { dueOn, ...extension }: { term: Term; days: number; reason: string; dueOn: string | null },
): Promise<{ letter?: SignedLetter }> {
  if (dueOn === null) return {}
  const values = extensionValues({ ...extension, dueOn })
  return { letter: await issueLetter(held, key, { letter: 'extension', values }) }
}
