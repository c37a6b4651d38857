import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { endAssignments, insertAssignments } from '../casework/index.ts'
import { getUnit } from '../organisation/index.ts'
import { hasRight } from './domain/policy.ts'
import { onCase } from './on-case.ts'
import { tellUnits } from './tell-staff.ts'

/** 交办: gives an application to one or several units; the first one leads. Units that had it before give it back; the new ones hear of it. */
export async function assignUnits(
  ctx: Context,
  key: Buffer,
  { id, unitIds, note }: { id: string; unitIds: readonly string[]; note: string },
): Promise<void> {
  const units = [...new Set(unitIds)]
  for (const unitId of units) await getUnit(ctx.db, unitId)
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    await endAssignments(held.tx, id)
    await insertAssignments(
      held.tx,
      id,
      units.map((unitId, at) => ({ id: newId(), unitId, isLead: at === 0, reason: note })),
    )
    await held.step({
      move: 'assign',
      type: 'assigned',
      reason: note,
      data: { unitIds: units },
      patch: { leadUnitId: units[0] ?? null, unitIds: units },
    })
    await tellUnits(held, key, units)
  })
}

/** 退回: a unit says that it is not theirs, and whose it is. Throws `application.unit-not-assigned`, `unit.not-found`. */
export async function handBack(
  ctx: Context,
  { id, unitId, whoseUnitId, reason }: { id: string; unitId: string; whoseUnitId: string; reason: string },
): Promise<void> {
  if (whoseUnitId === unitId) throw new AppError('application.whose-required')
  await getUnit(ctx.db, whoseUnitId)
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    const { facts, tx } = held
    if (!facts.unitIds.includes(unitId)) throw new AppError('application.unit-not-assigned')
    if (!hasRight(ctx.actor.roles, 'work', { ...facts, unitIds: [unitId] })) throw new AppError('case.not-yours')
    await endAssignments(tx, id, unitId)
    const isLead = facts.leadUnitId === unitId
    await held.step({
      move: 'hand-back',
      type: 'handed-back',
      target: isLead ? 'registered' : 'assigned',
      reason,
      data: { unitId, whoseUnitId },
      patch: isLead ? { leadUnitId: null, unitIds: [] } : { unitIds: facts.unitIds.filter((each) => each !== unitId) },
    })
    // Without a lead the others cannot go on: the office assigns anew.
    if (isLead) await endAssignments(tx, id)
  })
}
