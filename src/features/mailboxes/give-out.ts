import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { endAssignments, insertAssignments, listAssignments, listEvents } from '../casework/index.ts'
import { getUnit, listUnits } from '../organisation/index.ts'
import { areKin } from './domain/mailbox.ts'
import { extensionOf, isObjectionLate } from './domain/petition.ts'
import { hasRight } from './domain/policy.ts'
import { type Held, onLetter } from './on-letter.ts'
import { saveLetter } from './letters.store.ts'
import { tellOffice, tellUnits } from './tell-staff.ts'

async function refuseUnits(ctx: Context, { letter }: Held, unitIds: readonly string[]): Promise<void> {
  const { aboutUnitId, caseName } = letter
  if (caseName === 'complaint') throw new AppError('mailbox-letter.complaint-stays')
  if (aboutUnitId === null) return
  const units = await listUnits(ctx.db)
  if (unitIds.some((id) => areKin(units, id, aboutUnitId))) throw new AppError('mailbox-letter.unit-complained-of')
}

/** 分办: gives a letter to units; the first one leads. Throws `mailbox-letter.complaint-stays`, `…unit-complained-of`, `unit.not-found`. */
export async function assignLetter(
  ctx: Context,
  key: Buffer,
  { id, unitIds, note }: { id: string; unitIds: readonly string[]; note: string },
): Promise<void> {
  const units = [...new Set(unitIds)]
  for (const unitId of units) await getUnit(ctx.db, unitId)
  await onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    await refuseUnits(ctx, held, units)
    await endAssignments(held.tx, id)
    const rows = units.map((unitId, at) => ({ id: newId(), unitId, isLead: at === 0, reason: note }))
    await insertAssignments(held.tx, id, rows)
    await held.step({
      move: 'assign',
      type: 'assigned',
      reason: note,
      data: { unitIds: units },
      patch: { leadUnitId: units[0] ?? null, unitIds: units },
    })
    await tellUnits(held, { unitIds: units, news: 'assigned' })
  })
}

async function passOn(
  held: Held,
  { unitId, whoseUnitId, reason }: { unitId: string; whoseUnitId: string; reason: string },
): Promise<void> {
  const { tx, file, step } = held
  const hadItBefore = (await listAssignments(tx, file.id)).some((each) => each.unitId === whoseUnitId)
  await endAssignments(tx, file.id)
  // A letter that comes back to a unit is disputed: the office decides.
  if (!hadItBefore) await insertAssignments(tx, file.id, [{ id: newId(), unitId: whoseUnitId, isLead: true, reason }])
  await step({
    move: 'hand-over',
    type: 'handed-over',
    target: hadItBefore ? 'received' : 'assigned',
    reason,
    data: { unitId, whoseUnitId },
    patch: hadItBefore ? { leadUnitId: null, unitIds: [] } : { leadUnitId: whoseUnitId, unitIds: [whoseUnitId] },
  })
  await (hadItBefore ? tellOffice(held) : tellUnits(held, { unitIds: [whoseUnitId], news: 'handed-over' }))
}

async function refuseLate({ tx, file, terms, today, calendar }: Held): Promise<void> {
  if (isObjectionLate({ events: await listEvents(tx, file.id), terms, today }, calendar))
    throw new AppError('mailbox-letter.objection-late')
}

/**
 * 转出: the leading unit says that it is not theirs, and whose it is; that unit has it then, and the office if it had it before.
 * The clock goes on. Throws `mailbox-letter.whose-required`, `…unit-not-assigned`, `…unit-complained-of`, `…objection-late`.
 */
export async function handOverLetter(
  ctx: Context,
  key: Buffer,
  { id, ...what }: { id: string; unitId: string; whoseUnitId: string; reason: string },
): Promise<void> {
  const { unitId, whoseUnitId } = what
  if (whoseUnitId === unitId) throw new AppError('mailbox-letter.whose-required')
  await getUnit(ctx.db, whoseUnitId)
  await onLetter(ctx, { id, key, rights: ['work'] }, async (held) => {
    const { facts } = held
    if (facts.leadUnitId !== unitId) throw new AppError('mailbox-letter.unit-not-assigned')
    if (!hasRight(ctx.actor.roles, 'work', { ...facts, unitIds: [unitId] })) throw new AppError('case.not-yours')
    await refuseUnits(ctx, held, [whoseUnitId])
    await refuseLate(held)
    await passOn(held, what)
  })
}

/** 重要来信: leaders see it. */
export async function markImportant(
  ctx: Context,
  key: Buffer,
  { id, isImportant }: { id: string; isImportant: boolean },
): Promise<void> {
  await onLetter(ctx, { id, key, rights: ['handle'] }, async ({ tx, step }) => {
    await saveLetter(tx, id, { is_important: isImportant })
    await step({ move: 'mark-important', type: 'importance-marked', data: { isImportant } })
  })
}

function extensionWords(extension: NonNullable<ReturnType<typeof extensionOf>>): string {
  return 'unit' in extension
    ? `办理期限延长 ${String(extension.days)} 日`
    : `答复期限延长 ${String(extension.days)} 个工作日`
}

/** 复杂事项: more days, once and before the day; the writer is told why. Throws `mailbox-letter.complex-already`, `…overdue`, `…petition-not-accepted`. */
export async function markComplex(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<{ dueOn: string | null }> {
  return onLetter(ctx, { id, key, rights: ['handle'] }, async (held) => {
    const { terms, letter, file, today } = held
    if (terms.petition?.acceptedOn === null) throw new AppError('mailbox-letter.petition-not-accepted')
    const extension = extensionOf(terms)
    if (letter.isComplex || extension === null) throw new AppError('mailbox-letter.complex-already')
    if (file.dueOn !== null && today > file.dueOn) throw new AppError('mailbox-letter.overdue')
    await saveLetter(held.tx, id, { is_complex: true })
    await held.tell(`您反映的事项较为复杂，${extensionWords(extension)}。原因：${reason}`)
    const { dueOn } = await held.step({
      move: 'mark-complex',
      type: 'extended',
      reason,
      clock: [extension],
      data: { days: extension.days },
    })
    return { dueOn }
  })
}
