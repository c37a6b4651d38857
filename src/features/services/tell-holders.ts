import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { notify } from '../notices/index.ts'
import type { TaskRow } from './matters.queries.ts'
import type { NewTask } from './matters.store.ts'
import { listHoldersOf } from './people.queries.ts'

/** The matter of which people of the school hear; without a number while it is being taken in. */
export interface Told {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly about: { readonly id: string; readonly number: string; readonly serviceName: string }
}

interface Words {
  readonly kind: string
  readonly title: string
  readonly text: string
}

/** Whoever acts now knows already; who was told and has not looked yet is not told again: the work list has it all. */
async function tell({ tx, ctx, key, about }: Told, to: readonly string[], words: Words): Promise<void> {
  const receivers = new Set(to.filter((accountId) => accountId !== ctx.actor.id))
  for (const accountId of receivers)
    await notify(tx, key, {
      ...words,
      receiver: { channel: 'console', accountId },
      subject: { type: 'case', id: about.id, reference: about.number },
      path: '/hall',
      untilRead: true,
    })
}

const REST = '您打开这条通知以前再来的事项不再逐件通知，都列在“待办服务事项”里。'

/** 待办提醒: whoever has the next step hears that work has come, once until they have looked; never who applied. */
export async function tellOfTasks(
  told: Told,
  tasks: readonly (Pick<NewTask, 'stepName' | 'heldBy'> & { readonly dueOn: string })[],
): Promise<void> {
  const { serviceName } = told.about
  for (const { stepName, dueOn, heldBy } of tasks)
    await tell(told, heldBy, {
      kind: 'services.arrived',
      title: `有服务事项等您办理：${serviceName}`,
      text: `“${serviceName}”到了“${stepName}”这一步，请在 ${dueOn} 前办理。${REST}`,
    })
}

const FROM_APPLICANT = {
  urged: { title: '申请人催办', text: '申请人希望尽快办理，请打开“待办服务事项”查看。' },
  message: { title: '申请人留言', text: '申请人有新的留言，请打开“待办服务事项”查看。' },
} as const

/** The applicant urges or writes: those who have an open step hear of it, without the words. */
export async function tellFromApplicant(
  told: Told,
  what: keyof typeof FROM_APPLICANT,
  tasks: readonly TaskRow[],
): Promise<void> {
  const open = tasks.filter(({ closedAt }) => closedAt === null)
  const found = await listHoldersOf(
    told.tx,
    open.flatMap(({ holders }) => holders),
  )
  const barred = new Set(open.map(({ barredId }) => barredId))
  const to = found.map(({ accountId }) => accountId).filter((accountId) => !barred.has(accountId))
  const { serviceName, number } = told.about
  const { title, text } = FROM_APPLICANT[what]
  await tell(told, to, { kind: `services.${what}`, title: `${title}：${serviceName}（${number}）`, text })
}
