import { AppError } from '../../kernel/app-error.ts'
import type { DaySpan } from '../../kernel/work-calendar.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { listVacations } from './calendar.queries.ts'
import { lockCalendar, replaceVacations } from './calendar.store.ts'

/**
 * Says anew which days are school vacations. Nothing is counted differently by it, except under a rule that stops its clock in
 * vacations. Throws `calendar.vacation-invalid` when one ends before it begins.
 */
export async function changeVacations(ctx: Context, vacations: readonly DaySpan[]): Promise<void> {
  authorize(ctx, 'settings.manage')
  const wanted = vacations.map((span) => ({ ...span, name: span.name.trim() }))
  if (wanted.some(({ name, from, to }) => name === '' || to < from)) throw new AppError('calendar.vacation-invalid')
  await ctx.transaction(async (tx) => {
    await lockCalendar(tx)
    const before = await listVacations(tx)
    await replaceVacations(tx, wanted)
    await record(tx, ctx, {
      type: 'calendar.vacations-changed',
      subject: { type: 'calendar', id: 'vacations' },
      data: { before, after: await listVacations(tx) },
    })
  })
}
