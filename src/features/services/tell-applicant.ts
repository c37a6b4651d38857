import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type CaseFile, openPersons } from '../casework/index.ts'
import { isReachable, notify, readOwnNotices } from '../notices/index.ts'
import type { FlowEvent, FlowState } from './domain/flow.ts'
import { APPLICANT_KEY, type HolderKey } from './domain/holders.ts'
import { type MatterRow, openValues } from './matters.queries.ts'
import type { Version } from './services.queries.ts'

/** A matter whose applicant hears of a step. */
export interface Telling {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly file: CaseFile
  readonly matter: MatterRow
  readonly version: Version
}

const WORDS = {
  asked: { title: '需要您补充', text: '承办单位请您补充，补充之前办理期限停止计算。' },
  returned: { title: '退回前面的环节', text: '申请退回前面的环节重新办理，您暂时不用做什么。' },
  'to-confirm': { title: '需要您确认', text: '已经办到需要您本人确认的一步。' },
  done: { title: '已办结', text: '您申请的服务已经办结，有结果文书的可以下载。' },
  refused: { title: '不予办理', text: '您申请的服务不予办理，理由写在办件页面里。' },
  ended: { title: '已终止办理', text: '您申请的服务已经终止办理。' },
} as const
type What = keyof typeof WORDS

/** What of a step the applicant hears; what they do themselves, and what goes on in the background, they do not. */
export function toldOf(
  event: FlowEvent,
  { before, after, holders }: { before: FlowState; after: FlowState; holders: readonly HolderKey[] },
): What | undefined {
  if (after.end !== null) return after.end === 'withdrawn' ? undefined : after.end
  if (before.asks === null && after.asks !== null) return 'asked'
  if (holders.includes(APPLICANT_KEY)) return 'to-confirm'
  return event.type === 'returned' ? 'returned' : undefined
}

const MINE = '请登录本校网站，在“信息服务大厅”的“我的办件”中查看。'
const BY_CODE = '请在本校网站“信息服务大厅”的“查询进度”中，凭编号和查询码查看。请勿直接回复本邮件。'

/** The address that the applicant gave as their own: a visitor with their name, somebody with an account in the form. */
async function addressOf({ tx, key, file, matter, version }: Telling): Promise<string> {
  if (matter.applicantId === null) {
    const applicant = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
    return applicant?.identity['email'] ?? ''
  }
  const values = openValues(key, matter)
  const own = version.definition.form.sections
    .flatMap(({ fields }) => fields)
    .find(({ prefill, key: name }) => prefill === 'email' && Object.hasOwn(values, name))
  const value = own && values[own.key]
  return typeof value === 'string' ? value : ''
}

/**
 * Tells the applicant what happened, in the transaction of the step: in their own list where they have an account, and by mail where they
 * gave an address. Only number, service and what happened: neither words nor results go by mail.
 */
export async function tellApplicant(telling: Telling, what: What): Promise<void> {
  const { tx, ctx, key, file, matter } = telling
  const { title, text } = WORDS[what]
  const order = {
    kind: `services.${what}`,
    subject: { type: 'case', id: file.id, reference: file.number },
    unitId: matter.unitId,
    title: `“${matter.serviceName}”${title}`,
  }
  const { applicantId } = matter
  if (applicantId !== null)
    await notify(tx, key, {
      ...order,
      receiver: { channel: 'console', accountId: applicantId },
      text,
      path: `/hall/mine/${file.id}`,
    })
  const address = (await addressOf(telling)).trim()
  if (!isReachable('email', address)) return
  const where = applicantId === null ? BY_CODE : MINE
  await notify(tx, key, {
    ...order,
    receiver: { channel: 'email', address },
    text: `编号：${file.number}\n\n${text}\n\n${where}`,
    orderedBy: ctx.actor.id,
  })
}

const KINDS = Object.keys(WORDS).map((what) => `services.${what}`)
const MOST_SHOWN = 10

/** What somebody was told of their own matters and has not marked as read, the newest first. */
export async function readOwnNews(ctx: Context, key: Buffer) {
  const { rows } = await readOwnNotices(ctx, key, { page: 1, size: MOST_SHOWN, kinds: KINDS })
  return rows
    .filter(({ readAt }) => readAt === null)
    .map(({ id, subjectId: caseId, title, text, at }) => ({ id, caseId, title, text, at }))
}
