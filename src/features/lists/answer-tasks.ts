import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { confirmTask, lockTask } from './tasks.store.ts'

/** The unit has looked at an entry after a change above: what it says still holds. Throws `list-task.not-found`, `…closed-already`. */
export async function confirmEntry(ctx: Context, { id, note }: { id: string; note: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const task = await lockTask(tx, id)
    authorize(ctx, 'lists.write', task.unitId)
    if (!task.isOpen) throw new AppError('list-task.closed-already')
    await confirmTask(tx, id, { note, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'list-task.confirmed',
      subject: { type: 'list-entry', id: task.entryId },
      unitId: task.unitId,
      reason: note,
      data: { taskId: id },
    })
  })
}
