import { type Permission, rolesWith } from '../../kernel/roles.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { notify } from '../notices/index.ts'
import type { Decision } from './domain/standing.ts'
import type { Report } from './reports.queries.ts'

interface News {
  /** Whose turn it is now. */
  readonly to: Permission
  readonly title: string
  readonly text: string
}

const NEWS: Readonly<Record<Decision, News>> = {
  checked: { to: 'reports.sign', title: '年度报告待签发', text: '信息公开办公室已经审核，请通读后签发或者退回。' },
  signed: { to: 'reports.write', title: '年度报告已签发', text: '文字和数字已经固定，请公布。' },
  returned: { to: 'reports.write', title: '年度报告已退回起草', text: '请修改后重新送签。' },
}

/** Those whose turn it is hear of it: whoever may sign and has neither written nor checked it, or the office. Whoever acts knows already. */
export async function tellStaff(
  tx: Tx,
  key: Buffer,
  { ctx, report, decision, opinion }: { ctx: Context; report: Report; decision: Decision; opinion: string },
): Promise<void> {
  const { to, title, text } = NEWS[decision]
  const holders = await listHolders(tx, { roles: rolesWith(to) })
  const hindered = new Set([ctx.actor.id, ...(to === 'reports.sign' ? report.editors : [])])
  for (const accountId of holders.filter((id) => !hindered.has(id)))
    await notify(tx, key, {
      kind: `reports.${decision}`,
      receiver: { channel: 'console', accountId },
      subject: { type: 'report', id: report.id, reference: '' },
      title: `${title}：${report.title}`,
      text: opinion === '' ? text : `${text}意见：${opinion}`,
      path: `/reports/${report.id}`,
    })
}
