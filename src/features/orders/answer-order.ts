import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listOpenNumbers } from '../disclosures/index.ts'
import { type Attached, checkFiles, keepFiles } from './attach-files.ts'
import { onOrder, refuseAnswering } from './on-order.ts'
import { refuseTelling } from './refuse-telling.ts'
import { tellSupervisors } from './tell-staff.ts'

interface Said {
  readonly id: string
  readonly text: string
  readonly publicationNos?: readonly number[] | undefined
  readonly files?: readonly Attached[]
}

/** Each number once. Throws `order.publication-unknown`, which names those that everybody cannot read. */
async function knownOf(tx: Tx, publicationNos: readonly number[]): Promise<number[]> {
  const numbers = [...new Set(publicationNos)]
  const known = await listOpenNumbers(tx, numbers)
  const unknown = numbers.filter((no) => !known.has(no))
  if (unknown.length > 0)
    throw new AppError('order.publication-unknown', {
      faults: unknown.map((no) => `没有找到的信息编号：${String(no)}`),
    })
  return numbers
}

/** First the right, then the work: a stranger's file is not even looked into. */
async function checkedOf(ctx: Context, id: string, files: readonly Attached[]) {
  if (files.length === 0) return []
  await refuseAnswering(ctx, id)
  return checkFiles(files)
}

/**
 * 报告整改: the unit says what it has done, and names the publications and files that show it. Throws `order.publication-unknown`,
 * `order.file-refused`, `order.tells-too-much`, `order.not-yours`, `case.move-refused`.
 */
export async function answerOrder(
  ctx: Context,
  key: Buffer,
  { id, text, publicationNos, files = [] }: Said & { readonly publicationNos: readonly number[] },
): Promise<void> {
  const checked = await checkedOf(ctx, id, files)
  await onOrder(ctx, { id, right: 'answer' }, async ({ tx, order, today }) => {
    const numbers = await knownOf(tx, publicationNos)
    if (order.isPublic) await refuseTelling(tx, id, { answer: text })
    await tellSupervisors(tx, key, { order, news: 'answered' })
    const kept = await keepFiles(tx, { ctx, key }, { caseId: id, files: checked })
    const clock = [{ type: 'stop', on: today }] as const
    return { ...kept, move: 'answer', type: 'answered', word: 'answer', text, publicationNos: numbers, clock }
  })
}

/**
 * 提出异议: the unit says why the order is wrong; its clock stands still until somebody has decided. Throws
 * `order.publication-unknown`, `order.file-refused`.
 */
export async function objectToOrder(
  ctx: Context,
  key: Buffer,
  { id, text, publicationNos = [], files = [] }: Said,
): Promise<void> {
  const checked = await checkedOf(ctx, id, files)
  await onOrder(ctx, { id, right: 'answer' }, async ({ tx, order, today }) => {
    const numbers = await knownOf(tx, publicationNos)
    await tellSupervisors(tx, key, { order, news: 'objected' })
    const kept = await keepFiles(tx, { ctx, key }, { caseId: id, files: checked })
    const why = '单位提出异议，等待决定'
    const clock = [{ type: 'pause', on: today, key: `objection ${String(order.openedOn)}`, why, article: '' }] as const
    return { ...kept, move: 'object', type: 'objected', word: 'objection', text, publicationNos: numbers, clock }
  })
}
