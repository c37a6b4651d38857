import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { listOpenNumbers } from '../disclosures/index.ts'
import { onOrder } from './on-order.ts'
import { refuseTelling } from './refuse-telling.ts'
import { tellSupervisors } from './tell-staff.ts'

/**
 * 报告整改: the unit says what it has done, and names the publications that show it. Throws `order.publication-unknown`,
 * `order.tells-too-much`, `order.not-yours`, `case.move-refused`.
 */
export async function answerOrder(
  ctx: Context,
  key: Buffer,
  { id, text, publicationNos }: { id: string; text: string; publicationNos: readonly number[] },
): Promise<void> {
  const numbers = [...new Set(publicationNos)]
  await onOrder(ctx, { id, right: 'answer' }, async ({ tx, order, today }) => {
    const known = await listOpenNumbers(tx, numbers)
    if (known.size < numbers.length) throw new AppError('order.publication-unknown')
    if (order.isPublic) await refuseTelling(tx, id, [text])
    await tellSupervisors(tx, key, { order, news: 'answered' })
    const clock = [{ type: 'stop', on: today }] as const
    return { move: 'answer', type: 'answered', word: 'answer', text, publicationNos: numbers, clock }
  })
}

/** 提出异议: the unit says why the order is wrong; its clock stands still until somebody has decided. */
export async function objectToOrder(
  ctx: Context,
  key: Buffer,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await onOrder(ctx, { id, right: 'answer' }, async ({ tx, order, today }) => {
    await tellSupervisors(tx, key, { order, news: 'objected' })
    const why = '单位提出异议，等待决定'
    const clock = [{ type: 'pause', on: today, key: `objection ${String(order.openedOn)}`, why, article: '' }] as const
    return { move: 'object', type: 'objected', word: 'objection', text, clock }
  })
}
