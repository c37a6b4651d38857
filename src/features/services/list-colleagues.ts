import { authorize, type Context } from '../../platform/context.ts'
import { findColleagues } from './colleagues.queries.ts'

/** Who of the staff may be given a task, by a part of the name; nothing for an empty one. */
export async function listColleagues(
  ctx: Context,
  q: string,
): Promise<{ id: string; name: string; unitName: string }[]> {
  authorize(ctx, 'console.enter')
  return q.trim() === '' ? [] : findColleagues(ctx.db, q.trim())
}
