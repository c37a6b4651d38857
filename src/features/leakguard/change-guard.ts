import { AppError } from '../../kernel/app-error.ts'
import { type Actor, authorize, type Context, may } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import type { GuardSettings } from './domain/leak.ts'
import { type Actions, isTooLenient } from './domain/policy.ts'
import { isStudentPattern } from './domain/student-pattern.ts'
import { deletePolicy, saveGuardSettings, savePolicy } from './leakguard.store.ts'

// A reviewer of one unit does not set what holds for the whole school.
const WHOLE_SCHOOL = ''

/** May the actor set what is blocked: the office, or a secrecy reviewer of the whole school? */
export function mayManageGuard(actor: Actor): boolean {
  return may(actor, 'leaks.manage', WHOLE_SCHOOL)
}

/** Sets what happens with each kind under an item of the catalogue; without actions what ships with the platform holds again. */
export async function changePolicy(
  ctx: Context,
  {
    catalogueId,
    itemNumber,
    actions,
    reason,
  }: { catalogueId: string; itemNumber: string; actions: Actions | null; reason: string },
): Promise<void> {
  authorize(ctx, 'leaks.manage', WHOLE_SCHOOL)
  if (reason.trim() === '') throw new AppError('document.reason-required')
  if (actions && isTooLenient(actions)) throw new AppError('leak.policy-too-lenient')
  await ctx.transaction(async (tx) => {
    if (actions) await savePolicy(tx, { catalogueId, itemNumber, actions, by: ctx.actor.id })
    else await deletePolicy(tx, { catalogueId, itemNumber })
    await record(tx, ctx, {
      type: 'leak.policy-changed',
      subject: { type: 'leak-policy', id: `${catalogueId}/${itemNumber}` },
      reason: reason.trim(),
      data: { catalogueId, itemNumber, actions },
    })
  })
}

/** Sets the form of student numbers and the official phones. Throws `leak.pattern-invalid`. */
export async function changeGuardSettings(ctx: Context, settings: GuardSettings): Promise<void> {
  authorize(ctx, 'leaks.manage', WHOLE_SCHOOL)
  if (!isStudentPattern(settings.studentPattern)) throw new AppError('leak.pattern-invalid')
  await ctx.transaction(async (tx) => {
    await saveGuardSettings(tx, settings)
    await record(tx, ctx, {
      type: 'leak.settings-changed',
      subject: { type: 'leak-policy', id: 'settings' },
      data: { studentPattern: settings.studentPattern, officialPhones: settings.officialPhones.length },
    })
  })
}
